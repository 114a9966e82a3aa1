"""Telephone numbers: by form, by numbering data, by the words beside them; dates and amounts are none."""

import pytest

from core.detection.recognizers.phone import TelephoneRecognizer
from core.finding import Evidence


def found(text: str) -> list[str]:
    return [text[r.start : r.end] for r in TelephoneRecognizer().analyze(text, ["PHONE_NUMBER"])]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call me on 01.84.17.61.18 please", "01.84.17.61.18"),
        ("nobody is answering at 61 448 902", "61 448 902"),
        ("stop the messages to 655 214 908", "655 214 908"),
        ("Phone:\n31-62-84-90", "31-62-84-90"),
        ("+49 30 901820", "+49 30 901820"),
        ("21 253 109 8211-Office", "21 253 109 8211"),
        ("61 448 902 (mobile)", "61 448 902"),
        ("TEL:+4930901820", "+4930901820"),
        ("phone=030 901820", "030 901820"),
        ("call 532.123.45.67", "532.123.45.67"),
        ("call 0171.3948576", "0171.3948576"),
        ("(415) 555-2671 ext. 12", "(415) 555-2671 ext. 12"),
        ("Tel.030 901820", "030 901820"),
        ("тел.+49 30 901820", "+49 30 901820"),
        ("Tel.:030/901820", "030/901820"),
    ],
)
def test_numbers_are_found(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "call on 24.11.2026",
        "call on 2026-11-24 10:00",
        "phone 1.84.2",
        "it took 12 345 678 ms",
        "we had +12 345 678 views",
        "phone 0063 0063 0073",
        "error 61448902",
        "don't tell anyone 61 448 902",
        "I believe 61 448 902 is the dialog's number",
        "load 0.42 0.38 0.35, call it a day",
        "call it 20 000 000",
        "call me in 2026",
        "call it 123.234.56.78, the router",
        "call for JIS X 0208-1990",
        "call 0870..0891 a range",
        "call at 51 Oak Street, Boston, MA  02110-1301",
        "call them 0626 0627, two letters",
        "call (2016-04-21) a day",
        "call 353207.547 a rate",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "erreichbar unter 0151 / 234 567 89, in Frankreich 06 12 34 56 78, in Polen 601-234-567",
            ["0151 / 234 567 89", "06 12 34 56 78", "601-234-567"],
        ),
        ("phone 030 901820 or 655 214 908", ["030 901820", "655 214 908"]),
        ("tel. 020 7946 0018; Spain: 612 345 678", ["020 7946 0018", "612 345 678"]),
        ("ask 020 7946 0018, order 612 345 678", ["020 7946 0018"]),
        ("ask 020 7946 0018. The next one took 612 345 678 ms", ["020 7946 0018"]),
    ],
)
def test_a_list_goes_on(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


def test_a_word_beside_it_is_better_evidence() -> None:
    (result,) = TelephoneRecognizer().analyze("reach me at 415-555-2671", ["PHONE_NUMBER"])
    assert result.evidence is Evidence.CONTEXT
