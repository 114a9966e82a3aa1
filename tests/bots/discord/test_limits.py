"""What Discord refuses is refused by the fake, row by row; and what we build keeps to it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bots.discord import components
from bots.discord.forms import CheckForm, ReminderForm
from core.message import MessageRef
from core.reply import Action, Button, Buttons, Choice, Verb
from tests.fakes import discord_rules as rules
from tests.fakes.discord_rest import BOT, GENERAL, GUILD
from tests.fakes.discord_rules import LENGTHS, ROUTES, Json, Length, errors_of, route_of
from tests.fakes.discord_server import DiscordServer

from .test_conversation import ANN

SEND, ANSWER, HOOK = f"channels/{GENERAL}/messages", "interactions/1/t/callback", f"channels/{GENERAL}/webhooks"
HOLDERS = {
    "message": lambda field: {field.field: filled(field)} | ({"content": "x"} if field.field != "content" else {}),
    "embed": lambda field: {"embeds": [{field.field: filled(field)}]},
    "embed field": lambda field: {"embeds": [{"fields": [{"name": "x", "value": "x"} | {field.field: filled(field)}]}]},
    "footer": lambda field: {"embeds": [{"footer": {field.field: filled(field)}}]},
    "attachment": lambda field: {"attachments": [{field.field: filled(field)}]},
    "button": lambda field: row({"type": 2, "label": "x", "custom_id": "x", field.field: filled(field)}),
    "select": lambda field: row({"type": 3, "custom_id": "x", "options": [OPTION], field.field: filled(field)}),
    "option": lambda field: row({"type": 3, "custom_id": "x", "options": [OPTION | {field.field: filled(field)}]}),
    "text input": lambda field: modal(components=row({"type": 4, "label": "x", "custom_id": "x", field.field: filled(field)})),
    "modal": lambda field: modal(**{field.field: filled(field)}),
    "webhook": lambda field: {field.field: filled(field)},
    "command": lambda field: {"items": [{"name": "x", "description": "x", "type": 1, field.field: filled(field)}]},
    "rule": lambda field: {field.field: filled(field)},
}
OPTION: Json = {"label": "x", "value": "x"}
LISTS = {"embeds": {"description": "x"}, "fields": {"name": "x", "value": "x"}, "components": {}, "options": OPTION}


def filled(field: Length) -> object:
    """One more than is allowed."""
    if field.field not in LISTS:
        return "x" * (field.most + 1)
    if field.field == "components":
        return [row({"type": 4, "label": "x", "custom_id": str(n)})["components"][0] for n in range(field.most + 1)]  # type: ignore[index]
    return [LISTS[field.field] | {"value": str(n), "name": f"x{n}"} for n in range(field.most + 1)]  # type: ignore[operator]


def row(part: Json) -> Json:
    return {"components": [{"type": 1, "components": [part]}]}


def modal(**more: object) -> Json:
    inside = row({"type": 4, "label": "x", "custom_id": "x"})
    components = more.pop("components", inside)
    held = components["components"] if isinstance(components, dict) else components
    return {"type": 9, "data": {"title": "x", "custom_id": "x"} | more | {"components": held}}


def call_of(part: str, field: str) -> tuple[str, str]:
    if part in ("text input", "modal"):
        return "POST", ANSWER
    if part == "command":
        return "PUT", f"applications/{BOT}/commands"
    if part == "rule":
        return "POST", f"guilds/{GUILD}/auto-moderation/rules"
    if field == "username":
        return "POST", "webhooks/1/hook"
    return "POST", HOOK if part == "webhook" else SEND


@pytest.mark.parametrize("field", LENGTHS, ids=lambda field: f"{field.part}.{field.field}")
def test_what_is_too_long_is_refused(field: Length) -> None:
    route = route_of(*call_of(field.part, field.field))
    assert route is not None
    wrong = f"{field.part}.{field.field}: {field.most + 1} of {field.most}"
    assert wrong in errors_of(route, HOLDERS[field.part](field))


REFUSED: dict[str, tuple[str, str, Json]] = {
    "an empty message": ("POST", SEND, {}),
    "an unknown field": ("POST", SEND, {"content": "x", "text": "x"}),
    "embeds of more than 6,000 characters together": (
        "POST",
        SEND,
        {"embeds": [{"description": "x" * 4000}, {"description": "x" * 4000}]},
    ),
    "a private message that answers nobody": ("POST", SEND, {"content": "x", "flags": 64}),
    "six buttons in a row": (
        "POST",
        SEND,
        {
            "content": "x",
            "components": [{"type": 1, "components": [{"type": 2, "label": "x", "custom_id": str(n)} for n in range(6)]}],
        },
    ),
    "a custom id twice": (
        "POST",
        SEND,
        {
            "content": "x",
            "components": [{"type": 1, "components": [{"type": 2, "label": "x", "custom_id": "1"} for _ in range(2)]}],
        },
    ),
    "a menu beside a button": (
        "POST",
        SEND,
        {
            "content": "x",
            "components": [
                {
                    "type": 1,
                    "components": [
                        {"type": 2, "label": "x", "custom_id": "1"},
                        {"type": 3, "custom_id": "2", "options": [OPTION]},
                    ],
                }
            ],
        },
    ),
    "a menu without options": ("POST", SEND, {"content": "x"} | row({"type": 3, "custom_id": "x"})),
    "a menu without an id": ("POST", SEND, {"content": "x"} | row({"type": 3, "options": [OPTION]})),
    "an option without a value": (
        "POST",
        SEND,
        {"content": "x"} | row({"type": 3, "custom_id": "x", "options": [{"label": "x"}]}),
    ),
    "a menu with an option twice": (
        "POST",
        SEND,
        {"content": "x"} | row({"type": 3, "custom_id": "x", "options": [OPTION, OPTION]}),
    ),
    "a menu of which 26 may be chosen": (
        "POST",
        SEND,
        {"content": "x"} | row({"type": 3, "custom_id": "x", "options": [OPTION], "max_values": 26}),
    ),
    "a webhook with Discord in its name": ("POST", HOOK, {"name": "My Discord hook"}),
    "a webhook with Clyde in its name": ("POST", HOOK, {"name": "CLYDE"}),
    "an answer of an unknown kind": ("POST", ANSWER, {"type": 3}),
    "a command with capitals": ("PUT", f"applications/{BOT}/commands", {"items": [{"name": "Check", "description": "x"}]}),
    "an unknown context": (
        "PUT",
        f"applications/{BOT}/commands",
        {"items": [{"name": "check", "description": "x", "contexts": [7]}]},
    ),
    "a pattern of 261 characters": (
        "POST",
        f"guilds/{GUILD}/auto-moderation/rules",
        {"name": "x", "trigger_metadata": {"regex_patterns": ["x" * 261]}},
    ),
}


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    made = DiscordServer()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def http(server: DiscordServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{server.url}/") as session:
        yield session


async def status(http: aiohttp.ClientSession, method: str, path: str, body: Json | list[object] | None = None) -> tuple[int, int]:
    async with http.request(method, f"/api/{path}", json=body) as answer:
        said = await answer.json(content_type=None)
        return answer.status, said.get("code", 0) if isinstance(said, dict) else 0


@pytest.mark.parametrize("what", REFUSED)
async def test_the_fake_refuses(server: DiscordServer, http: aiohttp.ClientSession, what: str) -> None:
    method, path, body = REFUSED[what]
    server.interactions["t"] = False
    items = body.get("items")
    code, error = await status(http, method, path, items if isinstance(items, list) else body)
    assert (code, error) in ((400, rules.INVALID_FORM), (400, rules.EMPTY_MESSAGE))


NEEDS = {
    rules.VIEW: ("POST", SEND, {"content": "x"}, rules.MISSING_ACCESS),
    rules.SEND: ("POST", SEND, {"content": "x"}, rules.MISSING_PERMISSIONS),
    rules.EMBED: ("POST", SEND, {"embeds": [{"description": "x"}]}, rules.MISSING_PERMISSIONS),
    rules.ATTACH: ("POST", SEND, {"content": "x", "attachments": [{"id": 0}]}, rules.MISSING_PERMISSIONS),
    rules.HISTORY: ("GET", f"{SEND}/1", None, rules.MISSING_PERMISSIONS),
    rules.MANAGE_MESSAGES: ("DELETE", f"{SEND}/1", None, rules.MISSING_PERMISSIONS),
    rules.MANAGE_WEBHOOKS: ("POST", HOOK, {"name": "x"}, rules.MISSING_PERMISSIONS),
    rules.SEND_IN_THREADS: ("POST", "channels/12/messages", {"content": "x"}, rules.MISSING_PERMISSIONS),
}


@pytest.mark.parametrize("permission", NEEDS)
async def test_what_is_not_permitted_is_refused(server: DiscordServer, http: aiohttp.ClientSession, permission: int) -> None:
    method, path, body, error = NEEDS[permission]
    server.messages["12"], server.threads["12"] = [], GENERAL
    server.messages[GENERAL] = [server._message(GENERAL, {"id": ANN}, {"id": "1"})]
    server.everyone = str(rules.EVERYTHING & ~permission)
    assert await status(http, method, path, body) == (403, error)  # type: ignore[arg-type]
    server.everyone = str(rules.EVERYTHING)
    assert (await status(http, method, path, body))[0] == 200  # type: ignore[arg-type]


async def test_without_read_message_history_a_history_is_empty(server: DiscordServer, http: aiohttp.ClientSession) -> None:
    server.say(ANN, "hello")
    server.everyone = str(rules.EVERYTHING & ~rules.HISTORY)
    async with http.get(f"/api/{SEND}") as answer:
        assert await answer.json() == []


async def test_an_interaction_is_answered_once_and_followed_up_only_after_that(
    server: DiscordServer, http: aiohttp.ClientSession
) -> None:
    assert await status(http, "POST", ANSWER, {"type": 5}) == (404, rules.UNKNOWN_INTERACTION)
    server.interactions["t"] = False
    assert await status(http, "POST", ANSWER, {"type": 5}) == (200, 0)
    assert await status(http, "POST", ANSWER, {"type": 5}) == (400, rules.ANSWERED)


@pytest.mark.parametrize("answer", [6, 7])
async def test_only_what_a_component_sent_draws_its_message_anew(
    server: DiscordServer, http: aiohttp.ClientSession, answer: int
) -> None:
    server.asks("t", 2, {}, None)
    assert await status(http, "POST", ANSWER, {"type": answer}) == (400, rules.INVALID_FORM)
    server.asks("t", 3, {"custom_id": "x"}, None)
    assert await status(http, "POST", ANSWER, {"type": answer}) == (200, 0)


async def test_what_is_not_there_is_named(server: DiscordServer, http: aiohttp.ClientSession) -> None:
    assert await status(http, "GET", f"{SEND}/1") == (404, rules.UNKNOWN_MESSAGE)
    assert await status(http, "GET", "channels/77/messages") == (404, rules.UNKNOWN_CHANNEL)
    assert await status(http, "POST", "webhooks/77/hook", {"content": "x"}) == (404, rules.UNKNOWN_WEBHOOK)


async def test_a_session_gets_what_it_has_intents_for(server: DiscordServer, http: aiohttp.ClientSession) -> None:
    async with http.ws_connect("/gateway/") as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": "t", "intents": rules.GUILDS | rules.MESSAGES, "shard": [0, 1]}})
        assert [(await socket.receive_json())["t"] for _ in range(2)] == ["READY", "GUILD_CREATE"]
        server.automod_stops(ANN, "1")
        server.say(ANN, "hello")
        event = await socket.receive_json()
        assert (event["t"], event["d"]["content"]) == ("MESSAGE_CREATE", ""), "no content without its intent"
    server.privileged = 0
    async with http.ws_connect("/gateway/") as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": "t", "intents": rules.GUILDS | rules.CONTENT}})
        assert (await socket.receive()).data == 4014


# What we build


def test_the_forms_keep_to_the_limits() -> None:
    route = route_of("POST", ANSWER)
    assert route is not None

    async def sent(interaction: object, words: str) -> None:
        raise NotImplementedError

    for form in (CheckForm(sent), ReminderForm(sent)):
        assert errors_of(route, {"type": 9, "data": form.to_dict()}) == []


def test_the_longest_of_everything_keeps_to_the_limits() -> None:
    route = route_of("POST", SEND)
    assert route is not None
    ref = MessageRef("discord", "1" * 20, "2" * 20, "3" * 20)
    buttons = [Button("Label " * 40, Action(Verb.NOT_A_LEAK, ref, str(n))) for n in range(30)]
    menus = [Choice("A label " * 40, f"s{n}", tuple((f"v{m}", "option " * 40) for m in range(40)), "v39") for n in range(7)]
    made = components.buttons_of(buttons)
    rows = [Buttons(tuple(buttons), "More " * 40)] * 3
    for view in (
        components.view(made),
        components.view(made, menus),
        components.view(made, menus[:2], rows),
        components.view(made, menus, rows),
    ):
        body: Json = {"embeds": [components.embed("x" * 9000, "y" * 9000).to_dict()], "components": view.to_components()}
        assert errors_of(route, body) == []
    (*_, last) = components.view(made, (), rows).to_components()
    assert last["components"][0]["type"] == 3, "a menu stands below the buttons, of which some are left out for it"
    shown = components.view([], menus).to_components()[0]["components"][0]["options"]  # type: ignore[index,typeddict-item]
    assert any(option.get("default") for option in shown), "the one in force is among them"
    with pytest.raises(ValueError, match="custom id"):
        components.button("x", "y" * 101)


def test_components_are_built_in_one_place_only() -> None:
    built = re.compile(r"ui\.(?:Button|Select|TextInput|View|Label)\(|discord\.(?:Embed|SelectOption)\(")
    files = (Path(__file__).parents[3] / "bots" / "discord").glob("*.py")
    assert {file.name for file in files if built.search(file.read_text(encoding="utf-8"))} == {"components.py"}


def test_every_call_of_the_table_has_its_page() -> None:
    assert all(route.page and route.needs >= 0 for route in ROUTES)
    assert all(field.page for field in LENGTHS)
