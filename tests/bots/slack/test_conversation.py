"""The real Bolt app over a real WebSocket: who is told what, and where."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.settings import SlackSettings
from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.pressing import slack_action
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_APP, SLACK_BOT
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

LEAK = "Alice Smith paid with 4111 1111 1111 1111"


@asynccontextmanager
async def connected(server: SlackServer, responder: ResponderUnderTest) -> AsyncIterator[None]:
    settings = SlackSettings(bot_token=SecretStr(SLACK_BOT), app_token=SecretStr(SLACK_APP), api_url=f"{server.url}/api/")
    task = asyncio.create_task(run(settings, responder))
    await until(lambda: "slack" in responder.ready or task.done())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    made = SlackServer(retries=(3.0, 3.0))
    await made.start()
    yield made
    await made.stop()
    assert not made.mistakes, "Slack would refuse what we sent"


@pytest.fixture
async def slack(server: SlackServer, checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[SlackServer]:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        yield server


def told(server: SlackServer, user: str) -> str:
    return json.dumps([[e["blocks"], e["text"]] for e in server.told(user)], ensure_ascii=False)


async def test_only_the_author_is_told_in_the_right_thread(slack: SlackServer) -> None:
    parent = slack.say("U1", "any news?")
    slack.say("U2", LEAK, thread=parent)
    await until(lambda: slack.told("U2"))
    (notice,) = slack.told("U2")
    assert (notice["channel"], notice["thread_ts"]) == ("C0GENERAL", parent)
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in told(slack, "U2")
    assert "4111" not in told(slack, "U2")
    assert slack.told("U1") == []
    await until(lambda: not slack.unacknowledged)


async def test_half_a_surrogate_pair_hides_nothing(slack: SlackServer) -> None:
    slack.say("U2", LEAK.replace(" paid", f"{chr(0xD83D)} paid") + chr(0xDC00))
    await until(lambda: slack.told("U2"))
    assert "[CREDIT_CARD_1]" in told(slack, "U2")
    assert "4111" not in told(slack, "U2")


async def test_an_event_that_comes_twice_is_answered_once(slack: SlackServer) -> None:
    slack.faults.doubled = 1.0
    slack.say("U1", LEAK)
    await until(lambda: slack.told("U1") and not slack.unacknowledged)
    assert len(slack.told("U1")) == 1


async def test_an_edit_is_checked_and_a_link_s_preview_is_not(slack: SlackServer) -> None:
    ts = slack.say("U1", "hello")
    slack.edit("C0GENERAL", ts, LEAK)
    await until(lambda: slack.told("U1"))
    slack.edit("C0GENERAL", ts, LEAK)
    await until(lambda: not slack.unacknowledged)
    assert len(slack.told("U1")) == 1


async def test_where_no_private_notice_is_possible_it_is_a_dm_and_goes_when_the_message_goes(slack: SlackServer) -> None:
    slack.channels["C0SECRET"] = []
    ts = slack.say("U1", LEAK, channel="C0SECRET")
    hidden, slack.channels = slack.channels, {"C0GENERAL": []}  # for postEphemeral, we are not in the channel
    await until(lambda: slack.posts["DU1"])
    slack.channels = hidden
    assert "conversations.open" in slack.calls
    slack.delete("C0SECRET", ts)
    await until(lambda: not slack.posts["DU1"])


async def test_what_was_said_while_nobody_listened_is_read_threads_included(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        parent = server.say("U1", "any news?")
        await until(lambda: not server.unacknowledged)
    server.retries = ()
    server.say("U2", LEAK)
    server.say("U3", LEAK, thread=parent)
    server.say("U4", "ordinary")
    young = server.say("U5", "a new thread")
    server.say("U6", LEAK, thread=young)
    async with a_responder(checker, types, database=database) as second, connected(server, second):
        await until(lambda: server.told("U2") and server.told("U6"))
        await second.catchup.idle()
        assert server.told("U4") == []


async def test_an_event_is_not_acknowledged_unhandled_while_the_web_api_is_away(slack: SlackServer) -> None:
    """Bolt's authorization did that; found by the long fault run, which lost 1 of 1,000 notices to it."""
    slack.faults.broken = 1.0
    slack.say("U1", LEAK)
    await until(lambda: "chat.postEphemeral" in slack.calls)
    assert slack.unacknowledged
    slack.faults.clear()
    await until(lambda: slack.told("U1") and not slack.unacknowledged)
    assert len(slack.told("U1")) == 1


async def test_what_slack_gave_up_on_while_all_connections_were_cut_is_read(slack: SlackServer) -> None:
    """The library connects again by itself and says nothing of it; found by the long fault run."""
    slack.say("U1", "hello")
    await until(lambda: not slack.unacknowledged)
    slack.retries = (0.1, 0.1)
    await slack.cut()
    slack.say("U2", LEAK)
    await until(lambda: not slack.unacknowledged)
    assert not slack.told("U2")
    await until(lambda: slack.told("U2"), 40)


def answers(server: SlackServer, user: str) -> str:
    return json.dumps(server.answers[user], ensure_ascii=False)


def button(server: SlackServer, blocks: object, label: str) -> dict[str, object]:
    return slack_action({"blocks": blocks}, label)


async def test_a_command_is_answered_to_the_asker_alone_and_acknowledged_at_once(slack: SlackServer) -> None:
    slack.command("U1", LEAK)
    await until(lambda: slack.answers["U1"] and not slack.unacknowledged)
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in answers(slack, "U1")
    assert slack.answers["U1"][0]["response_type"] == "ephemeral"
    assert slack.posts == {}


async def test_without_a_text_there_is_a_form_whose_text_is_checked(slack: SlackServer) -> None:
    slack.command("U1", "")
    await until(lambda: slack.answers["U1"])
    check = button(slack, slack.answers["U1"][0]["blocks"], "Check")
    assert {"type": "input", "block_id": "form"}.items() <= slack.answers["U1"][0]["blocks"][1].items()  # type: ignore[index]
    slack.press("U1", check, state={"values": {"form": {"text": {"type": "plain_text_input", "value": LEAK}}}})
    await until(lambda: len(slack.answers["U1"]) == 2)
    assert "[CREDIT_CARD_1]" in answers(slack, "U1")


async def test_buttons_of_a_notice_work_for_its_author_and_for_nobody_else(slack: SlackServer) -> None:
    slack.say("U1", LEAK)
    await until(lambda: slack.told("U1"))
    blocks = slack.told("U1")[0]["blocks"]
    slack.press("U2", button(slack, blocks, "Why?"))
    await until(lambda: slack.answers["U2"])
    assert "Only the author" in answers(slack, "U2")
    slack.press("U1", button(slack, blocks, "Why?"))
    await until(lambda: slack.answers["U1"])
    assert "passes its checksum" in answers(slack, "U1")
    slack.press("U1", button(slack, blocks, "Not a leak"))
    await until(lambda: len(slack.answers["U1"]) == 2)
    slack.say("U1", LEAK + " again")
    await until(lambda: not slack.unacknowledged)
    assert len(slack.told("U1")) == 1


async def test_the_shortcut_checks_any_message_for_whoever_asks(slack: SlackServer) -> None:
    ts = slack.say("U1", "Alice Smith was here")
    slack.shortcut("U2", ts)
    await until(lambda: slack.answers["U2"])
    assert "[PERSON_1] was here" in answers(slack, "U2")
    slack.shortcut("U2", "1.000001")
    await until(lambda: len(slack.answers["U2"]) == 2)
    assert "I cannot read this message" in answers(slack, "U2")


async def test_a_workspace_that_has_not_invited_us_yet_is_known_and_its_admin_is_found_on_any_page(
    server: SlackServer, checker: Checker, types: EntityTypes
) -> None:
    server.channels = {}
    server.members = [{"id": f"U{n}"} for n in range(450)] + [{"id": "U0ADMIN", "is_admin": True}]
    async with a_responder(checker, types) as responder, connected(server, responder):
        assert [w.id for w in await responder.store.workspaces.all("slack")] == ["T0TEAM"]
        assert [p.id for p in await responder.chats["slack"].admins("T0TEAM")] == ["U0ADMIN"]


async def test_a_wrong_token_is_one_clear_line(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    from config.errors import ConfigError

    async with a_responder(checker, types) as responder:
        with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN: is not set"):
            await run(SlackSettings(), responder)
