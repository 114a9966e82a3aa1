"""What is derived from conditions is kept, and derived again wherever the file cannot be trusted."""

import os
import re
from pathlib import Path

import pytest

from core.detection.prefilter import prefilter as module
from core.detection.prefilter.approximation import Approximation
from core.detection.prefilter.prefilter import Prefilter

CONDITIONS = [re.compile(r"(?i)\bname is\b"), r"(?i)own\d", re.compile(r"\d{3}-\d{2}"), re.compile("é+")]
TEXTS = ("my NAME is", "OWN7", "123-45", "caféé", "nothing", "")


def answers(folder: Path | None) -> list[list[int]]:
    prefilter = Prefilter(CONDITIONS, folder=folder)
    return [list(prefilter.possible(text)) for text in TEXTS]


def test_the_second_start_derives_nothing_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "made" / "here"
    expected = answers(None)
    assert answers(folder) == expected
    assert len(list(folder.iterdir())) == 1

    def derived(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(module, "approximation", derived)
    assert answers(folder) == expected


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff" * 80, None])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    expected = answers(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"]" if damage is None else damage)
    assert answers(tmp_path) == expected
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert answers(tmp_path / "file") == answers(None)


def test_other_conditions_have_a_file_of_their_own_and_old_ones_go(tmp_path: Path) -> None:
    for number in range(6):
        Prefilter([re.compile(f"word{number}")], folder=tmp_path)
    assert 1 < len(list(tmp_path.iterdir())) <= 4


def test_who_adds_a_condition_derives_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(tmp_path)
    derived: list[str] = []
    approximation = module.approximation

    def noted(pattern: re.Pattern[str], *, ascii_only: bool) -> Approximation:
        derived.append(pattern.pattern)
        return approximation(pattern, ascii_only=ascii_only)

    monkeypatch.setattr(module, "approximation", noted)
    more = Prefilter([*CONDITIONS, re.compile("one more")], folder=tmp_path)
    assert derived == ["one more"]
    assert [list(more.possible(text)) for text in TEXTS] == answers(None)
    assert list(more.possible("one more")) == [4]


def test_a_file_that_is_used_stays(tmp_path: Path) -> None:
    answers(tmp_path)
    (first,) = tmp_path.iterdir()
    for number in range(6):
        os.utime(first, (0, 0))
        answers(tmp_path)
        Prefilter([re.compile(f"word{number}")], folder=tmp_path)
    assert first.exists()
