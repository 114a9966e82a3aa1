"""No text of any message is in any log at any level, exception texts included."""

import io
import json
import logging
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import structlog
from sqlalchemy import select

from bots import log
from bots.playground import CAPABILITIES
from config.entities import EntityTypes
from config.responding import ThrottleSettings
from core.checker import Checker
from core.detection.detector import Detector
from core.store.tables import METADATA
from tests.bots.cli.commands import privacy_check
from tests.fakes.postgres import fresh_database
from tests.scenarios.team import Team, a_team, buttons

ROOT = Path(__file__).parents[2]
SECRETS = ("4111 1111 1111 1111", "a.smith@kestrel-parts.io", "Kd7!x9Qp", "Alice Smith")
TEXT = f"{SECRETS[3]} {SECRETS[1]} card {SECRETS[0]} password: {SECRETS[2]}"


def traces(text: str) -> list[str]:
    """The secrets that a text shows, plain, reversed, base64 or URL-encoded."""
    forms = {f for s in SECRETS for f in (s, s[::-1], b64encode(s.encode()).decode(), quote(s), quote(s, safe=""))}
    return [form for form in forms if form in text]


@pytest.fixture
def written() -> io.StringIO:
    """Everything that is logged at DEBUG, as the process would write it."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up("DEBUG", stream)
    root.setLevel(logging.DEBUG)
    yield stream  # type: ignore[misc]
    root.handlers[:] = before
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


async def _everything(team: Team) -> str:
    """Returns what all buttons carried."""
    maya, jonas = team.person("maya"), team.person("jonas")
    message = await maya.says(TEXT)
    await maya.presses("Why?")
    await maya.asks(TEXT)
    await maya.edits(message, TEXT + " again")
    await jonas.says(TEXT + " by jonas", [{"name": "notes.txt", "content": b64encode(TEXT.encode()).decode()}])
    payloads = await _payloads(team)
    await jonas.presses("Post redacted for me")
    await maya.presses("Not a leak")
    await maya.presses("Everywhere")
    for command in ("my-data", "status", "settings", "reminders", "pause 1h", TEXT):
        await maya.asks(command)
    await jonas.says(TEXT + " in a pause")
    await team.waits(seconds=61)
    for path in ("/api/check", "/api/restore", "/api/messages"):
        await team.http.post(path, json={"text": TEXT, "wrong": TEXT})
    return payloads + await _payloads(team)


async def _payloads(team: Team) -> str:
    """What all buttons carry."""
    shown = [reply for name in ("maya", "jonas", "priya") for reply in await team.person(name).sees()]
    return json.dumps([button["code"] for reply in shown for button in buttons(reply)])


@pytest.mark.parametrize("demonstration", [True, False])
async def test_every_flow_writes_no_content(
    checker: Checker, types: EntityTypes, written: io.StringIO, tmp_path: Path, demonstration: bool
) -> None:
    """Neither in the log nor in the database's files, those of the write-ahead log included, nor in a button."""
    database, can = f"sqlite:///{tmp_path / 'kept.db'}", replace(CAPABILITIES, demonstration=demonstration)
    throttle = ThrottleSettings(shadow_days=0)
    async with a_team(checker, types, database=database, throttle=throttle, capabilities=can) as team:
        payloads = await _everything(team)
        files = {file.name: file.read_bytes().decode("latin-1") for file in tmp_path.iterdir()}  # noqa: ASYNC240
    assert {"kept.db", "kept.db-wal"} <= files.keys()
    assert "CREDIT_CARD" in "".join(files.values()), "the type is kept"
    assert "alarm" in written.getvalue()
    assert "why|" in payloads
    for kept in (written.getvalue(), payloads, *files.values()):
        assert traces(kept) == []


async def test_postgresql_keeps_no_content(checker: Checker, types: EntityTypes) -> None:
    database = fresh_database()
    async with a_team(checker, types, database=database) as team:
        await _everything(team)
        async with team.responder.store.database.reading() as connection:
            rows = [(await connection.execute(select(table))).all() for table in METADATA.sorted_tables]
    assert "CREDIT_CARD" in repr(rows)
    assert traces(repr(rows)) == []


async def test_a_failing_check_is_logged_without_content(
    checker: Checker, types: EntityTypes, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Detector, visible: str, *, again: bool = False) -> None:
        raise ValueError(f"cannot handle {TEXT}")

    monkeypatch.setattr(Detector, "match", fails)
    async with a_team(checker, types) as team:
        maya = team.person("maya")
        await maya.says(TEXT)
        assert "could not check all of" in await maya.asks(TEXT)
    assert "ValueError" in written.getvalue()
    assert traces(written.getvalue()) == []


def test_what_libraries_and_warnings_say_is_not_repeated(written: io.StringIO) -> None:
    logging.getLogger("presidio-analyzer").warning("text was %s", TEXT)
    logging.getLogger("x").error(TEXT, exc_info=ValueError(TEXT))
    logging.getLogger("py.warnings").warning("%s", TEXT)
    structlog.get_logger("y").error("failed", text=TEXT, message=TEXT, error="ValueError")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert len(lines) == 4
    assert traces(written.getvalue()) == []


def test_the_command_s_errors_show_no_content(tmp_path: Path) -> None:
    """At DEBUG, with a configuration that breaks inside, on input that cannot be parsed."""
    (tmp_path / "x.json").write_text('{"a": "' + TEXT)
    for arguments in (
        ["scan", "x.json"],
        ["scan", "--input-format", "jsonl", "--format", "jsonl", "x.json"],
        ["restore", "--map", "x.json"],
    ):
        done = privacy_check(*arguments, cwd=tmp_path, PRIVACY_CHECK_LOG_LEVEL="DEBUG")
        assert traces(done.err) == []


def test_nothing_prints_or_formats_an_exception_s_text() -> None:
    """In the core and the adapters no log call takes free text: event names are words."""
    for file in [*(ROOT / "core").rglob("*.py"), *(ROOT / "bots").rglob("*.py")]:
        for call in re.findall(r"_log\.\w+\(([^,)]*)", file.read_text(encoding="utf-8")):
            assert re.fullmatch(r'"[a-z_]+"', call), f"{file}: {call}"
