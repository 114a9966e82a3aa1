"""Real processes of the bot, and far too much at once: bursts, twenty thousand channels, large files, killed checkers.

Usage: python -m benchmarks.abuse [--only burst] [--scale 0.1]. Prints a row for each; the far side are the tests' own servers.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import psutil
from aiohttp import web
from sqlalchemy import func, select

from core.store.database import Database, database_url
from core.store.store import Store
from core.store.tables import findings
from core.store.workspaces import Scope, SettingValue
from tests.fakes.discord_server import DiscordServer
from tests.fakes.slack_oauth import ORGANISATION, TEAM
from tests.fakes.slack_server import Json, SlackServer
from tests.fakes.tokens import SLACK_BOT
from tests.faults.bots import Bots
from tests.faults.run import Run, folders
from tests.faults.traffic import card

_BURST_SECONDS = 10
_WORKSPACES = ("T0ONE", "T0TWO", "T0THREE")
# Seconds that a whole burst may take on a machine that does much else.
_PATIENCE = 1_500
_FILE_BYTES = 9_900_000
_MB = 1e6
# Slack's tiers 2 and 3; here a minute is six seconds long, so that a run need not take ten times as long.
_A_MINUTE, _MINUTE = {"conversations.list": 20, "users.conversations": 50, "conversations.history": 50}, 6.0


@dataclass
class Watch:
    """The largest that the bot and all its processes became while somebody looked, in MB."""

    bots: Bots
    main: float = 0.0
    tree: float = 0.0

    async def look(self) -> None:
        """Looks until it is cancelled. Shared pages are counted once, by the proportional size."""
        while True:
            with suppress(psutil.Error, IndexError):
                self.main = max(self.main, self.bots.memory())
                self.tree = max(self.tree, sum(_own(process) for process in family(self.bots)))
            await asyncio.sleep(0.5)


def family(bots: Bots) -> list[psutil.Process]:
    """The bot's process and those that it began."""
    first = psutil.Process(bots.processes[0].pid)
    return [first, *first.children(recursive=True)]


def _own(process: psutil.Process) -> float:
    with suppress(psutil.Error):
        return float(process.memory_full_info().pss) / _MB
    return 0.0


@dataclass
class Scene:
    """A server, the bot's process, and what is measured."""

    server: SlackServer | DiscordServer
    bots: Bots
    watch: Watch
    scale: float
    figures: list[str] = field(default_factory=list)

    @property
    def slack(self) -> SlackServer:
        """The server, of which the scene needs that it is Slack's."""
        assert isinstance(self.server, SlackServer)
        return self.server

    async def begun(self) -> float:
        """Starts the bot; the seconds until nothing that comes is missed."""
        began = time.perf_counter()
        await self.bots.start()
        await Run(self.server, self.bots, "").begun()  # type: ignore[arg-type]
        return time.perf_counter() - began

    async def until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Waits for it, so long at most."""
        return await Run(self.server, self.bots, "").until(done, seconds)  # type: ignore[arg-type]

    async def states(self) -> dict[str, int]:
        """How many findings are in which state."""
        database = Database(database_url("", self.bots.folder))
        try:
            async with database.reading() as connection:
                counted = select(findings.c.state, func.count()).group_by(findings.c.state)
                return {str(state): int(number) for state, number in await connection.execute(counted)}
        finally:
            await database.close()


def _percentiles(seconds: list[float]) -> str:
    return f"p50 {statistics.median(seconds):.1f} s, slowest {max(seconds):.1f} s" if seconds else "none"


async def burst(scene: Scene) -> None:
    """All alarming, as fast as they can be said, by a thousand people: a few in a row by each."""
    people, each = max(1, int(1000 * scene.scale)), 5
    random, server = Random(7), scene.server
    if isinstance(server, SlackServer):
        server.teams[SLACK_BOT], server.organisation, server.granted = ORGANISATION, ORGANISATION, list(_WORKSPACES)
    await scene.begun()
    began = time.perf_counter()
    prefix = "U" if isinstance(server, SlackServer) else "4000000"
    authors = [f"{prefix}{number:010d}" for number in range(people)]
    for turn in range(each):
        for number, author in enumerate(authors):
            if isinstance(server, SlackServer):
                server.team = _WORKSPACES[number % len(_WORKSPACES)]
            server.say(author, f"charge {card(random)} please, order {turn}")
        await asyncio.sleep(0)
    told = await scene.until(lambda: all(server.told(author) for author in authors), _PATIENCE * scene.scale + 150)
    first = time.perf_counter() - began
    total = people * each

    states, deadline = await scene.states(), time.perf_counter() + _PATIENCE * scene.scale + 120
    while states.get("open", 0) < total and time.perf_counter() < deadline:
        await asyncio.sleep(0.5)
        states = await scene.states()
    notices = [len(server.told(author)) for author in authors]
    scene.figures += [
        f"{total:,} messages of {people:,} people",
        f"everybody told once after {first:.0f} s" if told else f"NOT TOLD: {notices.count(0)}",
        f"all {states.get('open', 0):,} told after {time.perf_counter() - began:.0f} s ({total - states.get('open', 0)} lost)",
        f"notices a person: {statistics.mean(notices):.1f}, {max(notices)} at most",
    ]


class Large(SlackServer):
    """A workspace with many channels; readings are counted by channel, and asked too often it says so, as Slack does."""

    def __init__(self) -> None:
        super().__init__()
        self.read: Counter[str] = Counter()
        self.limited: Counter[str] = Counter()
        self._spent: dict[str, list[float]] = defaultdict(list)

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        now, rate = time.perf_counter(), _A_MINUTE.get(method, 1_000_000)
        recent = [at for at in self._spent[method] if now - at < _MINUTE]
        if len(recent) >= rate:
            self.limited[method] += 1
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"})
        self._spent[method] = [*recent, now]
        return await super()._api(request)

    def refused(self, method: str, body: Json) -> str:
        """As the server's own; a reading is counted."""
        if method == "conversations.history":
            self.read[str(body["channel"])] += 1
        return super().refused(method, body)


async def channels(scene: Scene) -> None:
    """Twenty thousand channels, of which five are on; the bot is away for a while and comes back."""
    number, server = int(20_000 * scene.scale), scene.slack
    assert isinstance(server, Large)
    names = [f"C{each:08d}" for each in range(number)]
    server.channels |= {name: [] for name in names}
    started, on = await scene.begun(), names[:5]
    calls = server.calls.count("users.conversations")
    for process in scene.bots.processes:  # an orderly end takes longer than ten seconds on a machine that has no time
        process.kill()
        await process.wait()
    await _only_on(scene, on)
    retries, server.retries, random = server.retries, (), Random(7)  # no event comes of what is said now
    for name in names[:200]:
        server.say(f"U{name}", f"charge {card(random)} please", name)
    server.retries = retries
    server.read.clear()
    began = time.perf_counter()
    await scene.begun()
    wanted = [f"U{name}" for name in on]
    caught = await scene.until(lambda: all(server.told(user) for user in wanted), 600)
    back = time.perf_counter() - began
    asked = time.perf_counter()
    server.command("U0ADMIN", "channels")
    answered = await scene.until(lambda: bool(server.answers["U0ADMIN"]), 300)
    scene.figures += [
        f"{number:,} channels, 5 on",
        f"started in {started:.1f} s with {calls} calls, {server.limited['users.conversations']} more refused for their rate",
        f"caught up {back:.1f} s after the next start" if caught else "NOT CAUGHT UP",
        f"histories read: {len(server.read)} channels, {len(set(server.read) - set(on))} of them off",
        f"`channels` answered in {time.perf_counter() - asked:.1f} s" if answered else "`channels` NOT ANSWERED",
    ]


async def _only_on(scene: Scene, on: list[str]) -> None:
    """Settings: the workspace off, a few channels on."""
    store = Store(Database(database_url("", scene.bots.folder)))
    try:
        wishes = [
            SettingValue(Scope.WORKSPACE, "", "mode", "off"),
            *(SettingValue(Scope.CHANNEL, name, "mode", "notice") for name in on),
        ]
        for setting in wishes:
            await store.workspaces.set("slack", TEAM, setting, "U0ADMIN", datetime.now(UTC))
    finally:
        await store.database.close()


async def files(scene: Scene) -> None:
    """Fifty files of ten megabytes in the same moment; other people go on talking for a minute."""
    number, server = max(2, int(50 * scene.scale)), scene.slack
    await scene.begun()
    content = (b"the build is green again, see you in the standup\n" * (_FILE_BYTES // 48))[:_FILE_BYTES]
    for each in range(number):
        about = {"id": f"F{each}", "mode": "hosted", "name": f"{each}.txt", "size": len(content), "mimetype": "text/plain"}
        about["url_private"] = server.hold(f"{each}.txt", content)
        server.say(f"UF{each:04d}", "the log", subtype="file_share", files=[about])
    random, taken = Random(7), []
    for each in range(20):
        at = time.perf_counter()
        author = f"US{each:04d}"
        server.say(author, f"charge {card(random)} please")
        if await scene.until(lambda author=author: bool(server.told(author)), 30):  # type: ignore[misc]
            taken.append(time.perf_counter() - at)
        await asyncio.sleep(1)
    scene.figures += [
        f"{number} files of {_FILE_BYTES / _MB:.1f} MB",
        f"20 short alarming messages of others meanwhile: {20 - len(taken)} unanswered, {_percentiles(taken)}",
        f"at most {server.log.most_open} downloads at once",
        f"{len({request.path for request in server.log.requests})} begun in the time",
    ]


async def checkers_killed(scene: Scene) -> None:
    """Long texts, whose checkers are killed as by a system that is short of memory."""
    number, server, random = max(2, int(20 * scene.scale)), scene.slack, Random(7)
    await scene.begun()
    talk = "the build is green again and the standup begins in five minutes\n" * 400
    authors = [f"UL{each:04d}" for each in range(number)]
    for author in authors:
        server.say(author, f"{talk}charge {card(random)} please")
    killed = 0
    for _ in range(5):
        await asyncio.sleep(0.5)
        children = [process for process in family(scene.bots)[1:] if not process.children()]
        for process in children:
            with suppress(psutil.Error):
                process.kill()
                killed += 1
    await scene.until(lambda: all(server.told(author) for author in authors), 120)
    told = [len(server.told(author)) for author in authors]
    doubled = sum(max(0, each - 1) for each in told)
    scene.figures += [f"{number} texts of {len(talk):,} characters", f"{killed} processes killed"]
    scene.figures += [f"{told.count(0)} unanswered, {doubled} doubled"]


Row = tuple[str, str, Callable[[], SlackServer | DiscordServer], Callable[[Scene], Awaitable[None]]]
ROWS: tuple[Row, ...] = (
    ("slack", "burst of alarming messages, three workspaces", SlackServer, burst),
    ("discord", "burst of alarming messages", DiscordServer, burst),
    ("slack", "20,000 channels", Large, channels),
    ("slack", "50 large files at once", SlackServer, files),
    ("slack", "checkers killed", SlackServer, checkers_killed),
)


async def measure(row: Row, scale: float) -> str:
    """A line of the table, in a folder of its own."""
    platform, name, build, play = row
    server = build()
    await server.start()
    with tempfile.TemporaryDirectory() as base:
        quick = {"PRIVACY_CHECK_THROTTLE__BURST_SECONDS": str(_BURST_SECONDS)}
        bots = Bots(platform, server.environment() | quick, folders(Path(base)))
        scene = Scene(server, bots, Watch(bots), scale)
        looking = asyncio.create_task(scene.watch.look())
        try:
            await play(scene)
        finally:
            looking.cancel()
            for process in [each for process in bots.processes if process.returncode is None for each in family(bots)]:
                with suppress(psutil.Error):
                    process.kill()
            await asyncio.gather(*(process.wait() for process in bots.processes))
            await server.stop()
    memory = f"{scene.watch.main:.0f} | {scene.watch.tree:.0f}"
    return f"| {platform}: {name} | {'; '.join(scene.figures)} | {memory} |"


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="rows whose name has this in it")
    parser.add_argument("--scale", type=float, default=1.0, help="a share of the number of messages, channels and files")
    arguments = parser.parse_args()
    print("| what | measured | MB, main process | MB, all |\n|---|---|---|---|", flush=True)
    for row in (each for each in ROWS if arguments.only in f"{each[0]}: {each[1]}"):
        print(asyncio.run(measure(row, arguments.scale)), flush=True)


if __name__ == "__main__":
    main()
