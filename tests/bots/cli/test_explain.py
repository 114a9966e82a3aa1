"""``scan --explain`` tells which rule found what, what does not count and why, and the sum that decided; never a value."""

import json
from pathlib import Path

import pytest

from bots.cli.outputs import OutputFormat
from bots.cli.scan import Shown, scan_all
from bots.cli.selection import Choice, select
from config.settings import Settings
from core.checker import Checker

TEXT = "Ana Souza has diabetes, ana.souza@gmail.com; test card 4242 4242 4242 4242, help@kestrel.io"


def explained(checker: Checker, folder: Path, text: str, output: OutputFormat = OutputFormat.TEXT) -> None:
    file = folder / "note.txt"
    file.write_text(text, encoding="utf-8")
    scan_all(checker, Settings(), select([str(file)], Choice()), Shown(output, explain=True))


def test_people_read_the_sum_and_what_does_not_count(
    checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explained(checker, tmp_path, TEXT)
    shown = " ".join(capsys.readouterr().out.split())
    assert "card.grouped" in shown
    assert "does not count: a published example" in shown
    assert "does not count: a mailbox that no one person reads" in shown
    assert "payment_card" in shown
    assert "are needed at sensitivity balanced." in shown
    assert not [value for value in ("Souza", "4242", "kestrel", "diabetes") if value in shown]


def test_one_that_is_enough_alone_needs_no_sum(checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explained(checker, tmp_path, "my card is 4539 1488 0343 6467")
    shown = capsys.readouterr().out
    assert "One is enough alone" in shown
    assert "Points" not in shown


def test_names_alone_are_said_to_be_talk(checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = "You are a helpful assistant. Write a short invitation to Jane Moss, Bob Reed and Ravi Patel."
    explained(checker, tmp_path, names)
    assert "names and places alone are talk" in capsys.readouterr().out


def test_programs_get_every_number(checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explained(checker, tmp_path, TEXT, OutputFormat.JSON)
    (row,) = json.loads(capsys.readouterr().out)
    told = row["explanation"]
    assert len(told["findings"]) == len(row["findings"])
    assert {"example_number", "shared_mailbox"} <= {each["suppression"] for each in told["findings"]}
    assert told["points"] == round(sum(term["points"] for term in told["terms"]), 2)


def test_what_stands_in_a_file_s_name_is_said_to_be_there(
    checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "card 4539 1488 0343 6467.txt"
    file.write_text("write to ana.souza@gmail.com", encoding="utf-8")
    scan_all(checker, Settings(), select([str(file)], Choice()), Shown(explain=True))
    shown = [line.split() for line in capsys.readouterr().out.splitlines()]
    (card,) = (row for row in shown if "card.grouped" in row)
    (address,) = (row for row in shown if "email.email" in row)
    assert card[:2] == ["the", "file's"]
    assert address[:2] == ["line", "1,"]


def test_what_a_filter_drops_is_told_with_its_name(checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Name: Ana Souza, she lives at 12 [LOCATION_1], card 4539148803436467"
    explained(checker, tmp_path, text, OutputFormat.JSON)
    (row,) = json.loads(capsys.readouterr().out)
    told = row["explanation"]
    assert "placeholder" in {each["filter"] for each in told["dropped"]}
    assert "INTRODUCED" in {role for each in told["findings"] for role in each["roles"]}
    assert "payment_card" in {each["validator"] for each in told["findings"]}
    explained(checker, tmp_path, text)
    shown = " ".join(capsys.readouterr().out.split())
    assert "was dropped, because it is a placeholder." in shown
    assert "Souza" not in shown


def test_programs_and_people_are_told_what_stands_in_a_file_s_name(
    checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "card 4539 1488 0343 6467.txt"
    file.write_text("write to ana.souza@gmail.com", encoding="utf-8")
    chosen = select([str(file)], Choice())
    scan_all(checker, Settings(), chosen, Shown(OutputFormat.JSON, explain=True))
    (row,) = json.loads(capsys.readouterr().out)
    assert [(each["in"], each["entity_type"]) for each in row["explanation"]["findings"]] == [
        ("content", "EMAIL_ADDRESS"),
        ("name", "CREDIT_CARD"),
    ]
    assert row["in_name"] == ["CREDIT_CARD"]
    scan_all(checker, Settings(), chosen, Shown(OutputFormat.SARIF))
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert "Found in the file's name: payment card number." in [result["message"]["text"] for result in results]
    scan_all(checker, Settings(), chosen, Shown())
    assert "In the file's name: a payment card number" in capsys.readouterr().out
