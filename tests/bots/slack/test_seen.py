"""What Slack shows with an event or a shortcut is read, whoever posted it and wherever the bot is."""

from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_conversation import LEAK, server, slack, told  # noqa: F401 - the fixtures


async def test_a_person_who_posts_by_an_app_is_told(slack: SlackServer) -> None:  # noqa: F811
    slack.say("U1", LEAK, bot_id="B0SCHEDULER")
    await until(lambda: slack.told("U1"))
    assert "[CREDIT_CARD_1]" in told(slack, "U1")


async def test_rich_text_without_a_text_is_read(slack: SlackServer) -> None:  # noqa: F811
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": LEAK}]}
    slack.say("U1", "", blocks=[{"type": "rich_text", "elements": [words]}])
    await until(lambda: slack.told("U1"))
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in told(slack, "U1")


async def test_check_privacy_needs_no_bot_in_the_channel(slack: SlackServer) -> None:  # noqa: F811
    """The shortcut's payload holds the message."""
    message = {"user": "U2", "text": LEAK, "attachments": [{"text": "and a.smith@kestrel-parts.io"}]}
    slack.shortcut("U1", "1700000000.000100", "C0ELSEWHERE", message)
    await until(lambda: slack.answers["U1"])
    words = str(slack.answers["U1"][-1]["blocks"])
    assert "[CREDIT_CARD_1]" in words
    assert "[EMAIL_ADDRESS_1]" in words
