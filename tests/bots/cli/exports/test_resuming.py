"""--resume: an export that was broken off is gone on with, and the outcome is what it would have been."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from bots.cli.exports.engine import Local
from bots.cli.exports.opening import Opened, find
from bots.cli.exports.redacting import CopyWishes, redact_export
from bots.cli.exports.scanning import Wishes, scan_export, worker_of
from bots.cli.exports.tasks import Task
from bots.cli.exports.worker import Answer
from bots.cli.outputs import OutputFormat
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.fakes.exports import CARD, MAIL, chatgpt, packed, slack, slack_message, written

KEY = b"a key for tests, thirty-two byte"
DAYS = {f"room-{n % 3}/2025-10-{n + 1:02d}.json": [slack_message(f"card {CARD} of Dora Novak, {n}", n)] for n in range(12)}


class Killed(Exception):
    """As a signal would, at any place."""


class Dying:
    """Answers so many tasks of one file each, and dies."""

    carries = False

    def __init__(self, local: Local, most: int) -> None:
        self._local = local
        self._most = most

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        single = (Task((part,), 1) for task in tasks for part in task.parts)
        yield from islice(self._local.answers(single), self._most)
        if self._most < 1000:
            raise Killed


def export_of(tmp_path: Path) -> Opened:
    file = tmp_path / "export.zip"
    if not file.exists():
        file.write_bytes(packed(slack(DAYS) | {"files/note.txt": f"card {CARD}"}))
    found = find(str(file), "acme")
    assert found
    return found


def scan(checker: Checker, tmp_path: Path, most: int, output: OutputFormat, to: str) -> None:
    export, settings = export_of(tmp_path), Settings()
    engine = Dying(Local(worker_of(checker, settings, export, redacts=False), 1), most)
    wishes = Wishes(output, tmp_path / to, quiet=True, resume=tmp_path / "state")
    scan_export(checker, settings, export, wishes, engine, every=0)


@pytest.mark.parametrize("output", [OutputFormat.JSONL, OutputFormat.CSV, OutputFormat.SARIF, OutputFormat.HTML])
def test_a_scan_that_was_killed_again_and_again_ends_with_the_same_report(
    checker: Checker, tmp_path: Path, output: OutputFormat
) -> None:
    for most in (3, 0, 5, 4):
        with pytest.raises(Killed):
            scan(checker, tmp_path, most, output, "in-steps")
        state = (tmp_path / "state").read_text() if (tmp_path / "state").exists() else ""
        for content in (CARD, MAIL, "Novak", "room-1", "note.txt"):
            assert content not in state
    scan(checker, tmp_path, 1000, output, "in-steps")
    assert not (tmp_path / "state").exists()
    scan(checker, tmp_path, 1000, output, "at-once")
    assert (tmp_path / "in-steps").read_bytes() == (tmp_path / "at-once").read_bytes()


def redact(checker: Checker, tmp_path: Path, most: int, to: str) -> None:
    export, settings = export_of(tmp_path), Settings()
    engine = Dying(Local(worker_of(checker, settings, export, redacts=True), 1), most)
    wishes = CopyWishes(tmp_path / to, resume=tmp_path / f"state-{to}", quiet=True)
    redact_export(checker, settings, KEY, export, wishes, engine, every=0)


def test_a_copy_that_was_killed_is_finished_and_is_the_same(checker: Checker, tmp_path: Path) -> None:
    for most in (4, 8, 1, 9):
        with pytest.raises(Killed):
            redact(checker, tmp_path, most, "in-steps")
        assert not (tmp_path / "in-steps/export.zip").exists()
    redact(checker, tmp_path, 1000, "in-steps")
    redact(checker, tmp_path, 1000, "at-once")
    assert (tmp_path / "in-steps/export.zip").read_bytes() == (tmp_path / "at-once/export.zip").read_bytes()
    assert [file.name for file in (tmp_path / "in-steps").iterdir()] == ["export.zip"]


def test_a_state_of_something_else_is_refused(checker: Checker, tmp_path: Path) -> None:
    with pytest.raises(Killed):
        scan(checker, tmp_path, 3, OutputFormat.JSONL, "out")
    with pytest.raises(ConfigError, match="of another export, or of other settings"):
        scan(checker, tmp_path, 3, OutputFormat.CSV, "out")
    (tmp_path / "state").write_text("{}")
    with pytest.raises(ConfigError, match="is no state of an export"):
        scan(checker, tmp_path, 3, OutputFormat.JSONL, "out")


def test_a_long_list_of_conversations_in_one_file_is_gone_on_with_in_the_middle(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bots.cli.exports.tasks._READ_HERE", 10)
    monkeypatch.setattr("bots.cli.exports.tasks._SHARE", 10)
    conversation = chatgpt()[0]
    listed = [{**conversation, "conversation_id": f"c{n}"} for n in range(8)]  # type: ignore[dict-item]
    written(tmp_path, {"conversations.json": listed})

    def go(to: str, most: int) -> None:
        export = find(str(tmp_path / "conversations.json"))
        assert export
        engine = Dying(Local(worker_of(checker, Settings(), export, redacts=True), 1), most)
        wishes = CopyWishes(tmp_path / to, resume=tmp_path / f"state-{to}", quiet=True)
        redact_export(checker, Settings(), KEY, export, wishes, engine, every=0)

    with pytest.raises(Killed):
        go("in-steps", 3)
    assert '"next":[0,3]' in (tmp_path / "state-in-steps").read_text()
    go("in-steps", 1000)
    go("at-once", 1000)
    assert (tmp_path / "in-steps/conversations.json").read_bytes() == (tmp_path / "at-once/conversations.json").read_bytes()
