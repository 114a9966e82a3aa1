"""What a number is called by is part of no name: neither a word that the name model takes for one nor one behind a name."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked


def redacted(checker: Checker, text: str) -> str:
    return checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kundennr. 8821345", "Kundennr. [CUSTOMER_ID_1]"),
        ("Rechnungsnr. 20245512 ist bezahlt", "Rechnungsnr. [ORDER_ID_1] ist bezahlt"),
        ("Herr Meier (Vertragsnr. 4711234) ist weg", "Herr [PERSON_1] (Vertragsnr. [ORDER_ID_1]) ist weg"),
        ("Anna Kowalska PESEL 44051401359", "[PERSON_1] PESEL [PL_PESEL_1]"),
        ("Müşterimiz Mehmet Demir, TCKN 10000000146, aradı", "Müşterimiz [PERSON_1], TCKN [TR_NATIONAL_ID_1], aradı"),
        ("رقم جوازها A12345678", "رقم جوازها [PASSPORT_NUMBER_1]"),
        ("عميلة اسمها فاطمة محمود ورقم جوازها A12345678", "عميلة اسمها [PERSON_1] ورقم جوازها [PASSPORT_NUMBER_1]"),
        ("ומספר הדרכון 30912847", "ומספר הדרכון [PASSPORT_NUMBER_1]"),
    ],
)
def test_the_word_for_a_number_stays(checker: Checker, text: str, expected: str) -> None:
    assert redacted(checker, text) == expected


@pytest.mark.parametrize("text", ["Bruno: 8821345, Kundennummer", "passport of Anna Kowalska: A1234567"])
def test_a_name_before_a_number_goes(checker: Checker, text: str) -> None:
    assert "[PERSON_1]" in redacted(checker, text)


@pytest.mark.parametrize(
    "name", ["João Nascimento", "Amit Sinha", "Muhammad Ali", "Subir Kundu", "Wei Lai", "Elin Deniz", "Pat Towne"]
)
def test_a_family_name_that_is_like_a_label_goes_before_a_card(checker: Checker, name: str) -> None:
    assert redacted(checker, f"{name} 4111 1111 1111 1111 (card)") == "[PERSON_1] [CREDIT_CARD_1] (card)"


def test_a_given_name_that_is_a_place_is_the_persons(checker: Checker) -> None:
    assert redacted(checker, "Steve Jobs founded Apple") == "[PERSON_1] founded Apple"
