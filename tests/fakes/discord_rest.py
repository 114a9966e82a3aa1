"""Part of DiscordServer: what its REST API answers."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from aiohttp import web

from . import discord_rules as rules
from .discord_rules import Json

LOBBY, GUILD, GENERAL, SUPPORT, OWNER, BOT = (
    "200000000000000000",
    "100000000000000001",
    "200000000000000001",
    "200000000000000002",
    "300000000000000001",
    "900000000000000001",
)


ROLE, BOT_ROLE = "600000000000000001", "600000000000000002"


class DiscordRest:
    """Messages, interactions, webhooks, commands, rules of AutoMod."""

    url: str
    threads: dict[str, str]
    archived: list[str]
    titles: dict[str, str]
    delete: Callable[[str, str], None]
    _snowflake: Callable[[], str]
    _message: Callable[[str, Json, Json], Json]

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, list[Json]] = {GENERAL: [], SUPPORT: [], LOBBY: []}
        self.direct: dict[str, list[Json]] = defaultdict(list)
        self.answers: dict[str, list[Json]] = defaultdict(list)
        self.began = datetime.now(UTC)
        self.webhooks: list[Json] = []
        self.posted_webhooks: dict[str, str] = {}
        self.commands: list[Json] = []
        self.syncs = 0
        self.rules: list[Json] = []
        # Files are too large; embeds and components are refused; our token is.
        self.takes_files = self.takes_embeds = self.knows_token = True
        self.may_manage = True
        self.may_post_as = True
        self.closed: set[str] = set()
        # What everybody may do, us included; and what a channel denies.
        self.everyone = str(rules.EVERYTHING)
        self.denied: defaultdict[str, int] = defaultdict(int)
        # Whose mailbox is closed to us.
        self.unreachable: set[str] = set()
        self.reasons: list[str] = []
        # What was asked of the REST API, and what was wrong with it.
        self.bodies: list[tuple[str, str, Json]] = []
        self.mistakes: list[tuple[str, list[str]]] = []
        # Tokens of interactions, and whether each was answered.
        self.interactions: dict[str, bool] = {}
        # What each is (3: a component's), and the menu that it comes from; what stands chosen in which menu.
        self._asked: dict[str, tuple[int, str]] = {}
        self._chosen: dict[str, object] = {}
        self.uploaded: list[str] = []
        self.sent_files: list[tuple[str, str]] = []
        # What people are called here.
        self.names: dict[str, str] = {}
        self.roles: dict[str, list[str]] = defaultdict(list)
        # What the role "staff" may do in a channel beyond everybody else.
        self.staff: dict[str, int] = {}
        self._nonces: dict[tuple[str, str], Json] = {}

    def asks(self, token: str, kind: int, data: Json, message: Json | None) -> None:
        """An interaction begins. A menu keeps what was chosen, and sends the same again only once it was drawn anew."""
        menu = f"{message['id'] if message else ''}:{data.get('custom_id')}"
        self.interactions[token], self._asked[token] = False, (kind, menu)
        if values := data.get("values"):
            assert self._chosen.get(menu) != values, "that is chosen already: a client sends nothing"
            self._chosen[menu] = values

    def may(self, channel: str) -> int:
        """Our permissions in a channel; those of a thread are its channel's."""
        if channel in self.direct or channel not in self.messages:
            return rules.EVERYTHING
        home = self.threads.get(channel, channel)
        given = int(self.everyone) & ~self.denied[home] & ~(0 if self.may_post_as else rules.MANAGE_WEBHOOKS)
        return given & ~rules.SEND if home in self.closed else given

    def refusal(self, method: str, path: str, body: Json) -> web.Response | None:
        """What Discord answers to a call that it refuses, by the tables of ``discord_rules``."""
        if not self.knows_token and path.split("/", maxsplit=1)[0] not in ("interactions", "webhooks"):
            return _refused(401, 0, "401: Unauthorized")
        if body.get("too_large") or (not self.takes_files and body.get("attachments")):
            return _refused(413, rules.TOO_LARGE, "Request entity too large")
        if not self.takes_embeds and (body.get("embeds") or body.get("components")):
            return _refused(400, rules.INVALID_FORM, "Invalid Form Body", ["embeds"])
        route = rules.route_of(method, path)
        if route is None:
            return None
        channel, message = (*path.split("/")[1:4:2], "")[:2]
        lacking = self._lacking(route, channel, message, body)
        if lacking:
            return _refused(403, lacking, "Missing Access" if lacking == rules.MISSING_ACCESS else "Missing Permissions")
        errors = rules.errors_of(route, body)
        if errors:
            self.mistakes.append((path, errors))
            return _refused(400, rules.INVALID_FORM, "Invalid Form Body", errors)
        if route.part == "message" and not any(body.get(part) for part in ("content", "embeds", "attachments", "poll")):
            return _refused(400, rules.EMPTY_MESSAGE, "Cannot send an empty message")
        return self._interaction(path.split("/"), body.get("type")) if route.page == "interactions" else None

    def member(self, user: str) -> Json:
        """Somebody here, with their roles and what they are called."""
        return member_of() | {"roles": self.roles[user], "nick": self.names.get(user)}

    def pinging(self) -> list[str]:
        """The calls whose words may ping somebody whom they name."""
        return [path for _, path, body in self.bodies if _SAYS & body.keys() and _parsed(body.get("allowed_mentions")) != []]

    def _lacking(self, route: rules.Route, channel: str, message: str, body: Json) -> int:
        """The code of the error where a permission is missing."""
        if route.needs == rules.MANAGE_GUILD:
            return 0 if self.may_manage else rules.MISSING_PERMISSIONS
        if not route.path.startswith("channels/"):
            return 0
        if route.method == "POST" and channel in {direct_of(user) for user in self.unreachable}:
            return rules.NO_DIRECT_MESSAGE
        needs, may = route.needs, self.may(channel)
        if needs & rules.SEND and channel in self.threads:
            needs = needs & ~rules.SEND | rules.SEND_IN_THREADS
        if needs & rules.SEND or needs & rules.SEND_IN_THREADS:
            needs |= rules.EMBED if body.get("embeds") else 0
            needs |= rules.ATTACH if body.get("attachments") else 0
            needs |= rules.HISTORY if body.get("message_reference") else 0
        if route.method == "DELETE" and not self._is_own(channel, message):
            needs |= rules.MANAGE_MESSAGES
        if needs & rules.VIEW and not may & rules.VIEW:
            return rules.MISSING_ACCESS
        return rules.MISSING_PERMISSIONS if needs & ~may else 0

    def _is_own(self, channel: str, message: str) -> bool:
        authors = [m["author"] for m in self._in(channel) if m["id"] == message]
        return authors in ([], [user_of(BOT, bot=True)])

    def _interaction(self, path: list[str], answer: object) -> web.Response | None:
        """Answered once; what follows comes only after that. Only a component's message can be drawn anew (6, 7)."""
        token = path[2]
        if token not in self.interactions:
            return _refused(404, rules.UNKNOWN_INTERACTION, "Unknown interaction")
        answered = self.interactions[token]
        if path[0] == "interactions" and answered:
            return _refused(400, rules.ANSWERED, "Interaction has already been acknowledged.")
        if path[0] == "webhooks" and not answered:
            return _refused(404, rules.UNKNOWN_WEBHOOK, "Unknown Webhook")
        kind, menu = self._asked.get(token, (3, ""))
        if answer in (_DEFERRED_UPDATE, _UPDATE) and kind != _COMPONENT:
            return _refused(400, rules.INVALID_FORM, "Invalid Form Body", ["type"])
        if answer == _UPDATE:
            self._chosen.pop(menu, None)
        self.interactions[token] = True
        return None

    def _answer(self, method: str, path: list[str], request: web.Request, body: Json) -> object:
        match method, path:
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
                return {"url": self.url.replace("http", "ws") + "/gateway/", "shards": 1, "session_start_limit": limit}
            case "POST", ["interactions", _, token, "callback"]:
                self.answers[token].append(body)
                about: Json = {"interaction": {"id": "1", "type": self._asked.get(token, (2, ""))[0]}}
                return about | {"resource": {"type": body["type"]}}
            case "PATCH", ["webhooks", _, token, "messages", "@original"]:
                self.answers[token].append(body | {"edited": True})
                return self._message(GENERAL, user_of(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "PATCH", ["channels", channel, "messages", message]:
                post = next((m for m in self._in(channel) if m["id"] == message), None)
                if post is not None:
                    post.update({name: body[name] for name in ("embeds", "components") if name in body})
                return post
            case "GET", ["channels", channel, "webhooks"]:
                return [hook for hook in self.webhooks if hook["channel_id"] == channel]
            case "POST", ["channels", channel, "webhooks"]:
                hook = {"id": self._snowflake(), "type": 1, "token": "hook", "channel_id": channel, "guild_id": GUILD}
                self.webhooks.append(hook | {"name": body["name"], "user": user_of(BOT, bot=True), "application_id": BOT})
                return self.webhooks[-1]
            case "POST", ["webhooks", hook_id, "hook"]:
                return self._by_webhook(hook_id, request.query.get("thread_id", ""), body)
            case "POST", ["webhooks", _, token]:
                self.answers[token].append(body)
                return self._message(GENERAL, user_of(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "GET", ["guilds", _, "members", member]:
                return self.member(member) | {"user": user_of(member)}
            case "GET", ["users", "@me"]:
                return user_of(BOT, bot=True)
            case "GET", ["oauth2", "applications", "@me"]:
                return {
                    "id": BOT,
                    "name": "Privacy Check",
                    "description": "",
                    "bot_public": True,
                    "bot_require_code_grant": False,
                    "verify_key": "",
                    "icon": None,
                    "owner": user_of(OWNER),
                }
            case "PUT", ["applications", _, "commands"]:
                self.commands, self.syncs = body["items"], self.syncs + 1  # type: ignore[assignment]
                return []
            case "GET", ["applications", _, "commands"]:
                return self.commands
            case _, ["guilds", _, "auto-moderation", "rules", *rule]:
                return self._automod(method, rule, body)
            case "DELETE", ["webhooks", hook, token]:
                return {} if self.posted_webhooks.pop(hook, None) == token else None
            case "POST", ["users", "@me", "channels"]:
                opened = direct_of(str(body["recipient_id"]))
                self.direct.setdefault(opened, [])  # it is there from now on, and empty
                return {"id": opened, "type": 1, "recipients": [user_of(str(body["recipient_id"]))]}
            case "POST", ["channels", channel, "messages"]:
                return self._posted(channel, body)
            case "GET", ["channels", channel, "messages"]:
                return self._page(channel, request) if channel in self.messages or channel in self.direct else None
            case "GET", ["channels", channel, "messages", message]:
                return next((m for m in self._in(channel) if m["id"] == message), None)
            case "GET", ["channels", channel, "threads", "archived", "public"]:
                return self._archived(channel, request)
            case "GET", ["channels", _, "users", "@me", "threads", "archived", "private"]:
                return {"threads": [], "members": [], "has_more": False}
            case "GET", ["channels", channel] if channel in self.threads:
                return thread_of(
                    channel, self.threads[channel], self.titles.get(channel, "thread"), archived=self.began.isoformat()
                )
            case "DELETE", ["channels", channel, "messages", message]:
                if channel in self.messages:
                    self.delete(channel, message)
                else:
                    self.direct[channel][:] = [m for m in self.direct[channel] if m["id"] != message]
                return {}
            case _:
                return None

    def _archived(self, channel: str, request: web.Request) -> Json:
        """The archived threads of a channel, a second apart, the one that was archived last first."""
        ours = [name for name in self.archived if self.threads[name] == channel]
        moments = {name: (self.began - timedelta(seconds=number)).isoformat() for number, name in enumerate(ours)}
        before, size = request.query.get("before", "9"), int(request.query.get("limit", "50"))
        readable = [name for name in ours if moments[name] < before] if self.may(channel) & rules.HISTORY else []
        found = [thread_of(name, channel, self.titles.get(name, "thread"), archived=moments[name]) for name in readable]
        return {"threads": found[:size], "members": [], "has_more": len(found) > size}

    def _automod(self, method: str, rule: list[str], body: Json) -> object:
        there = [known for known in self.rules if known["id"] in rule]
        if method == "POST":
            ids = {"id": self._snowflake(), "guild_id": GUILD, "creator_id": BOT, "exempt_roles": [], "exempt_channels": []}
            self.rules.append(ids | body)
            return self.rules[-1]
        if method == "PATCH":
            there[0].update(body)
            return there[0]
        if method == "DELETE":
            self.rules = [known for known in self.rules if known not in there]
            return {}
        return self.rules

    def _by_webhook(self, hook_id: str, thread: str, body: Json) -> Json | None:
        hook = next((hook for hook in self.webhooks if hook["id"] == hook_id), None)
        if hook is None:
            return None
        self.uploaded += [str(file["filename"]) for file in body.get("attachments", ())]  # type: ignore[attr-defined]
        shown = {"content": body["content"], "webhook_id": hook_id, "application_id": BOT}
        message = self._message(thread or str(hook["channel_id"]), user_of(hook_id, bot=True), shown)
        message["author"] |= {"username": body["username"]}  # type: ignore[operator]
        self.messages[str(message["channel_id"])].append(message)
        return message

    def _in(self, channel: str) -> list[Json]:
        return self.messages[channel] if channel in self.messages else self.direct[channel]

    def _posted(self, channel: str, body: Json) -> Json:
        """The same author's same nonce is the same message."""
        nonce = str(body.get("nonce", ""))
        if body.get("enforce_nonce") and (channel, nonce) in self._nonces:
            return self._nonces[channel, nonce]
        message = self._message(
            channel,
            user_of(BOT, bot=True),
            {k: body[k] for k in ("content", "embeds", "components", "nonce", "message_reference") if k in body},
        )
        self._nonces[channel, nonce] = message
        self._in(channel).append(message)
        return message

    def _page(self, channel: str, request: web.Request) -> list[Json]:
        """With ``after`` the oldest of the newer ones, but listed newest first, as Discord does."""
        size = int(request.query.get("limit", "50"))
        after, before = int(request.query.get("after", "0")), int(request.query.get("before", str(1 << 63)))
        readable = self._in(channel) if self.may(channel) & rules.HISTORY else []
        found = [m for m in readable if after < int(str(m["id"])) < before]
        return (found[:size] if "after" in request.query else found[-size:])[::-1]


_SAYS = {"content", "embeds"}
_COMPONENT, _DEFERRED_UPDATE, _UPDATE = 3, 6, 7


def _parsed(allowed: object) -> object:
    return allowed.get("parse") if isinstance(allowed, dict) and not allowed.get("users") else None


def _refused(status: int, code: int, message: str, errors: list[str] | None = None) -> web.Response:
    """As Discord words it: which fields are wrong stands under "errors"."""
    wrong = {"errors": {each: {"_errors": [{"code": "INVALID", "message": each}]} for each in errors}} if errors else {}
    body = json.dumps({"code": code, "message": message} | wrong).encode()
    return web.Response(body=body, status=status, content_type="application/json")


def unknown(path: str) -> web.Response:
    """404, with what it is that is not there."""
    parts = path.split("/")
    if parts[0] == "channels":
        code = rules.UNKNOWN_MESSAGE if len(parts) == 4 else rules.UNKNOWN_CHANNEL
    else:
        code = rules.UNKNOWN_WEBHOOK if parts[0] == "webhooks" else 10013
    return _refused(404, code, "Unknown")


def user_of(user: str, *, bot: bool = False) -> Json:
    return {"id": user, "username": f"user{user}", "discriminator": "0", "avatar": None, "bot": bot, "global_name": None}


def member_of() -> Json:
    return {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


def direct_of(user: str) -> str:
    return "5" + user


def answered(answer: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """The content type without a character set, as Discord writes it."""
    return web.Response(body=json.dumps(answer).encode(), content_type="application/json", status=status, headers=headers)


def thread_of(name: str, parent: str, title: str, owner: str = OWNER, *, archived: str = "") -> Json:
    moment = archived or "2026-11-25T00:00:00+00:00"
    ends = {"archived": bool(archived), "auto_archive_duration": 60, "archive_timestamp": moment, "locked": False}
    about: Json = {"id": name, "guild_id": GUILD, "parent_id": parent, "owner_id": owner, "type": 11, "name": title}
    return about | {
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "thread_metadata": ends,
        "rate_limit_per_user": 0,
    }
