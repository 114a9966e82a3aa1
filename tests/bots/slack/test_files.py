"""Files on Slack: what is read, what is not and how that is said, and that nobody waits for them."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.message import MessageRef, Place
from tests.fakes.file_store import FileStore
from tests.fakes.pressing import slack_action
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import LEAK, connected, server, slack, told
from .test_http import address

__all__ = ["address", "server", "slack"]
CARD = b"name,card\nAnn Lee,4111 1111 1111 1111\n"
CLEAN = "No personal data or secrets were found"
Json = dict[str, object]


@pytest.fixture
async def strangers() -> AsyncIterator[FileStore]:
    store = FileStore()
    await store.start()
    yield store
    await store.stop()


def shared(address: str, name: str = "people.csv", **more: object) -> Json:
    about: Json = {"id": "F1", "mode": "hosted", "name": name, "size": 40, "mimetype": "text/csv", "url_private": address}
    return about | more


def view(server: SlackServer, user: str) -> str:
    return json.dumps(server.views.get(user, {}), ensure_ascii=False)


async def checks_in_modal(server: SlackServer, text: str, *files: Json) -> str:
    """What the modal says in the end."""
    server.opens_form("U1")
    await until(lambda: "file_input" in view(server, "U1"))
    server.submits("U1", text, list(files))
    await until(lambda: "file_input" not in view(server, "U1") and "Checking" not in view(server, "U1"))
    return view(server, "U1")


async def test_a_shared_file_is_read_with_the_bot_s_token(slack: SlackServer) -> None:
    slack.say("U1", "see here", subtype="file_share", files=[shared(slack.hold("people.csv", CARD))])
    await until(lambda: slack.told("U1"))
    assert "people.csv, row 2, column 2" in told(slack, "U1")
    assert [request.token for request in slack.log.requests] == [slack_bot_token(slack)]


def slack_bot_token(server: SlackServer) -> str:
    return f"Bearer {server.tokens[-1]}"


@pytest.mark.parametrize("remote", [{"mode": "external", "is_external": True}, {}], ids=["external", "lying"])
async def test_no_other_host_sees_the_token_or_is_asked_at_all(slack: SlackServer, strangers: FileStore, remote: Json) -> None:
    file = shared(strangers.hold("plan.txt", CARD), "plan.txt", mimetype="text/plain", **remote)
    answer = await checks_in_modal(slack, "", file)
    assert "plan.txt was not read. It is stored by another service" in answer
    assert CLEAN not in answer
    assert strangers.log.requests == []


async def test_a_stub_of_slack_connect_is_looked_up_first(slack: SlackServer) -> None:
    slack.known_files["F7"] = shared(slack.hold("people.csv", CARD), id="F7")
    stub = {"id": "F7", "mode": "file_access", "file_access": "check_file_info", "created": 0, "user": ""}
    slack.say("U1", "", subtype="file_share", files=[stub])
    await until(lambda: slack.told("U1"))
    assert "people.csv, row 2, column 2" in told(slack, "U1")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"id": "F8", "mode": "file_access", "file_access": "check_file_info"}, "It has been deleted."),
        ({"id": "F8", "mode": "file_access", "file_access": "access_denied"}, "The platform does not let me read it."),
        ({"id": "F8", "mode": "hidden_by_limit"}, "The platform hides it"),
        ({"id": "F8", "mode": "tombstone"}, "It has been deleted."),
        (
            {"id": "F8", "mode": "hosted", "name": "a.txt", "url_private": "//x", "size": "many"},
            "It is stored by another service",
        ),
        ({"mode": "hosted", "name": "a.txt", "size": None}, "The platform does not let me read it."),
        (
            {"id": "F8", "name": "a.rar", "mimetype": "application/vnd.rar", "url_private": "x", "size": 1},
            "This is a kind of archive",
        ),
        ({"id": "F8", "name": "a.csv", "mimetype": "text/csv", "url_private": "x", "size": 10**9}, "It is too large"),
    ],
)
async def test_what_was_not_read_is_never_called_clean(slack: SlackServer, file: Json, said: str) -> None:
    answer = await checks_in_modal(slack, "", file)
    assert f"was not read. {said}" in answer
    assert CLEAN not in answer
    assert "in the rest, no personal data" in await checks_in_modal(slack, "all fine here", file)


async def test_a_page_to_sign_in_is_not_the_file(slack: SlackServer) -> None:
    page = slack.hold("people.csv", b"<html>Sign in to Slack</html>", media_type="text/html")
    assert "people.csv was not read. The platform does not let me read it." in await checks_in_modal(slack, "", shared(page))


async def test_a_connection_that_breaks_off_leaves_the_words_to_be_checked(slack: SlackServer) -> None:
    broken = slack.hold("people.csv", CARD, broken_off=3)
    slack.say("U1", LEAK, subtype="file_share", files=[shared(broken)])
    await until(lambda: slack.told("U1"))
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in told(slack, "U1")
    assert "people.csv was not read. It could not be downloaded." in told(slack, "U1")


async def test_a_slow_file_is_acknowledged_in_time_and_downloaded_once(slack: SlackServer) -> None:
    slack.retries = (1.0, 3.0, 3.0)  # sent again before we have acknowledged it
    slow = slack.hold("people.csv", CARD, seconds=4)
    began = time.monotonic()
    slack.say("U1", "see here", subtype="file_share", files=[shared(slow)])
    await until(lambda: slack.log.requests)
    await until(lambda: not slack.unacknowledged)
    assert time.monotonic() - began < 3.5
    assert not slack.told("U1")
    await until(lambda: slack.told("U1"))
    assert "people.csv, row 2, column 2" in told(slack, "U1")
    await asyncio.sleep(0.5)
    assert (len(slack.told("U1")), len(slack.log.requests)) == (1, 1)


async def test_so_it_is_by_http(server: SlackServer, address: str) -> None:
    slow = server.hold("people.csv", CARD, seconds=4)
    began = time.monotonic()
    server.say("U1", "see here", subtype="file_share", files=[shared(slow)])
    await until(lambda: server.statuses)
    assert (server.statuses, time.monotonic() - began < 3) == ([200], True)
    await until(lambda: server.told("U1"))
    assert (len(server.told("U1")), len(server.log.requests)) == (1, 1)


async def test_a_slow_file_keeps_nobody_else_waiting(slack: SlackServer) -> None:
    slow = slack.hold("people.csv", CARD, seconds=10)
    for number in range(12):
        slack.say("U1", "see here", subtype="file_share", files=[shared(slow, id=f"F{number}")])
    await until(lambda: slack.log.open)
    slack.say("U2", LEAK)
    await until(lambda: slack.told("U2"), seconds=5)
    assert slack.log.open


async def test_deleting_messages_with_slow_files_keeps_no_other_deletion_waiting(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        slow = server.hold("people.csv", CARD, seconds=10)
        leak = server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        posted = [server.say("U1", "see", subtype="file_share", files=[shared(slow, id=f"F{number}")]) for number in range(12)]
        await until(lambda: server.log.open)
        for ts in (*posted, leak):
            server.delete("C0GENERAL", ts)
        async with asyncio.timeout(5):
            while await responder.store.findings.of(MessageRef("slack", "T0TEAM", "C0GENERAL", leak)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)  # another task changes what is looked at
        assert server.log.open


async def test_a_file_that_was_acknowledged_and_not_read_is_read_after_a_crash(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    slow = shared(server.hold("people.csv", CARD, seconds=30))
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        server.say("U2", "good morning")
        await until(lambda: responder.watermark.places("slack") and not server.unacknowledged)
        ts = server.say("U1", "see here", subtype="file_share", files=[slow])
        await until(lambda: server.log.requests and not server.unacknowledged)
        assert responder.watermark.position(Place("slack", "T0TEAM", "C0GENERAL")).at < int(ts.replace(".", ""))
    server.hold("people.csv", CARD)
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        await until(lambda: server.told("U1"))
    assert len(server.told("U1")) == 1


async def test_a_channel_that_is_off_has_nothing_downloaded(slack: SlackServer) -> None:
    slack.press("U0ADMIN", {"action_id": "privacy_check:0", "value": "set||||here.mode=off"})
    await until(lambda: slack.answers["U0ADMIN"])
    slack.say("U1", "see here", subtype="file_share", files=[shared(slack.hold("people.csv", CARD))])
    slack.say("U2", LEAK, "C0SUPPORT")
    await until(lambda: slack.told("U2") and not slack.unacknowledged)
    assert slack.log.requests == []


async def test_a_file_that_is_taken_away_is_no_finding_and_not_counted_any_more(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        leak = server.say("U1", "see here", subtype="file_share", files=[shared(server.hold("people.csv", CARD))])
        await until(lambda: server.told("U1"))
        server.deletes_file("C0GENERAL", leak)
        plan = server.say("U2", "a plan", subtype="file_share", files=[shared("x", "plan.rar", mimetype="application/vnd.rar")])
        async with asyncio.timeout(60):
            while await responder.store.findings.of(MessageRef("slack", "T0TEAM", "C0GENERAL", leak)):  # noqa: ASYNC110 - another task changes what is looked at
                await asyncio.sleep(0.02)
            while "1 archive" not in await answers(server, "U1", "status"):  # noqa: ASYNC110 - another task changes what is looked at
                await asyncio.sleep(0.02)
            server.deletes_file("C0GENERAL", plan)
            while "archive" in await answers(server, "U1", "status"):  # noqa: ASYNC110 - another task changes what is looked at
                await asyncio.sleep(0.02)


async def answers(server: SlackServer, user: str, words: str) -> str:
    before = len(server.answers[user])
    server.command(user, words)
    await until(lambda: len(server.answers[user]) > before)
    return json.dumps(server.answers[user][-1])


def answered(server: SlackServer, user: str) -> str:
    return json.dumps(server.answers[user], ensure_ascii=False)


@pytest.mark.parametrize("refused", ["", "missing_scope"])
async def test_a_redacted_copy_comes_by_direct_message_or_it_is_said_what_is_missing(slack: SlackServer, refused: str) -> None:
    slack.refusals |= {"files.getUploadURLExternal": refused} if refused else {}
    slack.say("U1", "see here", subtype="file_share", files=[shared(slack.hold("people.csv", CARD))])
    await until(lambda: slack.told("U1"))
    slack.press("U1", slack_action(slack.told("U1")[0], "Redacted copy"))
    await until(lambda: slack.answers["U1"])
    assert "A copy of people.csv, in which 2 values are replaced." in answered(slack, "U1")
    if refused:
        assert "files:write and im:write" in answered(slack, "U1")
        assert slack.uploads == []
    else:
        assert "people.redacted.csv is in our direct messages." in answered(slack, "U1")
        assert slack.uploaded == [b"name,card\n[PERSON_1],[CREDIT_CARD_1]\n"]
        assert [upload["channel_id"] for upload in slack.uploads] == ["DU1"]


async def test_a_redacted_copy_is_for_the_author_alone(slack: SlackServer) -> None:
    slack.say("U1", "see here", subtype="file_share", files=[shared(slack.hold("people.csv", CARD))])
    await until(lambda: slack.told("U1"))
    slack.press("U2", slack_action(slack.told("U1")[0], "Redacted copy"))
    await until(lambda: slack.answers["U2"])
    assert "Only the author" in answered(slack, "U2")
    assert slack.uploads == []
