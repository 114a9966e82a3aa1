"""``/privacy-check``: words that it knows, and everything else as text to check."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from .. import wording
from ..message import Author, Message, MessageRef
from ..ports import Undeliverable
from ..reminders import posts
from ..reminders.digest import in_words
from ..reminders.statistics import statistics_of
from ..reply import Audience, Reply
from ..store.workspaces import Scope, Wish
from ..text import Text
from ..workers import Unchecked
from . import cases, exempting
from .admin import ask_forget_workspace, channel_settings, more_settings, settings, status
from .gentle import QuietHours
from .kit import Command, Kit, Question, answer_key
from .reminding import reminders
from .rules import QUIET

_PAUSE = re.compile(r"pause\s+(\d{1,3})\s?([mhd])?$", re.IGNORECASE)
_QUIET = re.compile(
    r"quiet\s+(?:(?P<off>off)|(?P<hours>\d{1,2}(?::\d\d)?-\d{1,2}(?::\d\d)?)(?:\s+(?P<zone>[\w+/-]{1,40}))?)$", re.IGNORECASE
)
_REMINDERS = re.compile(r"reminders(?:\s+(?P<rest>.{1,200}))?$", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST_PAUSE = timedelta(days=30)
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
    message = await kit.chat(question.ref.platform).fetch(question.ref)
    if message is None:
        return wording.said("I cannot read this message: it is gone, not a person's, or in a place that I am not in.")
    return await _verdict(kit, replace(message, asked=True))


async def _answered(work: Awaitable[Reply], platform: str) -> Reply:
    """Whoever asked gets an answer in any case."""
    try:
        return await work
    except Exception as error:  # noqa: BLE001 - it is logged without its text
        _log.error("command_failed", platform=platform, error=type(error).__name__)
        return wording.unchecked()


async def _reply(kit: Kit, command: Command, text: Text) -> Reply:
    words = command.raw.strip()
    if command.files:
        return await _check(kit, command, text)
    known: dict[str, Callable[[Kit, Command], Awaitable[Reply]]] = {
        "": _form,
        "help": _help,
        "status": status,
        "settings": settings,
        "settings more": more_settings,
        "settings channel": channel_settings,
        "stats": _stats,
        "my-data": _my_data,
        "forget-me": _forget_me,
        "forget-workspace": ask_forget_workspace,
        "privacy-channel": cases.choose_channel,
        "privacy-channel off": cases.leave_channel,
    }
    if words.casefold() in known:
        return await known[words.casefold()](kit, command)
    if words.casefold().startswith("guide") and len(words.split()) <= 3:
        return await _guide(kit, command, words)
    if typed := _REMINDERS.match(words):
        return await reminders(kit, command, typed["rest"] or "")
    if asked := exempting.WORDS.fullmatch(words):
        return await exempting.exempt(kit, command, asked)
    pause = _PAUSE.match(words)
    if pause:
        return await _pause(kit, command, pause)
    quiet = _QUIET.match(words)
    if quiet:
        return await _quiet(kit, command, quiet)
    return await _check(kit, command, text)


async def _quiet(kit: Kit, command: Command, quiet: re.Match[str]) -> Reply:
    """``quiet 22:00-08:00 Europe/Berlin``, or ``quiet off``; the zone is the platform's where it says one."""
    person, place = command.person, command.place
    if quiet["off"]:
        await kit.book.wish(place.platform, place.workspace, Wish(Scope.PERSON, person.id, QUIET, ""), person.id)
        return wording.said("You have no quiet hours any more.")
    zone = quiet["zone"] or await kit.chat(place.platform).zone(person)
    try:
        hours = QuietHours.read(f"{quiet['hours']} {zone}")
    except ValueError:
        return wording.said("Please name hours and a time zone, as in: `/privacy-check quiet 22:00-08:00 Europe/Berlin`.")
    await kit.book.wish(place.platform, place.workspace, Wish(Scope.PERSON, person.id, QUIET, str(hours)), person.id)
    return wording.said(f"No reminders for you between {hours.begins:%H:%M} and {hours.ends:%H:%M} ({hours.zone}).")


async def _form(kit: Kit, command: Command) -> Reply:
    return wording.form()


async def _help(kit: Kit, command: Command) -> Reply:
    return wording.help_text()


async def _check(kit: Kit, command: Command, text: Text) -> Reply:
    place = command.place
    ref = MessageRef(place.platform, place.workspace, place.channel, "")
    return await _verdict(kit, Message(ref, Author(command.person.id), place, text, command.files, asked=True))


async def _verdict(kit: Kit, message: Message) -> Reply:
    try:
        return wording.answer(await kit.verdict_on(message), kit.types)
    except Unchecked as error:
        _log.error("check_failed", platform=message.place.platform, error=str(error))
        return wording.unchecked()


async def _my_data(kit: Kit, command: Command) -> Reply:
    everywhere = _everywhere(kit, command)
    kept = await kit.store.forgetting.kept_of(command.person, everywhere=everywhere)
    summary = await kit.store.findings.summary_of(command.person, everywhere=everywhere)
    return wording.my_data(kept.entries, summary, kit.types, kit.store.retention_days.findings)


async def _forget_me(kit: Kit, command: Command) -> Reply:
    everywhere = _everywhere(kit, command)
    gone = await kit.store.forgetting.forget_person(command.person, everywhere=everywhere)
    kit.book.forget(command.place.platform, None if everywhere else command.place.workspace)
    return wording.forgotten(gone.entries, "you, in all servers," if everywhere else "you here")


def _everywhere(kit: Kit, command: Command) -> bool:
    """Whether it is asked in a direct message to the bot, where a person is the same in all workspaces."""
    return command.place.private and kit.chat(command.place.platform).capabilities.global_people


async def _pause(kit: Kit, command: Command, pause: re.Match[str]) -> Reply:
    wanted = timedelta(**{_UNITS[(pause[2] or "h").lower()]: int(pause[1])})
    length = min(wanted, _LONGEST_PAUSE)
    until = (kit.clock.now() + length).isoformat()
    wish = Wish(Scope.PERSON, command.person.id, "paused_until", until)
    await kit.book.wish(command.place.platform, command.place.workspace, wish, command.person.id)
    return wording.said(f"No notices for you for {_spoken(length)}. Checking on request still works.")


def _spoken(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {name}" + ("" if count == 1 else "s")
    return f"{minutes} minutes"


async def _guide(kit: Kit, command: Command, words: str) -> Reply:
    wanted = words.split(maxsplit=1)[1].casefold() if " " in words else DEFAULT_GUIDE
    language, phrases = await kit.desk.said(command.place.platform, command.place.workspace)
    for key, guide in kit.guides.items():
        if guide.answers_to(wanted):
            return posts.steps(key, kit.desk.guide(key, language) or guide, phrases, kit.clock.now().date())
    return wording.said(f"There is no guide of that name. Guides: {', '.join(sorted(kit.guides))}.")


async def _stats(kit: Kit, command: Command) -> Reply:
    """Numbers in words for everybody; kinds of data and a picture for admins."""
    place = command.place
    numbers = await statistics_of(kit.store, place.platform, place.workspace, kit.clock.now(), STATISTICS_WEEKS)
    if await kit.chat(place.platform).is_admin(command.person):
        return kit.scheduler.digest.reply(numbers)
    return wording.said(in_words(numbers))
