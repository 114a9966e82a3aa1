"""The pictures on a page: where they are, and whether the page shows all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .texts import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfImage, PdfMatrix, PdfPage

LEVELS = 10  # forms within forms
_SMALLEST = 20  # points; what is smaller holds no text ...
_MANY_PIXELS = 60  # ... unless it has so many pixels across
# Compared in spots of so many pixels, at most so many pixels across; on average they differ by less where nothing is hidden.
_SIDE, _SPOT = 480, 6
_UNLIKE = 40.0
# Where it is shown smaller, its letters are not legible.
_LEAST_SCALE = 0.25
_BOX = 4  # PIL.Image.Resampling.BOX
_PLAIN = 4.0  # levels of grey by which a picture without text differs from its mean


@dataclass(frozen=True, slots=True, repr=False)
class PagePicture:
    """A picture, and the area of the page that it fills."""

    source: "PdfImage"
    box: Box

    @property
    def may_have_text(self) -> bool:
        """Whether it is large enough, on the page or by itself."""
        left, bottom, right, top = self.box
        if right - left >= _SMALLEST and top - bottom >= _SMALLEST / 2:
            return True
        width, height = self.source.get_px_size()
        return bool(width >= _MANY_PIXELS and height >= _MANY_PIXELS / 4)

    @property
    def pixels(self) -> tuple[int, int]:
        """Its width and height by itself."""
        width, height = self.source.get_px_size()
        return width, height


def pictures(page: "PdfPage") -> Iterator[PagePicture]:
    """All of a page."""
    from pypdfium2 import raw

    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=LEVELS):
        box, within = each.get_bounds(), each.container
        while within is not None:
            box, within = _moved(box, within.get_matrix()), within.container
        yield PagePicture(each, box)


def _moved(box: Box, matrix: "PdfMatrix") -> Box:
    corners = [matrix.on_point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def whole(picture: PagePicture, page: "PdfPage") -> "Image":
    """The picture with all that it has, also what the page cuts off or covers, turned as the page shows it."""
    from PIL import Image as Images

    matrix, within = picture.source.get_matrix(), picture.source.container
    while within is not None:
        matrix, within = matrix.multiply(within.get_matrix()), within.container
    bitmap = picture.source.get_bitmap()
    plain: Image = bitmap.to_pil().convert("RGB")
    if abs(matrix.a) + abs(matrix.d) >= abs(matrix.b) + abs(matrix.c):
        turn, mirrored = (180, matrix.d > 0) if matrix.a < 0 else (0, matrix.d < 0)
    else:
        turn, mirrored = (90, matrix.c > 0) if matrix.b > 0 else (270, matrix.c < 0)
    if mirrored:
        plain = plain.transpose(Images.Transpose.FLIP_TOP_BOTTOM)
    turn = (turn - page.get_rotation()) % 360
    return plain.rotate(turn, expand=True) if turn else plain


def is_all_shown(complete: "Image", shown: "Image") -> bool:
    """Whether what a page shows of a picture differs from it in brightness only, and nowhere in more."""
    if shown.width < _LEAST_SCALE * complete.width or shown.height < _LEAST_SCALE * complete.height:
        return False
    width, height = shown.size
    # Where a page's pixels begin is rounded.
    moved = (shown.crop((x, y, width + x, height + y)) for x in (0, 1, -1) for y in (0, 1, -1))
    return any(_is_like(complete, each) for each in moved)


def _is_like(complete: "Image", shown: "Image") -> bool:
    width, height = (max(1, min(_SIDE, *sides) // _SPOT) for sides in zip(complete.size, shown.size, strict=True))
    one, other = (np.asarray(each.convert("L").resize((width, height), _BOX), np.float64) for each in (complete, shown))
    spread = one.std()
    if spread < _PLAIN:
        return bool(other.std() < _UNLIKE / 2)
    slope = ((one - one.mean()) * (other - other.mean())).mean() / spread**2
    if not slope:
        return False
    unlike = np.abs(one - one.mean() - (other - other.mean()) / slope)
    return bool(unlike.max() <= _UNLIKE)
