"""docs/security.md is true: its tests exist, and its permissions are those that the code asks for."""

import re
from pathlib import Path

import yaml

from bots.discord.permissions import NEEDED

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")


def _named_tests(page: str) -> list[str]:
    return re.findall(r"`(tests/[^`]+)`", page)


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    return rows[2:]


def test_every_test_that_the_security_and_privacy_pages_name_exists() -> None:
    named = _named_tests(PAGE) + _named_tests((ROOT / "docs/privacy.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    for each in named:
        file, _, test = each.partition("::")
        assert re.search(rf"^(?:async )?def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), each


def test_every_threat_has_a_test() -> None:
    threats = PAGE.partition("## Threats\n")[2].partition("\n## ")[0].split("\n### ")[1:]
    assert len(threats) == 9
    assert all(_named_tests(threat) for threat in threats)


def test_slack_s_scopes_are_those_of_the_manifest_each_with_its_reason() -> None:
    rows = _rows("Permissions on Slack")
    manifest = yaml.safe_load((ROOT / "bots/slack/manifest.yaml").read_text(encoding="utf-8"))
    assert [row[0].strip("`") for row in rows] == manifest["oauth_config"]["scopes"]["bot"]
    assert all(all(row) and len(row) == 3 for row in rows)


def test_discord_s_permissions_are_those_of_the_invite_each_with_its_reason() -> None:
    rows = _rows("Permissions on Discord")
    aliases = {"view_channel": "read_messages"}
    named = {aliases.get(name, name) for row in rows for name in [row[1].strip("`")]}
    assert named == {name for name, granted in NEEDED if granted}
    assert all(all(row) and len(row) == 4 for row in rows)
