"""A channel's history call by call, newest first, with its threads; where to go on is written as ids and times alone.

First the channel, then its open threads, then its archived ones, of which Discord lists a hundred at once. Source: Discord
developer documentation, "Get Channel Messages", "List Public Archived Threads", "List Joined Private Archived Threads".
"""

import json
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import discord

from core.ports import NotAllowed, Pace

from .history import readable

_PAGE = 100
PACE = Pace(_PAGE)
_MOST_KEPT = 1000


class _Stage(StrEnum):
    CHANNEL = "channel"
    OPEN = "open"
    PUBLIC = "public"
    PRIVATE = "private"
    END = "end"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Stage: what is read now. Thread, before: which thread, and the message in it (or in the channel) before which to go on.

    Todo: archived threads still to be read; listed: up to where they are listed; last: there are no more to list.
    """

    stage: _Stage = _Stage.CHANNEL
    thread: int = 0
    before: int = 0
    todo: tuple[int, ...] = ()
    listed: str = ""
    last: bool = False

    def written(self) -> str:
        if self.stage is _Stage.END:
            return ""
        return json.dumps([self.stage.value, self.thread, self.before, self.todo, self.listed, self.last], separators=(",", ":"))


def _read(written: str) -> _Spot:
    if not written:
        return _Spot()
    stage, thread, before, todo, listed, last = json.loads(written)
    return _Spot(_Stage(stage), int(thread), int(before), tuple(map(int, todo)), str(listed), bool(last))


@dataclass(frozen=True, slots=True)
class Lines:
    """Messages of one channel or thread. Number: with those that are not understood. Begins: its newest ones are among them."""

    place: discord.abc.Messageable
    messages: tuple[discord.Message, ...]
    number: int
    begins: bool


class HistoryPages:
    """Reads through discord.py, which waits out rate limits."""

    def __init__(self, client: discord.Client) -> None:
        """Connected."""
        self._client = client
        # Archived threads that were listed, so that none has to be asked for.
        self._threads: OrderedDict[int, discord.Thread] = OrderedDict()

    async def page(self, guild: discord.Guild, channel: int, at: str, since: datetime) -> tuple[Lines | None, str]:
        """The lines of one call since a moment, and where to go on. Raises NotAllowed, and what the client raises."""
        home = guild.get_channel_or_thread(channel)
        if home is None:
            raise NotAllowed("gone")
        spot = _read(at)
        while spot.stage is not _Stage.END:
            if spot.stage is _Stage.CHANNEL:
                if isinstance(home, discord.abc.Messageable):
                    return await self._lines(home, home, spot, since)
                spot = _Spot(_Stage.OPEN)  # a forum has nothing but threads
            elif spot.stage is _Stage.OPEN:
                spot, thread = self._open(home, spot, since)
                if thread:
                    return await self._lines(thread, home, spot, since)
            elif spot.todo:
                if found := await self._thread(spot.todo[0]):
                    return await self._lines(found, home, spot, since)
                spot = replace(spot, todo=spot.todo[1:], before=0)
            elif isinstance(home, discord.TextChannel | discord.ForumChannel) and not spot.last:
                return None, (await self._listed(home, spot, since)).written()
            else:
                spot = _Spot(_Stage.PRIVATE if spot.stage is _Stage.PUBLIC else _Stage.END)
        return None, ""

    async def _lines(self, place: discord.abc.Messageable, home: object, spot: _Spot, since: datetime) -> tuple[Lines, str]:
        there = await place._get_channel()  # noqa: SLF001 - as the library's own `history`
        page = await self._client.http.logs_from(there.id, _PAGE, before=spot.before or None)
        oldest = discord.utils.time_snowflake(since)
        recent = [data for data in page if int(data["id"]) >= oldest]
        lines = Lines(place, tuple(readable(self._client, there, recent)), len(recent), not spot.before)
        if len(page) == _PAGE and len(recent) == _PAGE:
            return lines, replace(spot, before=min(int(data["id"]) for data in page)).written()
        return lines, _behind(spot, home).written()

    def _open(self, home: object, spot: _Spot, since: datetime) -> tuple[_Spot, discord.Thread | None]:
        """The open threads by their ids, the newest first; those without a message since are left out."""
        threads = sorted(getattr(home, "threads", ()), key=lambda each: -int(each.id))
        going = next((each for each in threads if each.id == spot.thread), None)
        if spot.before and going:
            return spot, going
        below = [each for each in threads if not spot.thread or each.id < spot.thread]
        following = next((each for each in below if _lately(each, since)), None)
        if following is None:
            return _Spot(_Stage.PUBLIC), None
        return replace(spot, thread=following.id, before=0), following

    async def _listed(self, home: discord.TextChannel | discord.ForumChannel, spot: _Spot, since: datetime) -> _Spot:
        public, http = spot.stage is _Stage.PUBLIC, self._client.http
        ask = http.get_public_archived_threads if public else http.get_joined_private_archived_threads
        try:
            answer = await ask(home.id, before=spot.listed or None, limit=_PAGE)
        except discord.Forbidden:
            return replace(spot, last=True)
        todo: list[int] = []
        listed, last = spot.listed, not answer.get("has_more")
        for data in answer.get("threads", ()):
            thread = discord.Thread(guild=home.guild, state=self._client._connection, data=data)  # noqa: SLF001 - as the library
            listed = str(data["thread_metadata"]["archive_timestamp"]) if public else str(data["id"])
            # What is archived cannot be written in: no message is younger than that. Private ones are listed by their ids.
            if thread.archive_timestamp >= since:
                todo.append(thread.id)
                self._keep(thread)
            elif public:
                last = True
        return replace(spot, todo=tuple(todo), listed=listed, last=last or listed == spot.listed)

    def _keep(self, thread: discord.Thread) -> None:
        self._threads[thread.id] = thread
        if len(self._threads) > _MOST_KEPT:
            self._threads.popitem(last=False)

    async def _thread(self, thread: int) -> discord.Thread | None:
        """None where it is gone, or no thread."""
        if thread not in self._threads:
            try:
                found = await self._client.fetch_channel(thread)
            except (discord.NotFound, discord.Forbidden):
                return None
            if isinstance(found, discord.Thread):
                self._keep(found)
        return self._threads.get(thread)


def _behind(spot: _Spot, home: object) -> _Spot:
    """After the last line of a channel or thread."""
    match spot.stage:
        case _Stage.CHANNEL:
            return _Spot(_Stage.END if isinstance(home, discord.Thread) else _Stage.OPEN)
        case _Stage.OPEN:
            return replace(spot, before=0)
        case _:
            return replace(spot, todo=spot.todo[1:], before=0)


def _lately(thread: discord.Thread, since: datetime) -> bool:
    """Whether something was written there since, as far as Discord has told."""
    newest = thread.last_message_id
    return newest is None or discord.utils.snowflake_time(newest) >= since
