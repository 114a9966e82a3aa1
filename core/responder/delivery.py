"""How an author is told, by the mode of the place; where a mode cannot be had, the next gentler one."""

from dataclasses import replace

import structlog

from .. import wording
from ..message import Message, MessageRef
from ..ports import Chat, NotAllowed, Person, Post, Undeliverable
from ..records import FindingRecord, State
from ..reply import Reply
from ..verdict import Verdict
from .alerts import on_lacking
from .kit import Kit, author_of, notice_key
from .settings import Mode, PlaceSettings

_log = structlog.get_logger("responder")


async def delivered(
    kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings, noted: FindingRecord, *, again: bool
) -> FindingRecord:
    """Tells the author, or puts the redacted version in the message's place; the row says what came of it and where it stands."""
    key = notice_key(message.ref, noted.version)
    chat = kit.chat(message.ref.platform)
    gone = await made_worthless(kit, message, verdict, rules)
    if rules.mode is Mode.REPLACE and verdict and await _replaced(kit, message, verdict, key, gone, again=again):
        return replace(noted, state=State.REPLACED, notice_key=key)
    try:
        notice = await show(chat, rules, notice_of(kit, message, verdict), message, key, gone=gone, again=again)
    except Undeliverable:
        return replace(noted, state=State.UNREACHABLE)
    return replace(noted, notice_key=key, notice=notice)


async def show(
    chat: Chat, rules: PlaceSettings, reply: Reply, message: Message, key: str, *, gone: int = 0, again: bool
) -> MessageRef:
    """Shows a notice as the mode says; raises Undeliverable. Gone: secrets of the platform that were made worthless.

    Whoever cannot be reached in private is told by a note, where the settings allow it; and where we may not write, by DM.
    """
    author, mode = author_of(message), rules.mode
    note, reply = (wording.with_revoked(each, gone) for each in (wording.note(message.ref, ping=rules.ping), reply))
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
        if not rules.public_note:
            raise
        return await chat.deliver(note, message.place, key, again=again)


def notice_of(kit: Kit, message: Message, verdict: Verdict | None) -> Reply:
    """What the author is told of the message; None: it could not be checked."""
    if verdict is None:
        return wording.unchecked_message()
    return wording.notice(verdict, message.ref, kit.chat(message.ref.platform).capabilities, kit.types)


def post_of(chat: Chat, message: Message, verdict: Verdict) -> Post:
    """The redacted version, with those files that are clean where the platform takes them."""
    pairs = zip(message.files, verdict.files, strict=True) if chat.capabilities.repost_files else ()
    readable = (pair for pair in pairs if pair[0].content is not None and not pair[0].part)
    clean = (file for file, checked in readable if not (checked.findings or checked.named))
    return Post(verdict.redaction.raw, tuple(clean), message.answers)


async def made_worthless(kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings) -> int:
    """Makes secrets of the platform itself worthless where the settings say so; how many. None: nobody has looked at them."""
    chat = kit.chat(message.ref.platform)
    if verdict is None or not (rules.revoke and chat.capabilities.revokes):
        return 0
    files = (file.redaction.raw for file in verdict.files if file.redaction)
    return await chat.revoke(message, (verdict.redaction.raw, *files, *verdict.spared))


async def _replaced(kit: Kit, message: Message, verdict: Verdict, key: str, gone: int, *, again: bool) -> bool:
    """Posts the redacted version in the author's name, gives the author their own words by DM, and deletes the original.

    Whatever cannot be done takes the rest back, so that the original and its redacted version never stand side by side.
    """
    chat = kit.chat(message.ref.platform)
    can = chat.capabilities
    post = post_of(chat, message, verdict)
    if not (can.repost_as_author and can.delete_others) or not verdict.findings or len(post.files) < len(message.files):
        return False
    author: Person = author_of(message)
    undo: list[MessageRef] = []
    try:
        undo.append(await chat.post_as(author, message.place, post, f"{key}:post", again=again))
        own = wording.with_revoked(wording.replaced_notice(verdict, message.text.raw, kit.types), gone)
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
        await _cannot_replace(kit, message)
    return False


async def _cannot_replace(kit: Kit, message: Message) -> None:
    """Admins are told once; the message's author is answered whether or not that works."""
    try:
        await on_lacking(kit, message.ref.platform, message.ref.workspace, (wording.CANNOT_REPLACE,), message.ref.channel)
    except Exception as error:  # noqa: BLE001 - the notice must not wait for this
        _log.warning("admins_not_told", platform=message.ref.platform, error=type(error).__name__)
