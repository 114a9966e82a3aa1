"""The same value is the same placeholder; several forms of a name are one person."""

import pytest

from core.redaction.placeholders import Placeholders, name_tokens, same_people


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (["Alice Smith", "Alice", "alice.smith", "Smith", "A. Smith", "ALICE"], 1),
        (["Alice Smith", "Bob Smith", "Smith"], 3),
        (["Alice Smith", "Alice Jones", "Alice"], 3),
        (["José Ñúñez", "jose.nunez"], 1),
        (["AliceSmith", "alice_smith"], 1),
        (["李伟"], 1),
    ],
)
def test_who_is_the_same_person(names: list[str], people: int) -> None:
    assert len(set(same_people(names).values())) == people


def test_numbers_follow_the_text_and_skip_what_is_taken() -> None:
    places = Placeholders("[PERSON_1] wrote", ["Bob", "Ann"])
    assert [places.give("PERSON", "Bob"), places.give("PERSON", "Ann"), places.give("PERSON", "Bob")] == [
        "[PERSON_2]",
        "[PERSON_3]",
        "[PERSON_2]",
    ]


def test_two_spellings_of_a_number_are_one_value() -> None:
    places = Placeholders("", [])
    assert places.give("CREDIT_CARD", "4111 1111 1111 1111") == places.give("CREDIT_CARD", "4111-1111-1111-1111")
    assert places.give("EMAIL_ADDRESS", "A@b.io") == places.give("EMAIL_ADDRESS", "a@b.io")
    assert places.give("PASSWORD", "Abc123!") != places.give("PASSWORD", "Abc124!")


def test_the_mapping_holds_the_fullest_name() -> None:
    places = Placeholders("", ["Alice", "Alice Smith"])
    places.give("PERSON", "Alice")
    assert places.mapping == {"[PERSON_1]": "Alice Smith"}


def test_tokens() -> None:
    assert name_tokens("Dr. José-María O'Neill's") == ("jose", "maria", "o", "neill")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("umowę Zofii Wrony już mamy, nie dzwoń do Wrony", ("Zofia Wrona", "Zofii Wrony", "Zofii", "Wroną")),
        ("договор у нас, не звони", ("Вера Сокольник", "Веры Сокольник", "Вере")),
        ("", ("钱思远", "钱", "思远")),
        ("", ("長谷川美咲", "長谷川", "美咲")),
        ("", ("한서윤", "서윤")),
        ("", ("Nilüfer Karakoç", "Nilüfer Hanım", "Nilüfer")),
    ],
)
def test_cases_and_halves_of_a_name_are_one_person(text: str, names: tuple[str, ...]) -> None:
    assert len(set(same_people(names, text).values())) == 1


def test_in_other_languages_endings_tell_people_apart() -> None:
    assert len(set(same_people(("Martin", "Martina"), "Martin and Martina are here").values())) == 2
    assert len(set(same_people(("钱思远", "钱学森", "钱")).values())) == 3
