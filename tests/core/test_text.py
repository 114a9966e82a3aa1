"""Texts and the way back to the raw text."""

from hypothesis import given
from hypothesis import strategies as st

from core.text import Atom, Edit, Span, Text


def test_a_plain_text_is_its_own_way_back() -> None:
    text = Text.plain("hello")
    assert text.to_raw(1, 3) == Span(1, 3)
    assert text.read(1, 3) == "el"


def test_an_edit_leads_back_to_what_it_stands_for() -> None:
    text = Text.plain("a &amp; b").edited([Edit(2, 7, "&")])
    assert text.visible == "a & b"
    assert text.to_raw(2, 3) == Span(2, 7)
    assert text.read(2, 7) == "&"
    assert text.to_raw(4, 5) == Span(8, 9)


def test_edits_of_edits_lead_back_to_the_raw_text() -> None:
    text = Text.plain("x&amp;y").edited([Edit(1, 6, "&")]).edited([Edit(1, 2, "and")])
    assert text.visible == "xandy"
    assert text.to_raw(2, 3) == Span(1, 6)


def test_an_atom_is_taken_whole_and_a_label_alone() -> None:
    link = Text.plain("<http://x|label> end").edited([], [Atom(0, 16, touch=Span(0, 10))])
    assert link.to_raw(3, 5) == Span(0, 16)
    assert link.to_raw(11, 13) == Span(11, 13)


def test_opaque_ranges_move_with_edits() -> None:
    text = Text.plain("ab <@1> cd").edited([Edit(3, 7, "@member", opaque=True)]).edited([Edit(0, 1, "")])
    assert [text.visible[s.start : s.end] for s in text.opaque] == ["@member"]


def test_the_repr_hides_the_content() -> None:
    assert "secret" not in repr(Text.plain("secret"))


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    raw = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    edits = [Edit(a, b, draw(st.text(max_size=5))) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if b > a]
    disjoint = [e for n, e in enumerate(edits) if n == 0 or e.start >= edits[n - 1].end]
    return raw, disjoint


@given(edited_texts())
def test_every_visible_character_leads_into_the_raw_text(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    text = Text.plain(raw).edited(edits)
    last = 0
    for i in range(len(text.visible)):
        span = text.to_raw(i, i + 1)
        assert 0 <= span.start <= span.end <= len(raw)
        assert span.start >= last or span.start == last
        last = span.start


@given(edited_texts())
def test_what_is_not_edited_reads_as_it_was(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    kept, at = [], 0
    for edit in edits:
        kept += [raw[at : edit.start], edit.visible]
        at = edit.end
    assert Text.plain(raw).edited(edits).visible == "".join((*kept, raw[at:]))
