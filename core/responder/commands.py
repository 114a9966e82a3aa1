"""``/privacy-check``: words that it knows, and everything else as text to check."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

import structlog

from .. import wording
from ..commands import AS_TEXT, Misused, admins_only, nothing_behind, resembling, usages_of
from ..message import Author, Message, MessageRef
from ..ports import Undeliverable
from ..reminders import posts
from ..reminders.digest import in_words
from ..reminders.statistics import statistics_of
from ..reply import Audience, Reply
from ..text import Edit, Text
from ..verdict import Verdict
from ..workers import Unchecked
from . import allowlist, coverage, exempting, pauses, privacy_channel
from .admin import ask_forget_workspace, settings, status
from .direct import told
from .forgetting import is_everywhere
from .kit import Command, Kit, Question, RightUnknown, answer_key
from .reading import read_again
from .reminding import reminders

_MOST_WORDS_OF_A_GUIDE = 2
DEFAULT_GUIDE = "chatgpt"
STATISTICS_WEEKS = 8
_log = structlog.get_logger("responder")


async def on_command(kit: Kit, command: Command, text: Text) -> None:
    """Answers so that only the asker sees it."""
    chat = kit.chat(command.place.platform)
    reply = await _answered(_reply(kit, command, text), command.place.platform)
    public = reply.audience is Audience.EVERYONE
    where = command.place if public else command.interaction
    try:
        await chat.deliver(reply, where, answer_key(kit, command.interaction), reader=None if public else command.person)
    except Undeliverable:
        _log.info("unreachable", platform=command.place.platform)


async def on_question(kit: Kit, question: Question) -> None:
    """Checks the message that is meant, and tells only who asks."""
    platform = question.ref.platform
    reply = await _answered(_about(kit, question), platform)
    try:
        key = answer_key(kit, question.interaction)
        await kit.chat(platform).deliver(reply, question.interaction, key, reader=question.person)
    except Undeliverable:
        _log.info("unreachable", platform=platform)


async def _about(kit: Kit, question: Question) -> Reply:
    message = question.message or await read_again(kit, question.ref)
    if isinstance(message, Reply):
        return message
    if message is None:
        return wording.said("I cannot read this message: it is gone, or no person wrote it.")
    return await _verdict(kit, replace(message, asked=True))


async def _answered(work: Awaitable[Reply], platform: str) -> Reply:
    """Whoever asked gets an answer in any case."""
    try:
        return await work
    except RightUnknown:
        return wording.right_unknown()
    except Exception as error:  # noqa: BLE001 - it is logged without its text
        _log.error("command_failed", platform=platform, error=type(error).__name__)
        return wording.unchecked()


async def _reply(kit: Kit, command: Command, text: Text) -> Reply:
    words = " ".join(command.raw.split())
    if command.files or "\n" in command.raw.strip():
        return await _check(kit, command, text)
    if words.casefold().startswith(AS_TEXT):
        return await _check(kit, command, _behind_prefix(text))
    name, _, typed = words.partition(" ")
    name, why = name.casefold(), ""
    if name in DOERS:
        try:
            return await _done(kit, command, text, name, typed)
        except Misused as error:
            why = str(error)
    meant = name if why else resembling(words.casefold())
    return await _meant(kit, command, text, meant, why) if meant else await _check(kit, command, text)


async def _done(kit: Kit, command: Command, text: Text, name: str, typed: str) -> Reply:
    """What the command answers; raises Misused."""
    if not admins_only(name) or await kit.is_admin(command.person):
        return await DOERS[name](kit, command, typed)
    return await _with_findings(kit, command, text, wording.for_admins(name))


def _behind_prefix(text: Text) -> Text:
    """The text without the word that says that it is one."""
    start = text.visible.casefold().find(AS_TEXT) + len(AS_TEXT)
    spaces = len(text.visible) - start - len(text.visible[start:].lstrip())
    return text.edited([Edit(0, start + spaces, "")])


async def _meant(kit: Kit, command: Command, text: Text, name: str, why: str) -> Reply:
    """How the command is used that was probably meant; what was found in the words is never left out. Why: what was wrong."""
    return await _with_findings(kit, command, text, wording.did_you_mean(usages_of(name), why), clean=wording.CLEAN_AS_TEXT)


async def _with_findings(kit: Kit, command: Command, text: Text, reply: Reply, *, clean: str = "") -> Reply:
    """An answer to something else than a text to check, with what the words hold as one. Clean: said where that is nothing."""
    message = _asked(command, text)
    verdict = await _checked(kit, message)
    if verdict is None:
        return wording.joined(reply, wording.unchecked())
    if verdict.counts or verdict.decision.alarm:
        return wording.joined(await told(kit, message, verdict), reply)
    return wording.joined(reply, wording.said(clean)) if clean else reply


async def _form(kit: Kit, command: Command, typed: str) -> Reply:
    return wording.form()


async def _help(kit: Kit, command: Command, typed: str) -> Reply:
    """Of one command, or of all; where nobody can say whether somebody is an admin, also of those for admins."""
    if typed:
        if not usages_of(typed.casefold()):
            raise Misused
        return wording.help_on(usages_of(typed.casefold()))
    admin = True
    with suppress(RightUnknown):
        admin = await kit.is_admin(command.person)
    return wording.help_text(admin=admin)


def _asked(command: Command, text: Text) -> Message:
    place = command.place
    ref = MessageRef(place.platform, place.workspace, place.channel, "")
    return Message(ref, Author(command.person.id), place, text, command.files, asked=True)


async def _check(kit: Kit, command: Command, text: Text) -> Reply:
    return await _verdict(kit, _asked(command, text))


async def _checked(kit: Kit, message: Message) -> Verdict | None:
    try:
        return await kit.verdict_on(message)
    except Unchecked as error:
        _log.error("check_failed", platform=message.place.platform, error=str(error))
        return None


async def _verdict(kit: Kit, message: Message) -> Reply:
    verdict = await _checked(kit, message)
    if verdict is None:
        return wording.unchecked()
    return await told(kit, message, verdict)


async def _my_data(kit: Kit, command: Command, typed: str) -> Reply:
    nothing_behind(typed)
    everywhere = is_everywhere(kit, command.place)
    kept = await kit.store.forgetting.kept_of(command.person, everywhere=everywhere)
    summary = await kit.store.findings.summary_of(command.person, everywhere=everywhere)
    return wording.my_data(kept.entries, summary, kit.types, kit.store.retention_days.findings)


async def _forget_me(kit: Kit, command: Command, typed: str) -> Reply:
    nothing_behind(typed)
    return wording.ask_forget_me(everywhere=is_everywhere(kit, command.place))


async def _guide(kit: Kit, command: Command, typed: str) -> Reply:
    if len(typed.split()) > _MOST_WORDS_OF_A_GUIDE:
        raise Misused
    wanted = typed.casefold() or DEFAULT_GUIDE
    language, phrases = await kit.desk.said(command.place.platform, command.place.workspace)
    for key, guide in kit.guides.items():
        if guide.answers_to(wanted):
            return posts.steps(key, kit.desk.guide(key, language) or guide, phrases, kit.clock.now().date())
    raise Misused(f"There is no guide by that name. Guides: {', '.join(sorted(kit.guides))}.")


async def _stats(kit: Kit, command: Command, typed: str) -> Reply:
    """Numbers in words for everybody; kinds of data and a picture for admins."""
    nothing_behind(typed)
    place = command.place
    numbers = await statistics_of(kit.store, place.platform, place.workspace, kit.clock.now(), STATISTICS_WEEKS)
    if await kit.is_admin(command.person):
        return kit.scheduler.digest.reply(numbers)
    return wording.said(in_words(numbers))


DOERS: dict[str, Callable[[Kit, Command, str], Awaitable[Reply]]] = {
    "": _form,
    "help": _help,
    "guide": _guide,
    "reminders": reminders,
    "stats": _stats,
    "status": status,
    "pause": pauses.pause,
    "resume": pauses.resume,
    "quiet": pauses.quiet,
    "my-data": _my_data,
    "forget-me": _forget_me,
    "settings": settings,
    "channels": coverage.channels,
    "exempt": exempting.exempt,
    "allowlist": allowlist.allowlist,
    "privacy-channel": privacy_channel.privacy_channel,
    "forget-workspace": ask_forget_workspace,
}
