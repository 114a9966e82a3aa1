"""What hides a value from a pattern is undone, and leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.normalise import normalise
from core.text import Text


@pytest.mark.parametrize(
    ("raw", "visible"),
    [
        ("４１１１ １１１１", "4111 1111"),
        ("a\u200bb\ufeffc", "abc"),
        ("john (at) example (dot) com", "john@example.com"),
        ("john [at] firma [punkt] de", "john@firma.de"),
        ("john at firma dot de", "john@firma.de"),
        ("john.doe at sub dot firma dot com", "john.doe@sub.firma.com"),
        ("pаypal", "paypal"),
        ("Привет, как дела", "Привет, как дела"),
        ("naïve café straße", "naïve café straße"),
        ("10\u00a0000", "10 000"),
        ("we meet at noon, dot your i", "we meet at noon, dot your i"),
        ("٤١١١", "4111"),
        ("a\u2011b", "a-b"),
    ],
)
def test_disguises(raw: str, visible: str) -> None:
    assert normalise(Text.plain(raw)).visible == visible


def test_offsets_lead_back_through_a_disguise() -> None:
    raw = "mail john (at) example (dot) com now"
    text = normalise(Text.plain(raw))
    start = text.visible.index("john@")
    span = text.to_raw(start, start + len("john@example.com"))
    assert raw[span.start : span.end] == "john (at) example (dot) com"


def test_ordinary_text_is_not_copied() -> None:
    text = Text.plain("nothing to undo here")
    assert normalise(text) is text


@given(st.text(alphabet="aé４\u200bа@()tdo ", max_size=60))
def test_any_disguise_leads_back_in_order(raw: str) -> None:
    text = normalise(Text.plain(raw))
    starts = [text.to_raw(i, i + 1).start for i in range(len(text.visible))]
    assert starts == sorted(starts)
