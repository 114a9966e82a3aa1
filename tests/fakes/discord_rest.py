"""Part of DiscordServer: what its REST API answers."""

from collections import defaultdict
from collections.abc import Callable

from aiohttp import web

Json = dict[str, object]
GUILD, GENERAL, SUPPORT, OWNER, BOT = (
    "100000000000000001",
    "200000000000000001",
    "200000000000000002",
    "300000000000000001",
    "900000000000000001",
)


ROLE = "600000000000000001"


class DiscordRest:
    """Messages, interactions, webhooks, commands, rules of AutoMod."""

    url: str
    delete: Callable[[str, str], None]
    _snowflake: Callable[[], str]
    _message: Callable[[str, Json, Json], Json]

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, list[Json]] = {GENERAL: [], SUPPORT: []}
        self.direct: dict[str, list[Json]] = defaultdict(list)
        self.answers: dict[str, list[Json]] = defaultdict(list)
        self.webhooks: list[Json] = []
        self.posted_webhooks: dict[str, str] = {}
        self.commands: list[Json] = []
        self.syncs = 0
        self.rules: list[Json] = []
        self.may_manage = True
        self.may_post_as = True
        self.closed: set[str] = set()
        self.uploaded: list[str] = []
        self.roles: dict[str, list[str]] = defaultdict(list)
        self._nonces: dict[tuple[str, str], Json] = {}

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
                return self._message(GENERAL, user_of(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "PATCH", ["channels", channel, "messages", message]:
                post = next(m for m in self._in(channel) if m["id"] == message)
                post.update({name: body[name] for name in ("embeds", "components") if name in body})
                return post
            case _, ["channels", _, "webhooks"] if not self.may_post_as:
                return web.HTTPForbidden()
            case "GET", ["channels", channel, "webhooks"]:
                return [hook for hook in self.webhooks if hook["channel_id"] == channel]
            case "POST", ["channels", channel, "webhooks"]:
                hook = {"id": self._snowflake(), "type": 1, "token": "hook", "channel_id": channel, "guild_id": GUILD}
                self.webhooks.append(hook | {"name": body["name"], "user": user_of(BOT, bot=True), "application_id": BOT})
                return self.webhooks[-1]
            case "POST", ["webhooks", hook_id, "hook"]:
                self.uploaded += [str(file["filename"]) for file in body.get("attachments", ())]  # type: ignore[attr-defined]
                shown = {"content": body["content"], "webhook_id": hook_id, "application_id": BOT}
                message = self._message(str(self.webhooks[0]["channel_id"]), user_of(hook_id, bot=True), shown)
                message["author"] |= {"username": body["username"]}  # type: ignore[operator]
                self.messages[str(message["channel_id"])].append(message)
                return message
            case "POST", ["webhooks", _, token]:
                self.answers[token].append(body)
                return self._message(GENERAL, user_of(BOT, bot=True), {"webhook_id": BOT, "flags": 64})
            case "GET", ["guilds", _, "members", member]:
                return member_of() | {"user": user_of(member), "roles": self.roles[member]}
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
                return self._automod(method, rule, body) if self.may_manage else web.HTTPForbidden()
            case "DELETE", ["webhooks", hook, token]:
                return {} if self.posted_webhooks.pop(hook, None) == token else None
            case "POST", ["users", "@me", "channels"]:
                return {"id": direct_of(str(body["recipient_id"])), "type": 1, "recipients": [user_of(str(body["recipient_id"]))]}
            case "POST", ["channels", channel, "messages"] if channel in self.closed:
                return web.HTTPForbidden()
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
        found = [m for m in self._in(channel) if after < int(str(m["id"])) < before]
        return (found[:size] if "after" in request.query else found[-size:])[::-1]


def user_of(user: str, *, bot: bool = False) -> Json:
    return {"id": user, "username": f"user{user}", "discriminator": "0", "avatar": None, "bot": bot, "global_name": None}


def member_of() -> Json:
    return {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


def direct_of(user: str) -> str:
    return "5" + user[1:]
