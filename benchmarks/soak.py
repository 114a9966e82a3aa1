"""The bot on both platforms for half an hour, killed and ended by turns, while its database restarts and its disk fills up.

Usage: python -m benchmarks.soak [--seconds 1800] [--pace 50]. The far side are the tests' own servers, the database is a real
PostgreSQL; data, logs and database lie on one small disk, which only root may mount. Prints a table; fails where a promise is broken.
"""

import argparse
import asyncio
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.exc import SQLAlchemyError

from config.responding import LoadSettings
from core.store.database import Database, database_url
from core.store.tables import cursors, holders
from tests.fakes.discord_server import DiscordServer
from tests.fakes.postgres import Postgres
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until, until_so
from tests.faults.bots import Bots
from tests.faults.disk import SmallDisk
from tests.faults.run import folders

from .chats import quiet_talk
from .sides import Count, Heard, Side, counted

_LIVES, _CHANNELS = 6, 20
_DISK, _FULL_SECONDS, _AWAY_SECONDS = "400m", 20.0, 5.0
_SAMPLE_SECONDS, _PATIENCE_SECONDS, _SETTLING_SECONDS = 2.0, 600.0, 10.0
_TALK = 20_000
_CARD = re.compile(rb"4539\d{12}")
# What people's real settings are: the fault runs hasten both.
_UNHASTENED = {"PRIVACY_CHECK_SHARING__BEAT_SECONDS": "5", "PRIVACY_CHECK_SHARING__DEAD_AFTER_SECONDS": "30"}


_T = TypeVar("_T", str, int)


@dataclass(frozen=True)
class Event:
    """Something goes wrong, so many seconds after the beginning, and for so long."""

    at: float
    what: str
    seconds: float = 0.0


def plan(seconds: float) -> list[Event]:
    """Six lives of the bot, ended by SIGKILL and SIGTERM in turn; PostgreSQL restarts in the third, the disk is full in the fifth."""
    life = seconds / _LIVES
    ends = [Event(life * number, what) for number, what in zip(range(1, _LIVES), cycle(("kill", "end")), strict=False)]
    away = Event(life * 2.5, "database", min(_AWAY_SECONDS, life / 10))
    full = Event(life * 4.5, "disk", min(_FULL_SECONDS, life / 3))
    return sorted([*ends, away, full], key=lambda event: event.at)


@dataclass
class Soak:
    """Both sides, their database and the disk that it all lies on. ``troubles``: when each began and ended."""

    sides: Sequence[Side]
    postgres: Postgres
    disk: SmallDisk
    database: str
    seconds: float
    pace: float
    troubles: list[float] = field(default_factory=list)
    behindhand: float = 0.0
    database_starts: int = 0
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self, talk: Sequence[str]) -> None:
        """Feeds both sides while things go wrong; returns when everybody was told, or patience ends."""
        for side in self.sides:
            await side.begin()
        await self._begun()
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(self._watch())
            causing = group.create_task(self._cause())
            await self._feed(talk)
            await causing
            await self._until_told()
            watching.cancel()

    async def _feed(self, talk: Sequence[str]) -> None:
        begun, texts = time.perf_counter(), cycle(talk)
        for number in range(int(self.seconds * self.pace)):
            late = time.perf_counter() - begun - number / self.pace
            self.behindhand = max(self.behindhand, late)
            await asyncio.sleep(max(0.0, -late))
            for side in self.sides:
                side.speak(number, next(texts))

    async def _cause(self) -> None:
        begun = time.monotonic()
        for event in plan(self.seconds):
            await asyncio.sleep(max(0.0, begun + event.at - time.monotonic()))
            self.troubles.append(time.time())
            if event.what == "database":
                async with self.changing:
                    await asyncio.to_thread(self.postgres.restart, event.seconds)
            elif event.what == "disk":
                await self.disk.stay_full(event.seconds)
            else:
                await asyncio.gather(*(side.again(event.what) for side in self.sides))
            self.troubles.append(time.time())

    async def _watch(self) -> None:
        """Looks at the processes, and is the supervisor of bot and database where one has ended by itself."""
        while True:
            await asyncio.sleep(_SAMPLE_SECONDS)
            for side in self.sides:
                side.look()
                await side.keep_up()
            async with self.changing:
                self.database_starts += await asyncio.to_thread(self.postgres.keep_up)

    async def _begun(self) -> None:
        """Waits until both have their cursors in the database: what came before a first start is promised to nobody."""

        async def both() -> bool:
            return len(await self._asked(select(cursors.c.platform).distinct())) == len(self.sides)

        await until_so(both, 120)

    async def _asked(self, question: Select[_T]) -> list[_T]:
        database = Database(database_url(self.database, self.disk.folder))
        try:
            async with database.reading() as connection:
                answered = await connection.execute(question)
            return list(answered.scalars())
        except SQLAlchemyError:  # no tables yet
            return []
        finally:
            await database.close()

    async def _until_told(self) -> None:
        waiting = [(side, author) for side in self.sides for author in side.said]

        def told() -> bool:
            waiting[:] = [(side, author) for side, author in waiting if not side.told(author)]
            return not waiting

        with suppress(TimeoutError):
            await until(told, _PATIENCE_SECONDS)
        await asyncio.sleep(_SETTLING_SECONDS)

    async def behind(self, side: Side) -> int:
        """Cursors of living processes that are held back, and one more where none has come to the newest message."""
        alive = select(holders.c.id).where(holders.c.gone == 0)
        here = cursors.c.platform == side.name
        newest = int("".join(filter(str.isdigit, side.newest)))
        number = 0

        async def at_the_end() -> bool:
            nonlocal number
            held = await self._asked(
                select(cursors.c.position).where(here, cursors.c.held_back == 1, cursors.c.holder.in_(alive))
            )
            top = await self._asked(select(cursors.c.position).where(here).order_by(cursors.c.position.desc()).limit(1))
            number = len(held) + int(top[0] < newest)
            return not number

        with suppress(TimeoutError):
            await until_so(at_the_end, _PATIENCE_SECONDS / 5)
        return number


def leaks(folder: Path, cards: set[bytes]) -> int:
    """How many of the card numbers stand in files of the folder: data, logs, database."""
    found: set[bytes] = set()
    for file in folder.rglob("*"):
        if file.is_file():
            found |= cards & {*_CARD.findall(file.read_bytes())}
    return len(found)


def keep_logs(folder: Path, into: Path) -> None:
    """Copies those of bots and database."""
    into.mkdir(parents=True, exist_ok=True)
    for file in [*folder.glob("*/log.txt"), folder / "postgres" / "log"]:
        shutil.copy(file, into / f"{file.parent.name}.txt")


def rows(soak: Soak, counts: Sequence[Count], behind: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    """(what, a figure for each side)."""
    sides = soak.sides
    yield "messages", [f"{side.messages:,}" for side in sides]
    yield "alarming", [f"{len(side.said):,}" for side in sides]
    yield "**lost**", [str(each.lost) for each in counts]
    yield "**doubled**", [str(each.doubled) for each in counts]
    yield "false", [str(each.false) for each in counts]
    yield "cursors behind", [str(each) for each in behind]
    yield "killed; ended in order: exit codes, slowest", [_ends(side) for side in sides]
    yield "ended by itself", [str(side.crashes) for side in sides]
    yield "event in, answer out, half and 99 of 100, no trouble within a minute", [_percentiles(each.quiet) for each in counts]
    yield "the slowest of all", [f"{each.slowest:.0f} s" for each in counts]
    yield "MB at two fifths of each life → at its end", [_memory(side) for side in sides]
    yield "MB with workers, most", [f"{max(life.family for life in side.lives):.0f}" for side in sides]
    yield "processor time a message, starts included", [_processor(side) for side in sides]


def _ends(side: Side) -> str:
    codes, slowest = sorted({code for code, _ in side.ends}), max((seconds for _, seconds in side.ends), default=0.0)
    return f"{side.bots.kills}; {len(side.ends)}: {', '.join(map(str, codes))}, {slowest:.1f} s"


def _percentiles(taken: Sequence[float]) -> str:
    if len(taken) < 2:
        return "none"
    steps = statistics.quantiles(taken, n=100)
    return f"{steps[49] * 1000:,.0f} ms, {steps[98] * 1000:,.0f} ms"


def _memory(side: Side) -> str:
    return ", ".join(f"{early:.0f} → {end:.0f}" for early, end in filter(None, (life.growth() for life in side.lives)))


def _processor(side: Side) -> str:
    return f"{sum(life.processor for life in side.lives) / side.messages * 1000:.1f} ms"


def broken(sides: Sequence[Side], counts: Sequence[Count], behind: Sequence[int]) -> list[str]:
    """Which promises were not kept. Slack's private notices that were on their way when it was killed may come twice."""
    wrong = []
    for side, each, cursor in zip(sides, counts, behind, strict=True):
        may = side.bots.kills * LoadSettings().at_once if side.name == "slack" else 0
        named = {"lost": each.lost, "doubled": max(0, each.doubled - may), "false": each.false, "cursors behind": cursor}
        named |= {"ended by itself": side.crashes, "wrong exit codes": sum(code != 0 for code, _ in side.ends)}
        wrong += [f"{side.name}: {number} {what}" for what, number in named.items() if number]
    return wrong


def both(base: Path, database: str) -> list[Side]:
    """Both platforms with twenty channels each; not started."""
    slack, discord = SlackServer(), DiscordServer()
    slack.ephemerals = Heard()
    names = [f"C{number:08d}" for number in range(_CHANNELS)]
    slack.channels |= {name: [] for name in names}
    made = [discord.make_channel() for _ in range(_CHANNELS)]
    return [
        Side("slack", slack, Bots("slack", {}, folders(base / "slack"), database), names, "U", Random(7)),
        Side("discord", discord, Bots("discord", {}, folders(base / "discord"), database), made, "4000000", Random(8)),
    ]


async def soaked(seconds: float, pace: float, logs: Path | None) -> list[str]:
    """Prints the table; returns what was broken."""
    talk = quiet_talk(_TALK, 11)
    with tempfile.TemporaryDirectory() as base:
        disk = SmallDisk(Path(base), _DISK)
        await disk.mount()
        (folder := Path(base) / "postgres").mkdir()
        postgres = Postgres(folder)
        postgres.keep_small()
        database = postgres.fresh()
        soak = Soak(both(Path(base), database), postgres, disk, database, seconds, pace)
        try:
            for side in soak.sides:
                await side.server.start()
                side.bots.environment = side.server.environment() | _UNHASTENED
            await soak.run(talk)
            return await _report(soak, logs)
        finally:
            for side in soak.sides:
                for process in side.bots.processes:
                    with suppress(ProcessLookupError):
                        process.kill()
                await side.server.stop()
            postgres.close()
            await disk.unmount()


async def _report(soak: Soak, logs: Path | None) -> list[str]:
    behind = [await soak.behind(side) for side in soak.sides]
    for side in soak.sides:
        side.look()
        await side.end()
    counts = [counted(side, soak.troubles) for side in soak.sides]
    print(f"| {soak.pace:g} messages a second on each platform for {soak.seconds:g} s | Slack | Discord |\n|---|---|---|")
    for what, figures in rows(soak, counts, behind):
        print(f"| {what} | {' | '.join(figures)} |")
    print(f"| the feeder was behindhand by, at most | {soak.behindhand:.1f} s | |")
    print(f"| PostgreSQL started again by its supervisor | {soak.database_starts} times | |")
    cards = set().union(*(side.cards for side in soak.sides))
    print(f"| card numbers in data, logs and database | {leaks(soak.disk.folder, cards)} | |")
    if logs:
        await asyncio.to_thread(keep_logs, soak.disk.folder, logs)
    return broken(soak.sides, counts, behind)


def main() -> None:
    """Ends with 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1800.0)
    parser.add_argument("--pace", type=float, default=50.0, help="messages a second on each platform")
    parser.add_argument("--logs", type=Path, help="a folder that gets the logs of bots and database")
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("Only root may mount the small disk.")
    for problem in (problems := asyncio.run(soaked(arguments.seconds, arguments.pace, arguments.logs))):
        print(f"BROKEN: {problem}")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
