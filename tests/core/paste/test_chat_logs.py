"""Headers of chat logs are found at every line's beginning, as a search through the whole text would find them."""

from hypothesis import given
from hypothesis import strategies as st

from core.paste.chat_logs import _NEWLINE, _heads
from core.paste.log_formats import FORMATS

HEADS = (
    "[25.11.26, 10:32:01] Ann: ", "11/25/26, 10:32 AM - Ann: ", "Ann, [25 Nov 2026 at 10:32]", "10:32:01 From Ann to Everyone: ",
    "[10:32] ann: ", "Ann — Today at 10:32", "Ann\n  APP  10:32", "Ann\n10:32", "Ann 10:32", "[10:32] <koen> ", "> [10:33] <koen> ",
    "2026-11-25 10:32\tann\t", "10:32 Ann: ", "\u200e[25.11.26, 10:32:01] Ann: ",
)  # fmt: skip


@given(st.lists(st.sampled_from((*HEADS, "hello", "\n", "\n\n", " ", "\r\n")) | st.text(max_size=6), max_size=12).map("".join))
def test_all_heads_are_found(text: str) -> None:
    starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
    for form in FORMATS:
        assert [m.span() for m in _heads(form.pattern, text, starts)] == [m.span() for m in form.pattern.finditer(text)], form
