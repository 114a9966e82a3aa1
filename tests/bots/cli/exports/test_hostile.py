"""Exports that are broken, huge or made to harm."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.engine import Local
from bots.cli.exports.opening import find
from bots.cli.exports.redacting import NOT_CHECKED, CopyWishes, redact_export
from bots.cli.exports.scanning import answers, worker_of
from bots.cli.exports.tally import Tally
from config.errors import ConfigError
from config.settings import FileSettings, Settings
from core.checker import Checker
from tests.fakes.exports import CARD, packed, slack, slack_message, written

KEY = b"a key for tests, thirty-two byte"


def told(checker: Checker, name: Path, settings: Settings | None = None) -> Tally:
    export = find(str(name))
    assert export
    tally = Tally()
    for part in answers(Local(worker_of(checker, settings or Settings(), export, redacts=False), 1), export):
        tally.add(part)
    export.archive.close()
    return tally


def copied(checker: Checker, name: Path, to: Path, settings: Settings | None = None) -> ExitCode:
    export = find(str(name))
    assert export
    return redact_export(checker, settings or Settings(), KEY, export, CopyWishes(to, quiet=True))


def test_a_truncated_archive_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack())[:-40])
    with pytest.raises(ConfigError, match="is not a complete zip archive"):
        find(str(tmp_path / "export.zip"))


def test_a_damaged_member_is_said_and_the_rest_is_read(checker: Checker, tmp_path: Path) -> None:
    content = bytearray(packed(slack()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("general/2025-10-09.json")
    content[info.header_offset + 70 : info.header_offset + 100] = b"\xff" * 30
    (tmp_path / "export.zip").write_bytes(content)
    tally = told(checker, tmp_path / "export.zip")
    assert tally.unread == [("general/2025-10-09.json", "It is damaged in the archive.")]
    assert tally.alarms == 1


def test_a_day_that_ends_in_the_middle_is_read_as_far_as_it_goes(checker: Checker, tmp_path: Path) -> None:
    day = json.dumps([slack_message(f"card {CARD}"), slack_message("the build is green")])
    written(tmp_path / "export", slack({"general/2025-10-09.json": day[:-90]}))  # type: ignore[dict-item]
    tally = told(checker, tmp_path / "export")
    assert tally.alarms == 1
    assert tally.unread == [("general/2025-10-09.json", "It is not valid JSON.")]
    assert tally.code is ExitCode.FOUND
    assert copied(checker, tmp_path / "export", tmp_path / "safe") is ExitCode.UNREAD
    assert CARD not in (tmp_path / "safe/general/2025-10-09.json").read_text()


def test_a_bomb_is_not_unpacked(checker: Checker, tmp_path: Path) -> None:
    files = slack() | {"general/2025-10-10.json": b"[" + b" " * 70_000_000 + b"]"}
    (tmp_path / "export.zip").write_bytes(packed(files))
    tally = told(checker, tmp_path / "export.zip")
    assert ("general/2025-10-10.json", "It would grow too much when it is unpacked.") in tally.unread


def test_names_that_lead_elsewhere_and_links_are_neither_read_nor_written(checker: Checker, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for name, content in slack().items():
            archive.writestr(name, json.dumps(content))
        for name in ("../../evil.txt", "/evil.txt", "general\\..\\..\\evil.txt", "C:/evil.txt"):
            archive.writestr(zipfile.ZipInfo(name), f"card {CARD}")
        link = zipfile.ZipInfo("files/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert copied(checker, tmp_path / "export.zip", tmp_path / "a/b/safe") is ExitCode.UNREAD
    assert list(tmp_path.rglob("*evil*")) == []
    with zipfile.ZipFile(tmp_path / "a/b/safe/export.zip") as copy:
        assert {*copy.namelist()} == {*slack()}


def test_a_loop_of_links_ends(checker: Checker, tmp_path: Path) -> None:
    export = written(tmp_path / "export", slack())
    (export / "general/again").symlink_to(export)
    (export / "general/passwd").symlink_to("/etc/passwd")
    assert told(checker, export).entries == 2


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "latin-1"])
def test_other_encodings_are_read_and_kept(checker: Checker, tmp_path: Path, encoding: str) -> None:
    chat = f"[09.10.25, 10:01:00] Jürgen Müller: Grüße, card {CARD}\n[09.10.25, 10:02:00] Jürgen Müller: schön\n"
    (tmp_path / "_chat.txt").write_bytes(chat.encode(encoding))
    assert told(checker, tmp_path / "_chat.txt").alarms == 1
    copied(checker, tmp_path / "_chat.txt", tmp_path / "safe")
    text = (tmp_path / "safe/_chat.txt").read_bytes().decode(encoding)
    assert "Grüße, card [CREDIT_CARD_1]" in text
    assert "Müller" not in text


def test_bytes_that_are_no_text_are_kept_as_they_are(checker: Checker, tmp_path: Path) -> None:
    chat = "[09.10.25, 10:01:00] Dora Novak: schön ".encode() + b"\xff\xfe" + f" card {CARD}\n".encode()
    (tmp_path / "_chat.txt").write_bytes(chat)
    copied(checker, tmp_path / "_chat.txt", tmp_path / "safe")
    assert b"\xff\xfe card [CREDIT_CARD_1]" in (tmp_path / "safe/_chat.txt").read_bytes()


def test_one_huge_message_is_not_checked_nor_copied(checker: Checker, tmp_path: Path) -> None:
    settings = Settings(files=FileSettings(max_bytes=5000))
    written(
        tmp_path / "export",
        slack({"general/2025-10-09.json": [slack_message(f"card {CARD} " + "x" * 6000), slack_message("hello")]}),
    )
    tally = told(checker, tmp_path / "export", settings)
    assert (tally.entries, tally.unread[0][1]) == (1, "It is too long to be checked.")
    copied(checker, tmp_path / "export", tmp_path / "safe", settings)
    messages = json.loads((tmp_path / "safe/general/2025-10-09.json").read_text())
    assert [message["text"] for message in messages] == [NOT_CHECKED, "hello"]


def test_a_key_that_stands_twice_hides_nothing(checker: Checker, tmp_path: Path) -> None:
    day = f'[{{"type": "message", "ts": "1760000000.000100", "text": "x", "text": "card {CARD}"}}]'
    written(tmp_path / "export", slack({"general/2025-10-09.json": day}))  # type: ignore[dict-item]
    copied(checker, tmp_path / "export", tmp_path / "safe")
    assert CARD not in (tmp_path / "safe/general/2025-10-09.json").read_text()


def test_nesting_without_end_is_said(checker: Checker, tmp_path: Path) -> None:
    written(tmp_path / "export", slack() | {"general/2025-10-10.json": "[" + '{"a":' * 100_000})
    assert ("general/2025-10-10.json", "It is nested too deeply.") in told(checker, tmp_path / "export").unread


def test_many_tiny_channels_are_read(checker: Checker, tmp_path: Path) -> None:
    days = {f"room-{n}/2025-10-09.json": [slack_message("hello", n)] for n in range(3000)}
    (tmp_path / "export.zip").write_bytes(packed(slack(days)))
    assert told(checker, tmp_path / "export.zip").entries == 3000


def test_packed_pieces_of_slackdump_stay_packed(checker: Checker, tmp_path: Path) -> None:
    line = json.dumps({"t": 0, "ts": 1760000000, "id": "C0GENERAL", "n": 1, "m": [slack_message(f"card {CARD}")]}) + "\n"
    written(tmp_path / "dump", {"C0GENERAL.json.gz": gzip.compress(line.encode())})
    assert told(checker, tmp_path / "dump").alarms == 1
    copied(checker, tmp_path / "dump", tmp_path / "safe")
    copy = gzip.decompress((tmp_path / "safe/C0GENERAL.json.gz").read_bytes()).decode()
    assert json.loads(copy)["m"][0]["text"] == "card [CREDIT_CARD_1]"
