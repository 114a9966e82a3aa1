"""What the page sends, as the core's types: translate, await the responder, done."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable
from dataclasses import replace
from itertools import count
from typing import Annotated, Literal

import structlog
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.message import Attachment, Place
from core.ports import Interaction, Person
from core.reply import Verb, decode_action
from core.responder import Command, Press, Responder

from .chat import message_of, token_of
from .demo_conversation import opening
from .demo_team import WORKSPACE, Posted, Room, channel, direct_messages, member
from .markup import PlainMarkup

_log = structlog.get_logger("playground")
Short = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=1_000_000)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    author: Short


class SentFile(BaseModel):
    """A dropped file, base64."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Short
    content: str


class SentMessage(_Sent):
    """A new message."""

    channel: Short
    text: Long = ""
    files: list[SentFile] = Field(default_factory=list, max_length=10)


class SentEdit(_Sent):
    """A changed message."""

    text: Long


class SentCommand(_Sent):
    """``/privacy-check`` with its text. Channel: empty in direct messages."""

    channel: Short
    text: Long = ""


class SentPress(_Sent):
    """A pressed button. Channel: as with a command."""

    channel: Short
    code: Short
    notice: Short = ""


class SentUndo(_Sent):
    """A deletion, or a replacement by a redacted version, is taken back. Id: of the message that is gone."""

    id: Short
    instead: Short = ""


class SentStart(BaseModel):
    """A fresh start: with the opening conversation, with nothing, or back to what was there before."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    with_: Literal["conversation", "nothing", "before"] = Field(alias="with")


class BadRequest(Exception):
    """One sentence for the page."""


class Events:
    """The page's requests."""

    def __init__(self, room: Room, responder: Responder) -> None:
        """Room: the demo team."""
        self._room = room
        self._responder = responder
        self._tokens = count(1)
        self._running: set[asyncio.Task[None]] = set()

    async def post_message(self, request: Request) -> Response:
        """A new message: shown at once, checked behind it, as a chat platform would."""
        sent = SentMessage.model_validate_json(await request.body())
        self._place(sent.author, sent.channel)
        if not sent.text.strip() and not sent.files:
            raise BadRequest("The message is empty.")
        files = tuple(map(attachment_of, sent.files))
        posted = Posted(self._room.new_id(), sent.channel, sent.author, sent.text, files, at=self._room.now())
        self._room.put(posted)
        self._behind(self._responder.on_message(message_of(posted)))
        return JSONResponse({"id": posted.id}, 201)

    async def edit_message(self, request: Request) -> Response:
        """An edit by its author."""
        sent = SentEdit.model_validate_json(await request.body())
        posted = self._own(request, sent.author)
        changed = replace(posted, text=sent.text, edited=True)
        self._room.put(changed)
        self._behind(self._responder.on_message(message_of(changed)))
        return JSONResponse({"id": posted.id})

    async def delete_message(self, request: Request) -> Response:
        """A deletion by its author."""
        posted = self._own(request, request.query_params.get("author", ""))
        self._room.remove(posted.id)
        self._behind(self._responder.on_delete(message_of(posted).ref))
        return Response(status_code=204)

    async def undo(self, request: Request) -> Response:
        """A deleted message stands there again, and its redacted version goes."""
        sent = SentUndo.model_validate_json(await request.body())
        gone, instead = self._room.removed(sent.id), self._room.messages.get(sent.instead)
        if gone is None or gone.author != sent.author:
            raise BadRequest("This can no longer be undone.")
        if instead and instead.instead_of == gone.id and self._room.remove(instead.id):
            self._behind(self._responder.on_delete(message_of(instead).ref))
        back = self._room.put_back(gone)
        self._behind(self._responder.on_message(message_of(back)))
        return JSONResponse({"id": back.id}, 201)

    async def start(self, request: Request) -> Response:
        """See SentStart."""
        wanted = SentStart.model_validate_json(await request.body()).with_
        if wanted == "before":
            self._room.bring_back()
        else:
            self.begin(empty=wanted == "nothing")
        return Response(status_code=204)

    def begin(self, *, empty: bool = False) -> None:
        """Fills the room with the opening conversation, or with nothing."""
        self._room.begin([] if empty else opening(iter(self._room.new_id, ""), self._room.now()))

    async def command(self, request: Request) -> Response:
        """``/privacy-check``."""
        sent = SentCommand.model_validate_json(await request.body())
        interaction = self._interaction(sent.author, sent.channel)
        command = Command(interaction.place, interaction.person, sent.text, interaction)
        self._behind(self._responder.on_command(command, PlainMarkup().decode(sent.text)))
        return Response(status_code=202)

    async def press(self, request: Request) -> Response:
        """A button."""
        sent = SentPress.model_validate_json(await request.body())
        interaction = self._interaction(sent.author, sent.channel, _deletes(sent.code))
        notice = sent.notice if sent.notice in self._room.said else ""
        press = Press(sent.code, interaction.place, interaction.person, interaction, notice)
        self._behind(self._responder.on_action(press))
        return Response(status_code=202)

    def _interaction(self, author: str, channel_id: str, deletes: str = "") -> Interaction:
        place = self._place(author, channel_id) if channel_id else direct_messages(self._member(author))
        return Interaction(place, Person("playground", WORKSPACE, author), token_of(next(self._tokens), deletes))

    def _place(self, author: str, channel_id: str) -> Place:
        found = channel(channel_id)
        if not self._member(author) or found is None:
            raise BadRequest("There is no such channel.")
        return found.place()

    def _member(self, author: str) -> str:
        if member(author) is None:
            raise BadRequest("There is no such person.")
        return author

    def _own(self, request: Request, author: str) -> Posted:
        posted = self._room.messages.get(request.path_params["id"])
        if posted is None or posted.author != author:
            raise BadRequest("There is no such message of yours.")
        return posted

    async def settled(self) -> None:
        """Waits for all that the page's requests set in motion."""
        while self._running:
            await asyncio.gather(*self._running)

    def _behind(self, work: Awaitable[None]) -> None:
        """Runs the responder after the request, as platforms deliver events; the task is held until it is done."""

        async def run() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - the message stays behind its cursor and is read again
                _log.warning("not_handled", error=type(error).__name__)

        task = asyncio.create_task(run())
        self._running.add(task)
        task.add_done_callback(self._running.discard)


def _deletes(code: str) -> str:
    """The id of the message that a button takes away, or an empty string."""
    try:
        action = decode_action("playground", code)
    except ValueError:
        return ""
    return action.ref.id if action.ref and action.verb in (Verb.DELETE, Verb.POST_REDACTED) else ""


def attachment_of(file: SentFile) -> Attachment:
    """A file that the page has sent; raises BadRequest."""
    try:
        content = base64.b64decode(file.content, validate=True)
    except binascii.Error:
        raise BadRequest("A file did not arrive whole.") from None
    return Attachment(file.name, len(content), content)
