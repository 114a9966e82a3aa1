"""Posting in a person's name, deleting by an admin's token, the modes that need both, outsiders and AI apps on Slack."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.settings import SlackSettings
from config.entities import EntityTypes
from core.checker import Checker
from core.detection.fake_secrets import MIXED, made
from core.ports import Person
from core.reply import Bars
from tests.fakes.pressing import Json, slack_action
from tests.fakes.slack_oauth import manifest_scopes
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_ADMIN, SLACK_APP, SLACK_BOT
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import LEAK, server, told

__all__ = ["server"]
Start = Callable[..., AbstractAsyncContextManager[ResponderUnderTest]]
PEOPLE = (
    "from: Ann Lee <ann.lee@kestrel-parts.io>\nto: Bo Diaz <bo.diaz@kestrel-parts.io>\n"
    "Ann Lee, born 3 May 1984, call +44 20 7946 0958; Bo Diaz, born 4 June 1990, call +44 20 7946 0321"
)
CUSTOMIZE = manifest_scopes()


@pytest.fixture
def start(server: SlackServer, checker: Checker, types: EntityTypes, database: str) -> Start:
    @asynccontextmanager
    async def begin(**more: object) -> AsyncIterator[ResponderUnderTest]:
        tokens = {"bot_token": SecretStr(SLACK_BOT), "app_token": SecretStr(SLACK_APP), "api_url": f"{server.url}/api/"}
        async with a_responder(checker, types, database=database) as responder:
            task = asyncio.create_task(run(SlackSettings(**tokens | more), responder))  # type: ignore[arg-type]
            await until(lambda: "slack" in responder.ready or task.done())
            try:
                yield responder
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    return begin


def press(server: SlackServer, user: str, code: str | Json) -> None:
    server.press(user, {"action_id": "privacy_check:0", "value": code} if isinstance(code, str) else code)


async def answered(server: SlackServer, user: str, count: int = 1) -> str:
    await until(lambda: len(server.answers[user]) >= count)
    return json.dumps(server.answers[user][-1], ensure_ascii=False)


def action_of(server: SlackServer, user: str, label: str) -> Json:
    return slack_action(server.told(user)[-1], label)


async def test_a_right_for_one_thing_alone_that_is_taken_away_is_not_the_token_s_fault(server: SlackServer, start: Start) -> None:
    """Posting in people's names lacks its scope: that button says so, and everything else goes on."""
    server.scopes = CUSTOMIZE
    async with start() as responder:
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        code = action_of(server, "U2", "Post redacted for me")
        server.scopes = [scope for scope in CUSTOMIZE if scope != "chat:write.customize"]
        press(server, "U2", code)
        assert "I am not allowed to do that here" in await answered(server, "U2")
        assert "slack" in responder.ready
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
    server.mistakes.clear()


async def test_the_redacted_version_is_posted_in_the_author_s_name_in_its_thread(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start():
        parent = server.say("U1", "any news?")
        server.say("U2", LEAK, thread=parent)
        await until(lambda: server.told("U2"))
        press(server, "U2", action_of(server, "U2", "Post redacted for me"))
        assert "please delete it yourself" in await answered(server, "U2")
        (post,) = server.posts["C0GENERAL"]
        assert (post["text"], post["thread_ts"]) == ("[PERSON_1] paid with [CREDIT_CARD_1]", parent)
        assert post["username"] == "Somebody (via Privacy Check)"
        press(server, "U2", action_of(server, "U2", "Post redacted for me"))
        assert "already been posted" in await answered(server, "U2", 2)


async def test_what_is_posted_in_one_s_name_is_redacted_although_it_is_marked_as_no_leak(
    server: SlackServer, start: Start
) -> None:
    server.scopes = CUSTOMIZE
    async with start():
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        press(server, "U2", action_of(server, "U2", "Not a leak"))
        assert "Marked as not a leak" in await answered(server, "U2")
        press(server, "U2", action_of(server, "U2", "Post redacted for me"))
        await answered(server, "U2", 2)
        (post,) = server.posts["C0GENERAL"]
        assert post["text"] == "[PERSON_1] paid with [CREDIT_CARD_1]"


@pytest.mark.parametrize(("user", "asked"), [("U1", True), ("U2", False)])
async def test_a_channel_s_creator_is_asked_for_whom_a_mark_is(server: SlackServer, start: Start, user: str, asked: bool) -> None:
    server.creators["C0GENERAL"] = "U1"
    async with start():
        server.say(user, PEOPLE)
        await until(lambda: server.told(user))
        press(server, user, action_of(server, user, "Not a leak"))
        answer = await answered(server, user)
        assert ("In this channel" in answer) is asked
        assert "Everywhere" not in answer


async def test_an_admin_of_another_organisation_is_none_of_ours(server: SlackServer, start: Start) -> None:
    server.people["U0ADMIN"] = {"team_id": "T0OTHER", "is_stranger": True}
    async with start() as responder:
        assert not await responder.chats["slack"].is_admin(Person("slack", "T0TEAM", "U0ADMIN"))
        server.people["U0ADMIN"] = {"team_id": "T0OTHER", "enterprise_user": {"teams": ["T0OTHER", "T0TEAM"]}}
        assert await responder.chats["slack"].is_admin(Person("slack", "T0TEAM", "U0ADMIN")), (
            "one organisation, several workspaces"
        )


async def test_without_the_scope_it_is_not_offered(server: SlackServer, start: Start) -> None:
    server.scopes.remove("chat:write.customize")
    async with start():
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        assert "Post redacted for me" not in told(server, "U2")


async def test_an_admin_s_token_deletes_what_its_author_asks_to_delete(server: SlackServer, start: Start) -> None:
    async with start(user_token=SecretStr(SLACK_ADMIN)):
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        press(server, "U1", action_of(server, "U2", "Delete my message"))
        assert "Only the author" in await answered(server, "U1")
        press(server, "U2", action_of(server, "U2", "Delete my message"))
        assert "Your message has been deleted" in await answered(server, "U2")
        assert server.channels["C0GENERAL"] == []


async def test_replace_is_offered_where_it_can_be_had_and_does_it(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start(user_token=SecretStr(SLACK_ADMIN)):
        press(server, "U0ADMIN", "set||||here.mode=replace")
        await answered(server, "U0ADMIN")
        server.say("U2", LEAK)
        await until(lambda: not server.channels["C0GENERAL"])
        assert [post["text"] for post in server.posts["C0GENERAL"]] == ["[PERSON_1] paid with [CREDIT_CARD_1]"]
        await until(lambda: server.posts["DU2"])
        assert LEAK in json.dumps(server.posts["DU2"][0]["blocks"])
        assert server.ephemerals == []


async def test_replace_is_refused_without_the_rights(server: SlackServer, start: Start) -> None:
    async with start():
        press(server, "U0ADMIN", "set||||here.mode=replace")
        assert "no such mode here" in await answered(server, "U0ADMIN")


async def test_members_of_a_user_group_may_change_settings(server: SlackServer, start: Start) -> None:
    async with start(admin_group="S0PRIVACY"):
        press(server, "U1", "set||||style=mask")
        assert "Only admins" in await answered(server, "U1")
        press(server, "U0GROUP", "set||||style=mask")
        assert "Settings" in await answered(server, "U0GROUP")


async def test_a_shared_link_is_answered_with_how_to_take_it_back(server: SlackServer, start: Start) -> None:
    async with start():
        server.say("U1", "look: https://chatgpt.com/share/6745a2f1-1c3c-8003-9d2e-7b1f2f0c4a11")
        await until(lambda: server.told("U1"))
        press(server, "U1", action_of(server, "U1", "How do I unshare the link?"))
        assert "the bin icon takes a link back" in await answered(server, "U1")


async def test_outsiders_and_ai_apps_make_it_strict(server: SlackServer, start: Start) -> None:
    words = "my number is +49 30 901820"
    async with start(assistants=("U0CLAUDE",)):
        server.say("U1", words)
        server.say("U2", f"<@U0CLAUDE> {words}")
        server.shared.add("C0SUPPORT")
        server.say("U3", words, "C0SUPPORT")
        await until(lambda: server.told("U2") and server.told("U3"))
        assert server.told("U1") == []


async def test_whoever_cannot_be_reached_gets_a_public_note_only_where_settings_allow_it(
    server: SlackServer, start: Start
) -> None:
    server.dm_closed = {"U2"}
    async with start() as responder:
        server.say("U2", LEAK)
        await until(lambda: not server.unacknowledged)
        assert server.posts["C0GENERAL"] == []
        press(server, "U0ADMIN", "set||||public_note=on")
        assert "short public note" in await answered(server, "U0ADMIN")
        server.say("U2", LEAK, "C0SUPPORT")
        await until(lambda: server.posts["C0SUPPORT"])
        (note,) = server.posts["C0SUPPORT"]
        assert "Something here may be private" in json.dumps(note)
        assert "4111" not in json.dumps(note)
        assert "card" not in json.dumps(note)
        server.presses("U2", note, "Show me", "C0SUPPORT")
        assert "[CREDIT_CARD_1]" in await answered(server, "U2")
        assert responder.chats


async def test_other_apps_are_left_alone_unless_a_channel_is_set_so(server: SlackServer, start: Start) -> None:
    async with start():
        server.say("", LEAK, bot_id="B0CRM", subtype="bot_message")
        press(server, "U0ADMIN", "set||||here.bots=on")
        await answered(server, "U0ADMIN")
        server.command("U0ADMIN", "privacy-channel", "C0SUPPORT")
        await answered(server, "U0ADMIN", 2)
        server.say("U0CRM", "a lead", bot_id="B0CRM", attachments=[{"text": LEAK}])
        await until(lambda: server.posts["C0SUPPORT"])
        assert "A finding of high severity" in json.dumps(server.posts["C0SUPPORT"][0])
        server.say("U0BOT", LEAK, bot_id="B0BOT")
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        assert len(server.posts["C0SUPPORT"]) <= 2
        assert len(server.ephemerals) == 1


def test_bars_are_drawn_in_proportion() -> None:
    lines = Bars("x", (("1 Nov", 0), ("15 Nov", 1), ("22 Nov", 40))).text.splitlines()
    assert lines == ["1 Nov   0", "15 Nov █ 1", f"22 Nov {'█' * 20} 40"]
    assert Bars("x", (("1 Nov", 0),)).text == "1 Nov  0"


async def test_what_is_posted_again_notifies_nobody_again(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start():
        server.say("U1", f"<!channel> <!here|here> <!subteam^S01|@ops> <@U7> &lt;b&gt; {LEAK} https://kestrel-parts.io")
        await until(lambda: server.told("U1"))
        press(server, "U1", action_of(server, "U1", "Post redacted for me"))
        await answered(server, "U1")
        (post,) = server.posts["C0GENERAL"]
        words = str(post["text"]).replace("\u200b", "")
        assert words.startswith("@channel @here @ops @Somebody &lt;b&gt; [PERSON_1] paid with [CREDIT_CARD_1]")
        assert (post["unfurl_links"], post["unfurl_media"]) in ((False, False), ("0", "0"), ("false", "false"))


async def test_a_long_message_is_posted_again_in_pieces_by_lines(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start():
        lines = [f"line {n} says a &amp; b" for n in range(480)]
        server.say("U1", "\n".join([LEAK, *lines]))
        await until(lambda: server.told("U1"))
        press(server, "U1", action_of(server, "U1", "Post redacted for me"))
        await answered(server, "U1")
        texts = [str(post["text"]) for post in server.posts["C0GENERAL"]]
        assert len(texts) == 3
        assert all(len(text) <= 4000 for text in texts)
        assert "\n".join(texts).split("\n")[1:] == lines


async def test_where_a_piece_is_refused_those_before_it_are_taken_back(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start():
        server.say("U1", "\n".join([LEAK, *(f"line {n} of many" for n in range(480))]))
        await until(lambda: server.told("U1"))
        code = action_of(server, "U1", "Post redacted for me")
        post = server._chat_postMessage

        def refuse_the_second(body: dict[str, object]) -> dict[str, object]:
            return {"error": "restricted_action"} if server.posts["C0GENERAL"] else post(body)

        server._chat_postMessage = refuse_the_second  # type: ignore[method-assign]
        press(server, "U1", code)
        await answered(server, "U1")
        assert server.posts["C0GENERAL"] == []


async def test_the_rest_of_a_notice_stands_behind_three_dots_where_deleting_asks_first(server: SlackServer, start: Start) -> None:
    server.scopes = CUSTOMIZE
    async with start(user_token=SecretStr(SLACK_ADMIN)):
        server.say("U1", f"token {made('ghp_', MIXED, 36)}")
        await until(lambda: server.told("U1"))
        elements = next(block["elements"] for block in server.told("U1")[0]["blocks"] if block["type"] == "actions")  # type: ignore[attr-defined]
        assert [element["type"] for element in elements] == ["button", "button", "overflow"]
        press(server, "U1", action_of(server, "U1", "Delete my message"))
        assert "This cannot be undone" in await answered(server, "U1")
        assert server.channels["C0GENERAL"]
        press(server, "U1", slack_action(server.answers["U1"][0], "Delete my message"))
        assert "Your message has been deleted" in await answered(server, "U1", 2)
