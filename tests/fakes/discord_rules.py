"""What Discord refuses, as its documentation says: tables from which the fake server and its tests read.

Source: Discord developer documentation; the page stands beside each row.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

Json = dict[str, object]

# Permissions. Source: topics/permissions.
MANAGE_GUILD, VIEW, SEND, MANAGE_MESSAGES = 1 << 5, 1 << 10, 1 << 11, 1 << 13
EMBED, ATTACH, HISTORY, MANAGE_WEBHOOKS, SEND_IN_THREADS = 1 << 14, 1 << 15, 1 << 16, 1 << 29, 1 << 38
EVERYTHING = VIEW | SEND | MANAGE_MESSAGES | EMBED | ATTACH | HISTORY | MANAGE_WEBHOOKS | SEND_IN_THREADS

# Codes of errors. Source: topics/opcodes-and-status-codes.
INVALID_FORM, EMPTY_MESSAGE, MISSING_ACCESS, MISSING_PERMISSIONS, NO_DIRECT_MESSAGE = 50035, 50006, 50001, 50013, 50007
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ANSWERED = 10003, 10008, 10015, 10062, 40060
TOO_LARGE = 40005
# What anybody may upload. Source: reference, "Uploading Files".
MOST_OF_A_FILE = 10 * 1024 * 1024

# The intent without which an event does not come. Source: events/gateway.
GUILDS, AUTOMOD, MESSAGES, DIRECT_MESSAGES, CONTENT = 1 << 0, 1 << 21, 1 << 9, 1 << 12, 1 << 15
INTENTS: Mapping[str, int] = {
    "GUILD_CREATE": GUILDS,
    "GUILD_DELETE": GUILDS,
    "GUILD_ROLE_UPDATE": GUILDS,
    "CHANNEL_UPDATE": GUILDS,
    "THREAD_CREATE": GUILDS,
    "THREAD_UPDATE": GUILDS,
    "MESSAGE_CREATE": MESSAGES,
    "MESSAGE_UPDATE": MESSAGES,
    "MESSAGE_DELETE": MESSAGES,
    "MESSAGE_DELETE_BULK": MESSAGES,
    "AUTO_MODERATION_ACTION_EXECUTION": AUTOMOD,
}


@dataclass(frozen=True, slots=True)
class Length:
    """The most characters (of a string) or items (of a list) of one field; at least one where ``filled``."""

    part: str
    field: str
    most: int
    page: str
    filled: bool = False


_MESSAGE, _COMPONENTS = "resources/message", "components/reference"
LENGTHS = (
    Length("message", "content", 2000, _MESSAGE),
    Length("message", "embeds", 10, _MESSAGE),
    Length("message", "components", 5, _COMPONENTS),
    Length("message", "nonce", 25, _MESSAGE),
    Length("message", "username", 80, "resources/webhook", filled=True),
    Length("embed", "title", 256, _MESSAGE),
    Length("embed", "description", 4096, _MESSAGE),
    Length("embed", "fields", 25, _MESSAGE),
    Length("embed field", "name", 256, _MESSAGE, filled=True),
    Length("embed field", "value", 1024, _MESSAGE, filled=True),
    Length("footer", "text", 2048, _MESSAGE, filled=True),
    Length("attachment", "description", 1024, _MESSAGE),
    Length("button", "label", 80, _COMPONENTS),
    Length("button", "custom_id", 100, _COMPONENTS, filled=True),
    Length("select", "custom_id", 100, _COMPONENTS, filled=True),
    Length("select", "placeholder", 150, _COMPONENTS),
    Length("select", "options", 25, _COMPONENTS, filled=True),
    Length("option", "label", 100, _COMPONENTS, filled=True),
    Length("option", "value", 100, _COMPONENTS, filled=True),
    Length("option", "description", 100, _COMPONENTS),
    Length("text input", "label", 45, _COMPONENTS, filled=True),
    Length("text input", "custom_id", 100, _COMPONENTS, filled=True),
    Length("text input", "placeholder", 100, _COMPONENTS),
    Length("text input", "value", 4000, _COMPONENTS),
    Length("modal", "title", 45, "interactions/receiving-and-responding", filled=True),
    Length("modal", "custom_id", 100, "interactions/receiving-and-responding", filled=True),
    Length("modal", "components", 5, "interactions/receiving-and-responding", filled=True),
    Length("webhook", "name", 80, "resources/webhook", filled=True),
    Length("command", "name", 32, "interactions/application-commands", filled=True),
    Length("command", "description", 100, "interactions/application-commands"),
    Length("command", "options", 25, "interactions/application-commands"),
    Length("rule", "name", 100, "resources/auto-moderation", filled=True),
)
MOST_OF_EMBEDS, MOST_BUTTONS, MOST_CHOSEN = 6000, 5, 25
# Source: resources/user, "Usernames and Nicknames"; resources/webhook, "Create Webhook".
BAD_NAMES = re.compile(r"clyde|discord|[@#:]|```|^(?:everyone|here)$", re.IGNORECASE)
# SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_COMPONENTS_V2; EPHEMERAL in answers to interactions only.
FLAGS, EPHEMERAL = 1 << 2 | 1 << 12 | 1 << 15, 1 << 6


@dataclass(frozen=True, slots=True)
class Route:
    """One call: the fields of its body, what it needs in the channel, which part its body is."""

    method: str
    path: str
    fields: frozenset[str]
    needs: int
    part: str
    page: str
    flags: int = FLAGS


def _fields(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SENT = _fields("content tts embeds components nonce enforce_nonce allowed_mentions message_reference attachments flags poll")
_HOOK = _fields("content tts embeds components allowed_mentions attachments flags username avatar_url poll thread_name")
_COMMAND = _fields("name type description options default_member_permissions contexts integration_types nsfw")
_LOCALIZED = _fields("name_localizations description_localizations dm_permission id")
_RULE = _fields("name event_type trigger_type trigger_metadata actions enabled exempt_roles exempt_channels")
_ASKS: frozenset[str] = frozenset()
ROUTES = (
    Route("POST", "channels/*/messages", _SENT, VIEW | SEND, "message", "resources/message#create-message"),
    Route("PATCH", "channels/*/messages/*", _SENT, VIEW, "edit", "resources/message#edit-message"),
    Route("GET", "channels/*/messages", _ASKS, VIEW, "", "resources/message#get-channel-messages"),
    Route("GET", "channels/*/messages/*", _ASKS, VIEW | HISTORY, "", "resources/message#get-channel-message"),
    Route("GET", "channels/*/threads/archived/public", _ASKS, VIEW | HISTORY, "", "resources/channel"),
    Route("GET", "channels/*/users/@me/threads/archived/private", _ASKS, VIEW | HISTORY, "", "resources/channel"),
    Route("DELETE", "channels/*/messages/*", _ASKS, VIEW, "", "resources/message#delete-message"),
    Route("GET", "channels/*/webhooks", _ASKS, MANAGE_WEBHOOKS, "", "resources/webhook#get-channel-webhooks"),
    Route("POST", "channels/*/webhooks", _fields("name avatar"), MANAGE_WEBHOOKS, "webhook", "resources/webhook#create-webhook"),
    Route("PATCH", "webhooks/*/*/messages/@original", _HOOK, 0, "edit", "interactions", FLAGS),
    Route("POST", "webhooks/*/*", _HOOK, 0, "message", "resources/webhook#execute-webhook", FLAGS | EPHEMERAL),
    Route("POST", "interactions/*/*/callback", _fields("type data"), 0, "callback", "interactions", FLAGS | EPHEMERAL),
    Route("PUT", "applications/*/commands", _COMMAND | _LOCALIZED, 0, "commands", "interactions/application-commands"),
    Route("*", "guilds/*/auto-moderation/rules*", _RULE, MANAGE_GUILD, "rule", "resources/auto-moderation"),
)


def route_of(method: str, path: str) -> Route | None:
    """The row of a call, where it has one."""

    def same(route: Route) -> bool:
        return route.method in ("*", method) and fnmatchcase(path, route.path) and path.count("/") >= route.path.count("/")

    found = [route for route in ROUTES if same(route) and (route.path.endswith("*") or path.count("/") == route.path.count("/"))]
    return found[0] if found else None


def errors_of(route: Route, body: Json) -> list[str]:
    """A line for each thing that Discord refuses in a body; it ignores some unknown fields, we take each for a mistake."""
    if route.part == "commands":
        return [line for each in _list(body.get("items")) for line in _command(route, each)]
    found = [f"{name}: unknown field" for name in body if name not in route.fields]
    return found + list(_PARTS.get(route.part, _nothing)(route, body))


def _list(value: object) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _lengths(part: str, body: Json) -> Iterator[str]:
    for limit in LENGTHS:
        value = body.get(limit.field)
        if limit.part == part and isinstance(value, str | list) and not (limit.filled <= len(value) <= limit.most):
            yield f"{part}.{limit.field}: {len(value)} of {limit.most}"


def _nothing(route: Route, body: Json) -> Iterator[str]:
    yield from ()


def _message(route: Route, body: Json) -> Iterator[str]:
    yield from _lengths("message", body)
    embeds = _list(body.get("embeds"))
    for embed in embeds:
        yield from _embed(embed)
    if sum(map(_size, embeds)) > MOST_OF_EMBEDS:
        yield f"embeds: more than {MOST_OF_EMBEDS} together"
    flags = body.get("flags") or 0
    if isinstance(flags, int) and flags & ~route.flags:
        yield "flags: cannot be set"
    if BAD_NAMES.search(str(body.get("username") or "")):
        yield "username: cannot contain that"
    for attachment in _list(body.get("attachments")):
        yield from _lengths("attachment", attachment)
    yield from _rows(_list(body.get("components")))


def _embed(embed: Json) -> Iterator[str]:
    yield from _lengths("embed", embed)
    footer = embed.get("footer")
    if isinstance(footer, dict):
        yield from _lengths("footer", footer)
    for field in _list(embed.get("fields")):
        yield from _lengths("embed field", field)


def _size(embed: Json) -> int:
    footer = embed.get("footer")
    words = [embed.get("title"), embed.get("description"), footer.get("text") if isinstance(footer, dict) else ""]
    words += [field.get(name) for field in _list(embed.get("fields")) for name in ("name", "value")]
    return sum(len(str(word or "")) for word in words)


_ROW, _BUTTON, _SELECT, _INPUT, _LINK = 1, 2, 3, 4, 5


def _rows(rows: Sequence[Json]) -> Iterator[str]:
    """Action rows: five buttons or one select each; no custom id twice."""
    inside = [each for row in rows for each in _list(row.get("components"))]
    ids = [str(each["custom_id"]) for each in inside if "custom_id" in each]
    if len(ids) != len(set(ids)):
        yield "components: a custom id twice"
    for row in rows:
        parts = _list(row.get("components"))
        most = MOST_BUTTONS if all(part.get("type") == _BUTTON for part in parts) else 1
        if row.get("type") != _ROW or not 1 <= len(parts) <= most:
            yield "components: not an action row of what fits"
    for part in inside:
        yield from _component(part)


def _component(part: Json) -> Iterator[str]:
    match part.get("type"):
        case 2:
            yield from _lengths("button", part)
            if not part.get("label") and not part.get("emoji"):
                yield "button: neither label nor emoji"
            if part.get("style") == _LINK and "custom_id" in part:
                yield "button: a link with a custom id"
        case 3:
            yield from _lengths("select", part)
            options = _list(part.get("options"))
            least, most = part.get("min_values", 1), part.get("max_values", 1)
            if "custom_id" not in part or not options:
                yield "select: no custom id, or no options"
            if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= most and 1 <= most <= MOST_CHOSEN):
                yield "select: min_values or max_values"
            for option in options:
                yield from _lengths("option", option)
            if len({str(option.get("value")) for option in options}) != len(options):
                yield "select.options: a value twice"
            if any("label" not in option or "value" not in option for option in options):
                yield "select.options: no label, or no value"
            if sum(bool(option.get("default")) for option in options) > 1:
                yield "select.options: more than one chosen"
        case 4:
            yield from _lengths("text input", part)


def _callback(route: Route, body: Json) -> Iterator[str]:
    """An answer to an interaction: a message (4), deferred (5, 6), an update (7), suggestions (8), a modal (9)."""
    data = body.get("data")
    if body.get("type") not in (4, 5, 6, 7, 8, 9):
        yield "type: unknown"
    if not isinstance(data, dict):
        return
    if body.get("type") == 9:
        yield from _lengths("modal", data)
        rows = _list(data.get("components"))
        yield from _rows(rows)
        if any(part.get("type") != _INPUT for row in rows for part in _list(row.get("components"))):
            yield "modal: only text inputs"
    else:
        yield from _message(route, data)


def _webhook(route: Route, body: Json) -> Iterator[str]:
    yield from _lengths("webhook", body)
    if BAD_NAMES.search(str(body.get("name"))):
        yield "name: cannot contain that"


_COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


def _command(route: Route, body: Json) -> Iterator[str]:
    yield from (f"{name}: unknown field" for name in body if name not in route.fields)
    yield from _options(body)
    if not set(body.get("contexts") or ()) <= {0, 1, 2} or not set(body.get("integration_types") or ()) <= {0, 1}:  # type: ignore[call-overload]
        yield "contexts: unknown"


def _options(body: Json) -> Iterator[str]:
    yield from _lengths("command", body)
    name, menu = str(body.get("name")), body.get("type") in (2, 3) and "options" not in body and not body.get("description")
    if not menu and (not _COMMAND_NAME.fullmatch(name) or name != name.lower() or not body.get("description")):
        yield f"{name}: no name of a command, or no description"
    for option in _list(body.get("options")):
        yield from _options(option)


# Source: resources/auto-moderation: 10 patterns of 260 characters, a notice of 150.
MOST_PATTERNS, MOST_PATTERN, MOST_NOTICE, MOST_KEYWORD_RULES = 10, 260, 150, 6


def _rule(route: Route, body: Json) -> Iterator[str]:
    yield from _lengths("rule", body)
    trigger = body.get("trigger_metadata")
    patterns = trigger.get("regex_patterns", []) if isinstance(trigger, dict) else []
    if len(patterns) > MOST_PATTERNS or any(len(pattern) > MOST_PATTERN for pattern in patterns):
        yield "regex_patterns: too many or too long"
    for action in _list(body.get("actions")):
        about = action.get("metadata")
        if isinstance(about, dict) and len(str(about.get("custom_message") or "")) > MOST_NOTICE:
            yield f"custom_message: more than {MOST_NOTICE}"


_PARTS: Mapping[str, Callable[[Route, Json], Iterator[str]]] = {
    "message": _message,
    "edit": _message,
    "callback": _callback,
    "webhook": _webhook,
    "rule": _rule,
}
