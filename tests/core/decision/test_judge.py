"""Which findings count: each has a suppression or its roles, and each distinct value counts once."""

from collections.abc import Collection

import pytest

from config.entities import load_entities
from config.examples import load_examples
from config.lexicon import shipped_lexicon
from config.policy import Policy
from core.decision.illness import Illness
from core.decision.judge import Judge, Judged, distinct, key, uncounted
from core.decision.roles import Roles
from core.decision.suppressions import Suppression, Suppressions
from core.detection.filters import Filter
from core.finding import Evidence, Finding, Role
from core.verdict import Uncounted
from tests.conftest import NOWHERE

LEXICON = shipped_lexicon()
TYPES = load_entities(NOWHERE)
JUDGE = Judge(Suppressions(LEXICON, load_examples(NOWHERE)), Roles(LEXICON, TYPES), Illness(LEXICON, TYPES))


def found(text: str, value: str, kind: str, *roles: Role, score: float = 0.8) -> tuple[Finding, str]:
    start = text.index(value)
    return Finding(start, start + len(value), kind, score, evidence=Evidence.LABEL, roles=frozenset(roles)), value


def judged(
    text: str,
    *pairs: tuple[Finding, str],
    silent: Collection[tuple[str, str]] = (),
    pasted: bool = False,
    strict: bool = False,
) -> list[Judged]:
    return JUDGE.judged(text, pairs, silent, Policy(), pasted=pasted, strict=strict)


def test_a_value_that_counts_has_its_roles_and_one_that_is_suppressed_has_none() -> None:
    text = "our patient Maria pays with test card 4242424242424242"
    person, card = judged(text, found(text, "Maria", "PERSON"), found(text, "4242424242424242", "CREDIT_CARD"))
    assert (person.suppression, person.finding.roles, person.value) == (None, {Role.SERVED}, "Maria")
    assert (card.suppression, card.finding.roles) == (Suppression.EXAMPLE_NUMBER, frozenset())


def test_a_value_marked_as_not_a_leak_is_allowlisted_for_its_type_only() -> None:
    text = "mail ana@gmail.com"
    pair = found(text, "ana@gmail.com", "EMAIL_ADDRESS")
    assert key(*pair) == ("EMAIL_ADDRESS", "ana@gmail.com")
    (marked,) = judged(text, pair, silent=[key(*pair)])
    (other,) = judged(text, pair, silent=[("PASSWORD", "ana@gmail.com")])
    assert (marked.suppression, other.suppression) == (Suppression.ALLOWLISTED, None)


def test_routine_contacts_do_not_count_in_talk_and_do_where_it_is_pasted_or_strict() -> None:
    text = "write to ana@initech.com or bo@gmail.com"
    pairs = found(text, "ana@initech.com", "EMAIL_ADDRESS"), found(text, "bo@gmail.com", "EMAIL_ADDRESS")
    assert [each.suppression for each in judged(text, *pairs)] == [Suppression.ROUTINE_CONTACT, None]
    assert [each.suppression for each in judged(text, *pairs, pasted=True)] == [None, None]
    assert [each.suppression for each in judged(text, *pairs, strict=True)] == [None, None]


def test_a_suppressed_number_does_not_hide_another_one_as_a_repetition() -> None:
    text = "demo: (212) 555-0123, call (212) 736-5000"
    pairs = found(text, "(212) 555-0123", "PHONE_NUMBER"), found(text, "(212) 736-5000", "PHONE_NUMBER")
    assert [each.suppression for each in judged(text, *pairs)] == [Suppression.FICTIONAL_NUMBER, None]


def test_a_fictional_number_counts_beside_an_address() -> None:
    text = "12 Elm St, (212) 555-0123"
    number = found(text, "(212) 555-0123", "PHONE_NUMBER")
    assert judged(text, found(text, "12 Elm St", "LOCATION", Role.ADDRESS), number)[1].suppression is None
    assert judged(text, found(text, "12 Elm St", "LOCATION"), number)[1].suppression is Suppression.FICTIONAL_NUMBER


def test_a_pasted_text_has_no_suppressions_of_talk() -> None:
    text = "she has a migraine"
    illness = found(text, "migraine", "MEDICAL_CONDITION")
    assert judged(text, illness)[0].suppression is Suppression.EVERYDAY_ILLNESS
    assert judged(text, illness, pasted=True)[0].suppression is None


def test_of_equal_values_the_surest_finding_stays_with_the_roles_of_all() -> None:
    weak = Finding(0, 5, "LOCATION", 0.4, roles=frozenset({Role.HOME}))
    strong = Finding(9, 14, "LOCATION", 0.9, roles=frozenset({Role.STREET}))
    (only,) = distinct([(weak, "Elm 4"), (strong, "elm 4")])
    assert (only.start, only.score, only.roles) == (9, 0.9, {Role.HOME, Role.STREET})


def test_a_role_that_is_known_already_changes_nothing() -> None:
    strong = Finding(9, 14, "LOCATION", 0.9, roles=frozenset({Role.STREET, Role.HOME}))
    weak = Finding(0, 5, "LOCATION", 0.4, roles=frozenset({Role.HOME}))
    assert distinct([(weak, "Elm 4"), (strong, "Elm 4")])[0].roles == {Role.STREET, Role.HOME}


def test_forms_of_one_name_are_one_person_and_two_names_are_two() -> None:
    names = ["Ana Souza", "Ana", "Tom Baker"]
    pairs = [(Finding(i * 20, i * 20 + 9, "PERSON", 0.8), name) for i, name in enumerate(names)]
    assert [finding.start for finding in distinct(pairs)] == [0, 40]


def test_one_value_of_two_types_is_two_values() -> None:
    pairs = [(Finding(0, 4, kind, 0.8), "4821") for kind in ("PIN", "ORDER_ID")]
    assert len(distinct(pairs)) == 2


def test_what_does_not_count_is_listed_by_type_and_reason_the_most_frequent_first() -> None:
    mail, card = Finding(0, 5, "EMAIL_ADDRESS", 0.9), Finding(9, 25, "CREDIT_CARD", 0.9)
    routine = Judged(mail, "a@b.c", Suppression.ROUTINE_CONTACT)
    counts = Judged(card, "4539")
    place = Finding(30, 36, "LOCATION", 0.5)
    assert uncounted([routine, counts, routine], [(place, Filter.URL), (place, Filter.IGNORED_TYPE)]) == (
        Uncounted("EMAIL_ADDRESS", "routine_contact", Suppression.ROUTINE_CONTACT.value, 2),
        Uncounted("LOCATION", "url", Filter.URL.value, 1),
    )


@pytest.mark.parametrize("text", ["between us: Ana Ruiz is pregnant", "Ana Ruiz is pregnant, she hasn't told her boss"])
def test_good_news_that_is_told_in_confidence_counts(text: str) -> None:
    person, trait = (found(text, *each) for each in (("Ana Ruiz", "PERSON"), ("pregnant", "PERSONAL_TRAIT")))
    assert [each.suppression for each in judged(text, person, trait)] == [None, None]


def test_good_news_counts_beside_somebody_s_pay() -> None:
    text = "Ana Ruiz is pregnant, on 92k"
    person, trait, pay = (
        found(text, *each) for each in (("Ana Ruiz", "PERSON"), ("pregnant", "PERSONAL_TRAIT"), ("92k", "SALARY"))
    )
    assert [each.suppression for each in judged(text, person, trait, pay)] == [None, None, None]
    assert [each.suppression for each in judged(text, person, trait)] == [None, Suppression.GOOD_NEWS]


def test_an_illness_of_nobody_known_here_does_not_count_in_talk() -> None:
    text = "Ben has diabetes, (212) 555-0123"
    person, illness = found(text, "Ben", "PERSON"), found(text, "diabetes", "MEDICAL_CONDITION")
    assert [each.suppression for each in judged(text, person, illness)] == [None, Suppression.NOBODY_OF_OURS]
    assert [each.suppression for each in judged(text, person, illness, pasted=True)] == [None, None]
    fictional = found(text, "(212) 555-0123", "PHONE_NUMBER")
    assert [each.suppression for each in judged(text, person, illness, fictional)] == [
        None,
        Suppression.NOBODY_OF_OURS,
        Suppression.FICTIONAL_NUMBER,
    ]


def test_a_value_has_the_roles_of_all_its_mentions() -> None:
    text = "Maria, and Maria"
    first, second = (
        found(text, "Maria", "PERSON", Role.SERVED),
        found(text, "Maria", "PERSON", Role.SERVED, Role.INTRODUCED, score=0.5),
    )
    assert [each.roles for each in distinct([first, second])] == [{Role.SERVED, Role.INTRODUCED}]
    assert [each.score for each in distinct([first, second])] == [0.8]
    assert [each.roles for each in distinct([second, first])] == [{Role.SERVED, Role.INTRODUCED}]
