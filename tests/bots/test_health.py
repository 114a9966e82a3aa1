"""Health, readiness and numbers."""

import httpx

from bots.health import build_app
from tests.scenarios.team import Team

LEAK = "card 4111 1111 1111 1111"


async def ask(team: Team, path: str, wanted: frozenset[str] = frozenset({"playground"})) -> httpx.Response:
    transport = httpx.ASGITransport(build_app(team.responder, wanted))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
        return await http.get(path)


async def test_ready_means_connected_and_a_database_that_answers(team: Team) -> None:
    assert (await ask(team, "/healthz")).text == "ok"
    assert (await ask(team, "/readyz")).text == "ready"
    missing = await ask(team, "/readyz", frozenset({"playground", "slack"}))
    assert (missing.status_code, missing.text) == (503, "not connected: slack")


async def test_the_numbers_name_kinds_and_no_ids(team: Team) -> None:
    await team.person("maya").says(LEAK)
    await team.person("maya").says("hello")
    numbers = (await ask(team, "/metrics")).text
    assert 'privacy_check_messages_total{outcome="open",platform="playground"} 1.0' in numbers
    assert 'privacy_check_messages_total{outcome="quiet",platform="playground"} 1.0' in numbers
    assert 'privacy_check_findings_total{entity_type="CREDIT_CARD",platform="playground"} 1.0' in numbers
    assert "maya" not in numbers


async def test_the_numbers_say_which_platform_is_not_connected(team: Team) -> None:
    numbers = (await ask(team, "/metrics", frozenset({"playground", "slack"}))).text
    assert 'privacy_check_connected{platform="playground"} 1.0' in numbers
    assert 'privacy_check_connected{platform="slack"} 0.0' in numbers
