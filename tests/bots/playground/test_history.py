"""The history in the playground: what was posted on the page is found again, and its author told."""

from tests.scenarios.team import Team


async def test_a_search_finds_what_is_on_the_page(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await jonas.says("hello")
    assert "Only admins" in await jonas.asks("history 30d")
    plan = await maya.asks("history 30d")
    assert "in this channel" in plan
    assert "I may not read" not in plan  # it is about this channel alone, which can be read
    assert "I have begun" in await maya.presses("Start")
