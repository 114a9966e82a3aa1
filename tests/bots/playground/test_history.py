"""The history in the playground: what was posted on the page is found again, and its author told."""

from tests.fakes.waiting import until_so
from tests.scenarios.team import Reply, Team, shown

LEAK = "card 4111 1111 1111 1111"


def in_direct_messages(replies: list[Reply]) -> list[Reply]:
    return [reply for reply in replies if not reply["channel"]]


async def search(team: Team) -> None:
    """Maya, who is an admin, searches #general until the report is there."""
    maya = team.person("maya")

    async def reported() -> bool:
        return any("would have been answered" in shown(reply) for reply in await maya.sees())

    team.responder.history.start()
    await maya.asks("history 30d")
    await maya.presses("Start")
    await until_so(reported)


async def test_a_search_finds_what_is_on_the_page(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await jonas.says("hello")
    assert "Only admins" in await jonas.asks("history 30d")
    plan = await maya.asks("history 30d")
    assert "in this channel" in plan
    assert "I may not read" not in plan  # it is about this channel alone, which can be read
    assert "I have begun" in await maya.presses("Start")


async def test_only_whoever_asked_sees_the_progress_and_the_report(team: Team) -> None:
    await team.person("jonas").says(LEAK)
    await search(team)
    told = in_direct_messages(await team.person("maya").sees())
    assert any("Messages read" in shown(reply) for reply in told)
    assert all(reply["private"] for reply in told)
    for other in ("jonas", "priya"):
        assert in_direct_messages(await team.person(other).sees()) == []


async def test_what_is_pressed_in_a_direct_message_is_answered_there(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await jonas.asks("pause 1h")  # so that it was not answered yet
    await jonas.says(LEAK)
    await search(team)
    await maya.presses("Show it")
    await maya.presses("Tell all authors")
    told = "\n".join(map(shown, in_direct_messages(await maya.sees())))
    assert "1 to 1 of 1" in told
    assert "I am telling the authors of 1 message" in told
    elsewhere = [shown(reply) for reply in await maya.sees() if reply["channel"]]
    assert not [words for words in elsewhere if "1 to 1 of 1" in words or "I am telling" in words]
