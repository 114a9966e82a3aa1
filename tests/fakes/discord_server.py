"""The far side of Discord: its gateway over a WebSocket, and its REST API over HTTP."""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from datetime import UTC, datetime

from aiohttp import WSMsgType, web

from .web_server import WebServer

Json = dict[str, object]
GUILD, GENERAL, SUPPORT, OWNER, BOT = (
    "100000000000000001",
    "200000000000000001",
    "200000000000000002",
    "300000000000000001",
    "900000000000000001",
)
_EPOCH_MS = 1_420_070_400_000
_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _INVALID, _HELLO, _ACK = 0, 1, 2, 6, 9, 10, 11
_NO_CONTENT = web.HTTPNoContent.status_code


class DiscordServer(WebServer):
    """``start`` it, let people ``say`` things, and look at what the bot has ``told`` whom."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, list[Json]] = {GENERAL: [], SUPPORT: []}
        self.direct: dict[str, list[Json]] = defaultdict(list)
        self.answers: dict[str, list[Json]] = defaultdict(list)
        self.resumable = True
        self.everyone = "117760"
        self.webhooks: list[Json] = []
        self.commands: list[Json] = []
        self._nonces: dict[tuple[str, str], Json] = {}
        self._sequence: defaultdict[str, list[Json]] = defaultdict(list)
        self._sessions: dict[web.WebSocketResponse, str] = {}
        self._shards: dict[str, tuple[int, int]] = {}
        self._ids = itertools.count(1)
        self._last_ms = 0

    def routes(self, router: web.UrlDispatcher) -> None:
        """The gateway and the REST API."""
        router.add_get("/gateway/", self._gateway)
        router.add_route("*", "/api/{path:.*}", self._api)
        router.add_get("/file", self._file)

    def environment(self) -> dict[str, str]:
        """What the bot's process needs to come here."""
        return {"DISCORD_TOKEN": "test", "DISCORD_API_URL": f"{self.url}/api", "DISCORD_MODE": "dm"}

    # What people do

    def say(self, user: str, text: str, channel: str = GENERAL, **more: object) -> str:
        """Posts a message; returns its id."""
        message = self._message(channel, _user(user), {"content": text} | more)
        self.messages[channel].append(message)
        self._dispatch("MESSAGE_CREATE", message | {"guild_id": GUILD, "member": _member()})
        return str(message["id"])

    def invite_bot(self, guild: str = "100000000000000002") -> str:
        """Somebody adds the bot to another server; returns its only channel."""
        channel = self._snowflake()
        self.messages[channel] = []
        about = self._guild() | {"id": guild, "joined_at": "2026-11-25T00:00:00+00:00", "system_channel_id": channel}
        about["roles"] = [about["roles"][0] | {"id": guild}]  # type: ignore[index]
        about["channels"] = [c for c in about["channels"] if c["id"] == channel]  # type: ignore[attr-defined]
        self._dispatch("GUILD_CREATE", about)
        return channel

    def make_channel(self) -> str:
        """A new channel; returns its id."""
        made = self._snowflake()
        self.messages[made] = []
        return made

    def edit(self, channel: str, message_id: str, text: str) -> None:
        """Changes a message."""
        message = next(m for m in self.messages[channel] if m["id"] == message_id)
        message |= {"content": text, "edited_timestamp": datetime.now(UTC).isoformat()}
        self._dispatch("MESSAGE_UPDATE", message | {"guild_id": GUILD, "member": _member()})

    def delete(self, channel: str, message_id: str) -> None:
        """Deletes a message."""
        self.messages[channel] = [m for m in self.messages[channel] if m["id"] != message_id]
        self._dispatch("MESSAGE_DELETE", {"id": message_id, "channel_id": channel, "guild_id": GUILD})

    def press(self, user: str, code: str, message: Json | None = None, *, ephemeral: bool = False, directly: bool = False) -> str:
        """Presses a button, of a message that stands in the channel or of one that only the user sees."""
        body = message or self._message(GENERAL, _user(BOT, bot=True), {})
        data: Json = {"custom_id": code, "component_type": 2}
        return self.interact(user, 3, data, message=body | {"flags": 64 if ephemeral else 0}, directly=directly)

    def interact(
        self, user: str, kind: int, data: Json, channel: str = GENERAL, message: Json | None = None, *, directly: bool = False
    ) -> str:
        """A command (2), a button (3) or a sent form (5); returns the token that its answers come under."""
        number = self._snowflake()
        member = _member() | {"user": _user(user), "permissions": "8"}
        where: Json = {
            "guild_id": GUILD,
            "channel_id": channel,
            "channel": {"id": channel, "type": 0, "permissions": "8", "name": "x"},
        }
        ids: Json = {"id": number, "application_id": BOT, "token": f"token{number}", "version": 1, "locale": "en-US"}
        if message:
            ids |= {"message": message}
        if directly:
            alone: Json = {"channel_id": _direct(user), "channel": {"id": _direct(user), "type": 1}, "user": _user(user)}
            alone |= {"entitlements": [], "authorizing_integration_owners": {}, "context": 1, "app_permissions": "8"}
            self._dispatch("INTERACTION_CREATE", ids | alone | {"type": kind, "data": data, "attachment_size_limit": 1})
            return f"token{number}"
        more: Json = {"entitlements": [], "authorizing_integration_owners": {"0": GUILD}, "context": 0, "app_permissions": "8"}
        guild: Json = {"guild": {"id": GUILD, "locale": "en-US", "features": []}, "guild_locale": "en-US"}
        self._dispatch(
            "INTERACTION_CREATE",
            ids | where | more | guild | {"type": kind, "data": data, "member": member, "attachment_size_limit": 1},
        )
        return f"token{number}"

    def command(self, user: str, text: str, *, directly: bool = False) -> str:
        """Types /privacy-check, in the server or in a direct message to the bot."""
        options = [{"name": "text", "type": 3, "value": text}] if text else []
        data: Json = {"id": "1", "name": "privacy-check", "type": 1, "options": options}
        return self.interact(user, 2, data, directly=directly)

    def told(self, user: str) -> list[Json]:
        """What the bot has told somebody alone."""
        return self.direct[_direct(user)]

    @property
    def listening(self) -> bool:
        """Whether anybody hears what is said now."""
        return bool(self._sessions)

    # The gateway

    def _snowflake(self) -> str:
        self._last_ms = max(self._last_ms, int(time.time() * 1000))
        return str((self._last_ms - _EPOCH_MS << 22) + next(self._ids) % (1 << 22))

    def _message(self, channel: str, author: Json, body: Json) -> Json:
        common = {"type": 0, "tts": False, "pinned": False, "mention_everyone": False, "mentions": [], "mention_roles": []}
        empty = {"attachments": [], "embeds": [], "components": [], "edited_timestamp": None, "content": ""}
        when = {"id": self._snowflake(), "channel_id": channel, "timestamp": datetime.now(UTC).isoformat()}
        return common | empty | when | {"author": author} | body

    def _dispatch(self, event: str, data: Json) -> None:
        copies = 2 if self.faults.happens(self.faults.doubled) else 1
        for session in self._sequence:
            if not self._has_guild(session):
                continue
            for _ in range(copies):
                if self.faults.happens(self.faults.shuffled):
                    self.behind(self._late(session, event, data))
                else:
                    self._queue(session, event, data)

    async def _late(self, session: str, event: str, data: Json) -> None:
        """Overtaken by others before it has its number: within a session, Discord's numbers never go backwards."""
        await asyncio.sleep(self.faults.random.random() / 2)
        self._queue(session, event, data)

    def _queue(self, session: str, event: str, data: Json) -> None:
        self._sequence[session].append({"op": _DISPATCH, "t": event, "s": len(self._sequence[session]) + 1, "d": data})
        frame = json.dumps(self._sequence[session][-1])
        for socket, owner in list(self._sessions.items()):
            if owner == session and not socket.closed:
                self.behind(_send(socket, frame))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await _send(socket, json.dumps({"op": _HELLO, "d": {"heartbeat_interval": 41_250}}))
        self.sockets.add(socket)
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._received(socket, json.loads(frame.data))
        finally:
            self.sockets.discard(socket)
            self._sessions.pop(socket, None)
        return socket

    async def _received(self, socket: web.WebSocketResponse, frame: Json) -> None:
        data = frame.get("d")
        if frame["op"] == _HEARTBEAT:
            await _send(socket, json.dumps({"op": _ACK}))
        elif frame["op"] == _IDENTIFY:
            session = f"session{next(self._ids)}"
            self._sessions[socket] = session
            self._shards[session] = tuple(data.get("shard", [0, 1]))  # type: ignore[assignment, union-attr]
            ready = {"v": 10, "user": _user(BOT, bot=True), "session_id": session, "guilds": []}
            if self._has_guild(session):
                ready["guilds"] = [{"id": GUILD, "unavailable": True}]
            more = {"resume_gateway_url": self.url.replace("http", "ws") + "/gateway/", "application": {"id": BOT, "flags": 0}}
            self._queue(session, "READY", ready | more | {"shard": data.get("shard", [0, 1])})  # type: ignore[union-attr]
            if self._has_guild(session):
                self._queue(session, "GUILD_CREATE", self._guild())
        elif frame["op"] == _RESUME and isinstance(data, dict):
            if not self.resumable or data["session_id"] not in self._sequence:
                await _send(socket, json.dumps({"op": _INVALID, "d": False}))
                return
            self._sessions[socket] = data["session_id"]
            for missed in self._sequence[data["session_id"]][int(data["seq"] or 0) :]:
                await _send(socket, json.dumps(missed))
            self._queue(data["session_id"], "RESUMED", {})

    def _has_guild(self, session: str) -> bool:
        number, count = self._shards[session]
        return (int(GUILD) >> 22) % count == number

    def _guild(self) -> Json:
        channels = [
            {
                "id": name,
                "type": 0,
                "name": name,
                "position": 0,
                "permission_overwrites": [],
                "last_message_id": lines[-1]["id"] if lines else None,
            }
            for name, lines in self.messages.items()
        ]
        role = {
            "id": GUILD,
            "name": "@everyone",
            "permissions": self.everyone,
            "position": 0,
            "color": 0,
            "hoist": False,
            "managed": False,
            "mentionable": False,
        }
        more = {
            "roles": [role],
            "emojis": [],
            "features": [],
            "members": [_member() | {"user": _user(BOT, bot=True)}],
            "threads": [],
            "voice_states": [],
            "presences": [],
        }
        return {"id": GUILD, "name": "Server", "owner_id": OWNER, "channels": channels, "member_count": 3, "large": False} | more

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(text="card 4111 1111 1111 1111")

    # The REST API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        self.calls.append(f"{request.method} {path}")
        if self.faults.happens(self.faults.limited):
            limit = {"message": "slow down", "retry_after": 0.05, "global": False}
            return _json(limit, status=429, headers={"Retry-After": "0.05", "Via": "test"})
        if self.faults.happens(self.faults.broken):
            return _json({"message": "broken"}, status=500)
        answer = self._answer(request.method, path.split("/"), request, await _body(request))
        if request.method == "POST" and path.endswith("messages") and self.faults.happens(self.faults.lost_answers):
            request.transport.abort()  # type: ignore[union-attr]
        return _json(answer) if answer is not None else _json({"message": "Unknown"}, status=404)

    def _answer(self, method: str, path: list[str], request: web.Request, body: Json) -> object:
        match method, path:
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
                return {"url": self.url.replace("http", "ws") + "/gateway/", "shards": 1, "session_start_limit": limit}
            case "POST", ["interactions", _, token, "callback"]:
                self.answers[token].append(body)
                return {"interaction": {"id": "1", "type": 2}, "resource": {"type": 5}}
            case "PATCH", ["webhooks", _, token, "messages", "@original"]:
                self.answers[token].append(body | {"edited": True})
                return self._message(GENERAL, _user(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "PATCH", ["channels", channel, "messages", message]:
                post = next(m for m in self._in(channel) if m["id"] == message)
                post.update({name: body[name] for name in ("embeds", "components") if name in body})
                return post
            case "GET", ["channels", channel, "webhooks"]:
                return [hook for hook in self.webhooks if hook["channel_id"] == channel]
            case "POST", ["channels", channel, "webhooks"]:
                hook = {"id": self._snowflake(), "type": 1, "token": "hook", "channel_id": channel, "guild_id": GUILD}
                self.webhooks.append(hook | {"name": body["name"], "user": _user(BOT, bot=True), "application_id": BOT})
                return self.webhooks[-1]
            case "POST", ["webhooks", hook_id, "hook"]:
                shown = {"content": body["content"], "webhook_id": hook_id, "application_id": BOT}
                message = self._message(str(self.webhooks[0]["channel_id"]), _user(hook_id, bot=True), shown)
                message["author"] |= {"username": body["username"]}  # type: ignore[operator]
                self.messages[str(message["channel_id"])].append(message)
                return message
            case "POST", ["webhooks", _, token]:
                self.answers[token].append(body)
                return self._message(GENERAL, _user(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "GET", ["guilds", _, "members", member]:
                return _member() | {"user": _user(member)}
            case "GET", ["users", "@me"]:
                return _user(BOT, bot=True)
            case "GET", ["oauth2", "applications", "@me"]:
                return {
                    "id": BOT,
                    "name": "Privacy Check",
                    "description": "",
                    "bot_public": True,
                    "bot_require_code_grant": False,
                    "verify_key": "",
                    "icon": None,
                    "owner": _user(OWNER),
                }
            case "PUT", ["applications", _, "commands"]:
                self.commands = body["items"]  # type: ignore[assignment]
                return []
            case "POST", ["users", "@me", "channels"]:
                return {"id": _direct(str(body["recipient_id"])), "type": 1, "recipients": [_user(str(body["recipient_id"]))]}
            case "POST", ["channels", channel, "messages"]:
                return self._posted(channel, body)
            case "GET", ["channels", channel, "messages"]:
                return self._page(channel, request)
            case "GET", ["channels", channel, "messages", message]:
                return next((m for m in self._in(channel) if m["id"] == message), None)
            case "DELETE", ["channels", channel, "messages", message]:
                if channel in self.messages:
                    self.delete(channel, message)
                else:
                    self.direct[channel][:] = [m for m in self.direct[channel] if m["id"] != message]
                return {}
            case _:
                return None

    def _in(self, channel: str) -> list[Json]:
        return self.messages[channel] if channel in self.messages else self.direct[channel]

    def _posted(self, channel: str, body: Json) -> Json:
        """The same author's same nonce is the same message."""
        nonce = str(body.get("nonce", ""))
        if body.get("enforce_nonce") and (channel, nonce) in self._nonces:
            return self._nonces[channel, nonce]
        message = self._message(
            channel,
            _user(BOT, bot=True),
            {k: body[k] for k in ("content", "embeds", "components", "nonce", "message_reference") if k in body},
        )
        self._nonces[channel, nonce] = message
        self._in(channel).append(message)
        return message

    def _page(self, channel: str, request: web.Request) -> list[Json]:
        """With ``after`` the oldest of the newer ones, but listed newest first, as Discord does."""
        size = int(request.query.get("limit", "50"))
        after, before = int(request.query.get("after", "0")), int(request.query.get("before", str(1 << 63)))
        found = [m for m in self._in(channel) if after < int(str(m["id"])) < before]
        return (found[:size] if "after" in request.query else found[-size:])[::-1]


def _user(user: str, *, bot: bool = False) -> Json:
    return {"id": user, "username": f"user{user}", "discriminator": "0", "avatar": None, "bot": bot, "global_name": None}


def _member() -> Json:
    return {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


def _direct(user: str) -> str:
    return "5" + user[1:]


async def _send(socket: web.WebSocketResponse, frame: str) -> None:
    try:
        await socket.send_str(frame)
    except (ConnectionError, RuntimeError):
        return


def _json(answer: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """The content type without a character set, as Discord writes it."""
    return web.Response(body=json.dumps(answer).encode(), content_type="application/json", status=status, headers=headers)


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        body: object = await request.json()
    elif request.content_type.startswith("multipart/"):
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
    else:
        return {}
    return body if isinstance(body, dict) else {"items": body}
