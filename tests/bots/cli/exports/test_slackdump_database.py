"""slackdump's database is read as an export, and its copy is a database that holds nothing of what was found."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.opening import find
from bots.cli.exports.redacting import CopyWishes, redact_export
from bots.cli.exports.scanning import Wishes, scan_export
from bots.cli.outputs import OutputFormat
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.fakes.exports import CARD, written
from tests.fakes.slackdump_database import rows, slackdump_database

KEY = b"a key for tests, thirty-two byte"
SAID = (f"card {CARD} of Dora Novak was refused", "lunch at noon?", "she is dora.novak@example.org", "the build is green")


def found(checker: Checker, name: Path, **wishes: object) -> list[dict[str, object]]:
    opened, out = find(str(name)), name.parent / "found.jsonl"
    assert opened is not None
    scan_export(checker, Settings(), opened, Wishes(OutputFormat.JSONL, out, quiet=True, **wishes))  # type: ignore[arg-type]
    return [json.loads(line) for line in out.read_text().splitlines()]


def copied(checker: Checker, name: Path, to: Path) -> ExitCode:
    opened = find(str(name))
    assert opened is not None
    return redact_export(checker, Settings(), KEY, opened, CopyWishes(to, quiet=True))


@pytest.mark.parametrize("folder", [True, False], ids=["folder", "file"])
def test_messages_are_found_with_their_channels_and_links(checker: Checker, tmp_path: Path, *, folder: bool) -> None:
    place = tmp_path / "archive"
    place.mkdir()
    slackdump_database(place / "slackdump.sqlite", SAID)
    lines = found(checker, place if folder else place / "slackdump.sqlite")
    alarms = {line["conversation"]: line for line in lines if line.get("alarm")}
    assert alarms["general"]["link"] == "https://acme.slack.com/archives/C0GENERAL/p1760000000000100"
    assert alarms.keys() == {"general"}


def test_a_copy_is_a_database_with_the_same_rows_and_other_texts(checker: Checker, tmp_path: Path) -> None:
    before, after = tmp_path / "slackdump.sqlite", tmp_path / "safe/slackdump.sqlite"
    slackdump_database(before, SAID)
    with closing(sqlite3.connect(before)) as connection:  # what was deleted stays in the file
        connection.execute("INSERT INTO ALIAS VALUES ('C0GONE', ?)", (f"gone {CARD} " * 50,))
        connection.execute("DELETE FROM ALIAS WHERE CHANNEL_ID = 'C0GONE'")
        connection.commit()
    assert CARD.encode() in before.read_bytes()
    assert copied(checker, before, tmp_path / "safe") is ExitCode.FINE
    assert not any(value in after.read_bytes() for value in (CARD.encode(), b"Novak", b"novak", b"example.org"))
    assert [each.name for each in (tmp_path / "safe").iterdir()] == ["slackdump.sqlite"]
    (text, data), *_ = rows(after, "SELECT TXT, DATA FROM MESSAGE ORDER BY ID")
    assert text == json.loads(data)["text"] == "card [CREDIT_CARD_1] of [PERSON_2] was refused"  # type: ignore[arg-type]
    assert json.loads(data)["blocks"][0]["elements"][0]["elements"][0]["text"] == text  # type: ignore[arg-type]
    for query in (
        "SELECT name, sql FROM sqlite_schema ORDER BY name",
        "SELECT ID, CHUNK_ID, CHANNEL_ID, TS, IDX, typeof(TXT), typeof(DATA) FROM MESSAGE ORDER BY ID",
        "SELECT * FROM V_LATEST_MESSAGE",
        "SELECT * FROM CHUNK",
        "SELECT TXT FROM MESSAGE WHERE TXT LIKE '%green%'",
    ):
        assert rows(before, query) == rows(after, query)
    assert rows(after, "PRAGMA integrity_check") == [("ok",)]
    assert rows(after, "SELECT USERNAME, DISPLAY_NAME FROM S_USER") == [("[PERSON_2]", "[PERSON_1]")]
    assert rows(after, "SELECT ARGS FROM SESSION") == [(None,)]
    assert rows(after, "SELECT NAME FROM CHANNEL ORDER BY ID") == [("general",), ("mpdm-G0GROUP01",)]
    assert all(line.get("alarm") is not True for line in found(checker, after))


def test_what_is_still_in_the_file_beside_it_is_read(checker: Checker, tmp_path: Path) -> None:
    connection = slackdump_database(tmp_path / "slackdump.sqlite", SAID, open_wal=True)
    assert connection is not None
    with closing(connection):
        assert any(line.get("alarm") for line in found(checker, tmp_path / "slackdump.sqlite"))


def test_files_beside_it_are_copied_and_the_source_is_not_touched(checker: Checker, tmp_path: Path) -> None:
    place = tmp_path / "archive"
    written(place, {"__uploads/F0FILE001/note.txt": f"card {CARD}".encode()})
    slackdump_database(place / "slackdump.sqlite", SAID)
    was = {each.name: each.read_bytes() for each in place.iterdir() if each.is_file()}
    assert copied(checker, place, tmp_path / "safe") is ExitCode.FINE
    assert (tmp_path / "safe/__uploads/F0FILE001/note.txt").read_text() == "card [CREDIT_CARD_1]"
    assert {each.name: each.read_bytes() for each in place.iterdir() if each.is_file()} == was
    assert rows(tmp_path / "safe/slackdump.sqlite", "SELECT count(*) FROM MESSAGE") == [(len(SAID),)]


@pytest.mark.parametrize("size", [200, 5000, -300])
def test_a_damaged_database_is_told(checker: Checker, tmp_path: Path, size: int) -> None:
    file = tmp_path / "slackdump.sqlite"
    slackdump_database(file, SAID * 50)
    file.write_bytes(file.read_bytes()[:size])
    try:
        opened = find(str(file))
    except ConfigError:
        return
    if opened:
        assert (
            scan_export(checker, Settings(), opened, Wishes(OutputFormat.JSONL, tmp_path / "out", quiet=True))
            is not ExitCode.FINE
        )


def test_another_database_is_no_export(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as connection:
        connection.execute("CREATE TABLE MESSAGE (ID, DATA)")
    assert find(str(tmp_path / "other.sqlite")) is None
