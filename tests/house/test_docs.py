"""The documentation says what the program does."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from bots.cli import app
from bots.playground.settings import PlaygroundSettings
from config import pages
from config.explain import explain
from config.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
COMMANDS = dict(get_command(app).commands)  # type: ignore[attr-defined]


def _options(command: object) -> Iterator[str]:
    """All options of a command, those of a group's commands included."""
    for below in getattr(command, "commands", {}).values():
        yield from _options(below)
    for parameter in getattr(command, "params", ()):
        yield from (name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("--"))


def test_the_readme_names_every_command_and_both_make_targets() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"privacy-check {command}" in readme
    assert "make run" in readme
    assert "make test" in readme


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs/command.md").read_text(encoding="utf-8")
    assert f"`privacy-check {name}" in reference
    missing = [option for option in _options(COMMANDS[name]) if option not in reference]
    assert missing == []


def test_links_between_documents_lead_somewhere() -> None:
    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks/README.md"]:
        for target, heading in re.findall(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)", file.read_text(encoding="utf-8")):
            linked = file.parent / target if target else file
            assert linked.exists(), f"{file.name}: {target}"
            assert not heading or heading in _headings(linked), f"{file.name}: {target}#{heading}"


def _headings(file: Path) -> set[str]:
    """As GitHub names them in links: in lower case, without marks, with hyphens for spaces."""
    titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_index_of_decisions_names_every_topic_and_each_entry_has_a_date_and_five_lines_at_most() -> None:
    index = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    for file in (ROOT / "docs/decisions").iterdir():
        assert f"(decisions/{file.name})" in index
        for entry in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, rest = entry.partition("\n")
            body = rest.partition("\n\n")[0].strip().splitlines()
            assert re.match(r"\*20\d\d-\d\d-\d\d\.\* ", body[0]), f"{file.name}: {title}"
            assert len(body) <= 5, f"{file.name}: {title}"


def test_the_changelog_has_the_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_test_that_make_test_pythons_names_is_there() -> None:
    """It would end there with a file that is not found, on every Python at once."""
    for named in re.findall(r'"(tests/[^"]+)"', (ROOT / ".ci/pythons.py").read_text()):
        file, _, test = named.partition("::")
        assert (ROOT / file).exists(), named
        assert not test or f"def {test}(" in (ROOT / file).read_text(), named


def test_every_variable_that_is_named_anywhere_is_a_setting() -> None:
    """An unknown one is ignored without a word: after a section was renamed, the bots of the fault tests told nobody anything."""
    known = {PREFIX + each.key.replace(".", "__").upper() for each in explain(Settings(), {}, "")}
    for file in _texts():
        named = re.findall(rf"{PREFIX}[A-Z]+__(?!NAME\b)[A-Z_]+", file.read_text(encoding="utf-8", errors="replace"))
        assert {*named} <= known, file


def test_no_file_holds_what_a_merge_left() -> None:
    """A conflict's marks once stood in a document for weeks."""
    mark = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
    for file in _texts():
        assert not mark.search(file.read_text(encoding="utf-8", errors="replace")), file


def test_the_example_of_the_file_has_the_defaults_and_what_is_commented_out_is_taken() -> None:
    """Copied as it stood, it once replaced lists of a hundred domains and mailboxes by three."""
    page = (ROOT / "docs/command.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(policy:.+?)```", page, re.DOTALL)
    assert example
    said = yaml.safe_load(example[1])
    assert PlaygroundSettings(**said.pop("platforms")["playground"]) == PlaygroundSettings()
    assert Settings(**said) == Settings()
    whole = re.sub(r"^( *)# (?=\w+: )", r"\1", example[1], flags=re.MULTILINE)
    named = {row.key for row in explain(Settings(**yaml.safe_load(whole)), {}, "") if row.value != row.default}
    assert named >= {"policy.private_domains", "policy.shared_mailboxes", "data_dir", "config_dir"}


def test_messages_name_pages_by_titles_that_there_are() -> None:
    """Whoever has installed a wheel has no folder docs."""
    titles = {file.read_text(encoding="utf-8").partition("# ")[2].partition("\n")[0] for file in (ROOT / "docs").glob("*.md")}
    named = [*(value for value in vars(pages).values() if isinstance(value, str) and value.endswith('" in the documentation'))]
    named += [pages.of_platform(name) for name in ("slack", "discord")]
    assert {name.split('"')[1] for name in named} <= titles
    for folder in ("bots", "core", "config"):
        for file in (ROOT / folder).rglob("*.py"):
            assert not re.search(r"\bdocs/[a-z-]+\.md", file.read_text(encoding="utf-8")), file
        for file in (ROOT / folder).glob("service/*"):
            assert "docs/" not in file.read_text(encoding="utf-8"), file


def test_the_documentation_names_the_version_that_there_is() -> None:
    """Its commands once built an image that the chart did not ask for."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    chart = (ROOT / "deploy/helm/Chart.yaml").read_text(encoding="utf-8")
    assert f'appVersion: "{version}"' in chart
    files = [
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("*.md"),
        *(file for file in (ROOT / "deploy").rglob("*") if file.is_file()),
    ]
    for file in (*files, ROOT / "compose.yaml", ROOT / "Dockerfile"):
        named = re.findall(r"privacy[-_]check[:@=/v-]{1,2}(\d+\.\d+\.\d+)", file.read_text(encoding="utf-8", errors="replace"))
        assert {*named} <= {version}, file


def _texts() -> Iterator[Path]:
    """What people and programs read: sources, documents, settings."""
    kinds = (".md", ".py", ".yaml", ".toml", ".txt", ".html", ".sh")
    for folder in ("docs", "core", "bots", "config", "tests", "benchmarks", "requirements", ".ci"):
        yield from (file for file in (ROOT / folder).rglob("*") if file.suffix in kinds)
