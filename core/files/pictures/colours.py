"""The colours of a line of text: of its ink, and of the paper behind it."""

import numpy as np

Colour = tuple[int, int, int]
_ROUNDED = 5  # bits left out, so that shades count as one
_FEW = 0.004
# A difference between neighbours that is seen, and how many of them a row without text may have.
_FAINT, _EDGES = 6, 6


def colours(crop: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> tuple[Colour, Colour]:
    """Ink and paper of a cut-out in BGR, both in RGB. The paper is the most frequent colour, the ink the one farthest from it."""
    flat = crop.reshape(-1, 3)[:20_000].astype(np.int32)
    keys = (flat[:, 0] >> _ROUNDED) << 6 | (flat[:, 1] >> _ROUNDED) << 3 | flat[:, 2] >> _ROUNDED
    counts = np.bincount(keys, minlength=512)
    paper = np.median(flat[keys == counts.argmax()], axis=0)
    often = list(np.flatnonzero(counts >= max(2, _FEW * len(flat))))
    middles = [np.median(flat[keys == key], axis=0) for key in often] or [paper]
    ink = max(middles, key=lambda colour: float(np.abs(colour - paper).sum()))
    return _rgb(ink), _rgb(paper)


def _rgb(bgr: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Colour:
    return int(bgr[2]), int(bgr[1]), int(bgr[0])


def filled(pixels: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", margin: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not blank, with a margin; the edges of panels, which go through, count as blank."""
    green = pixels[:, :, 1].astype(np.int16)
    beside = np.abs(np.diff(green, axis=1)) > _FAINT
    rows = np.flatnonzero(beside.sum(axis=1) > _EDGES)
    columns = np.flatnonzero(beside.any(axis=0))
    if not len(rows) or not len(columns):
        return 0, 0, 0, 0
    left, right = max(0, int(columns[0]) - margin), min(pixels.shape[1], int(columns[-1]) + 1 + margin)
    return left, max(0, int(rows[0]) - margin), right, min(pixels.shape[0], int(rows[-1]) + 1 + margin)
