"""Finds the lines of text in a picture, by rapidocr's two models (Apache-2.0), which its wheel contains.

Nothing is downloaded and nothing written: the models' paths are given, so the library never looks for others.
"""

import logging
import math
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from .box import Box
from .colours import colours, filled
from .legibility import is_doubtful, passed_over
from .splitting import placed, runs
from .words import Found, Line, Word

if TYPE_CHECKING:
    from rapidocr import RapidOCR
    from rapidocr.ch_ppocr_rec import TextRecOutput

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Quad = np.ndarray[tuple[int, ...], np.dtype[np.float32]]

_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
# Lines are looked for in a picture of at most this side, in pixels ...
_SIDE = 1024
# ... and anew in tiles with twice as many pixels, if a tenth of the lines found are lower than this there.
_LOW = 11
_TILE, _OVERLAP = 1280, 96
# A picture so many times as long as wide is looked at in pieces; smaller ones are enlarged.
_STRIP = 2.5
_SMALL_SIDE = 480
# A line of which the model is less sure is not read at all, and so is one with far fewer characters than fit.
_SURE = 0.5
_FEWEST = 0.42
# What is no longer than high and says nothing, or something doubtful, is a sign.
_WORD = 1.2
_TALL = 1.5
# The height to which the model wants lines scaled, and how many pixels of that it takes in one step.
_HEIGHT, _STEP = 48, 8
# Longer lines (in heights) are made narrower, unless the characters stand so close that more than so many come to a step.
_LONG, _NARROWER, _CLOSE = 4, 0.85, 0.52
# Blank edges are cut off, but for so many pixels.
_MARGIN = 16


def installed() -> bool:
    """Whether the extra "ocr" is there, without loading it."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class Engine:
    """Reads lines; one for a process, as each holds its models in memory (some 100 MB). Safe to share between threads."""

    def __init__(self, threads: int) -> None:
        """Loads the models. Threads: processors that one picture may use."""
        self._find, self._read = _model("Det", threads), _model("Rec", threads)
        self._lock = threading.Lock()

    def lines(self, picture: Image.Image, in_time: Callable[[], bool]) -> Found:
        """The lines of a picture in RGB, from top to bottom. In time: whether there is time for more."""
        pixels: Pixels = np.asarray(picture)[:, :, ::-1]
        lines: list[Line] = []
        illegible: list[Box] = []
        with self._lock:
            for quad in self._quads(pixels, in_time):
                if not in_time():
                    return Found(tuple(lines), tuple(illegible), whole=False)
                line, unread = self._line(pixels, quad)
                lines += [line] if line else []
                illegible += [unread] if unread else []
        return Found(tuple(lines), tuple(illegible), whole=in_time())

    def _quads(self, pixels: Pixels, in_time: Callable[[], bool]) -> list[Quad]:
        """The corners of each line, in the picture's own pixels."""
        left, top, right, bottom = filled(pixels, _MARGIN)
        part = pixels[top:bottom, left:right]
        if not part.size:
            return []
        scale = _first_scale(*part.shape[:2])
        quads = self._quads_in_tiles(part, scale, in_time)
        while scale < 1 and in_time() and (not quads or _lowest(quads) * scale < _LOW):
            scale = min(1.0, scale * 2)
            finer = self._quads_in_tiles(part, scale, in_time)
            if len(finer) < len(quads):
                break
            quads = finer
        return [quad + np.array([left, top], np.float32) for quad in quads]

    def _quads_at(self, pixels: Pixels, scale: float) -> list[Quad]:
        left, top, right, bottom = filled(pixels, _MARGIN)
        part = pixels[top:bottom, left:right]
        if not part.size:
            return []
        small = part if scale == 1 else _resized(part, scale)
        found = self._find(np.ascontiguousarray(small)).boxes
        if found is None:
            return []
        back = np.array([part.shape[1] / small.shape[1], part.shape[0] / small.shape[0]], np.float32)
        return [np.asarray(quad, np.float32) * back + np.array([left, top], np.float32) for quad in found]

    def _quads_in_tiles(self, pixels: Pixels, scale: float, in_time: Callable[[], bool]) -> list[Quad]:
        quads: list[Quad] = []
        for x, y, tile in _tiles(pixels, scale):
            if not in_time():
                break
            quads += (quad + np.array([x, y], np.float32) for quad in self._quads_at(tile, scale))
        return _merged(quads)

    def _line(self, pixels: Pixels, quad: Quad) -> tuple[Line | None, Box | None]:
        """A line, if there is text, and the place of as much of it as is not legible."""
        from rapidocr.utils.process_img import get_rotate_crop_image

        box = _box(quad, pixels)
        crop = get_rotate_crop_image(pixels, quad.copy()) if _slanted(quad) else pixels[box.y : box.bottom, box.x : box.right]
        if crop.shape[0] >= _TALL * crop.shape[1] or min(crop.shape[:2]) < 3:
            crop = np.rot90(crop) if min(crop.shape[:2]) >= 3 else crop
        if min(crop.shape[:2]) < 3:
            return None, None
        read = self._read_line(crop)
        text = (read.txts or ("",))[0]
        ratio = crop.shape[1] / crop.shape[0]
        if not text.strip():
            return None, box if len(text) or ratio >= _WORD else None
        if read.scores[0] < _SURE or len("".join(text.split())) < _FEWEST * ratio:
            return None, box
        seen = read.word_results[0]
        doubtful = ratio >= _WORD and is_doubtful(text, float(read.scores[0]), seen.confs)
        middles = [(column + 0.5) / (seen.line_txt_len or 1) for word in seen.word_cols for column in word]
        ink, paper = colours(crop)
        straight = not _slanted(quad) and crop.shape[:2] == (box.height, box.width)
        if not straight or len(middles) != len("".join(text.split())) or not seen.line_txt_len:
            return Line(tuple(Word(run, box, before) for run, before in runs(text)), box, ink, paper), box if doubtful else None
        unread = box if doubtful else passed_over(crop, middles, box)
        return Line(tuple(placed(text, middles, crop, box)), box, ink, paper), unread

    def _read_line(self, crop: Pixels) -> "TextRecOutput":
        """Read narrower first, which costs less; anew in full width if the characters are narrow."""
        if crop.shape[1] > _LONG * crop.shape[0]:
            read = self._read(_resized(crop, _NARROWER, 1.0))
            characters = len("".join((read.txts or ("",))[0].split()))
            steps = crop.shape[1] / crop.shape[0] * _HEIGHT * _NARROWER / _STEP
            if characters < _CLOSE * steps:
                return read
        return self._read(np.ascontiguousarray(crop))


@cache
def engine(threads: int) -> Engine:
    """The engine of this process; its models are loaded when it is first used. Threads: see Engine."""
    return Engine(min(threads, os.cpu_count() or 1))


def _first_scale(height: int, width: int) -> float:
    """The whole in one look, or, if it is much longer than wide, its shorter side; small pictures are enlarged."""
    long, short = max(height, width), min(height, width)
    if long <= _SMALL_SIDE:
        return min(3.0, _SMALL_SIDE / long)
    return min(1.0, _SIDE / (short if long > _STRIP * short else long))


def _model(part: str, threads: int) -> "RapidOCR":
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    settings = {
        "Global.use_det": part == "Det",
        "Global.use_cls": False,
        "Global.use_rec": part == "Rec",
        "Global.use_preprocess_img": False,
        "Global.return_word_box": True,
        "Global.log_level": "critical",
        "Det.limit_type": "max",
        "Det.limit_side_len": 1_000_000,
        "Rec.rec_img_shape": [3, _HEIGHT, _HEIGHT],
        "Rec.rec_batch_num": 1,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        **{f"{name}.model_path": str(folder / file) for name, file in _MODELS.items()},
    }
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return rapidocr.RapidOCR(params=settings)


def _resized(pixels: Pixels, scale: float, scale_down: float | None = None) -> Pixels:
    """Scale: of the width, and of the height if there is no other."""
    import cv2

    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    high = scale if scale_down is None else scale_down
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * high)))
    return np.asarray(cv2.resize(np.ascontiguousarray(pixels), size, interpolation=how), np.uint8)


def _tiles(pixels: Pixels, scale: float) -> Iterator[tuple[int, int, Pixels]]:
    """Left, top and pixels of tiles that overlap."""
    height, width = pixels.shape[:2]
    side, step = int(_TILE / scale), int((_TILE - _OVERLAP) / scale)
    for y in range(0, max(1, height - int(_OVERLAP / scale)), step):
        for x in range(0, max(1, width - int(_OVERLAP / scale)), step):
            yield x, y, pixels[y : y + side, x : x + side]


def _merged(quads: Sequence[Quad]) -> list[Quad]:
    """Without those that lie in another, and with pieces of a line that a tile's edge cut put together."""
    whole: list[list[float]] = []
    for quad in quads:
        left, top = (float(value) for value in quad.min(axis=0))
        right, bottom = (float(value) for value in quad.max(axis=0))
        for other in whole:
            shared = min(bottom, other[3]) - max(top, other[1])
            if shared > 0.6 * min(bottom - top, other[3] - other[1]) and left < other[2] and right > other[0]:
                other[:] = [min(left, other[0]), min(top, other[1]), max(right, other[2]), max(bottom, other[3])]
                break
        else:
            whole.append([left, top, right, bottom])
    return [np.array([[a, b], [c, b], [c, d], [a, d]], np.float32) for a, b, c, d in whole]


def _lowest(quads: Sequence[Quad]) -> float:
    """The height that a tenth of the lines do not reach."""
    heights = sorted(min(math.dist(quad[0], quad[3]), math.dist(quad[0], quad[1])) for quad in quads)
    return heights[len(heights) // 10]


def _slanted(quad: Quad) -> bool:
    """Whether the upper edge rises or falls by more than a sixth of the line's height."""
    return abs(float(quad[1][1] - quad[0][1])) > max(2.0, math.dist(quad[0], quad[3]) / 6)


def _box(quad: Quad, pixels: Pixels) -> Box:
    left, top = (max(0, math.floor(value)) for value in quad.min(axis=0))
    right, bottom = (math.ceil(value) for value in quad.max(axis=0))
    return Box(left, top, max(1, min(right, pixels.shape[1]) - left), max(1, min(bottom, pixels.shape[0]) - top))
