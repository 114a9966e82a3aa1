"""Cost grows with length, not with its square: what a text sets in motion is counted, not timed."""

import cProfile
import math
import sys
import time
from collections.abc import Callable

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.recognizers.tables import _split
from core.files import json_text, markup_text, table_text
from tests.hostile import kinds
from tests.messages import asked, attached

# A text of fewer than four windows has relatively fewer of them.
SLOPE = 1.1
SHORT, LONG = 6_000, 18_000
SURELY_SHORT, SURELY_LONG = 12_000, 36_000
KINDS = kinds(100, seed=20)


def operations(work: Callable[[], object]) -> int:
    """How many functions are called, ours and those that are built in: a search, a slice, a step of a generator."""
    profile, before = cProfile.Profile(subcalls=False), sys.getprofile()
    sys.setprofile(None)
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
        sys.setprofile(before)
    return sum(entry.callcount for entry in profile.getstats())


def slope(work: Callable[[int], object], short: int, long: int) -> float:
    """The power of the length that the number of operations grows with."""
    few, many = (operations(lambda length=length: work(length)) for length in (short, long))  # type: ignore[misc]
    return math.log(many / few) / math.log(long / short)


def is_linear(work: Callable[[int], object]) -> bool:
    """Where shorter texts leave a doubt, longer ones decide."""
    return slope(work, SHORT, LONG) <= SLOPE or slope(work, SURELY_SHORT, SURELY_LONG) <= SLOPE


@pytest.mark.parametrize("kind", KINDS)
def test_three_times_the_text_is_three_times_the_work(checker: Checker, kind: str) -> None:
    make = KINDS[kind]
    checker.check(asked(make(3_000)), Policy())  # what is compiled and remembered at first
    assert is_linear(lambda length: checker.check(asked(make(length)), Policy()))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "Name,Ph" in kind or '{"a"' in kind or "<html>" in kind])
def test_and_of_a_file_too(checker: Checker, kind: str) -> None:
    make = KINDS[kind]
    checker.check(attached(make(3_000)), Policy())
    assert is_linear(lambda length: checker.check(attached(make(length)), Policy()))


READERS: dict[str, tuple[Callable[[str], object], Callable[[int], str]]] = {
    "a string that is not closed": (json_text.decode, lambda n: '{"a":1}\n{"' + '\\"' * n),
    "brackets": (json_text.decode, lambda n: '{"a":1}\n' + '[{"a":' * n),
    "quotes in a table": (lambda raw: [*table_text.cells(raw, ",")], lambda n: "a,b,c\n" + "1,2,3\n" * 4000 + '""x\n' * n),
    "quotes between commas": (table_text.delimiter, lambda n: ',"\n' * n),
    "quotes in a row": (lambda raw: [*_split(raw, 0, ",")], lambda n: '""x' * n),
    "spaces in a row": (lambda raw: [*_split(raw, 0, ",")], lambda n: "x" + " " * n + "y"),
    "comments": (markup_text.decode, lambda n: "<!--" * n),
    "tags": (markup_text.decode, lambda n: "<a b='" * n),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_reads_nothing_twice(reader: str) -> None:
    """Within one search of a pattern nothing can be counted: sixteen times the text would take 256 times as long."""
    read, make = READERS[reader]

    def seconds(length: int) -> float:
        raw, start = make(length), time.thread_time()
        read(raw)
        return time.thread_time() - start

    assert any(seconds(80_000) / max(seconds(5_000), 0.002) < 64 for _ in range(3))
