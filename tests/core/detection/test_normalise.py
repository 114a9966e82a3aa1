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
        ("ﾌﾞﾗｳﾝ ﾄﾓｺ ﾟ", "ブラウン トモコ ﾟ"),
        ("N o m e :  C A R L A   D I A S   C P F : 5", "Nome: CARLA DIAS, CPF: 5"),
        ("D R I V E R  L I C E N S E  N o  X 4 8", "DRIVER LICENSE No X48"),
        ("ф и о :  и в а н о в а", "фио: иванова"),
        ("NAME  ANN  TRASK   22  WILLOW  CT", "NAME ANN TRASK, 22 WILLOW CT"),
        ("DOB  07 / 19 / 1990", "DOB  07/19/1990"),
        ("pick a b or c d e f", "pick a b or c d e f"),
        ("x = a + b - c * d / e", "x = a + b - c * d / e"),
        ("USER  PID\nroot  12", "USER  PID\nroot  12"),
        ("1 / 2 / 3", "1 / 2 / 3"),
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


def test_offsets_lead_back_through_spread_letters() -> None:
    raw = "N a m e :  H E L E N  M A R S H"
    text = normalise(Text.plain(raw))
    start = text.visible.index("HELEN")
    span = text.to_raw(start, start + len("HELEN MARSH"))
    assert raw[span.start : span.end] == "H E L E N  M A R S H"


def test_ordinary_text_is_not_copied() -> None:
    text = Text.plain("nothing to undo here")
    assert normalise(text) is text


@given(st.text(alphabet="aéA4:４\u200bа@()tdo ", max_size=60))
def test_any_disguise_leads_back_in_order(raw: str) -> None:
    text = normalise(Text.plain(raw))
    starts = [text.to_raw(i, i + 1).start for i in range(len(text.visible))]
    assert starts == sorted(starts)
