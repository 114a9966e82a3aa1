"""Rules of AutoMod: offered, made, updated, removed, counted; the server's own are left alone."""

import json
import re

import pytest

from bots.discord.automod import CREATE, PREFIX, REMOVE, load_rules
from bots.discord.permissions import invite_link
from core.records import State
from tests.fakes.discord_rest import OWNER, Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until

from .test_conversation import ANN, server
from .test_modes import Start, answered, start

__all__ = ["server", "start"]
RULES = load_rules()
PATTERNS = [pattern for rule in RULES for pattern in rule.patterns]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
def test_every_pattern_catches_and_passes_what_it_says_and_keeps_to_the_limits(pattern) -> None:  # type: ignore[no-untyped-def]
    compiled = re.compile(pattern.pattern, re.IGNORECASE)
    assert pattern.catches
    assert pattern.passes
    assert all(compiled.search(text) for text in pattern.catches)
    assert not any(compiled.search(text) for text in pattern.passes)
    assert len(pattern.pattern) <= 260
    assert not re.search(r"\(\?[=!<]|\\[1-9]", pattern.pattern), "the dialect knows no look-around and no back reference"


def test_the_rules_keep_to_the_limits() -> None:
    assert len(RULES) <= 6
    assert all(1 <= len(rule.patterns) <= 10 for rule in RULES)
    assert len({rule.full_name for rule in RULES}) == len(RULES)
    assert "permissions=" in invite_link(1)
    assert invite_link(1) != invite_link(1, automod=True)


def offers(server: DiscordServer, user: str) -> str:
    data: Json = {"id": "1", "name": "privacy-admin", "type": 1, "options": [{"name": "automod", "type": 1, "options": []}]}
    return server.interact(user, 2, data)


async def test_it_is_offered_made_updated_and_removed_and_other_rules_stay(server: DiscordServer, start: Start) -> None:
    own = {
        "id": "5",
        "guild_id": "1",
        "creator_id": OWNER,
        "name": "no swearing",
        "event_type": 1,
        "trigger_type": 1,
        "enabled": True,
    }
    server.rules = [
        own | {"trigger_metadata": {"keyword_filter": ["x"]}, "actions": [], "exempt_roles": [], "exempt_channels": []}
    ]
    async with start("note"):
        assert "Only those who manage" in await answered(server, offers(server, ANN))
        assert "Only those who manage" in await answered(server, server.press(ANN, CREATE, ephemeral=True))
        shown = await answered(server, offers(server, OWNER))
        assert shown.count("would be made") == len(RULES)
        await answered(server, server.press(OWNER, CREATE, ephemeral=True))
        await until(lambda: len(server.rules) == 1 + len(RULES))
        assert {rule["name"] for rule in server.rules[1:]} == {rule.full_name for rule in RULES}
        assert all(rule["enabled"] for rule in server.rules)
        server.rules[1]["trigger_metadata"] = {"regex_patterns": ["old"]}
        server.rules.append(server.rules[2] | {"id": "77", "name": f"{PREFIX}of an earlier version"})
        assert "would be updated" in await answered(server, offers(server, OWNER))
        await answered(server, server.press(OWNER, CREATE, ephemeral=True))
        await until(lambda: "77" not in {rule["id"] for rule in server.rules})
        await until(lambda: "old" not in json.dumps(server.rules))
        await answered(server, server.press(OWNER, REMOVE, ephemeral=True))
        await until(lambda: [rule["name"] for rule in server.rules] == ["no swearing"])


async def test_where_there_is_no_room_the_surest_come_first(server: DiscordServer, start: Start) -> None:
    rule = {"guild_id": "1", "creator_id": OWNER, "name": "x", "event_type": 1, "trigger_type": 1, "enabled": True, "actions": []}
    more = {"trigger_metadata": {}, "exempt_roles": [], "exempt_channels": []}
    server.rules = [rule | more | {"id": str(number)} for number in range(5)]
    async with start("note"):
        shown = await answered(server, offers(server, OWNER))
        assert (shown.count("would be made"), shown.count("no room")) == (1, len(RULES) - 1)


async def test_without_the_permission_it_says_so(server: DiscordServer, start: Start) -> None:
    server.may_manage = False
    async with start("note"):
        assert "Manage Server" in await answered(server, offers(server, OWNER))
        assert "Manage Server" in await answered(server, server.press(OWNER, CREATE, ephemeral=True))


async def test_hits_are_counted_without_a_word_of_the_message(
    server: DiscordServer, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    async with start("note") as responder:
        await answered(server, offers(server, OWNER))
        await answered(server, server.press(OWNER, CREATE, ephemeral=True))
        await until(lambda: len(server.rules) == len(RULES))
        server.automod_stops(ANN, str(server.rules[0]["id"]), kind=2)
        server.automod_stops(ANN, "424242")
        server.automod_stops(ANN, str(server.rules[0]["id"]))
        since = responder.clock.now().replace(year=2000)
        summary = await responder.store.findings.summary("discord", "100000000000000001", since)
        while not summary.findings:
            summary = await responder.store.findings.summary("discord", "100000000000000001", since)
        assert (summary.types, summary.states) == ({"API_KEY": 1}, {State.BLOCKED: 1})
    assert "ghp_secret" not in caplog.text
