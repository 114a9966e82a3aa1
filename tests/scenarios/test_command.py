"""Somebody types /privacy-check."""

from datetime import timedelta

import pytest

from core.ports import Person

from .team import Team


async def test_a_text_is_checked_in_private(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    answer = await maya.asks("is this ok: 4111 1111 1111 1111")
    assert "is this ok: [CREDIT_CARD_1]" in answer
    assert await jonas.sees() == []


async def test_a_name_is_found_when_somebody_asks_and_does_not_alarm(team: Team) -> None:
    answer = await team.person("maya").asks("I met Alice Smith in Lisbon")
    assert "[PERSON_1]" in answer
    assert "In an ordinary chat, I would not have mentioned this" in answer


async def test_without_text_there_is_a_form(team: Team) -> None:
    assert "Paste a prompt, a chat or a log" in await team.person("maya").asks("")


async def test_nothing_found_is_said(team: Team) -> None:
    assert "No personal data or secrets were found" in await team.person("maya").asks("the build is green")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("help", "What I can do"),
        ("guide claude", "Help improve our AI models"),
        ("guide le chat", "Allow your interactions"),
        ("guide github", "24 April 2026"),
        ("guide", "Improve the model for everyone"),
        ("guide nope", "no guide by that name"),
        ("settings", "How sensitive I am"),
        ("pause 2h", "You will get no notices for 2 hours"),
        ("pause 1d", "for 1 day"),
    ],
)
async def test_known_words(team: Team, text: str, words: str) -> None:
    assert words in await team.person("maya").asks(text)


async def test_unknown_words_are_text_to_check(team: Team) -> None:
    assert "[EMAIL_ADDRESS_1]" in await team.person("maya").asks("guide me to a.smith@kestrel-parts.io please")


async def test_a_pause_ends(team: Team) -> None:
    maya = team.person("maya")
    await maya.asks("pause 1h")
    before = len(await maya.sees())
    await maya.says("card 4111 1111 1111 1111")
    assert len(await maya.sees()) == before
    team.clock.passes(hours=1, seconds=1)
    await maya.says("card 5555 5555 5555 4444")
    assert len(await maya.sees()) == before + 1


async def test_quiet_hours_are_each_person_s_own(team: Team) -> None:
    maya = team.person("maya")
    book, person = team.responder.settings, Person("playground", "playground", "maya")
    assert "name hours and a time zone" in await maya.asks("quiet 9-11")
    assert "between 09:00 and 11:00 (UTC)" in await maya.asks("quiet 9-11 UTC")
    assert await book.quiet_until(person) == team.clock.now() + timedelta(hours=1)
    assert "no longer have quiet hours" in await maya.asks("quiet off")
    assert await book.quiet_until(person) is None


async def test_settings_are_for_admins_and_take_effect(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    assert "Only admins" in await jonas.asks("settings")
    assert "Only admins" in await jonas.forges("set||||style=mask")
    await maya.asks("settings")
    await maya.forges("set||||style=mask")
    assert "*******************" in await maya.asks("card 4111 1111 1111 1111")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("staus", "Did you mean `/privacy-check status`?"),
        ("pause", "A pause can last from a minute to 30 days"),
        ("pause 0m", "A pause can last from a minute to 30 days"),
        ("pause forever", "A pause can last from a minute to 30 days"),
        ("quiet 99:00", "Please name hours and a time zone"),
        ("settings foo", "/privacy-check settings more"),
        ("help paus", "Did you mean `/privacy-check help`?"),
        ("hlep", "Did you mean `/privacy-check help`?"),
        ("setings", "Did you mean `/privacy-check settings`?"),
    ],
)
async def test_a_word_that_is_nearly_a_command_gets_its_help(team: Team, text: str, words: str) -> None:
    answer = await team.person("maya").asks(text)
    assert words in answer
    assert "for 0" not in answer


async def test_a_command_s_help_never_hides_what_was_found(team: Team) -> None:
    jonas = team.person("jonas")
    for text in (
        "pause 4111 1111 1111 1111",
        "staus 4111 1111 1111 1111",
        "settings 4111 1111 1111 1111",
        "exempt channel 4111111111111111",
        "reminders 4111 1111 1111 1111",
        "guide 4111-1111-1111-1111",
    ):
        assert "[CREDIT_CARD_1]" in await jonas.asks(text), text
    assert "[CREDIT_CARD_1]" in await team.person("maya").asks("exempt channel 4111111111111111")


@pytest.mark.parametrize("text", ["text: status", "TEXT:status", "staus\nis what I typed", "status\nand more"])
async def test_words_are_a_text_with_text_in_front_or_a_line_below(team: Team, text: str) -> None:
    answer = await team.person("maya").asks(text)
    assert "No personal data or secrets were found" in answer
    assert "Did you mean" not in answer


async def test_what_stands_behind_text_is_what_is_redacted(team: Team) -> None:
    answer = await team.person("maya").asks("text: pay with 4111 1111 1111 1111")
    assert '"pay with [CREDIT_CARD_1]"' in answer


async def test_a_sentence_that_begins_like_a_command_is_a_text(team: Team) -> None:
    answer = await team.person("maya").asks("status of the migration is that half of the tables have been moved by now")
    assert "No personal data or secrets were found" in answer
    assert "Did you mean" not in answer


@pytest.mark.parametrize("ends", ["resume", "pause off"])
async def test_a_pause_is_ended_by_whoever_made_it(team: Team, ends: str) -> None:
    maya = team.person("maya")
    assert "There was no pause" in await maya.asks(ends)
    await maya.asks("pause 1h")
    assert "on for you again" in await maya.asks(ends)
    before = len(await maya.sees())
    await maya.says("card 4111 1111 1111 1111")
    assert len(await maya.sees()) == before + 1


async def test_a_pause_is_at_most_thirty_days(team: Team) -> None:
    assert "for 30 days, the longest" in await team.person("maya").asks("pause 999d")


async def test_help_shows_people_their_commands_and_admins_theirs(team: Team) -> None:
    assert "forget-workspace" in await team.person("maya").asks("help")
    answer = await team.person("jonas").asks("help")
    assert "resume" in answer
    assert "forget-workspace" not in answer


async def test_channels_says_where_nothing_is_looked_at(team: Team) -> None:
    maya = team.person("maya")
    assert "Only admins" in await team.person("jonas").asks("channels")
    assert "I check all of them" in await maya.asks("channels")
    await maya.asks("exempt channel support")
    answer = await maya.asks("channels")
    assert "I am in 4 of 4 public channels" in answer
    assert "I do not check: support" in answer
