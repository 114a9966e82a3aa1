"""The Web API of the fake Slack: what the documentation refuses is refused, all else is done."""

import json
import time
from collections.abc import Iterator

from aiohttp import web

from .faults import Faults
from .slack_methods import Method
from .slack_oauth import BOT, OF_PERSON, TEAM
from .slack_rules import Refusal, arguments_of, check_arguments, check_scopes, check_token, known, token_of

Json = dict[str, object]


class _Knows:
    """What the server remembers."""

    url: str
    faults: Faults
    calls: list[str]
    tokens: list[str]
    known_tokens: set[str]
    teams: dict[str, str]
    scopes: list[str]
    channels: dict[str, list[Json]]
    people: dict[str, Json]
    posts: dict[str, list[Json]]
    headers: dict[str, str]
    admin_token: str
    slow: bool
    _asked_at: dict[str, float]
    mistakes: list[str]
    _ids: Iterator[int]
    awaited: set[str]
    sent: set[str]

    def _now(self) -> str: ...

    def _find(self, channel: str, ts: str) -> Json | None: ...


class SlackWebApi(_Knows):
    """Part of SlackServer. ``mistakes``: what was wrong with calls."""

    async def _api(self, request: web.Request) -> web.StreamResponse:
        name, token = request.match_info["method"], token_of(request)
        self.calls.append(name)
        if self.faults.limits(name):
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0.05"})
        if self._limited(name):
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "60"})
        if self.faults.happens(self.faults.broken):
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)
        self.tokens.append(token)
        try:
            answer = await self._answered(request, known(name), token)
        except Refusal as refusal:
            self.mistakes.append(f"{name}: {refusal.error}: {refusal.why}")
            answer = {"error": refusal.error, "response_metadata": {"messages": [f"[ERROR] {refusal.why}"]}}
            answer |= {"needed": refusal.needed} if refusal.needed else {}
        if name.startswith("chat.") and name != "chat.postEphemeral" and self.faults.happens(self.faults.lost_answers):
            request.transport.abort()  # type: ignore[union-attr]
        return web.json_response({"ok": "error" not in answer} | answer, headers=self.headers)

    async def _answered(self, request: web.Request, method: Method, token: str) -> Json:
        check_token(token, method, self.known_tokens)
        body = await arguments_of(request, method)
        if error := self.refused(method.name, body):
            return {"error": error}
        body.pop("token", None)
        check_scopes(token, frozenset(self.scopes), body, method)
        check_arguments(body, method)
        handler = getattr(self, "_" + method.name.replace(".", "_"), None)
        if handler is None:
            raise Refusal("unknown_method", "nobody has taught this fake what it does")
        body |= {"_team": self.teams.get(token, TEAM)}
        if method.name == "chat.delete" and token == self.admin_token:
            handler = self._deleted_by_admin
        by_author = method.name == "chat.delete" and token.startswith(OF_PERSON)
        return self._deleted_by_its_author(body, token) if by_author else handler(body)

    def _apps_connections_open(self, body: Json) -> Json:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    def _users_conversations(self, body: Json) -> Json:
        start, size = int(str(body.get("cursor") or 0)), int(str(body.get("limit", 100)))
        if size > 999:
            return {"error": "invalid_limit"}
        more = str(start + size) if start + size < len(self.channels) else ""
        page = [{"id": name} for name in [*self.channels][start : start + size]]
        return {"channels": page, "response_metadata": {"next_cursor": more}}

    def _users_info(self, body: Json) -> Json:
        about = {"profile": {"real_name": "Somebody"}, "tz": "Europe/Berlin", "is_bot": str(body["user"]).endswith("CRM")}
        about |= self.people.get(str(body["user"]), {})
        return {"user": {"id": body["user"], "is_admin": body["user"] == "U0ADMIN"} | about}

    def _usergroups_users_list(self, body: Json) -> Json:
        return {"users": ["U0GROUP"]} if body["usergroup"] == "S0PRIVACY" else {"error": "no_such_subteam"}

    def _users_list(self, body: Json) -> Json:
        start, size = int(str(body.get("cursor") or 0)), int(str(body.get("limit", 100)))
        more = str(start + size) if start + size < len(self.members) else ""
        return {"members": self.members[start : start + size], "response_metadata": {"next_cursor": more}}

    def _chat_getPermalink(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        channel, ts = str(body["channel"]), str(body["message_ts"])
        if channel not in self.channels:
            return {"error": "channel_not_found"}
        message = self._find(channel, ts)
        if message is None:
            return {"error": "message_not_found"}
        link = f"https://team.slack.com/archives/{channel}/p{ts.replace('.', '')}"
        thread = str(message.get("thread_ts", ts))
        return {"channel": channel, "permalink": link if thread == ts else f"{link}?thread_ts={thread}&cid={channel}"}

    def _conversations_members(self, body: Json) -> Json:
        return {"members": [*self.readers, BOT], "response_metadata": {"next_cursor": ""}}

    def _files_getUploadURLExternal(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        file = f"F{next(self._ids)}"
        self.awaited.add(file)
        return {"file_id": file, "upload_url": f"{self.url}/upload/{file}"}

    def _files_completeUploadExternal(self, body: Json) -> Json:  # noqa: N802 - Slack's own name
        files = body["files"] if isinstance(body["files"], list) else json.loads(str(body["files"]))
        if any(file["id"] in self.awaited or file["id"] not in self.sent for file in files):
            return {"error": "file_not_found"}
        channel = str(body.get("channel_id") or "")
        if channel and not channel.startswith("D") and channel not in self.channels:
            return {"error": "channel_not_found"}
        self.uploads.append(body)
        return {"files": body["files"]}

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
        if body["users"] in self.dm_closed:
            return {"error": "user_disabled"}
        return {"channel": {"id": f"D{body['users']}"}}

    def _conversations_history(self, body: Json) -> Json:
        channel = str(body["channel"])
        if channel not in self.channels and channel not in self.posts:
            return {"error": "channel_not_found"}
        lines = [m for m in self.channels.get(channel, []) if m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._page(lines + self.posts[str(body["channel"])], body)

    def _conversations_replies(self, body: Json) -> Json:
        lines = self.channels.get(str(body["channel"]))
        if lines is None:
            return {"error": "channel_not_found"}
        if self._find(str(body["channel"]), str(body["ts"])) is None:
            return {"error": "thread_not_found"}
        return self._page([m for m in lines if body["ts"] in (m["ts"], m.get("thread_ts"))], body)

    def _limited(self, method: str) -> bool:
        """Whether a slow app asks again within a minute, which only commercially distributed ones outside the Marketplace are."""
        if not self.slow or method not in ("conversations.history", "conversations.replies"):
            return False
        limited = time.monotonic() - self._asked_at.get(method, -60.0) < 60
        if not limited:
            self._asked_at[method] = time.monotonic()
        return limited

    def _page(self, lines: list[Json], body: Json) -> Json:
        """Newest first, as Slack gives them; the cursor is the number of lines already given."""
        oldest, latest = float(str(body.get("oldest", 0))), float(str(body.get("latest", "inf")))
        ends = str(body.get("inclusive", "")).lower() in ("true", "1")  # else the two moments themselves are left out
        found = [m for m in lines if oldest < (at := float(str(m["ts"]))) < latest or (ends and at in (oldest, latest))][::-1]
        start, size = int(str(body.get("cursor") or 0)), min(int(str(body.get("limit", 100))), 15 if self.slow else 999)
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
        for post in self.posts[str(body["channel"])]:
            if post["ts"] == body["ts"]:
                post.update(body)
        return {"ts": body["ts"]}

    def _chat_delete(self, body: Json) -> Json:
        posts = self.posts[str(body["channel"])]
        self.posts[str(body["channel"])] = [post for post in posts if post["ts"] != body["ts"]]
        return {} if len(posts) != len(self.posts[str(body["channel"])]) else {"error": "cant_delete_message"}
