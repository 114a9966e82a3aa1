"""How far a line is to be trusted: of scripts that the model does not know, it passes over letters or guesses what they are."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from .box import Box
from .colours import colours

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
# A line is doubtful on average, or by the share of characters of which the model is hardly sure.
_SURE, _HARDLY, _SHARE = 0.85, 0.8, 0.3
# The model has no accented Greek letters and leaves them out; one or two letters may be a formula's.
_GREEK = re.compile(r"[\u0370-\u03ff]{3}|[\u0370-\u03ff]\S*[\u0370-\u03ff]\S*[\u0370-\u03ff]")
# In heights of the line: what belongs to a character to the left and right of its middle, and the least ink that is text.
_AROUND, _LEAST = 0.7, 0.8
# How near to the ink's colour, of its way to the paper's: emoji have colours of their own.
_NEAR = 0.45


def is_doubtful(text: str, score: float, sure: Sequence[float]) -> bool:
    """Whether a line may say something else. Score: the model's, from 0 to 1; sure: the same of each character of the text."""
    seen = [value for value, character in zip(sure, text, strict=False) if not character.isspace()]
    hardly = sum(value < _HARDLY for value in seen)
    return score < _SURE or hardly >= max(2.0, _SHARE * len(seen)) or _GREEK.search(text) is not None


def passed_over(crop: Pixels, middles: Sequence[float], box: Box) -> Box | None:
    """Where a line has ink between its characters that is none of them.

    Middles: where in the line, from 0 to 1, the model saw characters. Box: the line's, as large as the crop.
    """
    height, width = crop.shape[:2]
    edges = [-_AROUND * height, *(middle * width for middle in middles), width + _AROUND * height]
    gaps = [(round(left + _AROUND * height), round(right - _AROUND * height)) for left, right in pairwise(edges)]
    wide = [(left, right) for left, right in gaps if right - left >= _LEAST * height]
    if not wide:
        return None
    inked = _inked(crop)
    unread = [(left, right) for left, right in wide if np.count_nonzero(inked[max(0, left) : right]) >= _LEAST * height]
    if not unread:
        return None
    left, right = max(0, unread[0][0]), min(width, unread[-1][1])
    return Box(box.x + left, box.y, max(1, right - left), box.height)


def _inked(crop: Pixels) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """The columns that have the line's ink in them."""
    ink, paper = (np.array(colour[::-1], np.float32) for colour in colours(crop))
    way = ink - paper
    along = (crop.astype(np.float32) - paper) @ way / max(float(way @ way), 1.0)
    aside = np.abs(crop.astype(np.float32) - paper - along[:, :, None] * way).sum(axis=2)
    near = (along >= 1 - _NEAR) & (aside <= _NEAR * max(float(np.abs(way).sum()), 1.0))
    columns: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = near.any(axis=0)
    return columns
