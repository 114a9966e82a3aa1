"""What Slack's documentation says of each method that the bot calls: how it is called, with what, by whom, and what it may refuse.

Fake and tests read this table. Source of each row: docs.slack.dev/reference/methods/NAME (``Method.page``), read in
November 2026; ``invalid_arguments`` for a read method called with JSON is seen of the real server, where some pages list
JSON among the content types. Errors that any method may answer are in ``OF_ANY``.
"""

from dataclasses import dataclass

HISTORY = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})
READ = frozenset({"channels:read", "groups:read", "im:read", "mpim:read"})
OPEN = frozenset({"channels:manage", "groups:write", "im:write", "mpim:write"})
CHAT = frozenset({"chat:write"})
CUSTOMIZE = "chat:write.customize"
# The token is at fault: no call with it will work. Source: the table of errors on every method's page.
OF_TOKEN = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
OF_ANY = OF_TOKEN | frozenset(
    {
        "access_denied",
        "accesslimited",
        "ekm_access_denied",
        "fatal_error",
        "internal_error",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
        "invalid_post_type",
        "method_deprecated",
        "missing_post_type",
        "no_permission",
        "org_login_required",
        "ratelimited",
        "request_timeout",
        "service_unavailable",
        "team_access_not_granted",
        "team_added_to_org",
        "two_factor_setup_required",
    }
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Method:
    """How a method is called.

    Json: whether a JSON body is taken, beside a form or a query. Scopes: one of them is needed. Required: arguments without
    which there is no call; of ``either`` at least one. Errors: its own, beside those of any method. Token: what it begins
    with, or an empty string where none is sent.
    """

    name: str
    arguments: frozenset[str]
    required: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset({"GET", "POST"})
    json: bool = False
    token: str = "xox"

    @property
    def page(self) -> str:
        """Where it is documented."""
        return f"https://docs.slack.dev/reference/methods/{self.name}"


def _read(name: str, arguments: str, required: str = "", errors: str = "", scopes: frozenset[str] = frozenset()) -> Method:
    """A read method: query or form, never JSON."""
    return Method(name, _words(f"{arguments} {required}"), _words(required), scopes=scopes, errors=_words(errors))


def _write(
    name: str, arguments: str, required: str = "", errors: str = "", scopes: frozenset[str] = frozenset(), either: str = ""
) -> Method:
    """A write method: POST, JSON or form."""
    every = _words(f"{arguments} {required} {either}")
    more = {"verbs": frozenset({"POST"}), "json": True, "either": _words(either)}
    return Method(name, every, _words(required), scopes=scopes, errors=_words(errors), **more)


_PAGED = "cursor limit"
_SHOWN = "attachments blocks icon_emoji icon_url link_names markdown_text metadata parse text thread_ts username as_user"
_LINES = f"{_PAGED} include_all_metadata inclusive latest oldest"
_LINE_ERRORS = "channel_not_found invalid_cursor invalid_ts_latest invalid_ts_oldest invalid_metadata_filter_keys"
_POSTING = (
    "cannot_reply_to_message channel_not_found invalid_blocks invalid_blocks_format is_archived message_limit_exceeded "
    "messages_tab_disabled msg_too_long no_text not_in_channel restricted_action too_many_attachments user_not_in_channel"
)
_RESTRICTED = (
    "restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_locked "
    "restricted_action_thread_only_channel msg_blocks_too_long rate_limited metadata_too_large invalid_metadata_format "
    "invalid_metadata_schema slack_connect_file_link_sharing_blocked app_access_restricted team_not_found"
)
_VIEW_ERRORS = "duplicate_external_id view_too_large not_enabled invalid_blocks"
_UNFURL = "unfurl_links unfurl_media unfurl_app_links reply_broadcast mrkdwn"

_ALL = (
    Method("apps.connections.open", frozenset(), scopes=_words("connections:write"), verbs=_words("POST"), token="xapp-"),
    Method(
        "oauth.v2.access",
        _words("client_id client_secret code code_verifier redirect_uri grant_type refresh_token"),
        either=_words("code refresh_token"),
        errors=_words(
            "bad_client_secret bad_redirect_uri invalid_client_id invalid_code invalid_grant_type invalid_refresh_token"
        ),
        token="",
    ),
    _read("auth.test", ""),
    _read("auth.teams.list", f"{_PAGED} include_icon", errors="invalid_cursor"),
    _read("auth.revoke", "test"),
    _read("bots.info", "bot team_id", errors="bot_not_found", scopes=_words("users:read")),
    _read("chat.getPermalink", "", "channel message_ts", "channel_not_found message_not_found"),
    _read("conversations.history", _LINES, "channel", f"{_LINE_ERRORS} not_in_channel channel_is_limited_access", HISTORY),
    _read(
        "conversations.replies",
        _LINES,
        "channel ts",
        f"{_LINE_ERRORS} thread_not_found not_in_channel method_not_supported_for_channel_type",
        HISTORY,
    ),
    _read("conversations.info", "include_locale include_num_members", "channel", "channel_not_found", READ),
    _read("conversations.list", f"{_PAGED} exclude_archived team_id types", errors="invalid_cursor invalid_types", scopes=READ),
    _read("conversations.members", _PAGED, "channel", "channel_not_found fetch_members_failed invalid_cursor", READ),
    _read("files.info", f"{_PAGED} count page", "file", "file_not_found file_deleted timezone_count", _words("files:read")),
    _read("team.info", "team domain", errors="team_not_found", scopes=_words("team:read")),
    _read("usergroups.list", "include_count include_disabled include_users team_id", scopes=_words("usergroups:read")),
    _read(
        "usergroups.users.list",
        "include_disabled team_id",
        "usergroup",
        "no_such_subteam plan_upgrade_required invalid_cursor",
        _words("usergroups:read"),
    ),
    _read("users.conversations", f"{_PAGED} exclude_archived team_id types user", errors="invalid_cursor", scopes=READ),
    _read("users.info", "include_locale", "user", "user_not_found user_not_visible too_many_users", _words("users:read")),
    _read("users.list", f"{_PAGED} include_locale team_id", errors="invalid_cursor limit_required", scopes=_words("users:read")),
    _write(
        "chat.delete",
        "as_user",
        "channel ts",
        "cant_delete_message channel_not_found compliance_exports_prevent_deletion message_not_found",
        CHAT,
    ),
    _write("chat.postEphemeral", _SHOWN, "channel user", _POSTING, CHAT, either="text blocks attachments markdown_text"),
    _write(
        "chat.postMessage",
        f"{_SHOWN} {_UNFURL}",
        "channel",
        f"{_POSTING} {_RESTRICTED}",
        CHAT,
        either="text blocks attachments markdown_text",
    ),
    _write(
        "chat.update",
        "as_user attachments blocks file_ids link_names markdown_text metadata parse reply_broadcast text",
        "channel ts",
        "cant_update_message channel_not_found edit_window_closed invalid_blocks is_inactive message_not_found msg_too_long no_text",
        CHAT,
    ),
    _write("conversations.join", "", "channel", "channel_not_found is_archived", _words("channels:join")),
    _write(
        "conversations.leave",
        "",
        "channel",
        "channel_not_found is_archived cant_leave_general",
        _words("channels:manage groups:write im:write mpim:write"),
    ),
    _write(
        "conversations.open",
        "prevent_creation return_im",
        errors="channel_not_found user_disabled user_not_found user_not_visible users_list_not_supplied",
        scopes=OPEN,
        either="users channel",
    ),
    _write("files.getUploadURLExternal", "alt_txt snippet_type", "filename length", "invalid_arguments", _words("files:write")),
    _write(
        "files.completeUploadExternal",
        "channel_id channels initial_comment thread_ts blocks",
        "files",
        "channel_not_found file_not_found not_in_channel is_archived restricted_action_read_only_channel",
        _words("files:write"),
    ),
    _write("views.open", "interactivity_pointer trigger_id", "view", f"{_VIEW_ERRORS} expired_trigger_id invalid_trigger_id"),
    _write("views.publish", "hash", "user_id view", f"{_VIEW_ERRORS} hash_conflict"),
    _write("views.update", "hash", "view", f"{_VIEW_ERRORS} hash_conflict not_found", either="external_id view_id"),
)
METHODS = {method.name: method for method in _ALL}
