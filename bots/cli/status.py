"""``privacy-check status``: what a bot does, as its database tells it: processes, places, modes, lag, unread files, the week."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from config.entities import EntityTypes, load_entities
from config.errors import ConfigError, is_there
from config.settings import load

from .options import ConfigOption
from .terminal import Report

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.database import Database
    from core.store.overview import Overview, PlaceOverview

DAYS = 7
_WIDEST, _FULL, _EIGHTHS = 30, "█", " ▏▎▍▌▋▊▉"
_MOST_TYPES, _MOST_PLACES, _LONG_AGO = 6, 40, timedelta(minutes=5)


def status(config: ConfigOption = None) -> int:
    """Show what the bot does: processes, places, what waits, and the week's numbers.

    It is read from the database, so that it also works beside a running bot. No content and no person is in it.
    """
    settings = load(config)
    from ..open_store import build_store

    store = build_store(settings)
    file = store.database.file
    if file is not None and not is_there(file):
        Report().line(f"The bot has not run yet: {file} is made at the first start.")
        return 0
    now = datetime.now(UTC)
    found = asyncio.run(_read(store.database, timedelta(seconds=settings.sharing.dead_after_seconds), now))
    _print(found, load_entities(settings.config_dir), now)
    return 0


async def _read(database: "Database", dead_after: timedelta, now: datetime) -> "Overview":
    from core.store.overview import Overviews

    try:
        return await Overviews(database, dead_after).read(now, DAYS)
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: cannot be read ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await database.close()


def _print(found: "Overview", types: EntityTypes, now: datetime) -> None:
    out = Report()
    seen = f"; last seen {ago(now - found.seen_at)}" if found.seen_at else ""
    out.line(f"Processes that are running: {found.alive or 'none'}{seen}", "" if found.alive else "bold")
    behind = sum(place.held_back for place in found.places)
    waiting = f"messages wait in {behind} of them" if behind else "no message waits"
    out.line(f"Places: {len(found.places)}; {waiting}" if found.places else "Places: none yet")
    columns = ("Platform", "Workspace", "Channel", "Mode", "Last message", "Waits", "Alarms", "Not read")
    shown = sorted(found.places, key=lambda place: (not place.held_back, -place.alarms))[:_MOST_PLACES]
    if shown:
        out.table(columns, (_row(place, now) for place in shown), unbroken=("Workspace", "Channel"))
    if len(found.places) > len(shown):
        out.line(f"  and {len(found.places) - len(shown)} more, in which nothing waits or less was found")
    total = sum(found.by_day.values())
    out.line(f"Alarms in {DAYS} days: {total}")
    for line in chart(found.by_day):
        out.line(line)
    if total:
        common = sorted(found.by_type.items(), key=lambda pair: -pair[1])
        out.line("Found: " + ", ".join(f"{number} × {types[kind].name}" for kind, number in common[:_MOST_TYPES]))
        out.line("What became of them: " + ", ".join(f"{number} {state}" for state, number in sorted(found.by_state.items())))


def _row(place: "PlaceOverview", now: datetime) -> tuple[str, ...]:
    mode = place.chosen.get("mode", "default")
    shadow = {"on": ", shadow", "off": ""}.get(place.chosen.get("shadow", ""), ", shadow until switched on")
    moved = ago(now - place.moved_at) if place.moved_at else "none"
    late = place.held_back and place.moved_at is not None and now - place.moved_at > _LONG_AGO
    waits = "yes, for long" if late else "yes" if place.held_back else ""
    numbers = (str(place.alarms or ""), str(place.unread or ""))
    return place.platform, place.workspace, place.channel, mode + shadow, moved, waits, *numbers


def chart(by_day: Mapping[date, int]) -> Iterator[str]:
    """Yields a bar a day, the oldest first: the longest is thirty characters wide."""
    most = max(by_day.values(), default=0)
    for day in sorted(by_day):
        eighths = round(by_day[day] / most * _WIDEST * len(_EIGHTHS)) if most else 0
        bar = _FULL * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        yield f"  {day:%a %d %b}  {bar} {by_day[day]}"


def ago(span: timedelta) -> str:
    """As people say it; what lies ahead, as after a change of the clock, is now."""
    seconds = max(0, int(span.total_seconds()))
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        number = seconds // size
        if number:
            return f"{number} {name}{'s' if number > 1 else ''} ago"
    return "now"
