"""Places of the list, where words beside them say that a place is meant."""

from pathlib import Path

import pytest

from config.lexicon import shipped_lexicon
from core.detection.names.known_places import KnownPlaces
from core.finding import Evidence, Finding


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> KnownPlaces:
    file: Path = tmp_path_factory.mktemp("names") / "places.txt"
    file.write_text("Zamość\nSzeged\nVictoria\nMarch\nNew Gronau\nBorås\n", encoding="utf-8")
    return KnownPlaces(file, shipped_lexicon(), {"Victoria"}.__contains__, _is_word)


def _is_word(word: str) -> bool:
    return word.casefold() == "march"


def found(places: KnownPlaces, text: str, *known: str) -> list[str]:
    read = [Finding(text.index(name), text.index(name) + len(name), "LOCATION", 0.5, "m", Evidence.MODEL) for name in known]
    return [text[f.start : f.end] for f in places.find(text, read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she died in Szeged.", ["Szeged"]),
        ("near Zamosc and Szeged", ["Zamosc", "Szeged"]),
        ("from Szeged to New Gronau", ["Szeged", "New Gronau"]),
        ("flights in Victoria", ["Victoria"]),
        ("bor i Borås nu", ["Borås"]),
        ("Szeged'de oturuyor", ["Szeged"]),
        ("the Szeged office", ["Szeged"]),
        ("In New Gronau Anna laughed", ["New Gronau"]),
    ],
)
def test_words_before_a_place_announce_it(places: KnownPlaces, text: str, expected: list[str]) -> None:
    assert found(places, text) == expected


@pytest.mark.parametrize("text", ["in March", "a mail from Victoria", "Szeged", "in Docker", "login Szeged", "in szeged"])
def test_what_nothing_announces_and_words_are_none(places: KnownPlaces, text: str) -> None:
    assert found(places, text) == []


def test_what_is_joined_to_a_place_is_one(places: KnownPlaces) -> None:
    assert found(places, "Leeds, Szeged and Zamość", "Leeds") == ["Szeged", "Zamość"]
    assert found(places, "Leeds and Victoria", "Leeds") == []


def test_what_an_address_has_before_its_town_belongs_to_it(places: KnownPlaces) -> None:
    assert found(places, "mail it to Quexley 12, Leeds 546 25", "Leeds 546 25") == ["Quexley 12, Leeds 546 25"]
    assert found(places, "to 903 83 Dora Creek 176", "Dora Creek 176") == ["903 83 Dora Creek 176"]
    assert found(places, "6720 Szeged, at noon") == ["6720 Szeged"]
    assert found(places, "the 2024 Szeged festival") == []


def test_without_the_list_there_is_none(tmp_path: Path) -> None:
    assert found(KnownPlaces(tmp_path / "no.txt", shipped_lexicon(), _is_word, _is_word), "in Szeged") == []
