"""What an admin typed about a reminder, read as days, time, zone and topics. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .schedule import DAYS, WEEKDAYS, trigger, zone_of

ROTATION = "rotation"
_CRON = re.compile(r"cron\s+(\S+\s+\S+\s+\S+\s+\S+\s+[^\s]+)(?:\s+(?P<rest>.*))?", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_WEEKDAYS = frozenset({"weekdays", "workdays"})
_DAILY = frozenset({"daily", "everyday"})
_FILLERS = frozenset({"add", "new", "at", "on", "and", "every", "each", "in"})


@dataclass(frozen=True, slots=True)
class Request:
    """A cron string of five fields, an IANA zone, and guides' keys or the rotation."""

    cron: str
    zone: str
    guides: tuple[str, ...]


@dataclass(slots=True)
class _Words:
    days: list[str]
    zone: str
    guides: list[str]
    time: str = ""
    day: str = "*"


def read_request(words: str, zone: str, guide_of: Callable[[str], str | None]) -> Request:
    """Reads "mondays 10:00 Europe/Berlin chatgpt claude" or "cron 0 10 * * mon". Zone: where none is named.

    Guide of: the key of the guide that a word names. Raises ValueError, with a sentence for people.
    """
    cron = _CRON.match(words.strip())
    read = _Words([], zone, [])
    for word in re.split(r"[\s,]+", (cron["rest"] or "") if cron else words.strip()):
        if word and word.casefold() not in _FILLERS:
            _read_word(read, word, guide_of)
    if cron:
        string = " ".join(cron[1].split())
    else:
        if not read.time:
            raise ValueError("Please name a time, as in: `/privacy-check reminders mondays 10:00`.")
        hour, minute = read.time.split(":")
        week = ",".join(sorted(set(read.days), key=_place)) if read.days else "*" if read.day != "*" else "mon"
        string = f"{int(minute)} {int(hour)} {read.day} * {week.replace('daily', '*')}"
    trigger(string, read.zone)
    return Request(string, read.zone, tuple(dict.fromkeys(read.guides)) or (ROTATION,))


def _place(day: str) -> int:
    return DAYS.index(day) if day in DAYS else -1


def _read_word(read: _Words, word: str, guide_of: Callable[[str], str | None]) -> None:
    lower = word.casefold()
    if (time := _TIME.fullmatch(word)) and int(time[1]) < 24 and int(time[2]) < 60:
        read.time = f"{int(time[1])}:{int(time[2])}"
    elif (day := _DAY_OF_MONTH.fullmatch(word)) and 1 <= int(day[1]) <= 31:
        read.day = str(int(day[1]))
    elif lower in _WEEKDAYS:
        read.days = [WEEKDAYS]
    elif lower in _DAILY:
        read.days = ["daily"]
    elif lower[:3] in DAYS and "/" not in word and _is_day(lower):
        read.days.append(lower[:3])
    elif lower == ROTATION:
        read.guides = [ROTATION]
    elif guide := guide_of(word):
        read.guides.append(guide)
    elif "/" in word or word.upper() == "UTC":
        read.zone = zone_of("UTC" if word.upper() == "UTC" else word).key
    else:
        raise ValueError(f"I do not know what {word[:30]!r} means here: name days, a time, a time zone, and assistants.")


def _is_day(word: str) -> bool:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(word in (name[:3], name[:4], name, name + "s", name[:3] + "s") for name in names)
