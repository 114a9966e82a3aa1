"""What somebody else wrote is shown on a terminal and never obeyed, as markup of ours or as a terminal's command."""

import json
import os
import pty
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.cli.terminal import as_json, one_line, printable

from .commands import Forker, forker, privacy_check

MAIL = "a.smith@kestrel-parts.io"
HOSTILE = ["\x1b[2J", "\x1b]0;owned\x07", "\x9b31m", "\x07", "\u202e", "\u2066", "\u200f", "\u2028", "\x7f", "\x85"]


@given(st.text(st.characters(codec=None), max_size=40))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    line, lines = one_line(text), printable(text)
    assert not [char for char in line if ord(char) < 0x20]
    assert not [char for char in lines if ord(char) < 0x20 and char not in "\n\t"]
    assert not {*"\x7f\x9b\u202e\u2066\u2028\u200f\ufeff"} & {*line, *lines}


@given(st.text(max_size=40))
def test_the_json_means_the_same(text: str) -> None:
    assert json.loads(as_json({"a": text})) == {"a": text}


@pytest.mark.parametrize("header", ["[/x] mail", "[red] mail", "[link=https://evil.example]mail", ":smile: mail"])
def test_a_header_is_no_markup(tmp_path: Path, header: str) -> None:
    (tmp_path / "x.csv").write_text(f"{header},n\n{MAIL},1\n")
    done = privacy_check("scan", "x.csv", cwd=tmp_path)
    assert "Traceback" not in done.err
    assert done.code in (0, 1)
    assert f"{header},n" in done.out
    assert "[EMAIL_ADDRESS_1]" in done.out


def test_controls_in_texts_headers_and_names_are_written_out(tmp_path: Path) -> None:
    hostile = "".join(mark for mark in HOSTILE if mark not in ("\u2028", "\x85"))
    name = "a\x1b[31m\u202eb.csv"
    (tmp_path / name).write_text(f"mail{hostile},n\n{MAIL},{hostile}\n", encoding="utf-8")
    for arguments in (
        ["scan", name],
        ["scan", "--format", "json", name],
        ["scan", "--format", "sarif", name],
        ["scan", name + "x"],
    ):
        done = privacy_check(*arguments, cwd=tmp_path)
        assert not {mark for mark in done.out + done.err if ord(mark) < 0x20 and mark != "\n"}, arguments
        assert not {*"\x7f\x9b\u202e\u2066\u200f"} & {*done.out, *done.err}, arguments
    assert "a\\x1b[31m\\u202eb.csv" in privacy_check("scan", name, cwd=tmp_path).out


def test_a_file_s_name_is_an_address_in_sarif(tmp_path: Path) -> None:
    (tmp_path / "a b%20\u00e9.txt").write_text("card 4111 1111 1111 1111")
    done = privacy_check("scan", "--format", "sarif", "a b%20\u00e9.txt", cwd=tmp_path)
    result = json.loads(done.out)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%2520%C3%A9.txt"


def _on_a_terminal(arguments: list[str], stdin: bytes) -> bytes:
    ours, theirs = pty.openpty()
    read, write = os.pipe()
    os.write(write, stdin)
    os.close(write)
    begun = forker().begin(arguments, [read, theirs, sys.__stderr__.fileno()])
    os.close(theirs)
    os.close(read)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # it has hung up
        pass
    begun.wait()
    os.close(ours)
    return shown


def test_redacted_text_is_data_in_a_pipe_and_harmless_on_a_terminal() -> None:
    text = f"\x9b31m and \u202e {MAIL}\n"
    assert privacy_check("redact", stdin=text).out == "\x9b31m and \u202e [EMAIL_ADDRESS_1]\n"
    assert _on_a_terminal(["redact"], text.encode()) == b"\\x9b31m and \\u202e [EMAIL_ADDRESS_1]\r\n"


@pytest.mark.parametrize(
    "environment", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_it_speaks_utf_8_whatever_the_machine_s_language(environment: dict[str, str]) -> None:
    row = json.dumps({"id": 1, "text": "\u00dcber 😀 a.smith@kestrel-parts.io"}, ensure_ascii=False)
    with closing(Forker(PYTHONUTF8="0", **environment)) as there:
        done = there.run("scan", "--input-format", "jsonl", stdin=row)
        assert json.loads(done.out)["redacted"] == "\u00dcber 😀 [EMAIL_ADDRESS_1]"
        assert there.run("redact", stdin="\u00dc 😀").out == "\u00dc 😀"
