"""On a terminal, a command says that it reads from the keyboard, and Ctrl-C ends it at once."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from bots.cli import jsonl
from bots.cli.scan import Shown, scan_all
from bots.cli.selection import Choice, select
from config.policy import Policy
from config.settings import Settings
from core.checker import Checker

from .keyboard import Keyboard

CTRL_C, CTRL_D = b"\x03", b"\x04"


def test_what_is_typed_is_read_up_to_ctrl_d(tmp_path: Path) -> None:
    terminal = Keyboard("redact", cwd=tmp_path, forked=True)
    terminal.wait_for(b"Reading from the keyboard: type or paste the text, then press Ctrl-D on a line of its own")
    terminal.press(b"write to a.smith@kestrel-parts.io\n" + CTRL_D)
    assert terminal.end() == 0
    assert b"write to [EMAIL_ADDRESS_1]" in terminal.shown


def test_ctrl_c_ends_what_waits_for_the_keyboard(tmp_path: Path) -> None:
    (tmp_path / "k.json").write_text("{}")
    terminal = Keyboard("restore", "--map", "k.json", cwd=tmp_path, forked=True)
    terminal.wait_for(b"Reading from the keyboard")
    terminal.press(CTRL_C)
    assert terminal.end(CTRL_C) == 130
    assert b"Traceback" not in terminal.shown


def test_whatever_reads_standard_input_says_so_before_a_terminal(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = select([], Choice())
    for reads in (
        lambda: scan_all(checker, Settings(), nothing, Shown()),
        lambda: jsonl.run(checker, Policy(), nothing, Console(stderr=True)),
    ):
        ours, theirs = pty.openpty()
        os.write(ours, CTRL_D)
        with os.fdopen(theirs) as terminal:
            monkeypatch.setattr(sys, "stdin", terminal)
            assert reads() == 0
        os.close(ours)
        assert capsys.readouterr().err.startswith("Reading from the keyboard")


@pytest.mark.parametrize("loading", [b"| typer.", b"core.detection.names"])
def test_ctrl_c_ends_what_still_loads(tmp_path: Path, loading: bytes) -> None:
    terminal = Keyboard("scan", cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    terminal.wait_for(loading)
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    assert b"Traceback" not in terminal.shown
    assert b"Reading from the keyboard" not in terminal.shown


def test_where_processes_are_forked_from_ctrl_c_is_left_to_the_bot() -> None:
    code = "import signal, bots.forkserver; print(int(signal.getsignal(signal.SIGINT)))"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == signal.SIG_IGN
