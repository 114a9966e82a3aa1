"""Where the lists of names and the name model disagree, the model decides."""

from collections.abc import Mapping

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.filters import Filter
from core.detection.names.known_names import ModelFirst
from core.detection.names.ner import pieces
from core.finding import Evidence, Finding
from tests.messages import asked

FREQUENT = {
    "samo": "sh1 sl1",
    "danas": "sh1",
    "dolazim": "sh2",
    "elle": "fr1",
    "jan": "nl2",
    "ik": "nl1",
    "zie": "nl1",
    "ok": "0",
}


class Words:
    def __init__(self, frequent: Mapping[str, str]) -> None:
        self._frequent = frequent

    def lists(self, word: str) -> str:
        return "0"

    def languages(self, word: str) -> str:
        return self._frequent.get(word.lower(), "0")


def named(text: str, *names: str, kind: str = "PERSON", source: str = "known_names") -> list[Finding]:
    return [Finding(text.index(n), text.index(n) + len(n), kind, 0.5, source, Evidence.MODEL) for n in names]


@pytest.mark.parametrize(
    ("text", "listed", "model", "kept"),
    [
        # The model's border is a name's beginning.
        ("Bence Doğan haklı", ["Bence Doğan"], ["Doğan"], []),
        ("Bence Doğan haklı", ["Bence Doğan"], ["Bence Doğan"], []),
        # It is not its end: a list may know the family name that the model cut off.
        ("ask Zofia Wrona now", ["Zofia Wrona"], ["Zofia"], ["Zofia Wrona"]),
        ("ask Zofia Wrona now", ["Zofia"], ["Zofia Wrona"], ["Zofia"]),
        # A word of every day in the language of the text, but not in another one, nor a rarer word.
        ("Samo danas dolazim", ["Samo"], [], []),
        ("Elle danas dolazim", ["Elle"], [], ["Elle"]),
        ("Jan ik zie", ["Jan"], [], ["Jan"]),
        ("Zorblatt ok", ["Zorblatt"], [], ["Zorblatt"]),
        # Two words, of which one is no such word.
        ("Samo Wrona danas", ["Samo Wrona"], [], ["Samo Wrona"]),
        ("", [], [], []),
    ],
)
def test_what_the_lists_found_counts_where_the_model_does_not_say_otherwise(
    text: str, listed: list[str], model: list[str], kept: list[str]
) -> None:
    dropped: list[tuple[str, Filter]] = []
    judge = ModelFirst(Words(FREQUENT))
    found = judge.kept(
        text, named(text, *listed), named(text, *model), lambda f, why: dropped.append((text[f.start : f.end], why))
    )
    assert [text[each.start : each.end] for each in found] == kept
    silent = not listed or any(listed[0].endswith(name) or name.startswith(listed[0]) for name in model)
    assert dropped == ([] if kept or silent else [(listed[0], Filter.ORDINARY_WORD)])


def test_a_place_of_the_model_takes_nothing_from_the_lists() -> None:
    text = "ask Zofia"
    judge = ModelFirst(Words(FREQUENT))
    assert judge.kept(text, named(text, "Zofia"), named(text, "Zofia", kind="LOCATION"), lambda *_: None) == named(text, "Zofia")


def test_an_identifier_in_capitals_is_no_name(checker: Checker) -> None:
    text = '<Object mapKey="R648-MF-DEPARTURE" /> is from Leeds'
    found = checker.check(asked(text), Policy()).findings
    assert [text[each.start : each.end] for each in found] == ["Leeds"]


@pytest.mark.parametrize(
    "place", ["00-514 Warszawa", "1100-053 Lisboa", "150-0001 Tokyo", "Springfield, IL 62704-1234", "Ottawa K1A-0B1"]
)
def test_a_postcode_with_a_hyphen_is_no_identifier(place: str) -> None:
    assert pieces(place, 0, len(place), "LOCATION") == [(0, len(place))]
