"""Conversations in screenshots are recognised as such."""

import pytest

from benchmarks.screenshots import TALKS, screenshot
from core.files.pictures.read_picture import read_picture
from core.paste.kinds import PasteKind, Role
from core.paste.recognise import recognise

from .drawn import bounds, text_of


@pytest.mark.parametrize(
    ("look", "dark", "kind"),
    [("slack", False, PasteKind.CHAT_LOG), ("whatsapp", True, PasteKind.CHAT_LOG), ("chatgpt", True, PasteKind.AI_CONVERSATION)],
)
def test_a_screenshot_of_a_conversation_is_read_as_one(look: str, dark: bool, kind: PasteKind) -> None:
    shot = screenshot(TALKS[1], look, dark=dark, scale=1)
    text = text_of(read_picture(shot.picture, bounds()))
    paste = recognise(text)
    assert (paste.kind, len(paste.turns)) == (kind, len(TALKS[1].turns))
    said = ["".join(text[turn.start : turn.end].split()) for turn in paste.turns]
    assert said[2].startswith("".join(TALKS[1].turns[2].split()))
    if kind is PasteKind.AI_CONVERSATION:
        assert [turn.role for turn in paste.turns[:2]] == [Role.PERSON, Role.ASSISTANT]
