"""How many files somebody reads to follow a message, counted by a trace."""

import sys
from pathlib import Path
from types import FrameType

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

ROOT = Path(__file__).parents[2]
QUIET = "see you at nine in room four, Tom"
ALARMING = "Ana Souza, born 12.4.1981, has diabetes, reach her at ana.souza@gmail.com, card 4539 1488 0343 6467"
# What turns words into numbers for a model, and a copy of spaCy's arithmetic: nobody reads either to follow a message.
ARITHMETIC = ("core/detection/names/inference/", "core/detection/private_matters/inference/")


def passed(checker: Checker, text: str) -> tuple[bool, set[str]]:
    """Whether it alarms, and the files of which any function was called."""
    message, files = said(text), set[str]()

    def note(frame: FrameType, event: str, argument: object) -> None:
        files.add(frame.f_code.co_filename)

    checker.check(message, Policy())  # what is built when it is first needed is built
    before = sys.gettrace()
    sys.settrace(note)
    try:
        verdict = checker.check(message, Policy())
    finally:
        sys.settrace(before)
    ours = {Path(file).relative_to(ROOT).as_posix() for file in files if Path(file).is_relative_to(ROOT)}
    return verdict.decision.alarm, {file for file in ours if file.startswith(("core/", "config/", "bots/"))}


def test_a_quiet_message_passes_twenty_files_at_most(checker: Checker) -> None:
    alarm, files = passed(checker, QUIET)
    assert not alarm
    assert len(files) <= 20, sorted(files)


def test_an_alarming_message_passes_forty_five_files_at_most(checker: Checker) -> None:
    alarm, files = passed(checker, ALARMING)
    files = {file for file in files if not file.startswith(ARITHMETIC)}
    assert alarm
    assert len(files) <= 45, sorted(files)
