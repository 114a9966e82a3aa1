"""Everything goes wrong at once, for a short while and with a fixed seed; `make bench-faults` is the long one."""

from pathlib import Path

import pytest

from tests.fakes.discord_server import DiscordServer
from tests.fakes.postgres import fresh_database
from tests.fakes.slack_server import SlackServer

from .bots import Bots
from .run import Run, folders
from .traffic import people
from .troubles import cuts, kills, together, wrongs

PREFIX = {"slack": "U", "discord": "4000000"}


@pytest.mark.parametrize(("platform", "database", "processes"), [("slack", "sqlite", 1), ("discord", "postgresql", 2)])
async def test_each_alarming_message_is_answered_once_and_no_other_ever(
    tmp_path: Path, platform: str, database: str, processes: int
) -> None:
    server = SlackServer(retries=(3.0, 6.0, 30.0)) if platform == "slack" else DiscordServer()
    await server.start()
    address = fresh_database() if database == "postgresql" else ""
    bots = Bots(platform, server.environment(), folders(tmp_path), address, processes)
    run = Run(server, bots, PREFIX[platform])  # type: ignore[arg-type]
    troubles = together(wrongs(run, limited=0.15, broken=0.15, doubled=0.5, shuffled=0.3), kills(run, 2, 3.0), cuts(run, 1, 4.0))
    try:
        outcome = await run.outcome(600, 60, troubles, pace=100)
        codes = await bots.stop()
    finally:
        for process in bots.processes:
            if process.returncode is None:
                process.kill()
        await server.stop()
    assert (outcome.lost, outcome.false, outcome.behind) == (0, 0, 0), outcome
    assert outcome.doubled <= (outcome.kills if platform == "slack" else 0), outcome
    assert codes == [0] * processes
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())  # noqa: ASYNC240
    cards = [text.split()[1] for _, text, alarms in people(600, 60, run.seed, run.prefix) if alarms]
    assert [card for card in cards if card.encode() in written or card[::-1].encode() in written] == []
