"""What the database says about the bot itself, for whoever runs it: processes, places, the last days' numbers. No person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from ..records import State
from .database import Database
from .heartbeat import living
from .tables import cursors, findings, holders, settings, unread_files

_Key = tuple[str, str, str]
_CHOICES = ("mode", "shadow")


@dataclass(slots=True)
class PlaceOverview:
    """A channel: when something was last handled, whether something waits, numbers of the last days, and what was chosen."""

    platform: str
    workspace: str
    channel: str
    moved_at: datetime | None = None
    held_back: bool = False
    alarms: int = 0
    unread: int = 0
    chosen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overview:
    """Processes that are alive, and when one was last seen; places; alarms by day, by type and by state."""

    alive: int
    seen_at: datetime | None
    places: Sequence[PlaceOverview]
    by_day: Mapping[date, int]
    by_type: Mapping[str, int]
    by_state: Mapping[str, int]


class Overviews:
    """Reads across tables; changes nothing."""

    def __init__(self, database: Database, dead_after: timedelta) -> None:
        """Dead after: how long a process may be silent."""
        self._database = database
        self._dead_after = dead_after

    async def read(self, now: datetime, days: int) -> Overview:
        """The state now, and the numbers of so many days, today's included, without what a search of the history has found."""
        since = (now - timedelta(days=days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        places: dict[_Key, PlaceOverview] = {}
        await self._cursors(places)
        by_day = {since.date() + timedelta(days=number): 0 for number in range(days)}
        by_type: dict[str, int] = {}
        by_state: dict[str, int] = {}
        columns = (findings.c.platform, findings.c.workspace, findings.c.channel, findings.c.found_at, findings.c.state)
        news = (findings.c.found_at >= since, findings.c.state != State.HISTORY)
        async with self._database.reading() as connection:
            for *key, found_at, state, counts in await connection.execute(select(*columns, findings.c.counts).where(*news)):
                _place(places, key).alarms += 1
                by_day[found_at.date()] = by_day.get(found_at.date(), 0) + 1
                by_state[state] = by_state.get(state, 0) + 1
                for kind, number in counts.items():
                    by_type[kind] = by_type.get(kind, 0) + number
        await self._unread(places, since)
        await self._settings(places)
        async with self._database.reading() as connection:
            lives = select(func.count()).select_from(living(now, self._dead_after).subquery())
            alive = int((await connection.execute(lives)).scalar_one())
            seen_at: datetime | None = (await connection.execute(select(func.max(holders.c.seen_at)))).scalar_one()
        return Overview(alive, seen_at, [places[key] for key in sorted(places)], by_day, by_type, by_state)

    async def _cursors(self, places: dict[_Key, PlaceOverview]) -> None:
        """Of a channel with its threads: the last move, and whether anything is held back."""
        here = (cursors.c.platform, cursors.c.workspace, cursors.c.channel)
        statement = select(*here, func.max(cursors.c.moved_at), func.max(cursors.c.held_back)).group_by(*here)
        async with self._database.reading() as connection:
            for *key, moved_at, held_back in await connection.execute(statement):
                place = _place(places, key)
                place.moved_at, place.held_back = moved_at, bool(held_back)

    async def _unread(self, places: dict[_Key, PlaceOverview], since: datetime) -> None:
        here = (unread_files.c.platform, unread_files.c.workspace, unread_files.c.channel)
        statement = select(*here, func.sum(unread_files.c.number)).where(unread_files.c.at >= since).group_by(*here)
        async with self._database.reading() as connection:
            for *key, number in await connection.execute(statement):
                _place(places, key).unread = int(number)

    async def _settings(self, places: dict[_Key, PlaceOverview]) -> None:
        """The channel's own choice before the workspace's."""
        columns = (settings.c.platform, settings.c.workspace, settings.c.scope, settings.c.subject, settings.c.name)
        wanted = settings.c.scope.in_(("channel", "workspace")), settings.c.name.in_(_CHOICES)
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(*columns, settings.c.value).where(*wanted))).all()
        for platform, workspace, scope, subject, name, value in rows:
            if scope == "channel":
                _place(places, (platform, workspace, subject)).chosen[name] = value
        for platform, workspace, scope, _, name, value in rows:
            for place in places.values():
                if scope == "workspace" and (place.platform, place.workspace) == (platform, workspace):
                    place.chosen.setdefault(name, value)


def _place(places: dict[_Key, PlaceOverview], key: Sequence[str]) -> PlaceOverview:
    platform, workspace, channel = key
    return places.setdefault((platform, workspace, channel), PlaceOverview(platform, workspace, channel))
