"""The documentation says what the program does."""

import re
from pathlib import Path

from tests.bots.cli.commands import privacy_check

ROOT = Path(__file__).parents[2]
COMMANDS = ("scan", "redact", "restore", "run", "remind", "tune", "settings", "doctor")


def test_the_readme_names_every_command_and_both_make_targets() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"privacy-check {command}" in readme
    assert "make run" in readme
    assert "make test" in readme


def test_every_command_of_the_help_is_documented() -> None:
    text = privacy_check("--help").out
    assert all(re.search(rf"\b{command}\b", text) for command in COMMANDS)


def test_every_option_is_in_the_reference() -> None:
    reference = (ROOT / "docs/command.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        for option in re.findall(r"(--[a-z-]+)", privacy_check(command, "--help").out):
            assert option in reference, f"{command} {option}"


def test_links_between_documents_lead_somewhere() -> None:
    for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks/README.md"]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_the_changelog_has_the_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
