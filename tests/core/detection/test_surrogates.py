"""Placeholders read as ordinary words to the name model."""

from core.detection.surrogates import with_words


def test_words_stand_in_and_lead_back() -> None:
    text = with_words("Dear [PERSON_1], see [ORDER_ID_2]")
    assert text.visible == "Dear Alex, see 123456"
    span = text.to_raw(5, 9)
    assert (span.start, span.end) == (5, 15)


def test_a_text_without_placeholders_is_itself() -> None:
    assert with_words("plain").visible == "plain"
