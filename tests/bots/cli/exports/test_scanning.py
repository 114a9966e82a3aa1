"""``privacy-check scan`` of an export of chats."""

import csv
import json
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.opening import find
from bots.cli.exports.scanning import Wishes, scan_export
from bots.cli.outputs import OutputFormat
from config.settings import Settings
from core.checker import Checker
from tests.bots.cli.commands import privacy_check
from tests.fakes.exports import CARD, MAIL, chatgpt, packed, slack, slack_message, written


def scanned(checker: Checker, name: Path, to: Path, output: OutputFormat = OutputFormat.JSONL, **wishes: object) -> ExitCode:
    opened = find(str(name), "acme")
    assert opened is not None
    return scan_export(checker, Settings(), opened, Wishes(output, to, quiet=True, **wishes))  # type: ignore[arg-type]


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


@pytest.mark.parametrize("packs", [True, False])
def test_a_slack_export_is_known_and_each_finding_has_its_place(checker: Checker, tmp_path: Path, packs: bool) -> None:
    if packs:
        (tmp_path / "export.zip").write_bytes(packed(slack()))
    export = tmp_path / "export.zip" if packs else written(tmp_path / "export", slack())
    assert scanned(checker, export, tmp_path / "out") is ExitCode.FOUND
    found = [row for row in rows(tmp_path / "out") if row["alarm"]]
    assert [(row["conversation"], row["sent"]) for row in found] == [("general", "2025-11-18")]
    assert found[0]["link"] == "https://acme.slack.com/archives/C0GENERAL/p1763456000000040"
    assert {"entity_type": "CREDIT_CARD", "score": 1.0} in found[0]["findings"]  # type: ignore[operator]


def test_no_report_has_a_value(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    for output in (OutputFormat.JSONL, OutputFormat.CSV, OutputFormat.SARIF):
        scanned(checker, tmp_path / "export.zip", tmp_path / "out", output)
        assert CARD not in (tmp_path / "out").read_text()
        assert MAIL not in (tmp_path / "out").read_text()


def test_csv_has_a_row_for_each_finding_and_sarif_is_one_document(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    scanned(checker, tmp_path / "export.zip", tmp_path / "out", OutputFormat.CSV)
    table = list(csv.DictReader((tmp_path / "out").read_text().splitlines()))
    assert {row["type"] for row in table} >= {"CREDIT_CARD", "EMAIL_ADDRESS"}
    scanned(checker, tmp_path / "export.zip", tmp_path / "out", OutputFormat.SARIF)
    run = json.loads((tmp_path / "out").read_text())["runs"][0]
    assert len(run["results"]) == len(table)
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {row["type"] for row in table}


def test_what_a_person_wrote_to_an_assistant_is_checked_as_such(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "conversations.json").write_text(json.dumps(chatgpt()))
    assert scanned(checker, tmp_path / "conversations.json", tmp_path / "out") is ExitCode.FOUND
    first = rows(tmp_path / "out")[0]
    assert first["link"] == "https://chatgpt.com/c/68e7c3a2-0000-4000-8000-000000000001"
    assert {each["entity_type"] for each in first["findings"]} >= {"PERSON", "EMAIL_ADDRESS"}  # type: ignore[attr-defined]


def test_the_outcome_is_the_same_whatever_the_number_of_processes(checker: Checker, tmp_path: Path) -> None:
    talk = [slack_message(f"card {CARD}" if n % 50 == 0 else f"build {n} is green", n) for n in range(600)]
    days = {f"room{n % 3}/2025-10-{n % 28 + 1:02d}.json": talk[n * 10 : n * 10 + 10] for n in range(60)}
    (tmp_path / "export.zip").write_bytes(packed(slack(days)))
    for jobs in (1, 2, 3):
        scanned(checker, tmp_path / "export.zip", tmp_path / str(jobs), jobs=jobs)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == (tmp_path / "3").read_bytes()


def test_the_command_tells_people_what_is_where(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    done = privacy_check("scan", str(tmp_path / "export.zip"))
    assert done.code == 1
    assert "payment card number" in done.out
    assert "Read 2 messages of a slack export, 1 of them alarming." in done.err
    assert CARD not in done.out + done.err


def test_what_is_only_for_exports_is_refused_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    for option in (("--format", "csv"), ("--resume", "state"), ("--cluster", "tcp://localhost:1")):
        done = privacy_check("scan", str(tmp_path / "a.txt"), *option)
        assert done.code == 2
        assert "one export of chats" in done.err
