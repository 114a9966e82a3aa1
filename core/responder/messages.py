"""A message comes in: claim it, check it, tell its author where that is due."""

import asyncio

import structlog

from .. import wording
from ..fingerprint import fingerprint
from ..message import Message, MessageRef
from ..ports import Person
from ..verdict import Verdict
from .kit import Kit, notice_key

_log = structlog.get_logger("responder")


def version_of(kit: Kit, message: Message) -> str:
    """A keyed hash of what the message says, so that an edit without a change is no new version."""
    names = "\0".join(f"{file.name}\0{file.size}" for file in message.files)
    return fingerprint(kit.key, "VERSION", f"{message.text.raw}\0{names}")


async def verdict_on(kit: Kit, message: Message) -> Verdict:
    """Checks outside the event loop, by the workspace's policy and marks."""
    workspace = message.place.workspace
    policy, marks = await kit.policy_of(workspace), await kit.memory.allowed(workspace)
    return await asyncio.to_thread(kit.checker.check, message, policy, marks)


async def on_message(kit: Kit, message: Message) -> None:
    """Handles a new or edited message once; a failure is logged without content and stops nothing."""
    if message.author.itself or message.author.bot:
        return
    if not await kit.memory.claim(message.ref, version_of(kit, message)):
        return
    try:
        verdict = await verdict_on(kit, message)
    except Exception as error:  # noqa: BLE001 - one message must never stop the bot
        _log.error("check_failed", platform=message.ref.platform, error=type(error).__name__)
        return
    if verdict.decision.alarm and not await _paused(kit, message):
        await _notify(kit, message, verdict)
    else:
        await withdraw(kit, message.ref)


async def on_delete(kit: Kit, ref: MessageRef) -> None:
    """A deleted message needs no notice."""
    await withdraw(kit, ref)


async def withdraw(kit: Kit, ref: MessageRef) -> None:
    """Takes back the notice about a message that was mended, deleted or dismissed."""
    key = await kit.memory.open_notice(ref)
    if key:
        await kit.chat(ref.platform).withdraw(key)
        await kit.memory.close_notice(ref)


async def _paused(kit: Kit, message: Message) -> bool:
    person = Person(message.ref.platform, message.ref.workspace, message.author.id)
    until = await kit.memory.paused_until(person)
    return until is not None and kit.clock.now() < until


async def _notify(kit: Kit, message: Message, verdict: Verdict) -> None:
    ref, chat = message.ref, kit.chat(message.ref.platform)
    key = notice_key(ref)
    reader = Person(ref.platform, ref.workspace, message.author.id)
    reply = wording.notice(verdict, ref, chat.capabilities, kit.types, key)
    await chat.deliver(reply, message.place, key, reader=reader)
    await kit.memory.remember_notice(ref, key)
    _log.info("notice", platform=ref.platform, severity=verdict.decision.severity.value, types=sorted(verdict.counts))
