"""The playground's team as people act in it: ``await maya.says("...")``, ``await maya.presses("Why?")``."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from bots.playground import CAPABILITIES
from bots.playground.app import build_app
from bots.playground.events import Events
from bots.playground.settings import PlaygroundSettings
from config.entities import EntityTypes
from config.responding import LoadSettings, ThrottleSettings
from core.checker import Checker
from core.ports import Capabilities
from core.spans import Spans
from core.store.database import MEMORY
from tests.fakes.clock import FakeClock

from .responders import ResponderUnderTest, a_responder

Reply = dict[str, object]


@dataclass
class Person:
    """One of the team."""

    id: str
    team: "Team"
    channel: str = "general"

    async def says(self, text: str, files: list[dict[str, str]] | None = None) -> str:
        """Posts a message; returns its id when it has been handled."""
        answer = await self.team.send("POST", "/api/messages", author=self.id, channel=self.channel, text=text, files=files or [])
        return str(answer["id"])

    async def edits(self, message: str, text: str) -> None:
        """Changes a message."""
        await self.team.send("PUT", f"/api/messages/{message}", author=self.id, text=text)

    async def deletes(self, message: str) -> None:
        """Deletes a message."""
        await self.team.http.delete(f"/api/messages/{message}", params={"author": self.id})
        await self.team.settled()

    async def asks(self, text: str) -> str:
        """``/privacy-check TEXT``; returns all that the answer shows."""
        before = {reply["key"] for reply in await self.sees()}
        await self.team.send("POST", "/api/commands", author=self.id, channel=self.channel, text=text)
        return "\n".join(shown(reply) for reply in await self.sees() if reply["key"] not in before)

    async def presses(self, label: str) -> str:
        """The first button of that label among what the person sees, where it stands; returns what everything then shows."""
        for reply in await self.sees():
            for button in buttons(reply):
                if button["label"] == label:
                    about = {"channel": reply["channel"], "code": button["code"], "notice": reply["key"]}
                    await self.team.send("POST", "/api/presses", author=self.id, **about)
                    return "\n".join(shown(r) for r in await self.sees())
        raise AssertionError(f"{self.id} sees no button {label!r}")

    async def forges(self, code: str) -> str:
        """Presses a button that was never shown."""
        await self.team.send("POST", "/api/presses", author=self.id, channel=self.channel, code=code)
        return "\n".join(shown(r) for r in await self.sees())

    async def sees(self) -> list[Reply]:
        """The bot's replies that this person sees."""
        return list((await self._state())["replies"])  # type: ignore[call-overload]

    async def reads(self) -> list[str]:
        """The texts of all messages."""
        return [message["text"] for message in (await self._state())["messages"]]  # type: ignore[attr-defined]

    async def _state(self) -> dict[str, object]:
        state: dict[str, object] = (await self.team.http.get("/api/state", params={"person": self.id})).json()
        return state


class Team:
    """The real application over its real HTTP interface."""

    def __init__(self, responder: ResponderUnderTest, http: httpx.AsyncClient, events: Events, clock: FakeClock) -> None:
        self.responder, self.http, self.clock = responder, http, clock
        self._events = events

    async def waits(self, **length: float) -> None:
        """Time passes, and what is done from time to time is done."""
        self.clock.passes(**length)
        await self.responder.maintenance.beat()
        await self.responder.catchup.idle()
        await self.responder.maintenance.chores()

    def person(self, name: str, channel: str = "general") -> Person:
        """One of maya (admin), jonas and priya."""
        return Person(name, self, channel)

    async def send(self, method: str, path: str, **body: object) -> dict[str, object]:
        """A request, and everything that it set in motion."""
        answer = await self.http.request(method, path, json=body)
        assert answer.status_code < 400, answer.text
        await self.settled()
        return answer.json() if answer.content else {}  # type: ignore[no-any-return]

    async def settled(self) -> None:
        """Waits for what the responder still does."""
        await self._events.settled()


@asynccontextmanager
async def a_team(
    checker: Checker,
    types: EntityTypes,
    *,
    database: str = MEMORY,
    throttle: ThrottleSettings | None = None,
    capabilities: Capabilities = CAPABILITIES,
    build: Callable[[], Checker] | None = None,
    load: LoadSettings | None = None,
    spans: Spans | None = None,
) -> AsyncIterator[Team]:
    """A playground with nobody's words in it yet."""
    clock, throttle = FakeClock(), throttle or ThrottleSettings()
    more = {"database": database, "throttle": throttle, "clock": clock, "build": build, "load": load, "spans": spans}
    async with a_responder(checker, types, maintenance=False, **more) as responder:  # type: ignore[arg-type]
        app = build_app(PlaygroundSettings(), responder, 1_000_000, capabilities)
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http,
        ):
            yield Team(responder, http, app.state.events, clock)


def buttons(reply: Reply) -> list[dict[str, str]]:
    """All buttons of a reply."""
    blocks: list[dict[str, list[dict[str, str]]]] = reply["blocks"]  # type: ignore[assignment]
    return [button for block in blocks if block["kind"] == "buttons" for button in block["items"]]  # type: ignore[comparison-overlap]


def shown(reply: Reply) -> str:
    """All words of a reply."""
    return json.dumps(reply["blocks"], ensure_ascii=False)
