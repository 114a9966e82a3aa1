"""What Slack's documentation refuses, the fake refuses: one test for each kind of refusal."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.fakes.slack_methods import METHODS
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_ADMIN, SLACK_APP, SLACK_BOT

BOT = {"Authorization": f"Bearer {SLACK_BOT}"}
HELLO = {"channel": "C0GENERAL", "text": "hello"}
READS = sorted(name for name, method in METHODS.items() if method.token == "xox" and not method.json)
SECTION: dict[str, object] = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}


@pytest.fixture
async def strict() -> AsyncIterator[SlackServer]:
    made = SlackServer()
    await made.start()
    yield made
    await made.stop()


async def ask(server: SlackServer, method: str, verb: str = "POST", **how: object) -> str:
    """The error, or an empty string."""
    async with httpx.AsyncClient() as http:
        answer = await http.request(verb, f"{server.url}/api/{method}", **({"headers": BOT} | how))  # type: ignore[arg-type]
    return str(answer.json().get("error", ""))


async def shown(server: SlackServer, *blocks: object, text: str = "hello") -> str:
    return await ask(server, "chat.postMessage", json={"channel": "C0GENERAL", "text": text, "blocks": list(blocks)})


def button(**more: object) -> dict[str, object]:
    made = {"type": "button", "action_id": "a", "value": "v", "text": {"type": "plain_text", "text": "Yes"}}
    return {"type": "actions", "elements": [made | more]}


@pytest.mark.parametrize("method", READS)
async def test_a_read_method_takes_no_json(strict: SlackServer, method: str) -> None:
    arguments = dict.fromkeys(METHODS[method].required, "x")
    assert await ask(strict, method, json=arguments | {"x": 1}) == "invalid_arguments"


async def test_a_read_method_takes_a_query_or_a_form(strict: SlackServer) -> None:
    where = {"channel": "C0GENERAL", "limit": "5"}
    assert await ask(strict, "conversations.history", "GET", params=where) == ""
    assert await ask(strict, "conversations.history", data=where) == ""


async def test_a_write_method_is_not_called_by_get(strict: SlackServer) -> None:
    assert await ask(strict, "chat.postMessage", "GET", params=HELLO) == "invalid_arguments"
    assert await ask(strict, "chat.postMessage", json=HELLO) == ""


async def test_unknown_and_missing_arguments_are_refused(strict: SlackServer) -> None:
    assert await ask(strict, "conversations.info", "GET", params={"channel": "C0GENERAL", "get": "1"}) == "invalid_arguments"
    assert await ask(strict, "conversations.replies", "GET", params={"channel": "C0GENERAL"}) == "invalid_arguments"
    assert await ask(strict, "chat.postEphemeral", json=HELLO | {"user": "U1", "unfurl_links": False}) == "invalid_arguments"
    assert await ask(strict, "chat.postMessage", json={"channel": "C0GENERAL"}) == "no_text"
    assert await ask(strict, "chat.shout", json=HELLO) == "unknown_method"


async def test_broken_json_and_unknown_bodies_are_refused(strict: SlackServer) -> None:
    headers = BOT | {"Content-Type": "application/json"}
    assert await ask(strict, "chat.postMessage", content=b"{", headers=headers) == "invalid_json"
    assert (
        await ask(strict, "chat.postMessage", content=b"x", headers=BOT | {"Content-Type": "text/plain"}) == "missing_post_type"
    )


async def test_a_token_must_be_there_known_and_of_the_right_kind(strict: SlackServer) -> None:
    assert await ask(strict, "auth.test", headers={}) == "not_authed"
    assert await ask(strict, "auth.test", headers={"Authorization": "Bearer xoxb-somebody-else"}) == "invalid_auth"
    assert await ask(strict, "auth.test", headers={"Authorization": f"Bearer {SLACK_APP}"}) == "not_allowed_token_type"
    assert await ask(strict, "apps.connections.open") == "not_allowed_token_type"
    strict.refusals["*"] = "token_revoked"
    assert await ask(strict, "auth.test") == "token_revoked"


async def test_a_token_may_do_what_the_manifest_asks_for_and_no_more(strict: SlackServer) -> None:
    strict.scopes.remove("users:read")
    assert await ask(strict, "users.info", "GET", params={"user": "U1"}) == "missing_scope"
    strict.scopes.remove("chat:write.customize")
    assert await ask(strict, "chat.postMessage", json=HELLO | {"username": "Ann"}) == "missing_scope"
    person = {"Authorization": f"Bearer {SLACK_ADMIN}"}
    assert await ask(strict, "conversations.history", "GET", params={"channel": "C0GENERAL"}, headers=person) == "missing_scope"


@pytest.mark.parametrize("text", ["a & b", "a < b", "a > b", "<script>", "&copy;", "<@U1", "`a -> b`"])
async def test_text_with_an_unescaped_character_is_refused(strict: SlackServer, text: str) -> None:
    assert await ask(strict, "chat.postMessage", json={"channel": "C0GENERAL", "text": text}) == "invalid_arguments"
    assert await shown(strict, {"type": "section", "text": {"type": "mrkdwn", "text": text}}) == "invalid_blocks"


@pytest.mark.parametrize(
    "text",
    ["a &amp; b &lt; c &gt;", "<@U1> <#C1|general> <!here> <!subteam^S1>", "<https://a.test/?b=1&amp;c=2|here>", "> quoted"],
)
async def test_text_as_slack_writes_it_is_taken(strict: SlackServer, text: str) -> None:
    assert await ask(strict, "chat.postMessage", json={"channel": "C0GENERAL", "text": text}) == ""


async def test_what_is_too_long_is_refused(strict: SlackServer) -> None:
    assert await ask(strict, "chat.postMessage", json=HELLO | {"text": "x" * 40_001}) == "msg_too_long"
    posted = {"channel": "C0GENERAL", "ts": "1.000001", "text": "x" * 4_001}
    assert await ask(strict, "chat.update", json=posted) == "msg_too_long"
    assert await shown(strict, *[SECTION] * 51) == "invalid_blocks"
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_000}}
    assert await shown(strict, *[long] * 5) == "msg_blocks_too_long"
    assert await shown(strict, *[long] * 4) == ""


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}},
        {"type": "section", "text": {"type": "mrkdwn", "text": ""}},
        {"type": "section"},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2_001}]},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "x"}] * 11},
        {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11},
        {"type": "context", "elements": []},
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "x"}}] * 26},
        {"type": "actions", "elements": [button()["elements"][0]] * 2},  # type: ignore[index]
        {"type": "shout", "text": "x"},
        {"type": "section", "block_id": "x" * 256, "text": SECTION["text"]},
        button(value="x" * 2_001),
        button(action_id="x" * 256),
        button(text={"type": "plain_text", "text": "x" * 76}),
        button(text={"type": "mrkdwn", "text": "x"}),
        button(style="loud"),
        button(type="shout"),
        button(type="file_input"),
        button(confirm={"title": {"type": "plain_text", "text": "x" * 101}}),
    ],
)
async def test_a_block_over_a_documented_limit_is_refused(strict: SlackServer, block: dict[str, object]) -> None:
    assert await shown(strict, block) == "invalid_blocks"


def option(text: str = "x", value: str = "v") -> dict[str, object]:
    return {"text": {"type": "plain_text", "text": text}, "value": value}


@pytest.mark.parametrize(
    "more",
    [
        {"options": [option()] * 101},
        {"options": [option("x" * 76)]},
        {"options": [option(value="v" * 151)]},
        {"options": [option()], "initial_option": option("y")},
        {"options": [option()], "placeholder": {"type": "plain_text", "text": "x" * 151}},
    ],
)
async def test_a_menu_over_a_documented_limit_is_refused(strict: SlackServer, more: dict[str, object]) -> None:
    assert await shown(strict, SECTION | {"accessory": {"type": "static_select", "action_id": "a"} | more}) == "invalid_blocks"


@pytest.mark.parametrize(
    "more",
    [
        {"options": [option()] * 6},
        {"options": []},
        {},
        {"options": [option("x" * 76)]},
        {"options": [option(value="v" * 151)]},
        {"options": [option(value="")]},
        {"options": [option() | {"text": {"type": "mrkdwn", "text": "x"}}]},
        {"options": [option()], "placeholder": {"type": "plain_text", "text": "x"}},
        {"options": [option()], "initial_option": option()},
        {"options": [option()], "confirm": {"title": {"type": "plain_text", "text": "x"}}},
    ],
)
async def test_a_menu_of_three_dots_that_is_not_as_documented_is_refused(strict: SlackServer, more: dict[str, object]) -> None:
    made = {"type": "overflow", "action_id": "a"} | more
    assert await shown(strict, {"type": "actions", "elements": [made]}) == "invalid_blocks"
    assert await shown(strict, {"type": "actions", "elements": [{"type": "overflow", "options": [option()] * 5}]}) == ""


@pytest.mark.parametrize(
    "more",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"submit": {"type": "plain_text", "text": "x" * 25}},
        {"private_metadata": "x" * 3_001},
        {"callback_id": "x" * 256},
        {"blocks": [SECTION] * 101},
        {"type": "shout"},
    ],
)
async def test_a_modal_over_a_documented_limit_is_refused(strict: SlackServer, more: dict[str, object]) -> None:
    view = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": [SECTION]}
    assert await ask(strict, "views.open", json={"trigger_id": "1.U1", "view": view | more}) == "invalid_arguments"
    assert await ask(strict, "views.open", json={"trigger_id": "1.U1", "view": view}) == ""


async def test_an_answer_to_a_command_is_looked_at_like_a_message(strict: SlackServer) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.post(f"{strict.url}/answer/U1", json={"text": "a < b"})
    assert answer.status_code == 400
    assert len(strict.mistakes) == 1
    assert json.dumps(strict.answers["U1"]) == "[]"


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_each_row_of_the_table_is_complete(method: object) -> None:
    """A row names its page, what is required is among its arguments, and its verbs are known."""
    assert method.page.startswith("https://docs.slack.dev/reference/methods/")  # type: ignore[attr-defined]
    assert method.required | method.either <= method.arguments  # type: ignore[attr-defined]
    assert method.verbs <= {"GET", "POST"}  # type: ignore[attr-defined]


async def test_an_upload_is_completed_once_its_bytes_are_there_and_in_a_known_channel(strict: SlackServer) -> None:
    async with httpx.AsyncClient() as http:
        got = await http.post(
            f"{strict.url}/api/files.getUploadURLExternal", headers=BOT, data={"filename": "a.txt", "length": "2"}
        )
        file, address = got.json()["file_id"], got.json()["upload_url"]
        files = [{"id": file, "title": "a.txt"}]
        assert (
            await ask(strict, "files.completeUploadExternal", json={"files": files, "channel_id": "C0GENERAL"})
            == "file_not_found"
        )
        assert (await http.post(address, content=b"hi")).status_code == httpx.codes.OK
    assert (
        await ask(strict, "files.completeUploadExternal", json={"files": files, "channel_id": "C0NOWHERE"}) == "channel_not_found"
    )
    assert await ask(strict, "files.completeUploadExternal", json={"files": files, "channel_id": "C0GENERAL"}) == ""
