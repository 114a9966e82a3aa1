"""Reminders as a team meets them: an admin sets one up, people answer, and everybody sees how far the team is."""

from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker

from .team import Reply, Team, a_team, buttons, shown


@pytest.fixture
async def team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types) as made:
        yield made


async def passes(team: Team, **length: float) -> None:
    team.clock.passes(**length)
    await team.responder.scheduler.look()
    await team.responder.scheduler.draw()


def posts(replies: list[Reply]) -> list[Reply]:
    return [reply for reply in replies if not reply["private"]]


async def test_one_click_sets_up_mondays_and_the_post_comes_on_monday(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    assert "There are none yet" in await maya.asks("reminders")
    editor = await maya.presses("Mondays 10:00 here")
    assert "Mondays at 10:00 (UTC): guides and habits in turn; next Mon 30 Nov 2026, 10:00" in editor
    await passes(team, days=5, hours=23)
    assert posts(await jonas.sees()) == []
    await passes(team, hours=1)
    (post,) = posts(await jonas.sees())
    assert "Improve the model for everyone" in shown(post)
    assert "0 of 3 have confirmed." in shown(post)
    assert [b["label"] for b in buttons(post)] == [
        "Done",
        "Show me how",
        "Remind me tomorrow",
        "I don't use it",
        "My plan excludes it",
    ]


async def test_admins_learn_which_guides_are_not_confirmed_and_name_one_to_have_it(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    listed = await maya.asks("reminders")
    assert "Not confirmed, so they do not come in turn unless you name them" in listed
    assert "Poe: Poe's page bears no date" in listed
    assert "Not confirmed" not in await jonas.asks("reminders")
    assert "Not confirmed: Poe's page bears no date" in await jonas.asks("guide poe")
    await maya.asks("reminders mondays 10:00 UTC poe")
    assert "Poe (not confirmed)" in str(await maya.sees())
    await passes(team, days=6)
    (post,) = posts(await jonas.sees())
    assert "privacy shield" in shown(post)


async def test_people_answer_and_the_post_counts_and_names_nobody(team: Team) -> None:
    maya, jonas, priya = team.person("maya"), team.person("jonas"), team.person("priya")
    await maya.asks("reminders mondays 10:00 UTC chatgpt")
    await passes(team, days=6)
    assert "Thank you, noted." in await jonas.presses("Done")
    await passes(team, seconds=6)
    await maya.presses("I don't use it")
    await passes(team, seconds=6)
    (post,) = posts(await priya.sees())
    assert "1 of 3 has confirmed. 1 person does not need it." in shown(post)
    assert "onas" not in shown(post)
    await jonas.presses("Done")
    await passes(team, seconds=6)
    (post,) = posts(await priya.sees())
    assert "1 of 3 has confirmed. 1 person does not need it." in shown(post), "twice by one person counts once"
    assert "You have not answered for Claude, Gemini" in await jonas.asks("reminders")


async def test_the_steps_are_shown_for_the_device_that_is_chosen(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.asks("reminders mondays 10:00")
    await passes(team, days=6)
    assert "On iPhone and Android" in await jonas.presses("Show me how")
    told = await jonas.presses("On iPhone and Android")
    assert "Open the side menu and tap your profile." in told
    assert "What this setting does not do" in told
    assert "profile picture, then Settings" not in told


async def test_remind_me_tomorrow_comes_tomorrow_to_that_person_alone(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.asks("reminders mondays 10:00")
    await passes(team, days=6)
    assert "I will remind you tomorrow" in await jonas.presses("Remind me tomorrow")
    before, others = len(await jonas.sees()), len(await maya.sees())
    await passes(team, hours=23)
    assert len(await jonas.sees()) == before
    await passes(team, hours=1, minutes=1)
    assert len(await jonas.sees()) == before + 1
    assert "You asked to be reminded." in shown((await jonas.sees())[-1])
    assert len(await maya.sees()) == others
    await passes(team, days=1)
    assert len(await jonas.sees()) == before + 1


async def test_an_admin_changes_previews_tests_pauses_and_deletes_it_and_nobody_else(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    assert "Only admins" in await jonas.asks("reminders mondays 10:00")
    await maya.asks("reminders mondays 10:00")
    (schedule,) = await team.responder.store.reminders.schedules("playground", "playground")
    name = f"reminder.{schedule.id}"
    for choice, said in (
        ("day=fri", "Fridays at 10:00 (UTC)"),
        ("time=09:30", "Fridays at 09:30 (UTC)"),
        ("zone=Europe/Berlin", "Fridays at 09:30 (Europe/Berlin)"),
        ("topic=claude", "Claude; next Fri 27 Nov 2026, 09:30"),
        ("day=31st", "On day 31 of each month"),
        ("day=mon-fri", "Monday to Friday"),
    ):
        assert "Only admins" in await jonas.forges(f"set||||{name}.{choice}")
        assert said in await maya.forges(f"set||||{name}.{choice}")
    assert "no time zone" in await maya.forges(f"set||||{name}.zone=Mars/Base")
    assert "no longer exists" in await maya.forges(f"set||||{name}.topic=nonsense")
    assert "Help improve our AI models" in await maya.presses("Preview")
    assert "Sent to you only" in await maya.presses("Send to me only")
    assert "Only admins" in await jonas.forges(f"reminder||||delete:{schedule.id}")
    await maya.presses("Pause")
    await passes(team, days=6)
    assert posts(await jonas.sees()) == []
    await maya.presses("Resume")
    assert "Posted." in await maya.presses("Post now")
    assert len(posts(await jonas.sees())) == 1
    assert "has been deleted" in await maya.presses("Delete")
    assert "no longer exists" in await maya.forges(f"reminder||||edit:{schedule.id}")
    changes = await team.responder.store.workspaces.changes("playground", "playground")
    assert {actor for _, actor, *_ in changes} == {"maya"}
    assert len(changes) >= 9


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("reminders monday", "Please name a time"),
        ("reminders mondays 10:00 Mars/Base", "no time zone"),
        ("reminders cron * * * * *", "once a day at most"),
        ("reminders mondays 10:00 notanassistant", "I do not know what"),
        ("reminders cron 30 9 * * mon,thu Europe/Berlin claude", "Mondays and Thursdays at 09:30 (Europe/Berlin): Claude"),
    ],
)
async def test_words_are_read_or_answered_with_a_sentence(team: Team, words: str, said: str) -> None:
    assert said in await team.person("maya").asks(words)


async def test_the_language_is_chosen_once_for_all(team: Team) -> None:
    maya = team.person("maya")
    assert "Language of reminders" in await maya.asks("settings more")
    await maya.forges("set||||language=fr")
    assert "There is no such language" in await maya.forges("set||||language=xx")
    await maya.asks("reminders mondays 10:00")
    await passes(team, days=6)
    post = posts(await maya.sees())[-1]
    assert "Deux minutes pour votre vie privée" in shown(post)
    assert "C'est fait" in [b["label"] for b in buttons(post)]
    assert "Gestion des données" in await maya.asks("guide chatgpt")
    assert "Notion AI" in await maya.asks("guide notion_ai"), "what is not translated is shown in English"


async def test_numbers_are_in_words_for_all_and_as_a_picture_for_admins(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await jonas.says("card 4111 1111 1111 1111")
    await jonas.forges("done||||chatgpt")
    words = await jonas.asks("stats")
    assert "1 finding (in 1 message) in 8 weeks" in words
    assert "Fewer than 5 people are behind the findings" in words
    assert "1 confirmation of guides so far" in words
    assert '"kind": "chart"' not in words
    picture = await maya.asks("stats")
    assert '"kind": "chart"' in picture
    assert "payment card" not in picture


async def test_no_more_than_twenty(team: Team) -> None:
    maya = team.person("maya")
    for _ in range(20):
        await maya.asks("reminders mondays 10:00")
    assert "20 reminders already" in await maya.asks("reminders mondays 10:00")
    assert "Edit no. 5" in await maya.asks("reminders")
