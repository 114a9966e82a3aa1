"""Slack under load: a real process of the bot, fifty messages a second for a minute, one in twenty alarming; prints a table.

Usage: python -m benchmarks.load [--seconds 60] [--pace 50]. The far side is the tests' own server, on this machine.
"""

import argparse
import asyncio
import re
import socket
import statistics
import tempfile
import time
from pathlib import Path

import httpx

from tests.fakes.slack_server import Json, SlackServer
from tests.faults.bots import Bots
from tests.faults.run import Run, folders
from tests.faults.traffic import people

_BUCKET = re.compile(r'privacy_check_loop_delay_seconds_bucket\{le="([^"]+)"\} (\S+)')
_ALARMING = 20
_SETTLING_SECONDS = 5


class Stamped(list[Json]):
    """Remembers when each private notice came, by its reader."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[str, float] = {}

    def append(self, body: Json) -> None:
        """Also notes the time."""
        self.at.setdefault(str(body["user"]), time.perf_counter())
        super().append(body)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def least_delay(metrics: str, share: float) -> float:
    """The smallest bucket, in seconds, that holds this share of the event loop's delays."""
    buckets = [(float(edge), float(count)) for edge, count in _BUCKET.findall(metrics)]
    return next(edge for edge, count in buckets if count >= share * buckets[-1][1])


async def measure(seconds: int, pace: int) -> list[tuple[str, str]]:
    """(what, figure) rows."""
    server = SlackServer()
    server.ephemerals = stamped = Stamped()
    await server.start()
    with tempfile.TemporaryDirectory() as base:
        port = free_port()
        environment = server.environment() | {"PRIVACY_CHECK_HEALTH__PORT": str(port)}
        bots = Bots("slack", environment, folders(Path(base)))
        run = Run(server, bots, "U")  # type: ignore[arg-type]
        await bots.start()
        await run.begun()
        said = await _feed(server, seconds, pace)
        await asyncio.sleep(_SETTLING_SECONDS)
        async with httpx.AsyncClient() as client:
            metrics = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
        await bots.stop()
        await server.stop()
    return _rows(said, stamped.at, metrics)


async def _feed(server: SlackServer, seconds: int, pace: int) -> dict[str, float]:
    """When each alarming message was said, by its author."""
    count = seconds * pace
    said: dict[str, float] = {}
    begun = time.perf_counter()
    for number, (author, text, alarms) in enumerate(people(count, count // _ALARMING, 7, "U")):
        await asyncio.sleep(max(0.0, begun + number / pace - time.perf_counter()))
        if alarms:
            said[author] = time.perf_counter()
        server.say(author, text)
    return said


def _rows(said: dict[str, float], told: dict[str, float], metrics: str) -> list[tuple[str, str]]:
    taken = [(told[author] - at) * 1000 for author, at in said.items() if author in told]
    steps = statistics.quantiles(taken, n=100)
    return [
        ("alarming messages, lost", f"{len(said)}, {sum(author not in told for author in said)}"),
        ("event in, answer out, p50", f"{steps[49]:.0f} ms"),
        ("event in, answer out, p99", f"{steps[98]:.0f} ms"),
        ("the event loop's delay, p99", f"under {least_delay(metrics, 0.99) * 1000:.0f} ms"),
    ]


def main() -> None:
    """Prints one row a figure; fails nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--pace", type=int, default=50, help="messages a second")
    arguments = parser.parse_args()
    print(f"| Slack, {arguments.pace} messages a second for {arguments.seconds} s | |\n|---|---|")
    for name, figure in asyncio.run(measure(arguments.seconds, arguments.pace)):
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
