"""The stable machine interface."""

import json
from pathlib import Path

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
        '{"id": 6, "text": "y"}',
    ]
    done = privacy_check(*SCAN, stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 2
    assert [answer["id"] for answer in answers] == [1, None, None, None, None, 6]
    assert [answer["error"].split(":")[0] for answer in answers if "error" in answer] == ["line 2", "line 3", "line 4", "line 5"]
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
