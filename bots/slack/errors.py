"""Slack's words for what went wrong, as the core's errors. Only its own words for absence mean that something is not there.

Source: docs.slack.dev/reference/methods, the table of errors of each method; those that every method may answer are the same
on all pages.
"""

from core.ports import NotAllowed, TokenRefused, Unavailable, Undeliverable

_HTTP_BROKEN = 500
# Without these scopes nothing can be read or told.
NEEDED = frozenset({"channels:history", "chat:write", "groups:history", "im:history", "im:write", "users:read"})
_NOT_NOW = frozenset(
    {
        "fatal_error",
        "internal_error",
        "rate_limited",
        "ratelimited",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
_OF_TOKEN = frozenset({"accesslimited", "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
# Without the scopes of these nothing can be read or told, so that a missing one is the token's fault.
_ESSENTIAL = frozenset(
    {
        "chat.postEphemeral",
        "chat.postMessage",
        "conversations.history",
        "conversations.open",
        "conversations.replies",
        "users.info",
    }
)
# Slack says "channel_not_found" of a channel that is gone and of one that it does not show us alike.
_NOT_ALLOWED = frozenset(
    {
        "access_denied",
        "channel_is_limited_access",
        "channel_not_found",
        "ekm_access_denied",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_in_channel",
        "team_access_not_granted",
    }
)
MESSAGE_GONE = frozenset({"message_not_found", "thread_not_found"})
PERSON_GONE = frozenset({"user_not_found", "user_not_visible"})


def as_ours(method: str, code: str, status: int = 200, lacking: frozenset[str] = frozenset()) -> Unavailable | Undeliverable:
    """The core's error for a method's; its text is Slack's own word. Lacking: scopes of which Slack says that one is needed.

    What is wrong with our call, as ``invalid_arguments``, is Undeliverable: it says nothing of what is there.
    """
    if status >= _HTTP_BROKEN or code in _NOT_NOW:
        return Unavailable(code or str(status))
    essential = method in _ESSENTIAL and (not lacking or bool(lacking & NEEDED))
    if code in _OF_TOKEN or (code == "missing_scope" and essential):
        return TokenRefused(code)
    return (NotAllowed if code in _NOT_ALLOWED else Undeliverable)(code)
