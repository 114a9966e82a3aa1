"""A person's pause, without notices, and quiet hours, without reminders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from .. import wording
from ..commands import Misused, nothing_behind
from ..ports import Chat, Clock
from ..quiet_hours import QuietHours
from ..reply import Reply
from ..settings_resolver import PAUSED, QUIET, SettingsResolver
from ..store.workspaces import Scope, SettingValue
from .requests import Command

_LENGTH = re.compile(r"(\d{1,3})\s?(m|h|d)?", re.IGNORECASE)
_HOURS = re.compile(r"(?P<hours>\d{1,2}(?::\d\d)?-\d{1,2}(?::\d\d)?)(?:\s+(?P<zone>[\w+/-]{1,40}))?")
_NO_HOURS = "Please name hours and a time zone."
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Pauses:
    """The commands ``pause``, ``resume`` and ``quiet``."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    clock: Clock

    async def pause(self, command: Command, typed: str) -> Reply:
        """``pause 1h``, ``pause off``; raises Misused for anything else."""
        if typed.casefold() == "off":
            return await self.resume(command, "")
        length = _LENGTH.fullmatch(typed)
        wanted = timedelta(**{_UNITS[(length[2] or "h").lower()]: int(length[1])}) if length else timedelta()
        if not wanted:
            raise Misused("A pause can last from a minute to 30 days, as in 30m, 1h or 3d.")
        until = min(wanted, _LONGEST)
        await self._set(command, PAUSED, (self.clock.now() + until).isoformat())
        longest = ", the longest possible" if wanted > _LONGEST else ""
        still = "You can still ask for a check; `/privacy-check resume` ends it."
        return wording.said(f"You will get no notices for {_spoken(until)}{longest}. {still}")

    async def resume(self, command: Command, typed: str) -> Reply:
        """``resume``: ends a pause."""
        nothing_behind(typed)
        until = await self.settings.paused_until(command.person)
        await self._set(command, PAUSED, "")
        paused = until is not None and until > self.clock.now()
        return wording.said("Notices are on for you again." if paused else "There was no pause: notices are on for you.")

    async def quiet(self, command: Command, typed: str) -> Reply:
        """``quiet 22:00-08:00 Europe/Berlin``, or ``quiet off``; without a zone, the one that the platform tells."""
        if typed.casefold() == "off":
            await self._set(command, QUIET, "")
            return wording.said("You no longer have quiet hours.")
        asked = _HOURS.fullmatch(typed)
        if not asked:
            raise Misused(_NO_HOURS)
        zone = asked["zone"] or await self.chats[command.place.platform].zone(command.person)
        try:
            hours = QuietHours.read(f"{asked['hours']} {zone}")
        except ValueError:
            raise Misused(_NO_HOURS) from None
        await self._set(command, QUIET, str(hours))
        return wording.said(f"You will get no reminders between {hours.begins:%H:%M} and {hours.ends:%H:%M} ({hours.zone}).")

    async def _set(self, command: Command, name: str, value: str) -> None:
        place, person = command.place, command.person
        await self.settings.set(place.platform, place.workspace, SettingValue(Scope.PERSON, person.id, name, value), person.id)


def _spoken(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {name}" + ("" if count == 1 else "s")
    return f"{minutes} minutes"
