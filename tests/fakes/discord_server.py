"""The far side of Discord: its gateway over a WebSocket, and its REST API over HTTP."""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from datetime import UTC, datetime
from urllib.parse import unquote

from aiohttp import WSMsgType, web

from .discord_people import DiscordPeople
from .discord_rest import (
    BOT,
    BOT_ROLE,
    GENERAL,
    GUILD,
    LOBBY,
    OWNER,
    ROLE,
    DiscordRest,
    answered,
    direct_of,
    member_of,
    thread_of,
    unknown,
    user_of,
)
from .discord_rules import CONTENT, INTENTS, MANAGE_GUILD, MOST_OF_A_FILE, Json
from .discord_socket import GatewaySocket
from .file_store import Holding
from .tokens import DISCORD
from .web_server import WebServer

_EPOCH_MS = 1_420_070_400_000
_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _INVALID, _HELLO, _ACK = 0, 1, 2, 6, 9, 10, 11
_DISALLOWED = 4014
# What voice and stage channels have besides.
_SPOKEN: Json = {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "topic": None}


class DiscordServer(DiscordRest, Holding, DiscordPeople, WebServer):
    """``start`` it, let people ``say`` things, and look at what the bot has ``told`` whom."""

    def __init__(self) -> None:
        super().__init__()
        self.resumable = True
        # Category by channel, and channel by thread.
        self.categories: dict[str, str] = {}
        self.threads: dict[str, str] = {}
        # Of these threads, those that are archived: the gateway does not tell of them.
        self.archived: list[str] = []
        # Names of threads, and types of channels that are no text channels.
        self.titles: dict[str, str] = {}
        self.kinds: dict[str, int] = {}
        self.compressed = ""
        # With which code the gateway closes a new session; and the privileged intents that are not granted.
        self.closes_with = 0
        self.privileged = CONTENT
        self._intents: dict[str, int] = {}
        self._sequence: defaultdict[str, list[Json]] = defaultdict(list)
        self._sessions: dict[GatewaySocket, str] = {}
        self._shards: dict[str, tuple[int, int]] = {}
        self._ids = itertools.count(1)
        self._last_ms = 0

    def routes(self, router: web.UrlDispatcher) -> None:
        """The gateway and the REST API."""
        router.add_get("/gateway/", self._gateway)
        router.add_route("*", "/api/{path:.*}", self._api)
        router.add_get("/file", self._file)
        self.hand_out(router)
        router.add_get("/clean", self._clean)

    def environment(self) -> dict[str, str]:
        """What the bot's process needs to come here."""
        return {"DISCORD_TOKEN": DISCORD, "DISCORD_API_URL": f"{self.url}/api", "DISCORD_MODE": "dm"}

    # What people do

    def say(self, user: str, text: str, channel: str = GENERAL, **more: object) -> str:
        """Posts a message; returns its id."""
        message = self._message(channel, user_of(user), {"content": text} | more)
        self.messages[channel].append(message)
        self._dispatch("MESSAGE_CREATE", message | {"guild_id": GUILD, "member": self.member(user)})
        return str(message["id"])

    def say_directly(self, user: str, text: str) -> None:
        """Writes to the bot in a direct message."""
        message = self._message(direct_of(user), user_of(user), {"content": text})
        self.direct[direct_of(user)].append(message)
        self._dispatch("MESSAGE_CREATE", message)

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

    def allows_everyone(self, permissions: str) -> None:
        """Somebody changes what everybody may do, us included."""
        self.everyone = permissions
        role = next(role for role in self._guild()["roles"] if role["id"] == GUILD)  # type: ignore[attr-defined]
        self._dispatch("GUILD_ROLE_UPDATE", {"guild_id": GUILD, "role": role})

    def automod_stops(self, user: str, rule: str, kind: int = 1) -> None:
        """A rule has kept a message back (1) or warned of it (2)."""
        about: Json = {"guild_id": GUILD, "rule_id": rule, "rule_trigger_type": 1, "user_id": user, "channel_id": GENERAL}
        seen: Json = {"content": "ghp_secret", "matched_keyword": "x", "matched_content": "ghp_secret"}
        action: Json = {"type": kind, "metadata": {"channel_id": GENERAL} if kind == 2 else {}}
        self._dispatch("AUTO_MODERATION_ACTION_EXECUTION", about | seen | {"action": action})

    def edit(self, channel: str, message_id: str, text: str) -> None:
        """Changes a message."""
        message = next(m for m in self.messages[channel] if m["id"] == message_id)
        message |= {"content": text, "edited_timestamp": datetime.now(UTC).isoformat()}
        self._dispatch("MESSAGE_UPDATE", message | {"guild_id": GUILD, "member": member_of()})

    def delete(self, channel: str, message_id: str) -> None:
        """Deletes a message."""
        self.messages[channel] = [m for m in self.messages[channel] if m["id"] != message_id]
        self._dispatch("MESSAGE_DELETE", {"id": message_id, "channel_id": channel, "guild_id": GUILD})

    def opens_thread(self, thread: str, user: str) -> None:
        """Somebody begins a thread, whose name is in ``titles``."""
        about = thread_of(thread, self.threads[thread], self.titles[thread], user)
        self._dispatch("THREAD_CREATE", about | {"newly_created": True})

    def renames(self, thread: str, title: str) -> None:
        """Somebody gives a thread another name."""
        self.titles[thread] = title
        self._dispatch("THREAD_UPDATE", thread_of(thread, self.threads[thread], title))

    def delete_together(self, channel: str, messages: list[str]) -> None:
        """A moderator deletes several at once."""
        self.messages[channel] = [m for m in self.messages[channel] if m["id"] not in messages]
        self._dispatch("MESSAGE_DELETE_BULK", {"ids": messages, "channel_id": channel, "guild_id": GUILD})

    def interact(
        self,
        user: str,
        kind: int,
        data: Json,
        channel: str = GENERAL,
        message: Json | None = None,
        *,
        directly: bool = False,
        elsewhere: str = "",
    ) -> str:
        """A command (2), a button (3) or a sent form (5); returns the token that its answers come under.

        Elsewhere: a server in which the bot is not, where somebody has brought it along.
        """
        number = self._snowflake()
        self.asks(f"token{number}", kind, data, message)
        member = member_of() | {"user": user_of(user), "permissions": "40" if user == OWNER else "0"}
        where: Json = {
            "guild_id": GUILD,
            "channel_id": channel,
            "channel": {"id": channel, "type": 0, "permissions": "8", "name": "x", "position": 0, "nsfw": False},
        }
        ids: Json = {"id": number, "application_id": BOT, "token": f"token{number}", "version": 1, "locale": "en-US"}
        if message:
            ids |= {"message": message}
        if directly:
            alone: Json = {"channel_id": direct_of(user), "channel": {"id": direct_of(user), "type": 1}, "user": user_of(user)}
            alone |= {"entitlements": [], "authorizing_integration_owners": {}, "context": 1, "app_permissions": "8"}
            self._dispatch("INTERACTION_CREATE", ids | alone | {"type": kind, "data": data, "attachment_size_limit": 1})
            return f"token{number}"
        more: Json = {"entitlements": [], "authorizing_integration_owners": {"0": GUILD}, "context": 0, "app_permissions": "8"}
        if elsewhere:
            where["guild_id"], more["authorizing_integration_owners"] = elsewhere, {"1": user}
        guild: Json = {"guild": {"id": elsewhere or GUILD, "locale": "en-US", "features": []}, "guild_locale": "en-US"}
        self._dispatch(
            "INTERACTION_CREATE",
            ids | where | more | guild | {"type": kind, "data": data, "member": member, "attachment_size_limit": 1},
        )
        return f"token{number}"

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
        # What was posted without content, or with null, is shown with an empty one.
        return common | empty | when | {"author": author} | body | {"content": body.get("content") or ""}

    def _dispatch(self, event: str, data: Json) -> None:
        copies = 2 if self.faults.happens(self.faults.doubled) else 1
        for session in self._sequence:
            if not self._has_guild(session) or not self._wants(session, event):
                continue
            for _ in range(copies):
                if self.faults.happens(self.faults.shuffled):
                    self.behind(self._late(session, event, self._seen(session, event, data)))
                else:
                    self._queue(session, event, self._seen(session, event, data))

    def _wants(self, session: str, event: str) -> bool:
        """Whether the session has the event's intent."""
        intent = INTENTS.get(event, 0)
        return not intent or bool(self._intents[session] & intent)

    def _seen(self, session: str, event: str, data: Json) -> Json:
        """Without the intent for it, a message's content is empty but in what mentions us or is our own."""
        if not event.startswith("MESSAGE_") or "content" not in data or self._intents[session] & CONTENT:
            return data
        mentioned = any(user["id"] == BOT for user in data.get("mentions", ()))  # type: ignore[attr-defined]
        empty = {"content": "", "embeds": [], "attachments": [], "components": []}
        return data if mentioned or data["author"]["id"] == BOT else data | empty  # type: ignore[index]

    async def _late(self, session: str, event: str, data: Json) -> None:
        """Overtaken by others before it has its number: within a session, Discord's numbers never go backwards."""
        await asyncio.sleep(self.faults.random.random() / 2)
        self._queue(session, event, data)

    def _queue(self, session: str, event: str, data: Json) -> None:
        self._sequence[session].append({"op": _DISPATCH, "t": event, "s": len(self._sequence[session]) + 1, "d": data})
        frame = json.dumps(self._sequence[session][-1])
        for socket, owner in list(self._sessions.items()):
            if owner == session and not socket.closed:
                self.behind(socket.say(frame))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = GatewaySocket(request.query.get("compress", ""))
        self.compressed = request.query.get("compress", "")
        await socket.prepare(request)
        await socket.say(json.dumps({"op": _HELLO, "d": {"heartbeat_interval": 41_250}}))
        self.sockets.add(socket)
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._received(socket, json.loads(frame.data))
        finally:
            self.sockets.discard(socket)
            self._sessions.pop(socket, None)
        return socket

    async def _received(self, socket: "GatewaySocket", frame: Json) -> None:
        data = frame.get("d")
        if frame["op"] == _HEARTBEAT:
            await socket.say(json.dumps({"op": _ACK}))
        elif frame["op"] == _IDENTIFY and isinstance(data, dict):
            code = self.closes_with or (_DISALLOWED if int(data["intents"]) & CONTENT & ~self.privileged else 0)
            if code:
                await socket.close(code=code)
                return
            session = f"session{next(self._ids)}"
            self._intents[session] = int(data["intents"])
            self._sessions[socket] = session
            self._shards[session] = tuple(data.get("shard", [0, 1]))
            ready = {"v": 10, "user": user_of(BOT, bot=True), "session_id": session, "guilds": []}
            if self._has_guild(session):
                ready["guilds"] = [{"id": GUILD, "unavailable": True}]
            more = {"resume_gateway_url": self.url.replace("http", "ws") + "/gateway/", "application": {"id": BOT, "flags": 0}}
            self._queue(session, "READY", ready | more | {"shard": data.get("shard", [0, 1])})
            if self._has_guild(session):
                self._queue(session, "GUILD_CREATE", self._guild())
        elif frame["op"] == _RESUME and isinstance(data, dict):
            if not self.resumable or data["session_id"] not in self._sequence:
                await socket.say(json.dumps({"op": _INVALID, "d": False}))
                return
            self._sessions[socket] = data["session_id"]
            for missed in self._sequence[data["session_id"]][int(data["seq"] or 0) :]:
                await socket.say(json.dumps(missed))
            self._queue(data["session_id"], "RESUMED", {})

    def _has_guild(self, session: str) -> bool:
        number, count = self._shards[session]
        return (int(GUILD) >> 22) % count == number

    def _overwrites(self, channel: str) -> list[Json]:
        denied, staff = self.denied.get(channel, 0), self.staff.get(channel, 0)
        everyone: list[Json] = [{"id": GUILD, "type": 0, "allow": "0", "deny": str(denied)}] if denied else []
        return everyone + ([{"id": ROLE, "type": 0, "allow": str(staff), "deny": "0"}] if staff else [])

    def _guild(self) -> Json:
        channels = [
            {
                "id": name,
                "type": self.kinds.get(name, 0),
                "name": name,
                "position": 0,
                "permission_overwrites": self._overwrites(name),
                "last_message_id": lines[-1]["id"] if lines else None,
                "parent_id": self.categories.get(name),
            }
            | (_SPOKEN if self.kinds.get(name) in (2, 13) else {})
            for name, lines in self.messages.items()
            if name not in self.threads
        ]
        channels += [
            {"id": name, "type": 4, "name": "x", "position": 0, "permission_overwrites": []}
            for name in set(self.categories.values())
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
            "roles": [
                role,
                role | {"id": ROLE, "name": "staff", "permissions": "0"},
                role | {"id": BOT_ROLE, "name": "Privacy Check", "permissions": str(MANAGE_GUILD if self.may_manage else 0)},
            ],
            "emojis": [],
            "features": [],
            "members": [member_of() | {"user": user_of(BOT, bot=True), "roles": [BOT_ROLE]}],
            "threads": [
                thread_of(name, parent, self.titles.get(name, "thread"))
                for name, parent in self.threads.items()
                if name not in self.archived
            ],
            "voice_states": [],
            "presences": [],
        }
        return {
            "id": GUILD,
            "name": "Server",
            "owner_id": OWNER,
            "channels": channels,
            "member_count": 3,
            "large": False,
            "system_channel_id": LOBBY,
        } | more

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(text="card 4111 1111 1111 1111")

    async def _clean(self, request: web.Request) -> web.Response:
        return web.Response(text="see above")

    # The REST API

    async def _body(self, request: web.Request) -> Json:
        if request.content_type == "application/json":
            body: object = await request.json()
        elif request.content_type.startswith("multipart/"):
            form = await request.post()
            body = json.loads(str(form["payload_json"]))
            files = [part for part in form.values() if isinstance(part, web.FileField)]
            contents = [file.file.read() for file in files]
            if any(len(content) > MOST_OF_A_FILE for content in contents):
                return body | {"too_large": True}
            self.sent_files += [(f.filename, c.decode(errors="replace")) for f, c in zip(files, contents, strict=True)]
        else:
            return {}
        return body if isinstance(body, dict) else {"items": body}

    async def _api(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        self.calls.append(f"{request.method} {path}")
        if self.faults.limits(f"{request.method} {path}"):
            limit = {"message": "slow down", "retry_after": 0.05, "global": False}
            return answered(limit, status=429, headers={"Retry-After": "0.05", "Via": "test"})
        if self.faults.happens(self.faults.broken):
            return answered({"message": "broken"}, status=500)
        body = await self._body(request)
        self.bodies.append((request.method, path, body))
        self.reasons.append(unquote(request.headers.get("X-Audit-Log-Reason", "")))
        refused = self.refusal(request.method, path, body)
        if refused is not None:
            return refused
        answer = self._answer(request.method, path.split("/"), request, body)
        if request.method == "POST" and path.endswith("messages") and self.faults.happens(self.faults.lost_answers):
            request.transport.abort()  # type: ignore[union-attr]
        return answered(answer) if answer is not None else unknown(path)
