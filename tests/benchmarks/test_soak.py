"""The soak's own accounting: what is lost, doubled and false, when which trouble comes, and what a promise is."""

import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.sides import ALARMING, Heard, Life, Side, counted
from benchmarks.soak import broken, leaks, plan
from tests.fakes.discord_rest import direct_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.slack_server import SlackServer
from tests.faults.bots import Bots


def side(server: SlackServer | DiscordServer) -> Side:
    """A platform whose bot has said nothing yet; sixty messages were posted."""
    made = ["C0", "C1"] if isinstance(server, SlackServer) else [server.make_channel(), server.make_channel()]
    if isinstance(server, SlackServer):
        server.ephemerals = Heard()
        server.channels |= {name: [] for name in made}
        server.retries = ()  # nobody is there
    name = "slack" if isinstance(server, SlackServer) else "discord"
    there = Side(name, server, Bots(name, {}, Path()), made, "4000000", Random(7))
    for number in range(3 * ALARMING):
        there.speak(number, "lunch?")
    return there


def tell(server: SlackServer | DiscordServer, user: str) -> None:
    if isinstance(server, SlackServer):
        server.ephemerals.append({"user": user})
    else:
        server.direct[direct_of(user)].append(server._message(direct_of(user), {}, {"content": "psst"}))


@pytest.mark.parametrize("server", [SlackServer, DiscordServer])
async def test_what_is_lost_doubled_and_false_is_counted_by_reader(server: type[SlackServer | DiscordServer]) -> None:
    there = side(server())
    first, second, third = there.said
    for user in (first, first, second, next(there.talkers())):
        tell(there.server, user)
    count = counted(there, [])
    assert (count.lost, count.doubled, count.false, len(count.quiet)) == (1, 1, 1, 2)
    assert not there.told(third)
    assert 0 <= count.slowest < 60
    assert counted(there, [time.time() - 1]).quiet == [], "a trouble was near"


async def test_a_doubled_private_notice_is_forgiven_on_slack_alone_and_only_for_a_kill() -> None:
    slack, discord = side(SlackServer()), side(DiscordServer())
    for there in (slack, discord):
        for user in [*there.said, next(iter(there.said))]:
            tell(there.server, user)
    counts = [counted(there, []) for there in (slack, discord)]
    assert broken([slack, discord], counts, [0, 0]) == ["slack: 1 doubled", "discord: 1 doubled"]
    slack.bots.kills = 1
    assert broken([slack, discord], counts, [0, 2]) == ["discord: 1 doubled", "discord: 2 cursors behind"]


def test_half_an_hour_has_five_ends_and_the_other_troubles_are_far_from_them() -> None:
    events = plan(1800)
    assert [event.what for event in events] == ["kill", "end", "database", "kill", "end", "disk", "kill"]
    assert [event.at for event in events] == [300, 600, 750, 900, 1200, 1350, 1500]
    assert all(event.at + event.seconds < later.at for event, later in zip(plan(60), plan(60)[1:], strict=False))


def test_memory_is_compared_with_what_it_was_at_two_minutes_of_five() -> None:
    assert Life(0.0, [(10, 90.0), (118, 99.0), (122, 100.0), (300, 101.0)]).growth() == (100.0, 101.0)
    assert Life(0.0).growth() is None


async def test_a_card_number_in_a_file_is_seen(tmp_path: Path) -> None:
    there = side(DiscordServer())
    number = next(iter(there.cards))
    (tmp_path / "log.txt").write_bytes(b"no " + number[:15])
    assert leaks(tmp_path, there.cards) == 0
    (tmp_path / "database").write_bytes(b"\0" + number + b"\0")
    assert leaks(tmp_path, there.cards) == 1
