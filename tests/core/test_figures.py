"""The figures of benchmarks/README.md do not fall back: each is held to within a point of what was reached."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks import private_matters
from benchmarks.origins import by_origin
from benchmarks.quality import PRESIDIO, PROMPTS
from benchmarks.sets import measure, told
from core.checker import Checker
from tests.sets import SHARED, beside, rows

# Reached, and a point of room.
PRESIDIO_LEAK, PROMPTS_LEAK, ROOM = 0.027, 0.040, 0.01
IRC_ALARMS = 2
EVERY, FEW = 20, 20


def test_values_with_check_digits_are_found_in_forty_formats(checker: Checker) -> None:
    figures = measure.structured(checker)
    assert figures.recall >= 0.995
    assert figures.precision >= 0.995


def test_secrets_of_nearly_all_kinds_are_caught_and_what_resembles_them_is_not(checker: Checker) -> None:
    figures = measure.secrets(checker)
    assert figures.recall >= 0.97
    assert figures.false == 0


def test_secrets_are_hidden_in_whatever_form_they_are_written(checker: Checker) -> None:
    written, kinds = measure.hidden(checker)
    assert written >= 0.95
    assert kinds >= 0.97


def test_what_gives_somebody_away_is_found_and_what_does_not_is_hardly_ever(checker: Checker) -> None:
    counts = private_matters.measure(checker, told.read(told.STRANGER))["all"]
    assert counts.found >= 0.42 * counts.told
    assert counts.false <= 0.01 * counts.quiet


def test_pasted_texts_are_told_from_talk() -> None:
    assert measure.pastes() >= 0.99


def test_no_origin_s_names_are_found_much_less_than_the_others(checker: Checker) -> None:
    figures = {origin: recall for origin, recall in by_origin(checker, FEW).items() if not origin.startswith("Names that")}
    assert min(figures.values()) >= statistics.mean(figures.values()) - 0.05


@beside
def test_sentences_with_made_up_people_leak_little(checker: Checker) -> None:
    assert measure.leak(rows("presidio_dev.jsonl"), checker, PRESIDIO.split(",")) <= PRESIDIO_LEAK + ROOM


@beside
def test_prompts_leak_little(checker: Checker, tmp_path: Path) -> None:
    converted = tmp_path / "prompts.jsonl"
    subprocess.run([sys.executable, str(SHARED / "prompts.py"), str(converted)], check=True, capture_output=True)
    few = [json.loads(line) for line in converted.read_text(encoding="utf-8").splitlines()[::EVERY]]
    assert measure.leak(few, checker, PROMPTS.split(",")) <= PROMPTS_LEAK + ROOM
    judged = [(bool(row["alarm"]), measure.check(checker, row["text"]).decision.alarm) for row in few]
    assert sum(told and not meant for meant, told in judged) <= 1
    assert sum(told for meant, told in judged if meant) >= 0.88 * sum(meant for meant, _ in judged)


@beside
def test_ordinary_talk_hardly_alarms(checker: Checker) -> None:
    alarms = sum(measure.check(checker, str(row["text"])).decision.alarm for row in rows("irc_dev.jsonl"))
    assert alarms <= IRC_ALARMS
