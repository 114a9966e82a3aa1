"""The manifest asks for exactly what the code uses."""

import re
from pathlib import Path

import yaml

from bots.slack.listeners import GLOBAL_SHORTCUT, SHORTCUT
from bots.slack.oauth import CONSENT_SCOPE
from tests.bots.cli.commands import privacy_check

FOLDER = Path(__file__).parents[3] / "bots" / "slack"
HISTORY = {"channels:history", "groups:history", "im:history", "mpim:history"}
EVENTS = {"message", "member_joined_channel", "app_home_opened", "app_uninstalled", "tokens_revoked"} | {
    "team_access_granted",
    "team_access_revoked",
}
READ = {"channels:read", "groups:read", "im:read", "mpim:read"}
# Source: Slack developer documentation, each method's page.
SCOPES: dict[str, set[str]] = {
    "auth.teams.list": set(),
    "auth.test": set(),
    "chat.delete": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": HISTORY,
    "conversations.info": READ,
    "conversations.members": READ,
    "conversations.open": {"im:write"},
    "conversations.replies": HISTORY,
    "files.info": {"files:read"},
    "usergroups.users.list": {"usergroups:read"},
    "users.conversations": READ,
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.update": set(),
}


def manifest() -> dict[str, dict[str, object]]:
    return yaml.safe_load(privacy_check("slack", "manifest").out)  # type: ignore[no-any-return]


def code() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))


def test_the_scopes_are_those_of_the_methods_that_are_called() -> None:
    called = set(re.findall(r'"((?:auth|chat|conversations|usergroups|users|files|views|reactions|team)\.[a-zA-Z.]+)"', code()))
    called |= {"auth.test"} if "auth_test()" in code() else set()
    assert called == set(SCOPES)
    needed = set[str]().union(*SCOPES.values()) | {"chat:write.customize", "commands", "files:read", "files:write"}
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == needed  # type: ignore[index]
    assert manifest()["oauth_config"]["scopes"]["user"] == [CONSENT_SCOPE]  # type: ignore[index]


def test_events_commands_and_shortcuts_are_those_that_are_listened_to() -> None:
    assert set(re.findall(r'@app\.event\("(\w+)"\)', code())) == EVENTS
    settings, features = manifest()["settings"], manifest()["features"]
    events = settings["event_subscriptions"]["bot_events"]  # type: ignore[index]
    assert {event.split(".")[0] for event in events} == EVENTS
    assert {event.split(".")[1] + ":history" for event in events if "." in event} == HISTORY
    assert [c["command"] for c in features["slash_commands"]] == re.findall(r'@app\.command\("([\w/-]+)"\)', code())  # type: ignore[attr-defined]
    assert [s["callback_id"] for s in features["shortcuts"]] == [GLOBAL_SHORTCUT, SHORTCUT]  # type: ignore[attr-defined]
