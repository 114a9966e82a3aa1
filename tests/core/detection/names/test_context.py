"""People whose names are in no list, by the words beside them; and words that stand there, but are no names."""

import pytest

from config.lexicon import shipped_lexicon
from core.detection.names.context import NamesInContext
from core.finding import Evidence, Finding

_LISTED = frozenset({"Ottilie", "Bergqvist"})
_ORDINARY = frozenset({"docker", "everybody", "kernel", "monday", "visual", "studio"})


@pytest.fixture(scope="module")
def context() -> NamesInContext:
    return NamesInContext(shipped_lexicon(), _LISTED.__contains__, lambda word: word.casefold() in _ORDINARY)


def found(context: NamesInContext, text: str, *known: str) -> list[str]:
    read = [Finding(text.index(name), text.index(name) + len(name), "PERSON", 0.6, "m", Evidence.MODEL) for name in known]
    return [text[f.start : f.end] for f in context.find(text, read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then our accountant, Vexley Torm, called", ["Vexley Torm"]),
        ("His captain, Dr. Torm, was late", ["Torm"]),
        ("a shepherd called Vexley sold it", []),
        ("a farmer called Vexley sold it", ["Vexley"]),
        ("Vexley-Torm denied it", ["Vexley-Torm"]),
        ("O'Vexley said so", ["O'Vexley"]),
        ("I met Torm's sister", ["Torm"]),
        ("Vexley Torm, 54, left", ["Vexley Torm"]),
        ("Vexley Torm (3 May 1811 – 1889) painted", ["Vexley Torm"]),
        ('"No," said Vexley', ["Vexley"]),
        ("Vexley Bey bekliyor", ["Vexley"]),
        ("Demandez à M. Vexley", ["Vexley"]),
    ],
)
def test_words_beside_a_name_announce_it(context: NamesInContext, text: str, expected: list[str]) -> None:
    assert found(context, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Docker said no",
        "Everybody knows that",
        "the driver, Docker, was updated",
        "the manager (Visual Studio) wants",
        "x.Vexley said",
        "the driver Vexley() is loaded",
        "He says so",
        "Our manager, Mr, no",
    ],
)
def test_ordinary_words_and_code_are_none(context: NamesInContext, text: str) -> None:
    assert found(context, text) == []


def test_who_is_joined_to_a_listed_person_is_one(context: NamesInContext) -> None:
    assert found(context, "Ottilie and Vexley met", "Ottilie") == ["Vexley"]
    assert found(context, "Vexley und Ottilie kommen", "Ottilie") == ["Vexley"]
    assert found(context, "Ottilie, Vexley and Torm met", "Ottilie") == ["Vexley", "Torm"]
    assert found(context, "Ottilie, Vexley is down", "Ottilie") == []
    assert found(context, "Ottilie and Docker", "Ottilie") == []
    assert found(context, "Grommet and Vexley met", "Grommet") == []


def test_a_particle_belongs_to_the_name(context: NamesInContext) -> None:
    assert found(context, "Vexley van der Bergqvist wrote", "Bergqvist")[-1] == "Vexley van der Bergqvist"
    assert found(context, "in 1931 van der Bergqvist proved", "Bergqvist") == ["van der Bergqvist"]
    assert found(context, "de laptop van Ottilie", "Ottilie") == []


def test_what_a_tokenizer_cut_off_belongs_to_the_name(context: NamesInContext) -> None:
    assert found(context, "then Bergqvist-Torm left", "Bergqvist") == ["Bergqvist-Torm"]
    assert found(context, "then Torm-Bergqvist left", "Bergqvist") == ["Torm-Bergqvist"]
    assert found(context, "Ottilie-won is here", "Ottilie") == ["Ottilie-won"]
    assert found(context, "a Bergqvist-kernel", "Bergqvist") == []


def test_a_user_name_of_two_listed_names_is_one(context: NamesInContext) -> None:
    assert found(context, "curl -u ottilie.bergqvist: x") == ["ottilie.bergqvist"]
    assert found(context, "os.path and ottilie.bergqvist()") == []


def test_thanks_in_small_letters_go_to_listed_names(context: NamesInContext) -> None:
    assert found(context, "tack ottilie, nu funkar det") == ["ottilie"]
    assert found(context, "thanks docker, great") == []
