"""Where a mark of what is no leak holds, who may make it for others, and when it ends."""

from base64 import b64encode

from .team import Team

PEOPLE = (
    "from: Ann Lee <ann.lee@kestrel-parts.io>\nto: Bo Diaz <bo.diaz@kestrel-parts.io>\n"
    "Ann Lee, born 3 May 1984, call +44 20 7946 0958; Bo Diaz, born 4 June 1990, call +44 20 7946 0321"
)
CARD = "card 4539 1488 0343 6467"
CARDS = (
    "4539148803436467",
    "4556737586899855",
    "4485275742308327",
    "4024007103939509",
    "4929123123123127",
    "4716048388471118",
)
SCOPES = ("For my own posts", "In this channel", "Everywhere")


async def offered(team: Team, who: str, channel: str, text: str) -> list[str]:
    """The scopes that somebody is asked to choose from; none where they are not asked."""
    person = team.person(who, channel)
    await person.says(text)
    shown = await person.presses("Not a leak")
    return [label for label in SCOPES if f'"label": "{label}"' in shown]


async def alarms(team: Team, who: str, channel: str, text: str) -> bool:
    """Whether somebody is told when they write it there."""
    person = team.person(who, channel)
    before = len(await person.sees())
    await person.says(text)
    return len(await person.sees()) > before


async def test_who_looks_after_a_channel_may_mark_for_it_what_is_not_severe(team: Team) -> None:
    assert await offered(team, "priya", "support", PEOPLE) == ["For my own posts", "In this channel"]
    assert "for everybody in this channel" in await team.person("priya", "support").presses("In this channel")
    assert not await alarms(team, "jonas", "support", PEOPLE)
    assert await alarms(team, "jonas", "general", PEOPLE)


async def test_what_is_severe_is_marked_for_others_by_an_admin_alone(team: Team) -> None:
    assert await offered(team, "priya", "support", CARD) == []
    assert await alarms(team, "jonas", "support", CARD)
    assert await offered(team, "maya", "support", CARD) == list(SCOPES)


async def test_who_looks_after_one_channel_is_a_plain_member_in_another(team: Team) -> None:
    assert await offered(team, "priya", "general", PEOPLE) == []


async def test_where_outsiders_read_a_member_s_mark_does_not_count_and_they_are_told_so(team: Team) -> None:
    assert await offered(team, "jonas", "partner-acme", CARD) == []
    assert "you will still be told" in str(await team.person("jonas").sees())
    assert await alarms(team, "jonas", "partner-acme", CARD)
    assert not await alarms(team, "jonas", "general", CARD), "it counts in channels of the team"


async def test_where_outsiders_read_an_admin_may_mark_for_the_channel_but_not_for_themselves(team: Team) -> None:
    assert await offered(team, "maya", "partner-acme", CARD) == list(SCOPES)
    maya = team.person("maya", "partner-acme")
    assert "you will still be told" in await maya.presses("For my own posts")
    assert await alarms(team, "maya", "partner-acme", CARD + " again")
    await maya.presses("In this channel")
    assert not await alarms(team, "jonas", "partner-acme", CARD)


async def test_a_mark_ends_after_ninety_days(team: Team) -> None:
    assert await offered(team, "jonas", "general", CARD) == []
    await team.waits(days=89)
    assert not await alarms(team, "jonas", "general", CARD)
    await team.waits(days=1)
    assert await alarms(team, "jonas", "general", CARD)
    assert "Nothing is marked as not a leak here" in await team.person("jonas").asks("allowlist")


async def test_the_same_value_in_a_file_is_covered_by_the_mark_of_a_text(team: Team) -> None:
    assert await offered(team, "jonas", "general", CARD) == []
    jonas = team.person("jonas")
    before = len(await jonas.sees())
    await jonas.says("", [{"name": "notes.txt", "content": b64encode(CARD.encode()).decode()}])
    assert len(await jonas.sees()) == before


async def test_a_list_of_many_marks_has_pages(team: Team) -> None:
    for card in CARDS:
        await team.person("jonas").says(f"my own card: {card}")
        await team.person("jonas").presses("Not a leak")
    first = await team.person("jonas").asks("allowlist")
    assert first.count("Undo no. ") == 5
    assert "`/privacy-check allowlist 2`" in first
    assert "6. " in await team.person("jonas").asks("allowlist 2")
    assert "No more marks" in await team.person("jonas").asks("allowlist 9")
