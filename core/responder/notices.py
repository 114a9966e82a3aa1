"""How an author is told: by the mode of the place or, where the platform cannot do that, by a gentler one."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace

import structlog

from config.entities import EntityTypes

from .. import wording
from ..message import Message, MessageRef
from ..ports import Chat, Clock, NotAllowed, Person, Post, Undeliverable
from ..records import FindingRecord, State
from ..reply import Reply
from ..settings_resolver import Mode, PlaceSettings
from ..store.claims import Claims
from ..store.findings import Findings
from ..verdict import Verdict
from .alerts import AdminAlerts

_log = structlog.get_logger("responder")


@dataclass(frozen=True, slots=True)
class Notices:
    """Shows notices to authors, and withdraws them."""

    chats: Mapping[str, Chat]
    findings: Findings
    claims: Claims
    alerts: AdminAlerts
    clock: Clock
    types: EntityTypes
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def deliver(
        self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings, record: FindingRecord, *, again: bool
    ) -> FindingRecord:
        """Tells the author, or replaces the message with its redacted version.

        Returns the record with what came of it and where the notice stands.
        """
        key = notice_key(message.ref, record.version)
        chat = self.chats[message.ref.platform]
        gone = await self.revoke_secrets(message, verdict, place_settings)
        if place_settings.mode is Mode.REPLACE and verdict and await self._replaced(message, verdict, key, gone, again=again):
            return replace(record, state=State.REPLACED, notice_key=key)
        try:
            notice = await show(chat, place_settings, self.notice_of(message, verdict), message, key, gone=gone, again=again)
        except Undeliverable:
            return replace(record, state=State.UNREACHABLE)
        return replace(record, notice_key=key, notice=notice)

    def one_at_a_time(self, chat: Chat) -> AbstractAsyncContextManager[None]:
        """A lock from sending a notice to recording it, on platforms where nobody can look up later whether it was sent.

        A process that crashes thus leaves at most one notice in doubt.
        """
        return _held(self.sending) if chat.capabilities.ephemeral_anytime else nullcontext()

    def notice_of(self, message: Message, verdict: Verdict | None) -> Reply:
        """The notice about a message. Verdict: None if it could not be checked."""
        if verdict is None:
            return wording.unchecked_message()
        return wording.notice(verdict, message.ref, self.chats[message.ref.platform].capabilities, self.types)

    async def revoke_secrets(self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings) -> int:
        """Revokes secrets of the platform itself, where the settings say so; returns how many. Verdict: None if unchecked."""
        chat = self.chats[message.ref.platform]
        if verdict is None or not (place_settings.revoke and chat.capabilities.revokes):
            return 0
        files = (file.redaction.raw for file in verdict.files if file.redaction)
        return await chat.revoke(message, (verdict.redaction.raw, *files, *verdict.spared))

    async def _replaced(self, message: Message, verdict: Verdict, key: str, gone: int, *, again: bool) -> bool:
        """Posts the redacted version in the author's name, gives the author their own words by DM, and deletes the original.

        Whatever cannot be done takes the rest back, so that the original and its redacted version never stand side by side.
        """
        chat = self.chats[message.ref.platform]
        can = chat.capabilities
        post = post_of(chat, message, verdict)
        if not (can.repost_as_author and can.delete_others) or not verdict.findings or len(post.files) < len(message.files):
            return False
        author: Person = author_of(message)
        undo: list[MessageRef] = []
        try:
            undo.append(await chat.post_as(author, message.place, post, f"{key}:post", again=again))
            own = wording.with_revoked(wording.replaced_notice(verdict, message.text.raw, self.types), gone)
            undo.append(await chat.deliver(own, author, f"{key}:own", again=again))
            if await chat.delete(message.ref):
                return True
            refused = True
        except Undeliverable as error:
            _log.info("not_replaced", platform=message.ref.platform, error=type(error).__name__)
            refused = isinstance(error, NotAllowed) and not undo
        for ref in undo:
            await chat.withdraw(ref)
        if refused:
            await self._cannot_replace(message)
        return False

    async def _cannot_replace(self, message: Message) -> None:
        """Tells admins, once; the author is answered whether or not that works."""
        try:
            await self.alerts.on_permissions_missing(
                message.ref.platform, message.ref.workspace, (wording.CANNOT_REPLACE,), message.ref.channel
            )
        except Exception as error:  # noqa: BLE001 - the notice must not wait for this
            _log.warning("admins_not_told", platform=message.ref.platform, error=type(error).__name__)

    async def withdraw(self, ref: MessageRef, state: State) -> None:
        """Withdraws the notice about a message that was edited, deleted or dismissed, and records that."""
        record = await self.findings.of(ref)
        if record is None:
            return
        if record.notice and not await self.findings.shared(record):
            await self.chats[ref.platform].withdraw(record.notice)
        await self.findings.settle(ref, state, self.clock.now())
        # If another edit brings the data back, the author is told again.
        await self.claims.reopen(ref)


async def show(
    chat: Chat, place_settings: PlaceSettings, reply: Reply, message: Message, key: str, *, gone: int = 0, again: bool
) -> MessageRef:
    """Shows a notice as the mode says; raises Undeliverable. Gone: how many secrets of the platform were revoked.

    Whoever cannot be reached in private is told by a note, where the settings allow it; and where we may not write, by DM.
    """
    author, mode = author_of(message), place_settings.mode
    note, reply = (wording.with_revoked(each, gone) for each in (wording.note(message.ref, ping=place_settings.ping), reply))
    if mode is Mode.NOTE or (mode is Mode.REPLACE and Mode.NOTE in chat.capabilities.modes):
        try:
            return await chat.deliver(note, message.place, key, again=again)
        except Undeliverable:
            return await chat.deliver(reply, author, key, again=again)
    try:
        if mode is Mode.DM:
            return await chat.deliver(reply, author, key, again=again)
        return await chat.deliver(reply, message.place, key, reader=author, again=again)
    except Undeliverable:
        if not place_settings.public_note:
            raise
        return await chat.deliver(note, message.place, key, again=again)


def post_of(chat: Chat, message: Message, verdict: Verdict) -> Post:
    """The redacted version, with those files that are clean where the platform takes them."""
    pairs = zip(message.files, verdict.files, strict=True) if chat.capabilities.repost_files else ()
    readable = (pair for pair in pairs if pair[0].content is not None and not pair[0].part)
    clean = (file for file, checked in readable if not (checked.findings or checked.named))
    return Post(verdict.redaction.raw, tuple(clean), message.answers)


def author_of(message: Message) -> Person:
    """Who wrote it."""
    return Person(message.ref.platform, message.ref.workspace, message.author.id)


def notice_key(ref: MessageRef, version: str) -> str:
    """The key under which the notice about a message's version is delivered."""
    return f"notice:{version[:8]}:{ref.platform}:{ref.workspace}:{ref.channel}:{ref.id}"


@asynccontextmanager
async def _held(lock: asyncio.Lock) -> AsyncIterator[None]:
    async with lock:
        yield
