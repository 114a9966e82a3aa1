"""Hyperscan's one pass says of every text of ASCII what google-re2's automata say, and is compiled once."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checker import Checker
from core.detection.prefilter.approximation import Approximation
from core.detection.prefilter.hyperscan_pass import hyperscan_pass
from core.detection.prefilter.prefilter import Prefilter
from core.detection.registry import all_rules
from tests.sets import SAMPLES, beside, rows

pytest.importorskip("hyperscan")
PATTERNS = [
    r"(?<![\w.])\d{3}(?!\d)",
    r"\b[A-Z]{2}\d{2,30}\b",
    r"(?i)caf(?:é|e) \d",
    r"(?m)^x$",
    r"[^\W_]+@",
    r"é",
    r"a*",
    r"(?i)\bstra(?:ß|ss)e\b",
    r"x?y{2,3}z$",
    r"[^a]b|\x00|\\d",
]


def pair(folder: Path, patterns: list[str]) -> tuple[Prefilter, Prefilter]:
    """The same conditions, read by re2 and by Hyperscan."""
    conditions = [re.compile(pattern) for pattern in patterns]
    slow, quick = Prefilter(conditions), Prefilter(conditions)
    assert quick.enable_hyperscan(folder)
    return slow, quick


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prefilter, Prefilter]:
    return pair(tmp_path_factory.mktemp("kept"), PATTERNS)


@settings(max_examples=400)
@given(
    st.text(alphabet=st.characters(max_codepoint=127), max_size=40)
    | st.text(max_size=20)
    | st.text(alphabet="aA1x\nyzé@DE89 cfeCFE", max_size=30)
)
def test_any_text_is_read_alike(both: tuple[Prefilter, Prefilter], text: str) -> None:
    slow, quick = both
    assert list(quick.possible(text)) == list(slow.possible(text))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the shipped conditions are kept when they are compiled."""
    return tmp_path_factory.mktemp("shipped")


def assert_alike(checker: Checker, texts: Sequence[str], compiled: Path) -> None:
    prefilter = checker._detector._prefilter
    assert prefilter._hyperscan is None
    slow = [list(prefilter.possible(text)) for text in texts]
    try:
        assert checker.enable_hyperscan(compiled)
        # One refused condition doubles the time of compiling: each is then compiled alone, to find it.
        assert prefilter._hyperscan is not None
        assert not prefilter._hyperscan.refused
        assert [list(prefilter.possible(text)) for text in texts] == slow
    finally:
        prefilter._hyperscan = None


def test_the_shipped_conditions_are_read_alike(checker: Checker, compiled: Path) -> None:
    examples = [text for rule in all_rules() for text, _ in rule.matches]
    samples = [path.read_text(encoding="utf-8") for path in SAMPLES.rglob("*.txt")]
    assert_alike(checker, [*examples, *map(str.upper, examples), *samples], compiled)


@beside
def test_and_in_ordinary_talk(checker: Checker, compiled: Path) -> None:
    assert_alike(checker, [str(row["text"]) for row in rows("irc_dev.jsonl", 10)], compiled)


def test_it_is_compiled_once_and_what_others_left_goes(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    pair(folder, PATTERNS)
    (kept,) = folder.iterdir()
    made = kept.stat().st_mtime_ns
    pair(folder, PATTERNS)
    assert kept.stat().st_mtime_ns == made
    pair(folder, PATTERNS[:3])
    assert [file != kept for file in folder.iterdir()] == [True]


def test_google_re2_reads_what_hyperscan_refuses(tmp_path: Path) -> None:
    """As a rule of an admin's may be: with an anchor in its midst."""
    slow, quick = pair(tmp_path, [*PATTERNS, r"(?:\w{2}|\s\A)anchored\d", r"plain\d"])
    assert quick._hyperscan
    assert quick._hyperscan.refused == {len(PATTERNS)}
    for text in ("anchored1", "an anchored1", "unanchored1", "plain1 DE89 123"):
        assert list(quick.possible(text)) == list(slow.possible(text))
    assert list(quick.possible("unanchored1")) != list(quick.possible("un"))
    _, again = pair(tmp_path, [*PATTERNS, r"(?:\w{2}|\s\A)anchored\d", r"plain\d"])
    assert list(again.possible("unanchored1")) == list(slow.possible("unanchored1"))


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda kept: kept[:100],
    "short of a byte": lambda kept: kept[:-1],
    "of another program": lambda kept: b"x" * len(kept),
    "with a bit that has changed": lambda kept: kept[:2000] + bytes([kept[2000] ^ 1]) + kept[2001:],
    "as an earlier version wrote it": lambda kept: kept[32:],
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_made_anew(tmp_path: Path, how: str) -> None:
    pair(tmp_path, PATTERNS)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(BROKEN[how](whole))
    slow, quick = pair(tmp_path, PATTERNS)
    assert list(quick.possible("DE89 123")) == list(slow.possible("DE89 123"))
    assert kept.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root may give a file away")
def test_a_file_of_somebody_else_is_not_run(tmp_path: Path) -> None:
    pair(tmp_path, PATTERNS)
    (kept,) = tmp_path.iterdir()
    os.chown(kept, 12345, 12345)
    pair(tmp_path, PATTERNS)
    assert kept.stat().st_uid == os.getuid()


def test_a_folder_where_the_file_should_be_does_no_harm(tmp_path: Path) -> None:
    pair(tmp_path, PATTERNS)
    (kept,) = tmp_path.iterdir()
    kept.unlink()
    kept.mkdir()
    slow, quick = pair(tmp_path, PATTERNS)
    assert list(quick.possible("DE89 123")) == list(slow.possible("DE89 123"))


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    slow, quick = pair(tmp_path / "file", PATTERNS)
    assert list(quick.possible("DE89 123")) == list(slow.possible("DE89 123"))


def test_a_disk_that_is_nearly_full_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=50_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    (tmp_path / "prefilter-0.123").write_bytes(b"left by a process that was killed")
    pair(tmp_path, PATTERNS)
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_large_for_hyperscan_stays_with_re2_alone(tmp_path: Path) -> None:
    forms = ("(?:" + "|".join(f"w{n}" for n in range(40_000)) + ")", "a", "[0-9]")
    made = hyperscan_pass({number: Approximation(form, number // 2) for number, form in enumerate(forms)}, tmp_path)
    assert made
    assert made.refused == {0}
    assert [sorted(made(text, digit=digit)) for text, digit in ((b"w1a", True), (b"w-a", False))] == [[1, 2], [1]]


def test_what_is_written_for_re2_stays_with_re2(tmp_path: Path) -> None:
    prefilter = Prefilter([re.compile("a"), r"(?i)\pN+x", None, re.compile("b")])
    assert prefilter.enable_hyperscan(tmp_path)
    assert [list(prefilter.possible(text)) for text in ("12X b", "a", "", "½X")] == [[1, 2, 3], [0, 2], [2], [1, 2]]
