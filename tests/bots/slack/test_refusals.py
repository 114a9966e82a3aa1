"""Slack says no to a notice in its place, to its blocks or to its file: its reader is told all the same, in private."""

import json

import pytest

from bots.slack.render import IN_A_FILE, NO_FILE
from bots.slack.split_text import MOST_TEXT
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_conversation import LEAK, server, slack, told  # noqa: F401 - the fixtures

_BY_DM = (
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked",
    "is_archived",
    "ekm_access_denied",
    "cannot_reply_to_message",
    "user_not_in_channel",
    "an_error_that_nobody_knows_yet",
)
_WITHOUT_BLOCKS = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch")


@pytest.mark.parametrize("error", _BY_DM)
async def test_a_private_notice_that_the_channel_refuses_comes_by_dm(slack: SlackServer, error: str) -> None:  # noqa: F811
    slack.refusals["chat.postEphemeral"] = error
    slack.say("U1", LEAK)
    await until(lambda: slack.posts["DU1"])
    assert "[CREDIT_CARD_1]" in told(slack, "U1")
    assert "Delete my message" in told(slack, "U1")
    assert slack.posts["C0GENERAL"] == []


@pytest.mark.parametrize("error", _WITHOUT_BLOCKS)
async def test_where_blocks_are_refused_the_same_words_come_as_text_in_private(slack: SlackServer, error: str) -> None:  # noqa: F811
    slack.refusals["chat.postEphemeral"] = error
    slack.say("U1", LEAK)
    await until(lambda: slack.ephemerals)
    (notice,) = slack.ephemerals
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in notice["text"]
    assert "a payment card number" in notice["text"]
    assert "4111" not in json.dumps(notice)
    assert not slack.posts["DU1"]


async def test_a_dm_whose_blocks_are_refused_comes_as_text(slack: SlackServer) -> None:  # noqa: F811
    slack.refusals |= {"chat.postEphemeral": "restricted_action", "chat.postMessage": "invalid_blocks"}
    slack.say("U1", LEAK)
    await until(lambda: slack.posts["DU1"])
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in slack.posts["DU1"][0]["text"]


async def test_an_answer_whose_address_is_used_up_is_shown_in_the_channel_or_comes_by_dm(slack: SlackServer) -> None:  # noqa: F811
    slack.refusals["response_url"] = "used_url"
    slack.command("U1", LEAK)
    await until(lambda: slack.ephemerals)
    assert "[CREDIT_CARD_1]" in told(slack, "U1")
    slack.refusals["chat.postEphemeral"] = "restricted_action"
    slack.command("U2", LEAK)
    await until(lambda: slack.posts["DU2"])
    assert "[CREDIT_CARD_1]" in told(slack, "U2")


@pytest.mark.parametrize("refused", ["files.completeUploadExternal", "files.getUploadURLExternal", ""])
async def test_a_notice_says_whether_its_file_was_sent(slack: SlackServer, refused: str) -> None:  # noqa: F811
    slack.refusals |= {refused: "restricted_action"} if refused else {}
    slack.say("U1", f"{LEAK}. And then it went on & on. " * 400)
    await until(lambda: slack.told("U1"))
    assert (NO_FILE in told(slack, "U1"), IN_A_FILE in told(slack, "U1")) == (bool(refused), not refused)
    assert len(slack.uploads) == (0 if refused else 1)


async def test_a_long_answer_as_text_comes_whole_in_several(slack: SlackServer) -> None:  # noqa: F811
    slack.refusals["chat.postEphemeral"] = "msg_blocks_too_long"
    slack.say("U1", "\n".join(f"line {n}: {LEAK}" for n in range(150)))
    await until(lambda: len(slack.ephemerals) > 1 and "line 149:" in str(slack.ephemerals[-1]["text"]))
    assert all(len(str(shown["text"])) <= MOST_TEXT for shown in slack.ephemerals)
