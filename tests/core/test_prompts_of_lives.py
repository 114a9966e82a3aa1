"""Prompts that hold people's lives, in the words of those who write them; invented in three rounds, see benchmarks/README.md.

The sample has a prompt a block: whether its author is told, and the prompt. What is in ⟦brackets⟧ is not readable in the redacted
version; what a block leaves unmarked may be. Some numbers have a wrong check digit on purpose: with their name before them they are
somebody's still.
"""

import re
from pathlib import Path

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said

SAMPLE = Path(__file__).parents[1] / "samples" / "prompts_of_lives.txt"
BLOCKS = [block.partition("\n")[::2] for block in SAMPLE.read_text(encoding="utf-8").strip().split("\n%%\n")]
MARKED = re.compile("⟦([^⟧]+)⟧")


def plain(marked: str) -> str:
    return MARKED.sub(r"\1", marked)


@pytest.mark.parametrize(("told", "prompt"), BLOCKS)
def test_who_is_told(checker: Checker, told: str, prompt: str) -> None:
    assert checker.check(said(plain(prompt)), Policy()).decision.alarm == (told == "told")


@pytest.mark.parametrize("prompt", [prompt for _, prompt in BLOCKS if MARKED.search(prompt)])
def test_nothing_marked_is_left_readable(checker: Checker, prompt: str) -> None:
    covered = {i for f in checker.check(asked(plain(prompt)), Policy()).findings for i in range(f.start, f.end)}
    shift = 0
    for mark in MARKED.finditer(prompt):
        start, shift = mark.start() - shift, shift + 2
        assert [char for i, char in enumerate(mark[1], start) if char.isalnum() and i not in covered] == [], mark[1]
