"""Words and lines of text in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from .box import Box, around


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """A run without spaces; in scripts without spaces, one character. Before: what parts it from the one before on its line.

    A word that is not in the picture has a box without a width: it only says who speaks.
    """

    text: str
    box: Box
    before: str = " "


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """Words from left to right, as one run of text was found. Ink, paper: the colours of its text and of what is behind it."""

    words: tuple[Word, ...]
    box: Box
    ink: tuple[int, int, int] = (0, 0, 0)
    paper: tuple[int, int, int] = (255, 255, 255)

    @property
    def text(self) -> str:
        """What it says."""
        return joined(self.words)


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """The lines of one picture, and the places of those that could not be read."""

    lines: tuple[Line, ...]
    illegible: tuple[Box, ...] = ()
    whole: bool = True  # False: the time was over before all of it was read


def joined(words: Sequence[Word]) -> str:
    """The words as text."""
    return "".join(word.before * bool(at) + word.text for at, word in enumerate(words))


def box_of(words: Sequence[Word]) -> Box:
    """The box around words."""
    return around(word.box for word in words)
