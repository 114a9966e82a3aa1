"""The page's server keeps others out and its answers strict."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bots.playground.settings import playground_settings
from bots.web import listen
from config.entities import EntityTypes
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.scenarios.team import a_team


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
    for name in ("app.js", "blocks.js", "compare.js", "dom.js", "style.css", "icon.svg"):
        assert (await http.get(f"/page/{name}")).status_code == 200


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


async def test_the_side_by_side_view(http: httpx.AsyncClient) -> None:
    text = "😀 Alice Smith, card 4111 1111 1111 1111"
    seen = (await http.post("/api/check", json={"text": text})).json()
    assert [text[f["start"] : f["end"]] for f in seen["findings"]] == ["Alice Smith", "4111 1111 1111 1111"]
    assert seen["redacted"] == "😀 [PERSON_1], card [CREDIT_CARD_1]"
    back = await http.post("/api/restore", json={"text": "Dear [Person 1]", "mapping": seen["mapping"]})
    assert back.json() == {"text": "Dear Alice Smith"}


def test_a_taken_port_is_one_clear_line() -> None:
    with listen("127.0.0.1", 0, "playground", "") as taken:
        taken.listen()
        with pytest.raises(ConfigError, match=r"cannot listen on 127\.0\.0\.1"):
            listen("127.0.0.1", taken.getsockname()[1], "playground", "")


def test_wrong_settings_are_one_line() -> None:
    with pytest.raises(ConfigError, match=r"platforms\.playground: port: "):
        playground_settings(Settings(platforms={"playground": {"port": "many"}}))
