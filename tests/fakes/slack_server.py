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

from .slack_channels import SlackChannels
from .slack_files import SlackFiles
from .slack_oauth import BOT, OF_PERSON, TEAM, SlackOAuth
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


class SlackServer(SlackChannels, SlackRefusals, SlackOAuth, SlackFiles, WebServer):
    """``start`` it, let people ``say`` things, and look at what the bot has ``told`` whom."""

    def __init__(self, *, retries: tuple[float, ...] = (3.0, 60.0, 300.0)) -> None:
        super().__init__()
        self.retries = retries
        self.members: list[Json] = [{"id": "U0ADMIN", "is_admin": True}]
        self.ephemerals: list[Json] = []
        self.posts: dict[str, list[Json]] = defaultdict(list)
        self.answers: dict[str, list[Json]] = defaultdict(list)
        self.silent = False
        self.shared: set[str] = set()
        self.team = TEAM
        self.organisation = ""
        self.dm_closed: set[str] = set()
        self.tokens: list[str] = []
        self.bot_url, self.signing_secret = "", SLACK_SIGNING
        self.statuses: list[int] = []
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.admin_token = SLACK_ADMIN
        self.readers = ["U1", "U2", "U0ADMIN"]
        self.uploads: list[Json] = []
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
        router.add_post("/upload", self._upload)
        self.hand_out(router)

    def environment(self) -> dict[str, str]:
        """What the bot's process needs to come here."""
        return {"SLACK_BOT_TOKEN": SLACK_BOT, "SLACK_APP_TOKEN": SLACK_APP, "SLACK_API_URL": f"{self.url}/api/"}

    # What people do

    def say(self, user: str, text: str, channel: str = "C0GENERAL", thread: str = "", **more: object) -> str:
        """Posts a message; the event goes out behind it. Returns its time stamp."""
        message: Json = {"type": "message", "user": user, "text": text, "ts": self._now()} | more
        if thread:
            message["thread_ts"] = thread
            parent = self._find(channel, thread) or {}
            parent |= {
                "reply_count": int(str(parent.get("reply_count", 0))) + 1,
                "latest_reply": message["ts"],
                "thread_ts": thread,
            }
        self.channels[channel].append(message)
        self._send(message | {"channel": channel, "event_ts": message["ts"]})
        return str(message["ts"])

    def edit(self, channel: str, ts: str, text: str) -> None:
        """Changes a message."""
        message = self._find(channel, ts) or {}
        before = dict(message)
        message |= {"text": text, "edited": {"user": message["user"], "ts": self._now()}}
        event = {"type": "message", "subtype": "message_changed", "message": dict(message), "previous_message": before}
        self._send(event | {"channel": channel, "ts": self._now()})

    def delete(self, channel: str, ts: str) -> None:
        """Deletes a message."""
        self.channels[channel] = [message for message in self.channels[channel] if message["ts"] != ts]
        self._send({"type": "message", "subtype": "message_deleted", "channel": channel, "deleted_ts": ts, "ts": self._now()})

    def add_bot(self, inviter: str, channel: str = "C0GENERAL") -> None:
        """Somebody adds the bot to a channel."""
        self._send({"type": "member_joined_channel", "user": BOT, "channel": channel, "inviter": inviter})

    def command(self, user: str, text: str, channel: str = "C0GENERAL") -> None:
        """Types /privacy-check."""
        body: Json = {"command": "/privacy-check", "text": text, "team_id": TEAM, "channel_id": channel, "user_id": user}
        self._interact("slash_commands", body | {"response_url": f"{self.url}/answer/{user}"})

    def command_with_trigger(self, user: str, text: str, channel: str = "C0GENERAL") -> None:
        """The same as Slack sends it: with a trigger, by which a modal may be opened."""
        body: Json = {"command": "/privacy-check", "text": text, "team_id": TEAM, "channel_id": channel, "user_id": user}
        self._interact("slash_commands", body | {"response_url": f"{self.url}/answer/{user}", "trigger_id": f"1.{user}"})

    def presses(self, user: str, post: Json, label: str, channel: str = "C0GENERAL") -> None:
        """Presses a button of a post that stands in a channel."""
        rows = [block["elements"] for block in post["blocks"] if block["type"] == "actions"]  # type: ignore[attr-defined]
        button = next(b for row in rows for b in row if b["text"]["text"] == label)
        container: Json = {"is_ephemeral": False, "message_ts": post["ts"]}
        self.press(user, {"action_id": button["action_id"], "value": button["value"]}, channel, container=container)

    def press(self, user: str, action: Json, channel: str = "C0GENERAL", **more: object) -> None:
        """Presses a button of a message that only the user sees."""
        body: Json = {"type": "block_actions", "actions": [action], "container": {"is_ephemeral": True}}
        self._interact("interactive", body | self._who(user, channel) | more)

    def shortcut(self, user: str, ts: str, channel: str = "C0GENERAL") -> None:
        """Chooses "Check privacy" on a message."""
        body: Json = {"type": "message_action", "callback_id": "check_privacy", "message": {"ts": ts}}
        self._interact("interactive", body | self._who(user, channel))

    def opens_form(self, user: str, channel: str = "C0GENERAL") -> None:
        """Types /privacy-check alone."""
        self.command_with_trigger(user, "", channel)

    def global_shortcut(self, user: str) -> None:
        """Chooses "Check a text" from anywhere."""
        body: Json = {"type": "shortcut", "callback_id": "check_text", "trigger_id": f"1.{user}"}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}})

    def submits(self, user: str, text: str, files: list[Json] | None = None) -> None:
        """Sends the modal in."""
        view = self.views[user]
        state = {"values": {"form": {"text": {"value": text}}, "files": {"files": {"files": files or []}}}}
        body: Json = {"type": "view_submission", "view": view | {"state": state}, "team": {"id": TEAM}, "user": {"id": user}}
        self._interact("interactive", body)

    def opens_home(self, user: str) -> None:
        """Opens the app's own tab."""
        self._send({"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"})

    def presses_at_home(self, user: str, code: str) -> None:
        """Presses a button of the app's own tab: there is no channel and no address for an answer."""
        actions = [{"action_id": "privacy_check:0", "value": code}]
        body: Json = {"type": "block_actions", "actions": actions, "view": {"type": "home"}, "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def chooses_in_modal(self, user: str, code: str) -> None:
        """Chooses in the modal that is open."""
        action: Json = {"action_id": "privacy_check:choice", "selected_option": {"value": code}}
        body: Json = {"type": "block_actions", "actions": [action], "view": self.views[user], "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def chooses_channel_at_home(self, user: str, channel: str) -> None:
        """Chooses a channel on the app's own tab."""
        action: Json = {"action_id": "privacy_check:open:settings", "selected_conversation": channel}
        body: Json = {"type": "block_actions", "actions": [action], "view": {"type": "home"}, "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def _who(self, user: str, channel: str) -> Json:
        ids: Json = {"team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM}, "channel": {"id": channel}}
        return ids | {"response_url": f"{self.url}/answer/{user}", "trigger_id": "1.2.x"}

    def told(self, user: str) -> list[Json]:
        """What the bot has told somebody alone, in ephemeral messages and in a DM."""
        return [e for e in self.ephemerals if e["user"] == user] + self.posts[f"D{user}"]

    @property
    def unacknowledged(self) -> int:
        """Events that still wait."""
        return len(self._waiting)

    # Events

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
                "team_id": self.team,
                "enterprise_id": self.organisation or None,
                "event_id": f"Ev{number}",
                "event": event,
                "is_ext_shared_channel": event.get("channel") in self.shared,
                "authorizations": [],
                "is_enterprise_install": bool(self.organisation),
            }
            self.behind(self._deliver(str(number), Envelope(body)))

    async def _deliver(self, name: str, envelope: Envelope) -> None:
        self._waiting[name] = envelope
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
        self.behind(self._deliver(f"i{next(self._ids)}", Envelope(body, kind)))

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        if error := self.refused("response_url", body):
            return web.Response(text=error, status=404)
        self.answers[request.match_info["user"]].append(body)
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        return web.Response(text=f"OK - {len(await request.read())}")

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

    # The Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls.append(method)
        if self.faults.happens(self.faults.limited):
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0.05"})
        if self.faults.happens(self.faults.broken):
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.tokens.append(token)
        body: Json = (
            {"_team": self.teams.get(token, TEAM)}
            | dict(request.query)
            | (await request.json() if request.content_type == "application/json" else {})
        )
        if request.content_type == "application/x-www-form-urlencoded":
            body |= dict(await request.post())  # type: ignore[arg-type]
        handler = getattr(self, "_" + method.replace(".", "_"), None)
        if error := "unknown_method" if handler is None else self.refused(method, body):
            return web.json_response({"ok": False, "error": error})
        if method == "chat.delete" and request.headers.get("Authorization", "").endswith(self.admin_token):
            handler = self._deleted_by_admin
        by_author = method == "chat.delete" and token.startswith(OF_PERSON)
        answer: Json = self._deleted_by_its_author(body, token) if by_author else handler(body)
        if method.startswith("chat.") and method != "chat.postEphemeral" and self.faults.happens(self.faults.lost_answers):
            request.transport.abort()  # type: ignore[union-attr]
        return web.json_response({"ok": "error" not in answer} | answer, headers=self.headers)

    def _apps_connections_open(self, body: Json) -> Json:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    def _users_conversations(self, body: Json) -> Json:
        return {"channels": [{"id": name} for name in self.channels]}

    def _users_info(self, body: Json) -> Json:
        about = {"profile": {"real_name": "Somebody"}, "tz": "Europe/Berlin"}
        return {"user": {"id": body["user"], "is_admin": body["user"] == "U0ADMIN"} | about}

    def _usergroups_users_list(self, body: Json) -> Json:
        return {"users": ["U0GROUP"]} if body["usergroup"] == "S0PRIVACY" else {"error": "no_such_subteam"}

    def _users_list(self, body: Json) -> Json:
        start, size = int(str(body.get("cursor") or 0)), int(str(body.get("limit", 100)))
        more = str(start + size) if start + size < len(self.members) else ""
        return {"members": self.members[start : start + size], "response_metadata": {"next_cursor": more}}

    def _conversations_members(self, body: Json) -> Json:
        return {"members": [*self.readers, BOT], "response_metadata": {"next_cursor": ""}}

    def _files_getUploadURLExternal(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        return {"file_id": f"F{next(self._ids)}", "upload_url": f"{self.url}/upload"}

    def _files_completeUploadExternal(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        self.uploads.append(body)
        return {"files": json.loads(str(body["files"]))}

    def _views_open(self, body: Json) -> Json:
        user = str(body["trigger_id"]).partition(".")[2]
        self.views[user] = body["view"] | {"id": f"V{user}"}  # type: ignore[operator]
        return {"view": self.views[user]}

    def _views_update(self, body: Json) -> Json:
        user = str(body["view_id"])[1:]
        self.views[user] = body["view"] | {"id": f"V{user}"}  # type: ignore[operator]
        return {"view": self.views[user]}

    def _views_publish(self, body: Json) -> Json:
        self.homes[str(body["user_id"])] = body["view"]  # type: ignore[assignment]
        return {"view": {"id": "V0"}}

    def _conversations_open(self, body: Json) -> Json:
        return {"error": "user_disabled"} if body["users"] in self.dm_closed else {"channel": {"id": f"D{body['users']}"}}

    def _conversations_history(self, body: Json) -> Json:
        lines = [m for m in self.channels.get(str(body["channel"]), []) if m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._page(lines + self.posts[str(body["channel"])], body)

    def _conversations_replies(self, body: Json) -> Json:
        lines = self.channels.get(str(body["channel"]), [])
        return self._page([m for m in lines if body["ts"] in (m["ts"], m.get("thread_ts"))], body)

    def _page(self, lines: list[Json], body: Json) -> Json:
        """Newest first, as Slack gives them; the cursor is the number of lines already given."""
        oldest, latest = float(str(body.get("oldest", 0))), float(str(body.get("latest", "inf")))
        found = [m for m in lines if oldest <= float(str(m["ts"])) <= latest][::-1]
        start, size = int(str(body.get("cursor") or 0)), int(str(body.get("limit", 100)))
        more = str(start + size) if start + size < len(found) else ""
        return {"messages": found[start : start + size], "response_metadata": {"next_cursor": more}}

    def _chat_postEphemeral(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        if body["channel"] not in self.channels or body["user"] in self.dm_closed:
            return {"error": "user_not_in_channel"}
        self.ephemerals.append(body)
        return {"message_ts": self._now()}

    def _chat_postMessage(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        post = body | {"ts": self._now(), "bot_id": "B0BOT"}
        self.posts[str(body["channel"])].append(post)
        return {"ts": post["ts"], "channel": body["channel"]}

    def _chat_update(self, body: Json) -> Json:
        next((post for post in self.posts[str(body["channel"])] if post["ts"] == body["ts"]), {}).update(body)
        return {"ts": body["ts"]}

    def _chat_delete(self, body: Json) -> Json:
        posts = self.posts[str(body["channel"])]
        self.posts[str(body["channel"])] = [post for post in posts if post["ts"] != body["ts"]]
        return {} if len(posts) != len(self.posts[str(body["channel"])]) else {"error": "cant_delete_message"}
