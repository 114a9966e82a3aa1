"""The far side of Slack: its Web API over HTTP, and Socket Mode over a WebSocket, with Slack's own retries."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, WSMsgType, web

from .slack_api import SlackWebApi
from .slack_channels import SlackChannels
from .slack_files import SlackFiles
from .slack_limits import refusal_of_message
from .slack_oauth import BOT, TEAM, SlackOAuth
from .slack_people import SlackPeople
from .slack_refusals import SlackRefusals
from .tokens import SLACK_ADMIN, SLACK_APP, SLACK_BOT, SLACK_SIGNING
from .web_server import WebServer

Json = dict[str, object]


@dataclass
class Envelope:
    """An event that waits for its acknowledgement."""

    body: Json
    kind: str = "events_api"
    tries: int = 0
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)


class SlackServer(SlackPeople, SlackWebApi, SlackChannels, SlackRefusals, SlackOAuth, SlackFiles, WebServer):
    """``start`` it, let people ``say`` things, and look at what the bot has ``told`` whom."""

    def __init__(self, *, retries: tuple[float, ...] = (3.0, 60.0, 300.0)) -> None:
        super().__init__()
        self.retries = retries
        self.members: list[Json] = [{"id": "U0ADMIN", "is_admin": True}]
        self.people: dict[str, Json] = {}
        self.creators: dict[str, str] = {}
        self.ephemerals: list[Json] = []
        self.posts: dict[str, list[Json]] = defaultdict(list)
        self.answers: dict[str, list[Json]] = defaultdict(list)
        # Whether the app is distributed commercially outside the Marketplace: one call a minute for a channel's history.
        self.slow, self._asked_at = False, {}
        self.silent = False
        self.shared: set[str] = set()
        self.team = TEAM
        self.organisation = ""
        # In Slack Connect: the outer team of an event whose author belongs to another organisation.
        self.team_of_author = ""
        self.dm_closed: set[str] = set()
        self.tokens: list[str] = []
        self.bot_url, self.signing_secret = "", SLACK_SIGNING
        self.statuses: list[int] = []
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.admin_token = SLACK_ADMIN
        self.elsewhere: list[str] = []
        self.readers = ["U1", "U2", "U0ADMIN"]
        self.uploads: list[Json] = []
        self.uploaded: list[bytes] = []
        self.awaited: set[str] = set()
        self.sent: set[str] = set()
        self.mistakes: list[str] = []
        self.refusals = {}
        self._waiting: dict[str, Envelope] = {}
        self._ids = itertools.count(1)
        self._clock = int(time.time()) * 1_000_000
        self._turn = 0

    def routes(self, router: web.UrlDispatcher) -> None:
        """The Web API, Socket Mode, and where answers to commands go."""
        router.add_route("*", "/api/{method}", self._api)
        router.add_get("/socket", self._socket)
        router.add_post("/answer/{user}", self._answer)
        router.add_post("/upload/{file}", self._upload)
        self.hand_out(router)

    def environment(self) -> dict[str, str]:
        """What the bot's process needs to come here."""
        return {"SLACK_BOT_TOKEN": SLACK_BOT, "SLACK_APP_TOKEN": SLACK_APP, "SLACK_API_URL": f"{self.url}/api/"}

    @property
    def unacknowledged(self) -> int:
        """Events that still wait."""
        return len(self._waiting)

    def _now(self) -> str:
        self._clock = max(self._clock + 1, int(time.time() * 1_000_000))
        return f"{self._clock // 1_000_000}.{self._clock % 1_000_000:06d}"

    def _find(self, channel: str, ts: str) -> Json | None:
        return next((message for message in self.channels.get(channel, []) if message["ts"] == ts), None)

    def _send(self, event: Json) -> None:
        for _ in range(2 if self.faults.happens(self.faults.doubled) else 1):
            number = next(self._ids)
            body: Json = {
                "type": "event_callback",
                "team_id": self.team_of_author or self.team,
                "enterprise_id": self.organisation or None,
                "event_id": f"Ev{number}",
                "event": event,
                "is_ext_shared_channel": str(event.get("channel")) in self.shared,
                "authorizations": self._authorizations(),
                "is_enterprise_install": bool(self.organisation),
            }
            self._begin(str(number), Envelope(body))

    def _authorizations(self) -> list[Json]:
        """At most one, as Slack sends it: an installation of the app to which the event is visible."""
        whole = bool(self.organisation)
        about: Json = {"enterprise_id": self.organisation or None, "team_id": self.team, "user_id": BOT}
        return [about | {"is_bot": True, "is_enterprise_install": whole}]

    def _begin(self, name: str, envelope: Envelope) -> None:
        """What was sent waits from this moment, so that nobody who looks at once takes it for acknowledged."""
        self._waiting[name] = envelope
        self.behind(self._deliver(name, envelope))

    async def _deliver(self, name: str, envelope: Envelope) -> None:
        if self.faults.happens(self.faults.shuffled):
            await asyncio.sleep(self.faults.random.random() / 2)
        for pause in self.retries:
            await self._push(name, envelope)
            try:
                await asyncio.wait_for(envelope.acknowledged.wait(), pause)
                break
            except TimeoutError:
                envelope.tries += 1
        self._waiting.pop(name, None)

    def _interact(self, kind: str, body: Json) -> None:
        self._begin(f"i{next(self._ids)}", Envelope(body, kind))

    async def _answer(self, request: web.Request) -> web.Response:
        answer = await request.json()
        if error := self.refused("response_url", answer):
            return web.Response(text=error, status=404)
        if mistake := refusal_of_message(answer):
            self.mistakes.append(f"response_url: {mistake[0]}: {mistake[1]}")
            return web.Response(text=mistake[0], status=400)
        self.answers[request.match_info["user"]].append(answer)
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        parts = [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
        content = b"".join(parts) if form else await request.read()
        file = request.match_info["file"]
        if file not in self.awaited or not content:
            return web.Response(status=404)
        self.awaited.discard(file)
        self.sent.add(file)
        self.uploaded.append(content)
        return web.Response(text=f"OK - {len(content)}")

    async def _call(self, envelope: Envelope) -> None:
        """HTTP mode: a signed request; 200 within three seconds acknowledges."""
        kinds = {"slash_commands": urlencode(envelope.body), "interactive": urlencode({"payload": json.dumps(envelope.body)})}
        body = kinds.get(envelope.kind) or json.dumps(envelope.body)
        form = envelope.kind in kinds
        moment = str(int(time.time()))
        signed = hmac.new(self.signing_secret.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={signed}"}
        headers["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
        if envelope.tries:
            headers |= {"X-Slack-Retry-Num": str(envelope.tries), "X-Slack-Retry-Reason": "http_error"}
        try:
            async with ClientSession() as session, session.post(self.bot_url, data=body, headers=headers) as response:
                self.statuses.append(response.status)
                if response.status == web.HTTPOk.status_code:
                    envelope.acknowledged.set()
        except ClientError:
            return

    async def _push(self, name: str, envelope: Envelope) -> None:
        if self.bot_url:
            await self._call(envelope)
            return
        sockets = [socket for socket in self.sockets if not socket.closed]
        if not sockets or self.silent:
            return
        self._turn += 1
        socket = sockets[self._turn % len(sockets)]
        retry = {"retry_attempt": envelope.tries, "retry_reason": "timeout" if envelope.tries else ""}
        kind = {"type": envelope.kind, "accepts_response_payload": False, "envelope_id": name, "payload": envelope.body}
        try:
            await socket.send_str(json.dumps(kind | retry))
        except (ConnectionError, RuntimeError):
            self.sockets.discard(socket)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        self.sockets.add(socket)
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    waiting = self._waiting.get(json.loads(frame.data).get("envelope_id", ""))
                    if waiting:
                        waiting.acknowledged.set()
        finally:
            self.sockets.discard(socket)
        return socket
