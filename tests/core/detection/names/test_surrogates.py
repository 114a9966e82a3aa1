"""Placeholders read as ordinary words to the name model."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.detection.names.surrogates import beside_placeholders, blanked, placeholders, with_words
from core.finding import Finding


def test_words_stand_in_and_lead_back() -> None:
    text = with_words("Dear [PERSON_1], see [ORDER_ID_2]")
    assert text.visible == "Dear Alex, see 123456"
    span = text.to_raw(5, 9)
    assert (span.start, span.end) == (5, 15)


def test_a_text_without_placeholders_is_itself() -> None:
    assert with_words("plain").visible == "plain"


@given(st.lists(st.sampled_from(["[PERSON_1]", "[ORDER_ID_2]", "Anna", " ", "é"]), max_size=12), st.data())
def test_findings_beside_a_placeholder_are_replaced_and_those_over_one_are_not(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    findings = [Finding(start, end, "PERSON", 0.9) for start, end in pairwise(cuts)]
    taken = [m.span() for m in placeholders(text)]
    free = [f for f in findings if all(f.end <= start or end <= f.start for start, end in taken)]
    wanted = text
    for start, end, word in sorted([*((f.start, f.end, "Alex") for f in free), *((*m.span(), "Alex" if m[1] == "PERSON" else "123456") for m in placeholders(text))], reverse=True):  # fmt: skip
        wanted = wanted[:start] + word + wanted[end:]
    assert with_words(text, findings).visible == wanted


@given(st.lists(st.sampled_from(["[PERSON_1]", "[ORDER_ID_2]", "[A", "Anna", " "]), max_size=12))
def test_blanks_leave_all_else_where_it_stood(pieces: list[str]) -> None:
    wanted = "".join(" " * len(piece) if piece.endswith("]") else piece for piece in pieces)
    assert blanked("".join(pieces)) == wanted


def beside(text: str) -> list[str]:
    return [stretch for _, stretch in beside_placeholders(text, with_words(text), lambda beside: "K" in beside)]


def test_what_stands_beside_a_name_is_read_where_a_name_is_likely() -> None:
    far = " and so on, for a very long while, until nobody knows any more what it was" * 2
    assert beside(f"ask [PERSON_1] of Kestrel{far} or [PERSON_2]{far}") == [
        "ask Alex of Kestrel and so on, for a very long while,"
    ]
    assert beside("ask [PERSON_1] of Kestrel") == ["ask Alex of Kestrel"]
    assert beside("ask [PERSON_1] of [LOCATION_1]") == []
    assert beside("ask [ORDER_ID_1] of Kestrel") == []
