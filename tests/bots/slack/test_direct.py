"""Whoever writes to the bot itself gets an answer."""

from tests.fakes.slack_oauth import BOT
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_conversation import LEAK, button, server, slack, told  # noqa: F401 - the fixtures


async def test_a_direct_message_is_answered_with_help_or_with_what_was_found(slack: SlackServer) -> None:  # noqa: F811
    slack.channels["DU1"] = []
    slack.say("U1", "hello", channel="DU1")
    await until(lambda: slack.told("U1"))
    assert "What I can do" in told(slack, "U1")
    slack.say("U1", "we meet at the harbour at noon", channel="DU1")
    await until(lambda: len(slack.told("U1")) > 1)
    assert "No personal data or secrets were found." in told(slack, "U1")
    slack.say("U1", LEAK, channel="DU1")
    await until(lambda: "[CREDIT_CARD_1]" in told(slack, "U1"))


async def test_whoever_names_the_bot_gets_help_alone_and_once(slack: SlackServer) -> None:  # noqa: F811
    slack.faults.doubled = 1.0
    slack.say("U1", f"<@{BOT}> what do you do?")
    await until(lambda: slack.told("U1") and not slack.unacknowledged)
    assert "What I can do" in told(slack, "U1")
    assert len(slack.told("U1")) == 1
    slack.say("U2", "somebody else speaks")
    await until(lambda: not slack.unacknowledged)
    assert slack.told("U2") == []


async def test_a_direct_message_is_told_whose_mark_covers_what_it_holds(slack: SlackServer) -> None:  # noqa: F811
    mail = "alice.smith@kestrel-parts.io"
    slack.say("U1", f"Alice Smith, born 3 May 1984, lives in 12 Rose Street, Leeds, write to {mail}")
    await until(lambda: slack.told("U1"))
    slack.press("U1", button(slack, slack.told("U1")[-1]["blocks"], "Not a leak"))
    await until(lambda: slack.answers["U1"])
    slack.channels["DU1"] = []
    slack.say("U1", f"is {mail} personal?", channel="DU1")
    await until(lambda: "[EMAIL_ADDRESS_1] personal" in told(slack, "U1"))
    assert "Marked as not a leak: " in told(slack, "U1")
