"""``/privacy-check``: words that it knows, and everything else as text to check."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from config.policy import Sensitivity, Style

from .. import wording
from ..message import Author, Message, MessageRef
from ..reminders import posts
from ..reply import Audience, Choice, Paragraph, Reply
from ..text import Text
from .kit import Command, Kit
from .messages import verdict_on

_PAUSE = re.compile(r"pause\s+(\d{1,3})\s?([mhd])?$", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST_PAUSE = timedelta(days=30)
DEFAULT_GUIDE = "chatgpt"


async def on_command(kit: Kit, command: Command, text: Text) -> None:
    """Answers so that only the asker sees it."""
    chat = kit.chat(command.place.platform)
    reply = await _reply(kit, command, text)
    where = command.place if reply.audience is Audience.EVERYONE else command.interaction
    key = f"answer:{command.interaction.token}"
    await chat.deliver(reply, where, key, reader=None if reply.audience is Audience.EVERYONE else command.person)


async def _reply(kit: Kit, command: Command, text: Text) -> Reply:
    words = command.raw.strip()
    known: dict[str, Callable[[Kit, Command], Awaitable[Reply]]] = {
        "": _form,
        "help": _help,
        "settings": _settings,
        "reminders": _reminder,
    }
    if words.casefold() in known:
        return await known[words.casefold()](kit, command)
    if words.casefold().startswith("guide") and len(words.split()) <= 3:
        return _guide(kit, words)
    pause = _PAUSE.match(words)
    if pause:
        return await _pause(kit, command, pause)
    return await _check(kit, command, text)


async def _form(kit: Kit, command: Command) -> Reply:
    return wording.form()


async def _help(kit: Kit, command: Command) -> Reply:
    return wording.help_text()


async def _check(kit: Kit, command: Command, text: Text) -> Reply:
    place = command.place
    ref = MessageRef(place.platform, place.workspace, place.channel, "")
    message = Message(ref, Author(command.person.id), place, text, asked=True)
    try:
        return wording.answer(await verdict_on(kit, message), kit.types)
    except Exception:  # noqa: BLE001 - whoever asked gets an answer in any case
        return wording.unchecked()


async def _pause(kit: Kit, command: Command, pause: re.Match[str]) -> Reply:
    wanted = timedelta(**{_UNITS[(pause[2] or "h").lower()]: int(pause[1])})
    length = min(wanted, _LONGEST_PAUSE)
    await kit.memory.pause(command.person, kit.clock.now() + length)
    return wording.said(f"No notices for you for {_spoken(length)}. Checking on request still works.")


def _spoken(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {name}" + ("" if count == 1 else "s")
    return f"{minutes} minutes"


def _guide(kit: Kit, words: str) -> Reply:
    wanted = words.split(maxsplit=1)[1].casefold() if " " in words else DEFAULT_GUIDE
    for key, guide in kit.guides.items():
        if wanted in (key, guide.name.casefold()):
            return posts.steps(guide, kit.clock.now().date())
    return wording.said(f"There is no guide of that name. Guides: {', '.join(sorted(kit.guides))}.")


async def _reminder(kit: Kit, command: Command) -> Reply:
    guide = kit.guides.get(DEFAULT_GUIDE)
    if guide is None:
        return wording.said("The guide for the weekly reminder could not be read; `privacy-check doctor` says why.")
    answers = await kit.memory.confirmations(command.place.workspace, DEFAULT_GUIDE)
    return posts.weekly(DEFAULT_GUIDE, guide, answers)


async def _settings(kit: Kit, command: Command) -> Reply:
    if not await kit.chat(command.place.platform).is_admin(command.person):
        return wording.said("Only admins change settings. `/privacy-check pause 1h` is yours.")
    return await settings_reply(kit, command.place.workspace)


async def settings_reply(kit: Kit, workspace: str, replaces: str = "") -> Reply:
    """The settings as choices, with what is in force."""
    policy = await kit.policy_of(workspace)
    sensitivity = Choice("How soon I speak up", "sensitivity", tuple((s.value, s.value) for s in Sensitivity), policy.sensitivity)
    style = Choice("What stands in place of a value", "style", tuple((s.value, s.value) for s in Style), policy.style)
    return Reply(Audience.AUTHOR, (Paragraph("Settings", strong=True), sensitivity, style), replaces)
