"""The stable machine interface."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from bots.cli.exit_codes import ExitCode
from bots.cli.jsonl import run
from bots.cli.selection import Choice, select
from config.policy import Policy
from core.checker import Checker
from core.message import Message

from .commands import privacy_check

SCAN = ("scan", "--input-format", "jsonl", "--format", "jsonl", "-")


def test_one_line_in_one_line_out_in_order() -> None:
    rows = [
        {"id": "a", "text": "card 4111 1111 1111 1111 😀 a.smith@kestrel-parts.io"},
        {"id": 2, "text": "hello"},
        {"id": "c", "text": "<mailto:a.b@kestrel-parts.io|a.b@kestrel-parts.io> &amp;", "platform": "slack"},
        {"id": "d", "text": "<@123456789012345678> ||536-22-8719||", "platform": "discord"},
    ]
    done = privacy_check(*SCAN, stdin="\n".join(map(json.dumps, rows)))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [answer["id"] for answer in answers] == ["a", 2, "c", "d"]
    assert set(answers[0]) == {"id", "findings", "alarm", "severity", "reasons", "paste", "redacted"}
    for row, answer in zip(rows, answers, strict=True):
        for finding in answer["findings"]:
            assert set(finding) == {"start", "end", "entity_type", "score"}
            assert 0 <= finding["start"] < finding["end"] <= len(str(row["text"]))
    assert str(rows[0]["text"])[answers[0]["findings"][1]["start"] :] == "a.smith@kestrel-parts.io"
    assert answers[2]["redacted"] == "[EMAIL_ADDRESS_1] &amp;"
    assert answers[3]["redacted"] == "<@123456789012345678> ||[US_SSN_1]||"


def test_a_bad_line_is_answered_in_its_place_and_the_rest_goes_on() -> None:
    lines = [
        '{"id": 1, "text": "x"}',
        "nonsense secret-4111",
        '{"id": 3}',
        "[1]",
        '{"id": 5, "text": "x", "platform": "irc"}',
        '{"id": 1.5, "text": "x"}',
        '{"id": 7, "text": 5}',
        '{"id": 6, "text": "y"}',
    ]
    done = privacy_check(*SCAN, stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 2
    assert [answer["id"] for answer in answers] == [1, *[None] * 6, 6]
    assert [answer["error"] for answer in answers if "error" in answer] == [
        "line 2: not a JSON object",
        "line 3: text: is missing",
        "line 4: not a JSON object",
        "line 5: platform: 'irc' is unknown; known: plain, discord, slack",
        "line 6: id: must be a string or an integer",
        "line 7: text: must be a string",
    ]
    assert "4111" not in done.out


def test_lone_surrogates_and_nul_survive() -> None:
    done = privacy_check(*SCAN, stdin='{"id": 1, "text": "a\\u0000b\\ud83d card 4111 1111 1111 1111"}\n')
    assert json.loads(done.out)["redacted"] == "a\u0000b\ufffd card [CREDIT_CARD_1]"


def test_the_mark_of_windows_is_skipped_and_what_is_no_utf_8_is_one_clear_line(tmp_path: Path) -> None:
    good = json.dumps({"id": 1, "text": "x"}).encode()
    content = b"\xef\xbb\xbf" + good + b'\r\n{"id": 2, "text": "\xff"}\n' + good
    (tmp_path / "rows.jsonl").write_bytes(content)
    for done in (privacy_check(*SCAN, stdin=content), privacy_check(*SCAN[:-1], "rows.jsonl", cwd=tmp_path)):
        answers = [json.loads(line) for line in done.out.splitlines()]
        assert (done.code, [answer["id"] for answer in answers]) == (2, [1, None, 1])
        assert answers[1]["error"] == "line 2: is not UTF-8 text"


def test_an_error_of_ours_in_one_line_is_told_and_the_rest_goes_on(
    tmp_path: Path, checker: Checker, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        types = checker.types

        def check(self, message: Message, policy: Policy) -> object:
            if "Alice" in message.text.raw:
                raise RuntimeError(message.text.raw)
            return checker.check(message, policy)

    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "Alice"}\n{"id": 2, "text": "x"}\n')
    selection = select([str(tmp_path / "rows.jsonl")], Choice())
    assert run(Broken(), Policy(), selection, Console(stderr=True)) is ExitCode.FAILED  # type: ignore[arg-type]
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], second["id"], second["findings"]) == (1, 2, [])
    assert first["error"].startswith("line 1: unexpected RuntimeError at ")
    assert "Alice" not in first["error"]
