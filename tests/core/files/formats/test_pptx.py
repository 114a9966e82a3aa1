"""Presentations: slides in order, their notes, and copies."""

import io

import pptx

from tests.core.files.documents import MAIL, placed, read, rewritten, saved, slides


def test_slides_and_notes_are_read_and_told() -> None:
    found = placed(saved(slides()))
    assert found["Plan"] == "slide 1"
    assert found["Staff"] == "slide 2"
    assert found[f"call {MAIL}"] == "slide 2, notes"


def test_a_copy_has_the_new_texts() -> None:
    copy = rewritten(saved(slides()), lambda text: text.replace(MAIL, "[EMAIL_1]"))
    deck = pptx.Presentation(io.BytesIO(copy))
    assert deck.slides[1].notes_slide.notes_text_frame.text == "call [EMAIL_1]"
    assert deck.slides[0].shapes.title.text == "Plan"


def test_more_slides_than_are_read_are_said() -> None:
    contents = read(saved(slides()), pages=1)
    assert contents.unread[-1] == "beyond"
    assert "Plan" in {segment.text for segment in contents.segments}
