"""When somebody wants to be left in peace: a pause of notices, and quiet hours without reminders."""

import re
from datetime import timedelta

from .. import wording
from ..commands import Misused, nothing_behind
from ..reply import Reply
from ..store.workspaces import Scope, SettingValue
from .kit import Command, Kit
from .settings import PAUSED, QUIET
from .throttle import QuietHours

_LENGTH = re.compile(r"(\d{1,3})\s?(m|h|d)?", re.IGNORECASE)
_HOURS = re.compile(r"(?P<hours>\d{1,2}(?::\d\d)?-\d{1,2}(?::\d\d)?)(?:\s+(?P<zone>[\w+/-]{1,40}))?")
_NO_HOURS = "Please name hours and a time zone."
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=30)


async def pause(kit: Kit, command: Command, typed: str) -> Reply:
    """``pause 1h``, ``pause off``; raises Misused where the length is none."""
    if typed.casefold() == "off":
        return await resume(kit, command, "")
    length = _LENGTH.fullmatch(typed)
    wanted = timedelta(**{_UNITS[(length[2] or "h").lower()]: int(length[1])}) if length else timedelta()
    if not wanted:
        raise Misused("A pause can last from a minute to 30 days, as in 30m, 1h or 3d.")
    until = min(wanted, _LONGEST)
    await _wish(kit, command, PAUSED, (kit.clock.now() + until).isoformat())
    longest = ", the longest possible" if wanted > _LONGEST else ""
    return wording.said(
        f"You will get no notices for {_spoken(until)}{longest}. You can still ask for a check; `/privacy-check resume` ends it."
    )


async def resume(kit: Kit, command: Command, typed: str) -> Reply:
    """``resume``: ends a pause."""
    nothing_behind(typed)
    until = await kit.book.paused_until(command.person)
    await _wish(kit, command, PAUSED, "")
    paused = until is not None and until > kit.clock.now()
    return wording.said("Notices are on for you again." if paused else "There was no pause: notices are on for you.")


async def quiet(kit: Kit, command: Command, typed: str) -> Reply:
    """``quiet 22:00-08:00 Europe/Berlin``, or ``quiet off``; the zone is the platform's where it says one."""
    if typed.casefold() == "off":
        await _wish(kit, command, QUIET, "")
        return wording.said("You no longer have quiet hours.")
    asked = _HOURS.fullmatch(typed)
    if not asked:
        raise Misused(_NO_HOURS)
    zone = asked["zone"] or await kit.chat(command.place.platform).zone(command.person)
    try:
        hours = QuietHours.read(f"{asked['hours']} {zone}")
    except ValueError:
        raise Misused(_NO_HOURS) from None
    await _wish(kit, command, QUIET, str(hours))
    return wording.said(f"You will get no reminders between {hours.begins:%H:%M} and {hours.ends:%H:%M} ({hours.zone}).")


async def _wish(kit: Kit, command: Command, name: str, value: str) -> None:
    place, person = command.place, command.person
    await kit.book.wish(place.platform, place.workspace, SettingValue(Scope.PERSON, person.id, name, value), person.id)


def _spoken(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {name}" + ("" if count == 1 else "s")
    return f"{minutes} minutes"
