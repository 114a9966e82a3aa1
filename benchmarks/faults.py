"""The long fault runs: 10,000 messages, 1,000 of them alarming, for each trouble and platform. Prints a table."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.discord_server import DiscordServer
from tests.fakes.postgres import Postgres
from tests.fakes.slack_server import SlackServer
from tests.faults.bots import Bots
from tests.faults.disk import SmallDisk
from tests.faults.run import Outcome, Run, Trouble, folders
from tests.faults.troubles import cuts, full_disk, kills, restarts, stops, wrongs

PREFIX = {"slack": "U", "discord": "4000000"}
DISK = "16m"


@dataclass(frozen=True)
class Scenario:
    """One trouble."""

    name: str
    trouble: Callable[[Run, Postgres], Trouble]
    postgres: bool = False
    replicas: int = 1
    small_disk: bool = False


SCENARIOS = (
    Scenario("killed 10 times", lambda run, _: kills(run, 10, 6.0)),
    Scenario("stopped for 60 s", lambda run, _: stops(run, 5.0, 60.0)),
    Scenario("sockets cut 8 times", lambda run, _: cuts(run, 8, 7.0)),
    Scenario("PostgreSQL restarted 3 times", lambda _, pg: restarts(pg, 3, 15.0), postgres=True),
    Scenario("disk full for 10 s", lambda run, _: full_disk(run, 10.0), small_disk=True),
    Scenario("every event twice, a third out of order", lambda run, _: wrongs(run, doubled=1.0, shuffled=0.33)),
    Scenario("a third of all calls answered 429 or 500", lambda run, _: wrongs(run, limited=0.17, broken=0.17)),
    Scenario("three replicas, killed 6 times", lambda run, _: kills(run, 6, 9.0), postgres=True, replicas=3),
)


async def one(scenario: Scenario, platform: str, postgres: Postgres, count: int, pace: float) -> Outcome:
    """One run in a folder of its own."""
    server = SlackServer(retries=(3.0, 6.0, 30.0)) if platform == "slack" else DiscordServer()
    await server.start()
    with tempfile.TemporaryDirectory() as base:
        data = folders(Path(base))
        if scenario.small_disk:
            await SmallDisk(data, DISK).mount()
        database = postgres.fresh() if scenario.postgres else ""
        bots = Bots(platform, server.environment(), data, database, scenario.replicas)
        run = Run(server, bots, PREFIX[platform])  # type: ignore[arg-type]
        try:
            outcome = await run.outcome(count, count // 10, scenario.trouble(run, postgres), pace)
            await bots.stop()
            return outcome
        finally:
            for process in bots.processes:
                if process.returncode is None:
                    process.kill()
            await server.stop()
            if scenario.small_disk:
                await SmallDisk(data, DISK).unmount()


def row(scenario: Scenario, platform: str, o: Outcome) -> str:
    """A line of the table."""
    counts = f"{o.messages:,} | {o.alarming:,} | {o.kills} | {o.lost} | {o.doubled} | {o.false} | {o.behind}"
    return f"| {platform}: {scenario.name} | {counts} | {o.megabytes:.0f} | {o.seconds:.0f} |"


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--pace", type=float, default=200.0, help="messages a second")
    parser.add_argument("--platform", choices=sorted(PREFIX), action="append")
    parser.add_argument("--only", default="", help="scenarios whose name has this in it")
    arguments = parser.parse_args()
    postgres = Postgres()
    print("| fault | messages | alarming | kills | lost | doubled | false | cursors behind | MB | s |")
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for scenario in (s for s in SCENARIOS if arguments.only in s.name):
        if scenario.small_disk and os.geteuid() != 0:
            print(f"SKIPPED, as only root may mount a small disk: {scenario.name}", file=sys.stderr)
            continue
        for platform in arguments.platform or sorted(PREFIX, reverse=True):
            outcome = asyncio.run(one(scenario, platform, postgres, arguments.messages, arguments.pace))
            print(row(scenario, platform, outcome), flush=True)


if __name__ == "__main__":
    main()
