"""Somebody pressed a button: read the message again, do what was asked, say what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from .. import wording
from ..message import Message
from ..ports import NotAllowed, Undeliverable
from ..records import State
from ..reply import Action, Reply, Verb, decode_action
from ..store.claims import Claim, ClaimKind
from ..store.workspaces import Scope, SettingValue
from . import allowlist, coverage, privacy_channel, reminding
from .admin import forget_workspace, set_choice
from .delivery import notice_of, post_of
from .direct import told
from .forgetting import forget_me
from .kit import Kit, Press, RightUnknown, answer_key
from .messages import version_of, withdraw
from .own_message import own_message
from .settings import PAUSED

_log = structlog.get_logger("responder")
PAUSE = timedelta(hours=1)


async def on_action(kit: Kit, press: Press) -> None:
    """Does what the button says; an unknown or forged button is answered, not obeyed."""
    try:
        action = decode_action(press.place.platform, press.code)
    except ValueError:
        await _say(kit, press, wording.said("This button no longer works."))
        return
    doers: dict[Verb, Callable[[Kit, Press, Action], Awaitable[Reply | None]]] = {
        Verb.WHY: _why,
        Verb.NOT_A_LEAK: allowlist.not_a_leak,
        Verb.UNDO_MARK: allowlist.undo,
        Verb.POST_REDACTED: _post_redacted,
        Verb.DELETE: _delete,
        Verb.SHOW: _show,
        Verb.REVOKE: _revoke,
        Verb.PAUSE: _pause,
        Verb.FORGET_ME: forget_me,
        Verb.JOIN_ALL: coverage.join_all,
        Verb.RESOLVE: privacy_channel.handle,
        Verb.ASSIGN: privacy_channel.handle,
        Verb.SHOW_HOW: reminding.show_how,
        Verb.SETTING: set_choice,
        Verb.FORGET_WORKSPACE: forget_workspace,
        Verb.DONE: reminding.confirm,
        Verb.NOT_USED: reminding.confirm,
        Verb.EXCLUDED: reminding.confirm,
        Verb.TOMORROW: reminding.tomorrow,
        Verb.NO_NUDGES: reminding.no_nudges,
        Verb.REMINDER: reminding.on_reminder,
    }
    if action.verb not in doers:
        return
    try:
        reply = await doers[action.verb](kit, press, action)
    except RightUnknown:
        reply = wording.right_unknown()
    except NotAllowed as error:
        _log.warning("action_not_allowed", verb=action.verb.value, error=str(error))
        reply = wording.not_allowed()
    except Exception as error:  # noqa: BLE001 - a press must never stop the bot
        _log.error("action_failed", verb=action.verb.value, error=type(error).__name__)
        reply = wording.unchecked()
    if reply is not None:
        await _say(kit, press, reply)


async def _say(kit: Kit, press: Press, reply: Reply) -> None:
    try:
        key = answer_key(kit, press.interaction)
        await kit.chat(press.place.platform).deliver(reply, press.interaction, key, reader=press.person)
    except Undeliverable:
        _log.info("unreachable", platform=press.place.platform)


async def _why(kit: Kit, press: Press, action: Action) -> Reply:
    message = await own_message(kit, press, action.ref)
    return message if isinstance(message, Reply) else wording.why(await kit.verdict_on(message), kit.types)


async def _show(kit: Kit, press: Press, action: Action) -> Reply:
    """The notice behind a note, for the author alone."""
    message = await own_message(kit, press, action.ref)
    if isinstance(message, Reply):
        return message
    verdict = await kit.verdict_on(message)
    if verdict.marked and not verdict.decision.alarm:  # whoever asks is told of everything
        asked = replace(message, asked=True)
        return await told(kit, asked, await kit.verdict_on(asked))
    return notice_of(kit, message, verdict)


async def _revoke(kit: Kit, press: Press, action: Action) -> Reply:
    message = await own_message(kit, press, action.ref)
    if isinstance(message, Reply):
        return message
    verdict = await kit.verdict_on(message)
    every = [*verdict.findings, *(f for file in verdict.files for f in file.findings)]
    recognizers = [(f.source.rpartition(".")[2], f.entity_type) for f in every]
    names = dict.fromkeys(name if name in kit.revocation else kind for name, kind in recognizers)
    return wording.revoking([kit.revocation[name] for name in names if name in kit.revocation])


async def _pause(kit: Kit, press: Press, action: Action) -> Reply:
    until = (kit.clock.now() + PAUSE).isoformat()
    wish = SettingValue(Scope.PERSON, press.person.id, PAUSED, until)
    # A notice by direct message is about a message elsewhere.
    workspace = action.ref.workspace if action.ref else press.place.workspace
    await kit.book.wish(press.place.platform, workspace, wish, press.person.id)
    return wording.said(
        "You will get no notices for an hour. `/privacy-check pause 3d` makes it longer, `/privacy-check resume` ends it."
    )


async def _post_redacted(kit: Kit, press: Press, action: Action) -> Reply:
    message = await own_message(kit, press, action.ref)
    if isinstance(message, Reply):
        return message
    async with kit.whole(message) as whole:
        return await _repost(kit, press, whole)


async def _repost(kit: Kit, press: Press, message: Message) -> Reply:
    chat = kit.chat(press.place.platform)
    verdict = await kit.verdict_on(message)
    if not verdict.findings and not any(file.findings for file in verdict.files):
        return wording.said("There is nothing left to redact in it.")
    claim = Claim(message.ref, version_of(kit, message), ClaimKind.POST)
    post = post_of(chat, message, verdict)
    async with kit.store.claims.claimed(claim, kit.clock.now()) as held:
        if not held.ours:
            return wording.said("The redacted version has already been posted.")
        key = f"redacted:{claim.version[:8]}:{message.ref.id}"
        await chat.post_as(press.person, message.place, post, key, again=held.again)
    replaced = wording.replaced(verdict, kit.types)
    if would_go := sum(not file.stays for file in message.files) - len(post.files):
        return wording.posted_beside(message.ref, would_go, replaced)
    if await chat.delete(message.ref, press.person):
        await withdraw(kit, message.ref, State.DELETED)
        return wording.said(f"Your message was replaced with its redacted version. {replaced}")
    posted = f"The redacted version is posted. {replaced}"
    return wording.cannot_delete(message.ref, press.person.id, chat.capabilities.consent_page, posted)


async def _delete(kit: Kit, press: Press, action: Action) -> Reply:
    message = await own_message(kit, press, action.ref)
    if isinstance(message, Reply):
        return message
    if action.argument:
        return wording.ask_delete(message.ref, press.person.id)
    chat = kit.chat(press.place.platform)
    if await chat.delete(message.ref, press.person):
        await withdraw(kit, message.ref, State.DELETED)
        return wording.said("Your message has been deleted. If there was a secret in it, revoke it anyway.")
    return wording.cannot_delete(message.ref, press.person.id, chat.capabilities.consent_page)
