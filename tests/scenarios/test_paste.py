"""Somebody pastes something."""

import base64
from dataclasses import replace

import pytest

from core.message import MessageRef
from core.text import Text

from .team import Team, buttons, shown

LEAK = "Alice Smith paid with 4111 1111 1111 1111, a.smith@kestrel-parts.io"
REDACTED = "[PERSON_1] paid with [CREDIT_CARD_1], [EMAIL_ADDRESS_1]"


async def test_only_the_author_is_told_and_gets_the_redacted_version(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.says(LEAK)
    (notice,) = await maya.sees()
    assert REDACTED in shown(notice)
    assert "4111" not in shown(notice)
    assert notice["private"]
    assert await jonas.sees() == []


async def test_ordinary_talk_is_not_answered(team: Team) -> None:
    maya = team.person("maya")
    for text in (
        "good morning",
        "Alice is late",
        "see https://kestrel-parts.io",
        "v1.2.3 is out",
        "ask a.smith@kestrel-parts.io",
    ):
        await maya.says(text)
    assert await maya.sees() == []


async def test_an_edit_that_mends_it_takes_the_notice_back(team: Team) -> None:
    maya = team.person("maya")
    message = await maya.says(LEAK)
    await maya.edits(message, "never mind")
    assert await maya.sees() == []


async def test_an_edit_that_makes_it_worse_is_noticed_and_an_unchanged_one_is_not(team: Team) -> None:
    maya = team.person("maya")
    message = await maya.says("hello")
    await maya.edits(message, LEAK)
    (first,) = await maya.sees()
    await maya.edits(message, LEAK)
    assert await maya.sees() == [first]


async def test_what_was_mended_and_is_put_back_is_noticed_again(team: Team) -> None:
    maya = team.person("maya")
    message = await maya.says(LEAK)
    await maya.edits(message, "never mind")
    await maya.edits(message, LEAK)
    assert len(await maya.sees()) == 1


async def test_an_event_that_comes_after_its_own_edit_is_not_believed(team: Team) -> None:
    maya = team.person("maya")
    message = await maya.says("never mind")
    ref = MessageRef("playground", "playground", "general", message)
    stale = await team.responder.chats["playground"].fetch(ref)
    await maya.edits(message, "never mind, really")
    await team.responder.on_message(replace(stale, text=Text.plain(LEAK)))
    assert await maya.sees() == []
    await maya.deletes(message)
    await team.responder.on_message(replace(stale, text=Text.plain(LEAK)))
    assert await maya.sees() == []


async def test_a_deleted_message_takes_its_notice_along(team: Team) -> None:
    maya = team.person("maya")
    await maya.deletes(await maya.says(LEAK))
    assert await maya.sees() == []
    assert await maya.reads() == []


async def test_post_redacted_for_me(team: Team) -> None:
    maya = team.person("maya")
    await maya.says(LEAK)
    assert "replaced with its redacted version" in await maya.presses("Post redacted for me")
    assert await maya.reads() == [REDACTED]


async def test_delete_my_message(team: Team) -> None:
    maya = team.person("maya")
    await maya.says(LEAK)
    assert "Your message has been deleted" in await maya.presses("Delete my message")
    assert await maya.reads() == []


async def test_not_a_leak_is_remembered_for_these_values_alone(team: Team) -> None:
    maya = team.person("maya")
    await maya.says(LEAK)
    await maya.presses("Not a leak")
    await maya.presses("For my own posts")
    quiet = len(await maya.sees())
    await maya.says(LEAK + " again")
    assert len(await maya.sees()) == quiet
    await maya.says("card 5555 5555 5555 4444")
    assert len(await maya.sees()) == quiet + 1


async def test_why(team: Team) -> None:
    maya = team.person("maya")
    await maya.says(LEAK)
    answer = await maya.presses("Why?")
    assert "passes its checksum" in answer
    assert "Sure: " in answer
    assert "4111" not in answer


async def test_nobody_acts_on_anothers_message(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.says(LEAK)
    ((notice),) = await maya.sees()
    for button in buttons(notice):
        if button["verb"] in ("post", "delete", "why", "notleak"):
            assert "Only the author" in await jonas.forges(button["code"])
    assert await maya.reads() == [LEAK]


@pytest.mark.parametrize(
    "code", ["", "nonsense", "delete||||", "delete|playground|general|999|", "done||||nope", "set||||style=evil"]
)
async def test_forged_buttons_do_no_harm(team: Team, code: str) -> None:
    maya = team.person("maya")
    message = await maya.says(LEAK)
    await maya.forges(code)
    assert await maya.reads() == [LEAK]
    await maya.deletes(message)


async def test_channels_with_outsiders_and_for_assistants_are_judged_strictly(team: Team) -> None:
    for channel in ("partner-acme", "ai-prompts"):
        priya = team.person("priya", channel)
        await priya.says(f"write to a.smith@kestrel-parts.io about {channel}")
    assert len(await team.person("priya").sees()) == 2


async def test_a_dropped_file_is_read(team: Team) -> None:
    maya = team.person("maya")
    content = base64.b64encode(b"name,card\nAnn Lee,4111 1111 1111 1111\n").decode()
    await maya.says("", [{"name": "customers.csv", "content": content}])
    (notice,) = await maya.sees()
    assert "customers.csv, row 2, column 2 (card): a payment card number" in shown(notice)
    assert "[CREDIT_CARD_1]" in shown(notice)


async def test_two_people_at_once(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.says(LEAK)
    await jonas.says("card 5555 5555 5555 4444")
    assert len(await maya.sees()) == len(await jonas.sees()) == 1
