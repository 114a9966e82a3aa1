"""Slack as the core's port Chat."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import structlog

from core import wording
from core.message import Attachment, Message, MessageRef, Place
from core.ports import (
    Capabilities,
    Home,
    Interaction,
    Listed,
    Pace,
    PastPage,
    Person,
    Post,
    Target,
    TokenRefused,
    Unavailable,
    Undeliverable,
)
from core.reply import Audience, Chart, Enclosure, Reply

from ..token_health import TokenHealth
from .api import Answer, Identity, SlackApi
from .directory import Directory
from .errors import MESSAGE_GONE
from .files import Files
from .history import Past, marked
from .history_pages import HistoryPages
from .lookup import Lookup
from .messages import EPHEMERAL, VIEW, Event, by_bot_or_person, is_posted, message_of
from .permalinks import linked
from .post_blocks import answered, shown, viewed
from .render import Json, enclosed, home, modal, pointed, result, shortened, too_long
from .reposts import Reposts
from .response_url import AnswerHost

_log = structlog.get_logger("slack")
_MOST_FILES = 1000


@dataclass(frozen=True, slots=True)
class Rights:
    """What goes beyond the bot's own token.

    Admin: with an admin's user token, which may delete people's messages. Admin group: a user group's id. Consented: with
    the token of a person who allowed us to delete their own messages, or None.
    """

    admin: SlackApi | None
    admin_group: str
    consented: Callable[[Person], Awaitable[SlackApi | None]]


class SlackChat:
    """Sends and reads through the Web API."""

    def __init__(
        self,
        api: SlackApi,
        identity: Identity,
        capabilities: Capabilities,
        files: Files,
        rights: Rights,
    ) -> None:
        """Files: with the same token."""
        self._api = api
        self._team = identity.team
        self._me = identity.me
        self.bot = identity.bot
        self.organisation = identity.organisation
        self._capabilities = capabilities
        self._files = files
        self._rights = rights
        self._lookup = Lookup(api, identity.team)
        self._answers = AnswerHost(api.client.base_url)
        self._past = Past(api)
        self._pages = HistoryPages(api)
        self._reposts = Reposts(api, self._past, identity.team)
        self._directory = Directory(api, identity.team, identity.me, rights.admin_group)
        # Keys of replies whose file was sent: a reply that is tried again brings no second one.
        self._sent_files: deque[str] = deque(maxlen=_MOST_FILES)

    @property
    def me(self) -> str:
        """The bot's own user id there."""
        return self._me

    @property
    def health(self) -> TokenHealth | None:
        """Of the token there."""
        return self._api.health

    @property
    def token(self) -> str:
        """The bot's token there."""
        return self._api.client.token or ""

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        """See Chat."""
        return await self._files.download(file, most)

    @property
    def capabilities(self) -> Capabilities:
        """See Chat."""
        return self._capabilities

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """See Chat. An ephemeral notice cannot be looked up: after a crash within the call it may come twice."""
        reply = await linked(self._api, reply)
        person = to.person if isinstance(to, Interaction) else to if isinstance(to, Person) else reader
        if rest := too_long(reply):
            text = Enclosure("redacted.txt", rest.encode())
            reply = shortened(reply, sent=await self._to_file(person, text, "The redacted version", key))
        for number, file in enumerate(enclosed(reply)):
            # An answer that only one person sees cannot have files.
            sent = await self._to_file(person, file, "A redacted copy", f"{key}:{number}")
            reply = pointed(reply, file, sent=sent)
        if isinstance(to, Home):
            await self._api.ask(self._api.client.views_publish, user_id=to.person.id, view=home(reply))
            return MessageRef("slack", self._team, "", "")
        if isinstance(to, Interaction):
            return await self._respond(reply, to, key)
        if isinstance(to, Person):
            return await self._direct(reply, to, key, again=again)
        if reader is None or reply.audience is Audience.EVERYONE:
            return await self._post(to.channel, reply, key, thread=to.thread, again=again)
        return await self._alone(reply, to, reader, key, again=again)

    async def _alone(self, reply: Reply, place: Place, reader: Person, key: str, *, again: bool = False) -> MessageRef:
        """Shown there to one person; whatever Slack has against that, a DM may still reach them."""
        ask = self._api.client.chat_postEphemeral
        post = partial(self._api.once, ask, channel=place.channel, user=reader.id, thread_ts=place.thread or None)
        try:
            answer = await shown(post, reply)
        except Undeliverable as error:
            _log.info("told_by_dm", platform="slack", error=str(error))
            return await self._direct(reply, reader, key, again=again)
        return MessageRef("slack", self._team, place.channel, EPHEMERAL + str(answer["message_ts"]))

    async def _respond(self, reply: Reply, to: Interaction, key: str) -> MessageRef:
        if to.token.startswith(VIEW):

            async def update(view: Json) -> Answer:
                return await self._api.ask(self._api.client.views_update, view_id=to.token.removeprefix(VIEW), view=view)

            await viewed(update, reply, to.place.channel)
            return MessageRef("slack", self._team, to.place.channel, EPHEMERAL)
        if not to.token and not to.place.channel:
            return await self._direct(reply, to.person, key, again=False)
        if not to.token:
            return await self._alone(reply, to.place, to.person, key)
        if not self._answers.allows(to.token):
            return await self._alone(reply, to.place, to.person, key)
        try:
            await answered(to.token, reply)
        except (Undeliverable, Unavailable):  # it is of use for half an hour, and five times
            return await self._alone(reply, to.place, to.person, key)
        return MessageRef("slack", self._team, to.place.channel, EPHEMERAL)

    async def _to_file(self, person: Person | None, file: Enclosure, alt: str, key: str) -> bool:
        """What cannot be shown goes as a file to the one person who may read it; whether Slack took it, once a key."""
        if person is None or key in self._sent_files:
            return person is not None
        try:
            opened = await self._api.ask(self._api.client.conversations_open, users=person.id)
        except Undeliverable:
            return False
        sent = await self._api.upload(str(opened["channel"]["id"]), file.content, file.name, alt)
        if sent:
            self._sent_files.append(key)
        return sent

    async def _direct(self, reply: Reply, person: Person, key: str, *, again: bool) -> MessageRef:
        opened = await self._api.ask(self._api.client.conversations_open, users=person.id)
        return await self._post(str(opened["channel"]["id"]), reply, key, again=again)

    async def _post(self, channel: str, reply: Reply, key: str, *, thread: str = "", again: bool = False) -> MessageRef:
        if again and (sent := await self._past.sent(channel, key, thread)):
            return MessageRef("slack", self._team, channel, sent)
        if reply.replaces:
            update = partial(self._api.ask, self._api.client.chat_update, channel=channel, ts=reply.replaces)
            answer = await shown(update, reply, once=True)
        else:
            post = partial(self._api.ask, self._api.client.chat_postMessage, channel=channel, thread_ts=thread or None)
            answer = await shown(partial(post, unfurl_links=False, unfurl_media=False, metadata=marked(key)), reply)
        for picture in (block for block in reply.blocks if isinstance(block, Chart)):
            await self._api.upload(channel, picture.png, "numbers.png", picture.alt)
        return MessageRef("slack", self._team, channel, str(answer["ts"]))

    async def open_form(self, trigger: str, channel: str) -> bool:
        """Opens the modal with which a longer text or a file is checked; False where the trigger's three seconds are over."""
        try:
            await self._api.once(self._api.client.views_open, trigger_id=trigger, view=modal(wording.form(), channel))
        except (Undeliverable, Unavailable):
            return False
        return True

    async def open_answer(self, trigger: str, channel: str) -> str:
        """Opens a modal in which an answer will stand; its id, or an empty string as above."""
        try:
            view = result(wording.said("One moment …"), channel)
            answer = await self._api.once(self._api.client.views_open, trigger_id=trigger, view=view)
        except (Undeliverable, Unavailable):
            return ""
        return str(answer["view"]["id"])

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        """See Chat: under the author's name and picture, which needs the scope ``chat:write.customize``."""
        return await self._reposts.post(author, place, post, key, again=again)

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """See Chat; not offered here."""
        return 0

    async def withdraw(self, notice: MessageRef) -> None:
        """See Chat; an ephemeral notice goes with the next reload of its reader's screen."""
        if not notice.id.startswith(EPHEMERAL):
            await self._reposts.take_back_others(notice)
            await self.delete(notice)

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        """See Chat."""
        consented = await self._rights.consented(by) if by else None
        for api in filter(None, (consented, self._api, self._rights.admin)):
            try:
                await api.ask(api.client.chat_delete, channel=ref.channel, ts=ref.id)
            except TokenRefused:
                if api is self._api:
                    raise
                _log.warning("consent_refused", platform="slack")  # a person's own token, or an admin's, was taken back
            except Undeliverable as error:
                if str(error) in MESSAGE_GONE:
                    return True
            else:
                return True
        return False

    async def fetch(self, ref: MessageRef) -> Message | None:
        """See Chat."""
        line = await self._past.line(ref.channel, ref.id)
        return await self.message(line, ref.channel) if line and is_posted(line, self.bot) else None

    async def message(self, line: Event, channel: str) -> Message:
        """A message event, or a line of a channel's history, as the core's."""
        user = by_bot_or_person(line)
        return message_of(line, self._team, channel, bot=await self._directory.is_bot(user) if user else None)

    async def _read(self, line: Event, channel: str) -> Message | None:
        """None for a line that we cannot read, so that it keeps nobody from the next one."""
        try:
            return await self.message(line, channel)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            _log.error("message_unread", platform="slack", error=type(error).__name__)
            return None

    def located(self, place: Place) -> Place:
        """See Chat."""
        return replace(place, private=place.channel.startswith("D"))

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        """See Chat."""
        oldest = max(position, int(after.timestamp() * 1_000_000) if after else 0)
        for line in await self._past.since(place.channel, oldest, place.thread):
            if is_posted(line, self.bot) and (message := await self._read(line, place.channel)):
                yield message

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        """See Chat; a reply in a thread that began before the moment is not found."""
        lines, following, pace, reached = await self._pages.page(place.channel, at, since)
        posted = [line for line in lines if is_posted(line, self.bot)]
        read = [message for line in posted if (message := await self._read(line, place.channel))]
        return PastPage(tuple(read), following, pace, reached, len(posted) - len(read))

    async def pace(self, place: Place) -> Pace:
        """See Chat."""
        return await self._pages.pace(place.channel)

    async def channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        async for channel, ours in self._lookup.all_channels():
            yield Listed(Place("slack", workspace, channel), ours)

    async def is_admin(self, person: Person) -> bool:
        """See Chat."""
        return await self._directory.is_admin(person)

    async def manages(self, person: Person, place: Place) -> bool:
        """See Chat: whoever created the channel.

        Slack makes its creator the first channel manager (Slack Help Center, "Understand channel managers in Slack"); who was
        made one later is told to an organisation's admins only (``admin.roles.listAssignments``).
        """
        answer = await self._api.ask(self._api.client.conversations_info, channel=place.channel)
        return str(answer["channel"].get("creator", "")) == person.id

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """See Chat: user groups."""
        return await self._directory.in_groups(person, groups)

    async def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        async for channel, ours in self._lookup.public():
            yield Listed(Place("slack", workspace, channel), ours)

    async def join(self, place: Place) -> None:
        """See Chat: needs the scope ``channels:join``."""
        await self._lookup.join(place.channel)

    async def channel_id(self, workspace: str, written: str) -> str:
        """See Chat."""
        return await self._lookup.channel(written)

    async def group_id(self, workspace: str, written: str) -> str:
        """See Chat: a user group."""
        return await self._lookup.group(written)

    async def zone(self, person: Person) -> str:
        """See Chat."""
        return await self._directory.zone(person)

    async def audience(self, place: Place) -> int | None:
        """See Chat; the bot itself is no reader."""
        return await self._directory.audience(place)

    async def members(self, place: Place) -> list[Person]:
        """See Chat."""
        return await self._directory.members(place)

    async def admins(self, workspace: str) -> list[Person]:
        """See Chat."""
        return await self._directory.admins(workspace)
