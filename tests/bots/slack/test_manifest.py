"""The manifest asks for exactly what the code uses."""

import re
from pathlib import Path

import yaml

from bots.slack.listeners import GLOBAL_SHORTCUT, SHORTCUT
from bots.slack.oauth import CONSENT_SCOPE, Client, KeptInstallations, install_flow
from tests.bots.cli.commands import privacy_check
from tests.fakes.slack_methods import CUSTOMIZE, METHODS

FOLDER = Path(__file__).parents[3] / "bots" / "slack"
HISTORY = {"channels:history", "groups:history", "im:history", "mpim:history"}
EVENTS = {"message", "member_joined_channel", "app_home_opened", "channel_created", "app_uninstalled", "tokens_revoked"} | {
    "team_access_granted",
    "team_access_revoked",
    "channel_left",
    "group_left",
    "channel_archive",
    "group_archive",
    "channel_deleted",
    "channel_unarchive",
    "group_unarchive",
}
# What is sent to a method by other ways than our own calls: by the library's uploads, by its pages of OAuth, by Socket Mode.
ELSEWHERE = {"files.getUploadURLExternal", "files.completeUploadExternal"}
MORE_SCOPES = {CUSTOMIZE, "commands"}
# One of these scopes is enough for conversations.open; ours opens direct messages only.
CHOSEN = {"conversations.open": {"im:write"}}


def manifest() -> dict[str, dict[str, object]]:
    return yaml.safe_load(privacy_check("slack", "manifest").out)  # type: ignore[no-any-return]


def code() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))


def test_the_scopes_are_those_of_the_methods_that_are_called() -> None:
    called = {
        name.replace("_", ".")
        for name in re.findall(r"\bclient\.((?:auth|chat|conversations|usergroups|users|files|views)_\w+)", code())
    }
    called = called - {"files.upload.v2"} | ELSEWHERE
    assert called <= set(METHODS)
    needed = set[str]().union(*(CHOSEN.get(name) or METHODS[name].scopes for name in called)) | MORE_SCOPES
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == needed  # type: ignore[index]
    assert manifest()["oauth_config"]["scopes"]["user"] == [CONSENT_SCOPE]  # type: ignore[index]


def test_whoever_installs_the_app_may_leave_joining_out() -> None:
    assert manifest()["oauth_config"]["scopes"]["bot_optional"] == ["channels:join"]  # type: ignore[index]


def test_no_installer_is_asked_for_a_scope_of_their_own() -> None:
    scopes = manifest()["oauth_config"]["scopes"]
    assert scopes["user_optional"] == scopes["user"]  # type: ignore[index]
    client = Client("1.2", "s", "https://slack.com/api/", "https://bot.example")
    flow = install_flow(client, KeptInstallations(None, None, None), b"k" * 32)  # type: ignore[arg-type]
    assert flow.settings.user_scopes == []


def test_events_commands_and_shortcuts_are_those_that_are_listened_to() -> None:
    assert set(re.findall(r'@app\.event\("(\w+)"\)', code())) == EVENTS
    settings, features = manifest()["settings"], manifest()["features"]
    events = settings["event_subscriptions"]["bot_events"]  # type: ignore[index]
    assert {event.split(".")[0] for event in events} == EVENTS
    assert {event.split(".")[1] + ":history" for event in events if "." in event} == HISTORY
    assert [c["command"] for c in features["slash_commands"]] == re.findall(r'@app\.command\("([\w/-]+)"\)', code())  # type: ignore[attr-defined]
    assert [s["callback_id"] for s in features["shortcuts"]] == [GLOBAL_SHORTCUT, SHORTCUT]  # type: ignore[attr-defined]
