"""The page's server keeps others out and its answers strict."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from bots.playground.app import _PAGE
from bots.playground.demo_team import Posted, Room
from bots.playground.same_origin import Guard
from bots.playground.settings import playground_settings
from bots.web import listen, serve
from config.entities import EntityTypes
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from core.message import Attachment
from core.store import workspaces as store
from core.store.workspaces import SettingValue
from tests.scenarios.team import a_team, shown


@pytest.fixture
async def http(checker: Checker, types: EntityTypes) -> AsyncIterator[httpx.AsyncClient]:
    async with a_team(checker, types) as team:
        yield team.http


async def test_the_page_loads_nothing_from_elsewhere(http: httpx.AsyncClient) -> None:
    page = await http.get("/")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http://" not in page.text
    assert "https://" not in page.text
    for file in sorted(_PAGE.iterdir()):
        shown = await http.get(f"/page/{file.name}")
        assert shown.status_code == 200
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|@import|url\(", shown.text)
        assert len(shown.text.splitlines()) <= 400


async def test_other_hosts_and_origins_are_refused(http: httpx.AsyncClient) -> None:
    assert (await http.get("/", headers={"Host": "evil.example"})).status_code == 400
    body = {"text": "x"}
    assert (await http.post("/api/check", json=body, headers={"Origin": "https://evil.example"})).status_code == 403
    assert (await http.post("/api/check", json=body, headers={"Origin": "http://127.0.0.1"})).status_code == 200
    assert (await http.post("/api/check", content="{}", headers={"Content-Type": "text/plain"})).status_code == 415
    assert (await http.post("/api/check", json={"text": "x" * 1_000_001})).status_code == 413


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/messages", {"author": "nobody", "channel": "general", "text": "x"}),
        ("/api/messages", {"author": "maya", "channel": "nowhere", "text": "x"}),
        ("/api/messages", {"author": "maya", "channel": "", "text": "x"}),
        ("/api/commands", {"author": "nobody", "channel": "", "text": "help"}),
        ("/api/messages", {"author": "maya", "channel": "general", "text": " "}),
        ("/api/messages", {"author": "maya", "channel": "general", "files": [{"name": "x", "content": "!!"}]}),
        ("/api/messages", {"author": "maya"}),
        ("/api/check", {"text": 7}),
        ("/api/restore", {"text": "x"}),
    ],
)
async def test_bad_requests_have_one_sentence(http: httpx.AsyncClient, path: str, body: dict[str, object]) -> None:
    answer = await http.post(path, json=body)
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]


async def test_only_the_author_edits_and_deletes(http: httpx.AsyncClient) -> None:
    made = (await http.post("/api/messages", json={"author": "maya", "channel": "general", "text": "x"})).json()["id"]
    assert (await http.put(f"/api/messages/{made}", json={"author": "jonas", "text": "y"})).status_code == 400
    assert (await http.delete(f"/api/messages/{made}", params={"author": "jonas"})).status_code == 400


async def test_a_deletion_is_undone_by_its_author_alone(checker: Checker, types: EntityTypes) -> None:
    async with a_team(checker, types) as team:
        maya, jonas = team.person("maya"), team.person("jonas")
        gone = await maya.says("card 4111 1111 1111 1111")
        await maya.deletes(gone)
        assert await maya.sees() == []
        refused = await team.http.post("/api/undo", json={"author": "jonas", "id": gone})
        assert (refused.status_code, await jonas.reads()) == (400, [])
        await team.send("POST", "/api/undo", author="maya", id=gone)
        assert (len(await maya.reads()), len(await maya.sees())) == (1, 1)  # read anew, and its author told again
        again = await team.http.post("/api/undo", json={"author": "maya", "id": gone})
        assert again.json() == {"error": "This can no longer be undone."}


async def test_a_replacement_by_the_redacted_version_is_undone(checker: Checker, types: EntityTypes) -> None:
    async with a_team(checker, types) as team:
        maya = team.person("maya")
        gone = await maya.says("card 4111 1111 1111 1111")
        await maya.presses("Post redacted for me")
        (redacted,) = (await team.http.get("/api/state")).json()["messages"]
        assert (redacted["text"], redacted["instead_of"]) == ("card [CREDIT_CARD_1]", gone)
        await team.send("POST", "/api/undo", author="maya", id=gone, instead=redacted["id"])
        assert await maya.reads() == ["card 4111 1111 1111 1111"]


@pytest.mark.parametrize(
    ("button", "said"), [("Delete my message", "has been deleted"), ("Post redacted for me", "was replaced with its redacted")]
)
async def test_what_was_said_of_a_deletion_goes_with_its_undoing(
    checker: Checker, types: EntityTypes, button: str, said: str
) -> None:
    async with a_team(checker, types) as team:
        maya = team.person("maya")
        gone = await maya.says("card 4111 1111 1111 1111")
        await maya.presses("Why?")
        assert said in await maya.presses(button)
        await team.send("POST", "/api/undo", author="maya", id=gone)
        left = "\n".join(map(shown, await maya.sees()))
    assert said not in left
    assert "Why this was flagged" in left


async def test_a_fresh_start_is_a_quiet_conversation_or_nothing_and_can_be_undone(checker: Checker, types: EntityTypes) -> None:
    async with a_team(checker, types) as team:
        maya = team.person("maya")
        await maya.says("card 4111 1111 1111 1111")
        await team.send("POST", "/api/start", **{"with": "conversation"})
        opened = (await team.http.get("/api/state", params={"person": "maya"})).json()
        assert {message["author"] for message in opened["messages"]} == {"maya", "jonas", "priya"}
        assert opened["replies"] == []
        for message in opened["messages"]:
            await team.person(message["author"], "ai-prompts").says(message["text"])
        assert await maya.sees() == []  # nothing in it disturbs anybody, not even where it is checked strictly
        await team.send("POST", "/api/start", **{"with": "nothing"})
        assert await maya.reads() == []
        await team.send("POST", "/api/start", **{"with": "before"})
        assert len(await maya.reads()) == 2 * len(opened["messages"])


async def test_the_side_by_side_view(http: httpx.AsyncClient) -> None:
    text = "😀 Alice Smith, card 4111 1111 1111 1111"
    seen = (await http.post("/api/check", json={"text": text})).json()
    assert [text[f["start"] : f["end"]] for f in seen["findings"]] == ["Alice Smith", "4111 1111 1111 1111"]
    assert seen["redacted"] == "😀 [PERSON_1], card [CREDIT_CARD_1]"
    back = await http.post("/api/restore", json={"text": "Dear [Person 1]", "mapping": seen["mapping"]})
    assert back.json() == {"text": "Dear Alice Smith", "unknown": []}


async def test_a_placeholder_that_stands_for_nothing_is_named(http: httpx.AsyncClient) -> None:
    seen = (await http.post("/api/check", json={"text": "Alice Smith met [PERSON_7]"})).json()
    assert (seen["redacted"], seen["already"]) == ("[PERSON_1] met [PERSON_7]", ["[PERSON_7]"])
    answer = {"text": "Dear [PERSON_1], [Person 9], [PERSON_7] and [CHAPTER_3]", "mapping": seen["mapping"]}
    back = (await http.post("/api/restore", json=answer)).json()
    assert back["text"] == "Dear Alice Smith, [Person 9], [PERSON_7] and [CHAPTER_3]"
    assert back["unknown"] == ["[PERSON_7]", "[PERSON_9]"]


@pytest.mark.parametrize("style", ["mask", "last4"])
async def test_a_style_that_cannot_be_undone_says_so_when_something_is_to_be_restored(
    checker: Checker, types: EntityTypes, style: str
) -> None:
    async with a_team(checker, types) as team:
        wish = SettingValue(store.Scope.WORKSPACE, "", "style", style)
        await team.responder.settings.set("playground", "playground", wish, "maya")
        seen = (await team.http.post("/api/check", json={"text": "card 4111 1111 1111 1111"})).json()
        assert "[CREDIT_CARD_1]" not in seen["redacted"]
        assert seen["mapping"] == {}
        back = await team.http.post("/api/restore", json={"text": seen["redacted"], "mapping": seen["mapping"]})
    assert back.status_code == 400
    assert "cannot be undone" in back.json()["error"]


def test_a_taken_port_is_one_clear_line() -> None:
    with listen("127.0.0.1", 0, "playground", "") as taken:
        taken.listen()
        with pytest.raises(ConfigError, match=r"cannot listen on 127\.0\.0\.1"):
            listen("127.0.0.1", taken.getsockname()[1], "playground", "")


def test_wrong_settings_are_one_line() -> None:
    with pytest.raises(ConfigError, match=r"platforms\.playground: port: "):
        playground_settings(Settings(platforms={"playground": {"port": "many"}}))


async def _sent(server: tuple[str, int], head: str, body: Sequence[bytes]) -> bytes:
    """What a server answers to a request that a well-behaved client would not send."""
    reader, writer = await asyncio.open_connection(*server)
    try:
        writer.write(f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{head}\r\n".encode())
        with contextlib.suppress(ConnectionError):
            for part in body:
                writer.write(part)
                await writer.drain()
        return await asyncio.wait_for(reader.readline(), 20)
    except ConnectionError:
        return b"HTTP/1.1 413 and hung up"
    finally:
        writer.close()


@pytest.mark.parametrize("head", ["Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\n"])
async def test_no_header_hides_how_large_a_body_is(head: str) -> None:
    taken: list[int] = []

    async def take(request: Request) -> Response:
        taken.append(len(await request.body()))
        return Response()

    listener = listen("127.0.0.1", 0, "playground", "")
    listener.listen()
    serving = asyncio.create_task(
        serve(Guard(Starlette(routes=[Route("/api/check", take, methods=["POST"])]), 1_000_000), listener)
    )
    try:
        chunk = b"%x\r\n%s\r\n" % (100_000, b"x" * 100_000)
        answer = await _sent(listener.getsockname(), head, [*[chunk] * 100, b"0\r\n\r\n"])
        assert answer.split()[1] in (b"400", b"411", b"413")
        assert not taken
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_a_body_that_is_longer_than_was_said_is_refused() -> None:
    parts = iter([{"type": "http.request", "body": b"x" * 600, "more_body": True}] * 2)
    told: list[Message] = []

    async def receive() -> Message:
        return next(parts)

    async def send(message: Message) -> None:
        told.append(message)

    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError

    headers = [(b"content-type", b"application/json"), (b"content-length", b"4")]
    await Guard(never, 1000)({"type": "http", "method": "POST", "headers": headers}, receive, send)
    assert told[0]["status"] == 413


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        ("[PERSON_1]" * 1000, {"[PERSON_1]": "x" * 405_000}),
        ("zoe " * 1000, {"zoe": "x" * 405_000}),
        ("zoe " * 100_000, {f"zoe {'y' * length}": "x" for length in range(900)}),
    ],
)
async def test_what_is_restored_is_bounded(http: httpx.AsyncClient, text: str, mapping: dict[str, str]) -> None:
    answer = await http.post("/api/restore", json={"text": text, "mapping": mapping})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_the_room_keeps_no_more_than_it_may() -> None:
    room = Room()
    for number in range(12):
        room.put(Posted(str(number), "general", "maya", "x", (Attachment("a", 20_000_000, b""),)))
    assert list(room.messages) == ["8", "9", "10", "11"]
