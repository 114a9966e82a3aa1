"""How one process and its PostgreSQL bear the peak of 1 to 10,000 workspaces: the real responder, by a virtual clock.

Usage: python -m benchmarks.scale [--workspaces 100 1000 10000] [--seconds 30]. Only the clock and the far side are fakes: a second of
the clock is the messages that come in one at the peak, however long handling them takes, so what counts is processor time. What is
assumed of a workspace stands in docs/sizing.md. Prints a table.
"""

import argparse
import asyncio
import math
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import psutil
import psycopg

from bots import log
from bots.compose import build_responder
from bots.open_store import build_store
from bots.slack.markup import SlackMarkup
from config.settings import Settings
from core.message import Author, Message, MessageRef, Place
from core.metrics import Metrics
from core.ports import Capabilities, Person, Target
from core.reply import Reply
from core.responder import Responder
from core.spans import NoSpans
from core.store.tables import findings
from tests.fakes.chat import FileChat
from tests.fakes.postgres import Postgres
from tests.faults.traffic import card

from .chats import quiet_talk, resident

# docs/sizing.md: what is assumed of a workspace.
_PEOPLE, _A_DAY, _PEAK, _ALARMING = 40, 2_000, 3.0, 200
_CHANNELS, _BEAT_SECONDS = 8, 5
# PostgreSQL publishes its numbers once a second.
_PUBLISHED_SECONDS = 2
_NAMED = ("xact_commit", "tup_inserted", "tup_updated")
_TALK, _MANY = 10_000, 100_000
# Of a processor, so that a busy moment does not make a queue.
_BUSY = 0.7


def a_second(workspaces: int) -> float:
    """Messages a second at the peak."""
    return workspaces * _A_DAY * _PEAK / 86_400


class VirtualClock:
    """Fulfils the port Clock; moves only when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The time that was set."""
        return self.time


class FarSide(FileChat):
    """Takes everything, and counts the notices."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull))
        self.capabilities = Capabilities(ephemeral_anytime=True, modes=("notice", "log", "off"))
        self.notices = 0

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """Counts it."""
        self.notices += 1
        place = to if isinstance(to, Place) else Place("slack", getattr(to, "workspace", ""), "D0")
        return MessageRef("slack", place.workspace, place.channel, key)

    async def is_admin(self, person: Person) -> bool:
        """Nobody is."""
        return False


@dataclass
class Traffic:
    """What people say: workspace, channel and author by chance, one message in 200 with a card number."""

    workspaces: int
    talk: list[str]
    clock: VirtualClock
    random: Random = field(default_factory=lambda: Random(7))
    said: int = 0
    alarming: int = 0

    def second(self) -> Iterator[Message]:
        """The messages of the clock's second."""
        count = max(1, round(a_second(self.workspaces)))
        for number in range(count):
            yield self._message(number)

    def _message(self, number: int) -> Message:
        self.said += 1
        workspace = f"T{self.random.randrange(self.workspaces):06d}"
        place = Place("slack", workspace, f"C{self.random.randrange(_CHANNELS)}")
        text = self.random.choice(self.talk)
        if self.said % _ALARMING == _ALARMING // 2:
            self.alarming += 1
            text = f"charge {card(self.random)} please, order {self.said}"
        ref = MessageRef("slack", workspace, place.channel, f"{int(self.clock.time.timestamp())}.{number:06d}")
        author = Author(f"U{self.random.randrange(_PEOPLE)}")
        return Message(ref, author, place, SlackMarkup().decode(text), sent_at=self.clock.time)


@dataclass
class Meter:
    """Processor seconds of this process and of PostgreSQL, and what PostgreSQL counts."""

    address: str
    folder: Path

    def read(self) -> dict[str, float]:
        """All of them, from their beginning."""
        own = resource.getrusage(resource.RUSAGE_SELF)
        return {"own": own.ru_utime + own.ru_stime, "database": self._processor()} | self._counted()

    def _processor(self) -> float:
        """Of all processes that run in the server's folder."""
        total = 0.0
        for process in psutil.process_iter(["name", "cwd"]):
            if process.info["cwd"] == str(self.folder):
                times = process.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
        return total

    def _counted(self) -> dict[str, float]:
        with psycopg.connect(self.address, autocommit=True) as connection:
            names = ", ".join(_NAMED)
            row = connection.execute(f"SELECT {names} FROM pg_stat_database WHERE datname = current_database()").fetchone()
        return dict(zip(_NAMED, map(float, row or ()), strict=True))

    def bytes_of_finding(self) -> float:
        """What a row takes, its indexes included: those that are there, many times over, each in a channel of its own."""
        columns = ", ".join(column.name for column in findings.columns)
        copied = columns.replace("channel,", "channel || n,", 1).replace("version,", "version || n,", 1)
        many = f"INSERT INTO findings ({columns}) SELECT {copied} FROM findings, generate_series(1, %s) AS n"
        with psycopg.connect(self.address, autocommit=True) as connection:
            there = connection.execute("SELECT count(*) FROM findings").fetchone()
            if not there or not there[0]:
                return 0.0
            connection.execute(many, [_MANY // there[0]])
            size = connection.execute("SELECT pg_total_relation_size('findings') / (SELECT count(*) FROM findings)").fetchone()
        return float(size[0]) if size else 0.0


@dataclass(frozen=True)
class Figures:
    """What came of one number of workspaces. Connecting: processor seconds. Spent: see Meter."""

    workspaces: int
    connecting: float
    traffic: Traffic
    notices: int
    seconds: int
    beats: list[float]
    spent: Mapping[str, float]
    finding: float
    purge: float
    megabytes: float

    def cores(self, whose: str) -> float:
        """How many processors the peak keeps busy."""
        return self.spent[whose] / self.seconds


async def measured(workspaces: int, seconds: int, postgres: Postgres, talk: list[str], folder: Path) -> Figures:
    """Connects them all and plays so many seconds of the peak."""
    address, clock, far = postgres.fresh(), VirtualClock(), FarSide()
    settings = Settings.model_validate({"database_url": address, "data_dir": folder, "throttle": {"shadow_days": 0}})
    store = build_store(settings)
    responder = await build_responder(settings, store, clock, Metrics(), NoSpans())
    meter, traffic = Meter(address, postgres.folder), Traffic(workspaces, talk, clock)
    try:
        began = time.process_time()
        for number in range(workspaces):
            places = {Place("slack", f"T{number:06d}", f"C{channel}"): 1 for channel in range(_CHANNELS)}
            await responder.connected("slack", far, places, [f"T{number:06d}"])
        connecting = time.process_time() - began
        spent, beats = await _played(responder, traffic, seconds, meter)
        memory, finding = resident(), await asyncio.to_thread(meter.bytes_of_finding)
        began = time.perf_counter()
        await store.retention.purge(clock.now() + timedelta(days=settings.retention.findings + 1))
        purge = time.perf_counter() - began
    finally:
        await responder.close(5)
        await store.database.close()
    return Figures(workspaces, connecting, traffic, far.notices, seconds, beats, spent, finding, purge, memory)


async def _played(responder: Responder, traffic: Traffic, seconds: int, meter: Meter) -> tuple[Mapping[str, float], list[float]]:
    """What it took, and the processor seconds of each heartbeat."""
    await asyncio.sleep(_PUBLISHED_SECONDS)
    before, beats = meter.read(), []
    for second in range(seconds):
        await asyncio.gather(*(responder.take(message) for message in traffic.second()))
        traffic.clock.time += timedelta(seconds=1)
        if second % _BEAT_SECONDS == _BEAT_SECONDS - 1:
            began = time.process_time()
            await responder.maintenance.beat()
            beats.append(time.process_time() - began)
            await responder.maintenance.chores()
    await asyncio.sleep(_PUBLISHED_SECONDS)
    after = meter.read()
    return {name: after[name] - before[name] for name in before}, beats


def rows(every: Sequence[Figures]) -> Iterator[tuple[str, list[str]]]:
    """(what, a figure for each number of workspaces)."""

    def row(what: str, figure: str, value: Callable[[Figures], float]) -> tuple[str, list[str]]:
        return what, [format(value(figures), figure) for figures in every]

    yield row("messages a second", ",.1f", lambda f: a_second(f.workspaces))
    yield "messages played; alarming; notices", [f"{f.traffic.said:,}; {f.traffic.alarming}; {f.notices}" for f in every]
    yield row("processor time a message, bot, ms", ".2f", lambda f: f.spent["own"] / f.traffic.said * 1000)
    yield row("the same, PostgreSQL, ms", ".2f", lambda f: f.spent["database"] / f.traffic.said * 1000)
    yield row("cores at the peak, bot", ".2f", lambda f: f.cores("own"))
    yield row("cores at the peak, PostgreSQL", ".2f", lambda f: f.cores("database"))
    yield row(
        f"processes that keep up, each at {_BUSY:.0%} of a core", ",.0f", lambda f: max(1, math.ceil(f.cores("own") / _BUSY))
    )
    yield row("transactions a second", ",.0f", lambda f: f.spent["xact_commit"] / f.seconds)
    yield row("rows written a second", ",.0f", lambda f: (f.spent["tup_inserted"] + f.spent["tup_updated"]) / f.seconds)
    yield row("a heartbeat with the cursors, processor ms, most", ",.0f", lambda f: max(f.beats, default=0.0) * 1000)
    yield row("connecting all, processor s", ",.0f", lambda f: f.connecting)
    yield row("MB of the bot's process", ",.0f", lambda f: f.megabytes)
    yield row("bytes of a finding, indexes included", ",.0f", lambda f: f.finding)
    yield row("purging 100,000 findings, s", ",.1f", lambda f: f.purge)


def main() -> None:
    """Prints a row a figure; fails nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspaces", type=int, nargs="+", default=[1, 100, 1_000, 10_000])
    parser.add_argument("--seconds", type=int, default=30, help="seconds of the peak")
    arguments = parser.parse_args()
    talk = quiet_talk(_TALK, 13)
    postgres = Postgres()
    log.set_up("WARNING")
    with tempfile.TemporaryDirectory() as folder:
        each = (measured(workspaces, arguments.seconds, postgres, talk, Path(folder)) for workspaces in arguments.workspaces)
        figures = [asyncio.run(one) for one in each]
    print(f"| the peak, {arguments.seconds} s of it | {' | '.join(f'{f.workspaces:,} workspaces' for f in figures)} |")
    print("|---" * (len(figures) + 1) + "|")
    for what, values in rows(figures):
        print(f"| {what} | {' | '.join(values)} |")
    postgres.close()


if __name__ == "__main__":
    main()
