"""Conversations in bubbles: who speaks is told by side and colour, so it is written down as in an exported chat.

A header per bubble ("Ana  10:42"), or "You said:" for a conversation with an assistant, whose name stands above it. The words
"Me" and "You said:" are not in the picture; they have no box.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .box import Box, around
from .layout import Row, columns, rows
from .paragraphs import Paragraph, paragraphs, row_words, same_colour
from .words import Line, Word

Colour = tuple[int, int, int]
_STAMP = re.compile(r"(?i)^(?:edited ?)?\d{1,2}[:.]\d{2}(?:[ \u202f]?[ap]\.?m\.?)?(?:\s?[✓√vV/JIl]{1,3})?$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_ASSISTANT = re.compile(r"\b(ChatGPT|Claude|Gemini|Copilot|Grok|DeepSeek|Mistral|Perplexity)\b")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W_][\w.'’-]*){0,3}")
# In heights of a line: room between lines of one bubble.
_ROOM = 1.1
_HUE = 90
_LEAST = 2
_ME, _OTHER = "Me", "Participant 1"


@dataclass(frozen=True, slots=True, repr=False)
class _Bubble:
    """Rows on one ground. Mine: on the right."""

    rows: tuple[Row, ...]
    mine: bool
    name: Paragraph = ()
    stamp: Paragraph = ()

    @property
    def box(self) -> Box:
        return around(row.box for row in self.rows)


def as_conversation(lines: Sequence[Line], page: Colour, width: int) -> list[Paragraph] | None:
    """The paragraphs of a conversation in bubbles; None for other pictures. Page: its most frequent colour; width: its own."""
    blocks = list(_blocks(rows(lines)))
    bubbles = [block for block in blocks if not same_colour(block[0].lines[0].paper, page)]
    if len(bubbles) < _LEAST or len(columns(lines)) > 1:
        return None
    title, talk = _headed(blocks, width)
    marked = [_bubble(block, width) for block in talk]
    mine = [bubble for bubble in marked if bubble.mine]
    if len(talk) < _LEAST or not mine or len(mine) == len(marked):
        return None
    found = [words for block in blocks[: len(blocks) - len(talk)] for words in paragraphs(block)]
    return found + [words for bubble in marked for words in _written(bubble, title, stamped=any(each.stamp for each in marked))]


def _blocks(all_rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    block: list[Row] = []
    for row in all_rows:
        if block and not _together(block[-1], row):
            yield tuple(block)
            block = []
        block.append(row)
    if block:
        yield tuple(block)


def _together(upper: Row, lower: Row) -> bool:
    height = min(upper.box.height, lower.box.height)
    same = same_colour(upper.lines[0].paper, lower.lines[0].paper)
    return same and lower.box.y - upper.box.bottom <= _ROOM * height


def _headed(blocks: Sequence[tuple[Row, ...]], width: int) -> tuple[str, Sequence[tuple[Row, ...]]]:
    """What stands above the conversation, if that reads like a name, and the blocks below it."""
    for at, block in enumerate(blocks[:4]):
        texts = [line.text for row in block for line in row.lines]
        if any(_CLOCK.search(text) for text in texts[1:]) or _is_mine(block, width) or len(block) > 2:
            break
        name = next((text for text in texts if _NAME.fullmatch(text) and not text.islower()), "")
        if name and (at or len(blocks) > 1):
            return name, blocks[at + 1 :]
    return "", blocks


def _bubble(block: tuple[Row, ...], width: int) -> _Bubble:
    mine = _is_mine(block, width)
    stamp: Paragraph = ()
    last = block[-1].lines[-1]
    if _STAMP.match(last.text) and (len(block) > 1 or len(block[-1].lines) > 1):
        stamp = last.words
        rest = block[-1].lines[:-1]
        block = (*block[:-1], Row(rest)) if rest else block[:-1]
    name: Paragraph = ()
    if not mine and len(block) > 1 and _is_name(block[0], block[1]):
        name, block = row_words(block[0]), block[1:]
    return _Bubble(block, mine, name, stamp)


def _is_mine(block: Sequence[Row], width: int) -> bool:
    box = around(row.box for row in block)
    return box.x > 1.5 * (width - box.right) and box.x > width / 8


def _is_name(first: Row, second: Row) -> bool:
    """Whether the first row names the speaker: it has a colour of its own."""
    one, other = first.lines[0].ink, second.lines[0].ink
    return len(first.lines) == 1 and bool(_NAME.match(first.lines[0].text)) and not same_colour(_hue(one), _hue(other), _HUE)


def _hue(colour: Colour) -> Colour:
    grey = sum(colour) // 3
    return colour[0] - grey, colour[1] - grey, colour[2] - grey


def _written(bubble: _Bubble, title: str, *, stamped: bool) -> Iterator[Paragraph]:
    nowhere = Box(bubble.box.x, bubble.box.y, 0, 0)
    text = paragraphs(bubble.rows, bubble=True)
    assistant = _ASSISTANT.search(title)
    if assistant and not stamped:
        yield _made(f"{'You' if bubble.mine else assistant[1]} said:", nowhere)
        yield from text
        return
    speaker = bubble.name or _made(_ME if bubble.mine else title or _OTHER, nowhere)
    if stamped:
        yield (*speaker, *(Word(word.text, word.box, "  " if not at else word.before) for at, word in enumerate(bubble.stamp)))
        yield from text
        return
    yield (*speaker[:-1], Word(f"{speaker[-1].text}:", speaker[-1].box, speaker[-1].before), *text[0])
    yield from text[1:]


def _made(text: str, nowhere: Box) -> Paragraph:
    return tuple(Word(word, nowhere) for word in text.split())
