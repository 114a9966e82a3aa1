"""Only Slack's own words for absence mean that something is not there; a failed call is said as one."""

import json
from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import LEAK, button, connected, server
from .test_http import listening

__all__ = ["server"]
FAILURES = ["invalid_arguments", "internal_error", "ratelimited", "missing_scope", "not_authed", "fatal_error", "access_denied"]


@pytest.fixture
async def responder(checker: Checker, types: EntityTypes) -> AsyncIterator[ResponderUnderTest]:
    async with a_responder(checker, types) as made:
        yield made


@pytest.fixture(params=["socket", "http"])
async def slack(server: SlackServer, responder: ResponderUnderTest, request: pytest.FixtureRequest) -> AsyncIterator[SlackServer]:
    begin = connected if request.param == "socket" else listening
    async with begin(server, responder):
        yield server


def forget_events(responder: ResponderUnderTest) -> None:
    """As if they were ten minutes old: what is asked about is read."""
    responder.chats["slack"].recent.forget()  # type: ignore[attr-defined]


async def said(slack: SlackServer, user: str, number: int) -> str:
    await until(lambda: len(slack.answers[user]) >= number)
    return json.dumps(slack.answers[user][number - 1], ensure_ascii=False)


async def test_a_failed_call_never_reads_as_a_message_that_is_gone(slack: SlackServer, responder: ResponderUnderTest) -> None:
    ts = slack.say("U1", LEAK)
    await until(lambda: slack.told("U1"))
    forget_events(responder)
    buttons = slack.told("U1")[0]["blocks"]
    for number, error in enumerate(FAILURES, 1):
        slack.refusals["conversations.replies"] = error
        slack.shortcut("U2", ts)
        words = await said(slack, "U2", number)
        assert "could not read the message just now" in words or "cannot read this message" in words
        assert "gone, or no person" not in words
    for label in ("Why?", "Not a leak", "Delete my message", "Post redacted for me"):
        slack.refusals["conversations.replies"] = "invalid_arguments"
        slack.press("U3", button(slack, buttons, label))
        await until(lambda: slack.answers["U3"])
        assert "no longer exists" not in json.dumps(slack.answers["U3"])
    assert "chat.delete" not in slack.calls


async def test_what_slack_calls_gone_is_gone(slack: SlackServer) -> None:
    slack.shortcut("U2", "1.000001")
    assert "I cannot read this message: it is gone" in await said(slack, "U2", 1)


async def test_an_edit_that_adds_a_card_is_told(slack: SlackServer) -> None:
    ts = slack.say("U1", "hello")
    slack.edit("C0GENERAL", ts, LEAK)
    await until(lambda: slack.told("U1"))
    assert "[CREDIT_CARD_1]" in json.dumps(slack.told("U1"))


@pytest.mark.parametrize("error", ["internal_error", "ratelimited", "invalid_arguments", "fatal_error"])
async def test_a_failed_question_for_rights_is_no_refusal(slack: SlackServer, error: str) -> None:
    slack.refusals["users.info"] = error
    for number, words in enumerate(("settings more", "forget-workspace", "privacy-channel", "exempt"), 1):
        slack.command("U0ADMIN", words)
        answer = await said(slack, "U0ADMIN", number)
        assert "could not check whether you are allowed to do this" in answer
        assert "Only admins" not in answer
    slack.press("U0ADMIN", {"action_id": "privacy_check:0", "value": "set||||style=mask"})
    assert "could not check whether you are allowed to do this" in await said(slack, "U0ADMIN", 5)


async def test_a_channel_that_is_gone_is_not_read_for_ever(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        place = next(each for each in responder.watermark.places("slack") if each.channel == "C0SUPPORT")
        del server.channels["C0SUPPORT"]
        responder.watermark.reopen(place, 1)
        await until(lambda: not responder.watermark.knows(place))
        assert responder.watermark.places("slack")
