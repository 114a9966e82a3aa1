"""What an alarm leads to is chosen by channel: a note, a direct message, a replacement; and who looks after privacy."""

from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker

from .team import Reply, Team, a_team, buttons, shown

LEAK = "card 4111 1111 1111 1111"
KEY = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"


@pytest.fixture
async def team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types) as made:
        yield made


def public(replies: list[Reply]) -> list[Reply]:
    return [reply for reply in replies if not reply["private"]]


async def test_status_names_the_channel_and_its_mode(team: Team) -> None:
    maya, jonas = team.person("maya", "support"), team.person("jonas", "support")
    assert 'In #support, the mode is \\"notice\\".' in await jonas.asks("status")
    await maya.forges("set||||here.mode=log")
    assert 'In #support, the mode is \\"log\\".' in await jonas.asks("status")
    assert 'In #general, the mode is \\"notice\\".' in await team.person("jonas").asks("status")
    assert "In direct messages, the mode is" in await team.person("jonas", "").asks("status")
    await maya.forges("set||||here.shadow=on")
    assert 'In #support, the mode is \\"log\\", in shadow mode.' in await jonas.asks("status")
    assert 'In #support, the mode is \\"log\\", in shadow mode.' in await maya.asks("status")


async def test_a_note_says_nothing_in_public_and_only_its_author_can_look(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.forges("set||||here.mode=note")
    message = await jonas.says(LEAK)
    (note,) = public(await maya.sees())
    assert "Something here may be private" in shown(note)
    assert "card" not in shown(note)
    code = buttons(note)[0]["code"]
    assert "Only the author" in await maya.forges(code)
    assert "[CREDIT_CARD_1]" in await jonas.forges(code)
    assert "[CREDIT_CARD_1]" not in "".join(map(shown, public(await jonas.sees())))
    await jonas.edits(message, "never mind")
    assert public(await maya.sees()) == []


async def test_a_note_that_nobody_answers_goes_after_a_day(team: Team) -> None:
    maya = team.person("maya")
    await maya.forges("set||||here.mode=note")
    await maya.says(LEAK)
    await team.waits(hours=23)
    assert len(public(await maya.sees())) == 1
    await team.waits(hours=1, minutes=1)
    assert public(await maya.sees()) == []


async def test_a_direct_message_is_seen_by_its_author_alone(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.forges("set||||here.mode=dm")
    await jonas.says(LEAK)
    before = len(await maya.sees())
    (notice,) = await jonas.sees()
    assert "[CREDIT_CARD_1]" in shown(notice)
    assert len(await maya.sees()) == before


async def test_replace_puts_the_redacted_version_in_its_place_and_gives_the_author_their_words(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.forges("set||||here.mode=replace")
    await jonas.says(f"Please charge {LEAK}")
    assert await maya.reads() == ["Please charge card [CREDIT_CARD_1]"]
    (own,) = await jonas.sees()
    assert "Please charge card 4111 1111 1111 1111" in shown(own)
    assert "4111" not in "".join(map(shown, await maya.sees()))


async def test_a_mode_that_a_platform_does_not_have_is_refused(team: Team) -> None:
    maya = team.person("maya")
    assert "no such mode here" in await maya.forges("set||||here.mode=shout")


async def test_the_steps_to_revoke_a_secret_are_those_of_its_provider(team: Team) -> None:
    jonas = team.person("jonas")
    await jonas.says(f"use {KEY} for it")
    told = await jonas.presses("How do I revoke this?")
    assert "https://github.com/settings/tokens" in told
    assert "Deleting a message does not undo a leak" in told
    await team.person("priya").says(LEAK)
    assert "revoke" not in shown((await team.person("priya").sees())[0])


async def test_pause_for_me_is_one_press(team: Team) -> None:
    jonas = team.person("jonas")
    await jonas.says(LEAK)
    assert "You will get no notices for an hour" in await jonas.presses("Pause notices")
    before = len(await jonas.sees())
    await jonas.says("card 5555 5555 5555 4444")
    assert len(await jonas.sees()) == before
    team.clock.passes(hours=1, minutes=1)
    await jonas.says("card 3782 822463 10005")
    assert len(await jonas.sees()) == before + 1


async def test_the_privacy_channel_gets_kinds_and_places_and_never_a_word(team: Team) -> None:
    maya, jonas = team.person("maya", "support"), team.person("jonas")
    assert "Only admins" in await jonas.asks("privacy-channel")
    assert "are posted here, without content" in await maya.asks("privacy-channel")
    await jonas.says(LEAK)
    (case,) = public(await maya.sees())
    assert "payment card numbers" in shown(case)
    assert "In general, written by jonas" in shown(case)
    assert "4111" not in shown(case)
    jonas.channel = "general"
    assert "done in the privacy channel" in await jonas.forges(buttons(case)[0]["code"])
    await maya.presses("Assign to me")
    (case,) = public(await maya.sees())
    assert "by maya" in shown(case)
    await maya.presses("Resolve")
    (case,) = public(await maya.sees())
    assert "Resolved." in shown(case)
    assert buttons(case) == []
    await maya.asks("privacy-channel off")
    await jonas.says("card 5555 5555 5555 4444")
    assert len(public(await maya.sees())) == 1


async def test_a_channel_whose_words_go_to_an_ai_is_judged_strictly(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    words = "my number is +49 30 901820"
    await jonas.says(words)
    before = len(await jonas.sees())
    await maya.forges("set||||here.assistants=on")
    await jonas.says(words)
    assert len(await jonas.sees()) == before + 1
