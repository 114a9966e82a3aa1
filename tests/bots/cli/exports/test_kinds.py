"""Every kind of export: known by its content, scanned, and redacted into one that is read in the same way."""

import json
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.engine import Local
from bots.cli.exports.opening import Opened, find
from bots.cli.exports.redacting import CopyWishes, redact_export
from bots.cli.exports.scanning import answers, worker_of
from bots.cli.exports.tally import Tally
from config.settings import Settings
from core.checker import Checker
from tests.fakes.export_samples import SAMPLES
from tests.fakes.exports import CARD, packed, written

KEY = b"a key for tests, thirty-two byte"


def opened(name: Path) -> Opened:
    found = find(str(name))
    assert found is not None
    return found


def told(checker: Checker, export: Opened) -> Tally:
    tally = Tally()
    for part in answers(Local(worker_of(checker, Settings(), export, redacts=False), 1), export):
        tally.add(part)
    export.archive.close()
    return tally


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_read_and_its_copy_is_read_in_the_same_way(checker: Checker, tmp_path: Path, kind: str) -> None:
    files, count = SAMPLES[kind]
    written(tmp_path / "export", files)
    export = opened(tmp_path / "export")
    assert export.export.kind == kind.partition(" ")[0]
    before = told(checker, export)
    assert (before.entries, before.alarms > 0, before.unread) == (count, True, [])
    assert {*before.months} - {""}
    assert (
        redact_export(checker, Settings(), KEY, opened(tmp_path / "export"), CopyWishes(tmp_path / "safe", quiet=True))
        is ExitCode.FINE
    )
    copy = opened(tmp_path / "safe")
    assert copy.export.kind == export.export.kind
    assert [source.name for source in copy.export.sources] == [source.name for source in export.export.sources]
    after = told(checker, copy)
    assert (after.entries, after.alarms, after.types["CREDIT_CARD"]) == (count, 0, 0)
    for name in files:
        text = (tmp_path / "safe" / name).read_text()
        assert CARD not in text
        assert "Novak" not in text
        if name.endswith(".json"):
            assert shape(json.loads(text)) == shape(json.loads((tmp_path / "export" / name).read_text()))


def shape(value: object) -> object:
    """Keys and kinds of values, without texts."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


@pytest.mark.parametrize("kind", ["discordchatexporter", "telegram", "whatsapp", "mbox"])
def test_a_single_file_and_an_archive_are_known_too(tmp_path: Path, kind: str) -> None:
    files, _ = SAMPLES[kind]
    name = next(iter(files))
    written(tmp_path, files)
    (tmp_path / "a.zip").write_bytes(packed(files))
    for export in (opened(tmp_path / name), opened(tmp_path / "a.zip")):
        assert export.export.kind == kind
        export.archive.close()


def test_ordinary_files_and_folders_are_none(tmp_path: Path) -> None:
    written(tmp_path / "src", {"a.py": "print(1)", "b.json": {"a": 1}, "notes.txt": "hello", "data/c.csv": "a,b\n1,2\n"})
    (tmp_path / "src/d.zip").write_bytes(packed({"a.txt": "hello"}))
    for name in (tmp_path / "src", *sorted((tmp_path / "src").rglob("*"))):
        assert find(str(name)) is None, name


def test_one_export_among_many_other_files_makes_no_export_of_a_folder(tmp_path: Path) -> None:
    files = SAMPLES["telegram"][0]
    written(tmp_path, {**{f"src/{n}.txt": "hello" for n in range(5)}, **{f"tests/{name}": text for name, text in files.items()}})
    assert find(str(tmp_path)) is None


def test_mojibake_of_messenger_is_read_and_written_as_it_is(checker: Checker, tmp_path: Path) -> None:
    files, _ = SAMPLES["messenger"]
    written(tmp_path / "export", files)
    redact_export(checker, Settings(), KEY, opened(tmp_path / "export"), CopyWishes(tmp_path / "safe", quiet=True))
    messages = json.loads((tmp_path / "safe" / next(iter(files))).read_text())["messages"]
    said = [message["content"].encode("latin-1").decode() for message in messages]
    assert said == ["Grüße 😀 the card of [PERSON_1] is [CREDIT_CARD_1]", "das ist schön"]
