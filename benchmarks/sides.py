"""What ``benchmarks.soak`` has on each platform: a server, the bot's process, what people say, and what came of it."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

import psutil

from tests.fakes.discord_rest import direct_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.slack_server import Json, SlackServer
from tests.faults.bots import Bots
from tests.faults.traffic import card

TALKERS, ALARMING = 50, 20
_EARLY = 0.4  # of a life: two minutes of five
# How long after a trouble an answer may be late because of it: a dead process's work is taken over after 30 s.
_AFTERMATH_SECONDS = 60.0
_MB = 1e6


class Heard(list[Json]):
    """Slack's private notices: how many by reader, and when the first came."""

    def __init__(self) -> None:
        super().__init__()
        self.number: Counter[str] = Counter()
        self.first: dict[str, float] = {}

    def append(self, body: Json) -> None:
        """Also counts it."""
        self.number[str(body["user"])] += 1
        self.first.setdefault(str(body["user"]), time.time())
        super().append(body)


@dataclass
class Life:
    """One process, from its start to its end: its MB by age, the most with its workers, the processor seconds of all."""

    began: float
    memory: list[tuple[float, float]] = field(default_factory=list)
    family: float = 0.0
    processor: float = 0.0

    def growth(self) -> tuple[float, float] | None:
        """Its MB early in its life and at the end; None if nobody looked."""
        if not self.memory:
            return None
        early = self.memory[-1][0] * _EARLY
        return next(mb for age, mb in self.memory if age >= early), self.memory[-1][1]


@dataclass
class Side:
    """A platform. ``said``: authors of alarming messages, and when. ``ends``: exit codes after SIGTERM, and seconds."""

    name: str
    server: SlackServer | DiscordServer
    bots: Bots
    channels: list[str]
    prefix: str
    random: Random
    said: dict[str, float] = field(default_factory=dict)
    cards: set[bytes] = field(default_factory=set)
    lives: list[Life] = field(default_factory=list)
    ends: list[tuple[int, float]] = field(default_factory=list)
    newest: str = ""
    messages: int = 0
    crashes: int = 0
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def speak(self, number: int, talk: str) -> None:
        """The next message: one in twenty has a card number, of an author who says nothing else."""
        channel, self.messages = self.channels[number % len(self.channels)], self.messages + 1
        if (number + number // ALARMING) % ALARMING:  # a turn later each time: in all channels
            self.newest = self.server.say(f"{self.prefix}{10**9 + number % TALKERS:010d}", talk, channel)
            return
        author, payment = f"{self.prefix}{number:010d}", card(self.random)
        self.said[author] = time.time()
        self.cards.add(payment.encode())
        self.newest = self.server.say(author, f"charge {payment} please, order {number}", channel)

    def told(self, author: str) -> list[float]:
        """When somebody was told something; of Slack's later notices only that there were any."""
        if isinstance(self.server, DiscordServer):
            stamps = (str(post["timestamp"]) for post in self.server.direct[direct_of(author)])
            return [datetime.fromisoformat(stamp).timestamp() for stamp in stamps]
        heard = self.server.ephemerals
        assert isinstance(heard, Heard)
        number = heard.number[author] + len(self.server.posts[f"D{author}"])
        return [heard.first.get(author, time.time())] * number

    def talkers(self) -> Iterator[str]:
        """The authors of ordinary talk."""
        return (f"{self.prefix}{10**9 + number:010d}" for number in range(TALKERS))

    async def begin(self) -> None:
        """Starts the bot."""
        await self.bots.start()
        self.lives.append(Life(time.monotonic()))

    async def again(self, what: str) -> None:
        """Killed, or else ended as a supervisor does it; and a new process in its place."""
        async with self.changing:
            self.look()
            if what == "kill":
                await self.bots.kill()
                self.lives.append(Life(time.monotonic()))
            else:
                await self.end()
                await self.begin()

    async def end(self) -> None:
        """SIGTERM, and nothing in its place."""
        began = time.monotonic()
        self.ends += [(code, time.monotonic() - began) for code in await self.bots.stop()]

    async def keep_up(self) -> None:
        """Starts the bot again where it has ended by itself, which it never should."""
        async with self.changing:
            if self.bots.processes[0].returncode is not None:
                self.crashes += 1
                await self.begin()

    def look(self) -> None:
        """Notes memory and processor time of the process that runs."""
        life = self.lives[-1]
        with suppress(psutil.Error):
            process = psutil.Process(self.bots.processes[0].pid)
            if resident := process.memory_info().rss:  # none any more between its end and our noticing
                life.memory.append((time.monotonic() - life.began, resident / _MB))
            everyone = [process, *process.children(recursive=True)]
            life.family = max(life.family, sum(each.memory_full_info().pss for each in everyone) / _MB)
            life.processor = sum(each.cpu_times().user + each.cpu_times().system for each in everyone)


@dataclass(frozen=True)
class Count:
    """What came of the alarming messages. Quiet: the seconds until the answer, of those that no trouble was near."""

    lost: int
    doubled: int
    false: int
    quiet: list[float]
    slowest: float


def counted(side: Side, troubles: Iterable[float]) -> Count:
    """Troubles: when each began and ended, by the same clock as what was said."""
    told, moments = {author: side.told(author) for author in side.said}, [*troubles]
    taken = {author: told[author][0] - at for author, at in side.said.items() if told[author]}
    quiet = [
        seconds
        for author, seconds in taken.items()
        if not any(-2 < side.said[author] - moment < _AFTERMATH_SECONDS for moment in moments)
    ]
    return Count(
        lost=sum(not each for each in told.values()),
        doubled=sum(max(0, len(each) - 1) for each in told.values()),
        false=sum(len(side.told(author)) for author in side.talkers()),
        quiet=quiet,
        slowest=max(taken.values(), default=0.0),
    )
