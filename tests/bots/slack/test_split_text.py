"""Long texts are cut where nothing is broken."""

import pytest

from bots.slack.split_text import pieces, posts


@pytest.mark.parametrize(
    "whole",
    [
        "&amp;",
        "&lt;",
        "<https://kestrel-parts.io/a?b=c|a label>",
        ":wave::skin-tone-3:",
        "e\u0301",
        "👩\u200d🚀",
        "👍🏽",
        "🇩🇪",
        "<@U012345>",
    ],
)
def test_no_cut_goes_through_what_is_one(whole: str) -> None:
    for before in range(60):
        text = "x" * before + whole + "y" * 60
        cut = list(pieces(text, 50))
        assert "".join(cut) == text
        assert sum(whole in piece for piece in cut) == 1
        assert all(len(piece) <= 50 for piece in cut)


def test_lines_stay_whole_and_code_is_opened_again() -> None:
    text = "before\n```\n" + "\n".join(f"line {n}" for n in range(40)) + "\n```\nafter"
    made = posts(text, 100)
    assert all(len(piece) <= 100 and piece.count("```") % 2 == 0 for piece in made)
    lines = [line for piece in made for line in piece.split("\n") if line != "```"]
    assert lines == ["before", *(f"line {n}" for n in range(40)), "after"]
