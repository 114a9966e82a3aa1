"""What the fake refuses before a method is even looked at: by the table, as Slack does."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aiohttp import web

from .slack_limits import refusal_of_message, refusal_of_view
from .slack_methods import CUSTOMIZE, METHODS, Method

_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_OF_PERSON, _OF_APP = frozenset({"chat:write"}), frozenset({"connections:write"})
_NAMED = ("username", "icon_url", "icon_emoji")


@dataclass(frozen=True)
class Refusal(Exception):
    """Slack's own word for it, and what is wrong, which Slack tells in ``response_metadata``. Needed: the scopes that are lacking."""

    error: str
    why: str = ""
    needed: str = ""


def token_of(request: web.Request) -> str:
    """From the header alone, as our own calls send it."""
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


async def arguments_of(request: web.Request, method: Method) -> dict[str, object]:
    """What the call says; raises Refusal where it is sent as the method does not take it."""
    if request.method not in method.verbs:
        raise Refusal("invalid_arguments", f"{request.method} is not for {method.name}")
    found: dict[str, object] = {name: _structured(value) for name, value in request.query.items()}
    if request.content_type == _JSON and request.can_read_body:
        if not method.json:
            raise Refusal("invalid_arguments", f"{method.name} takes no JSON")
        try:
            sent = await request.json()
        except ValueError:
            raise Refusal("invalid_json") from None
        found |= {name: value for name, value in sent.items() if value is not None}
    elif request.content_type == _FORM:
        found |= {name: _structured(str(value)) for name, value in (await request.post()).items()}
    elif request.can_read_body:
        raise Refusal("missing_post_type", request.content_type)
    return found


def _structured(value: str) -> object:
    """Lists and objects in a form or a query are written as JSON."""
    try:
        return json.loads(value) if value[:1] in ("[", "{") else value
    except ValueError:
        return value


def check_token(token: str, method: Method, issued: Collection[str]) -> None:
    """Raises Refusal for none, for one that this server has not issued, and for one of another kind."""
    if not method.token:
        return
    if not token:
        raise Refusal("not_authed")
    if token not in issued:
        raise Refusal("invalid_auth")
    if token.startswith("xapp-") != method.token.startswith("xapp-"):
        raise Refusal("not_allowed_token_type")


def check_arguments(body: Mapping[str, object], method: Method) -> None:
    """Raises Refusal for unknown ones, for missing ones, and for what is longer than Slack shows."""
    unknown = sorted(body.keys() - method.arguments)
    if unknown:
        raise Refusal("invalid_arguments", f"{method.name}: unknown: {', '.join(unknown)}")
    missing = sorted(name for name in method.required if body.get(name) in (None, ""))
    if missing:
        raise Refusal("invalid_arguments", f"{method.name}: missing: {', '.join(missing)}")
    if method.either and not any(body.get(name) for name in method.either):
        raise Refusal(
            "no_text" if "text" in method.either else "invalid_arguments", f"{method.name}: none of {sorted(method.either)}"
        )
    wrong = None
    if method.name in ("chat.postMessage", "chat.postEphemeral", "chat.update"):
        wrong = refusal_of_message(body, updates=method.name == "chat.update")
    elif method.name.startswith("views."):
        wrong = refusal_of_view(body["view"])  # type: ignore[arg-type]
    if wrong:
        raise Refusal(wrong[0], f"{method.name}: {wrong[1]}")


def check_scopes(token: str, granted: frozenset[str], body: Mapping[str, object], method: Method) -> None:
    """Raises Refusal where the token may not do this. Granted: to the bot."""
    own = _OF_APP if token.startswith("xapp-") else _OF_PERSON if "xoxp-" in token else granted
    if method.scopes and not method.scopes & own:
        raise Refusal("missing_scope", f"{method.name}: needs one of {sorted(method.scopes)}", ",".join(sorted(method.scopes)))
    if any(body.get(name) for name in _NAMED) and CUSTOMIZE not in own:
        raise Refusal("missing_scope", f"{method.name}: needs {CUSTOMIZE}", CUSTOMIZE)


def known(name: str) -> Method:
    """The method's row; raises Refusal."""
    if name not in METHODS:
        raise Refusal("unknown_method", name)
    return METHODS[name]
