"""Pictures that tests draw."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from config.settings import FileSettings
from core.files.bounds import Bounds, limits_of
from core.files.contents import Contents
from core.files.registry import bounds_of


def bounds(**limits: float) -> Bounds:
    """As settings give them."""
    return bounds_of(b"", limits_of(FileSettings(**({"read_seconds": 300.0} | limits))))


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def drawn(lines: Sequence[str], size: int = 18, ink: str = "#222222", paper: str = "white", width: int = 420) -> Image.Image:
    """Lines, one below the other."""
    picture = Image.new("RGB", (width, 2 * size * len(lines) + size), paper)
    for at, line in enumerate(lines):
        ImageDraw.Draw(picture).text((14, size // 2 + 2 * size * at), line, font=font(size), fill=ink)
    return picture


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """As a file."""
    result = io.BytesIO()
    picture.save(result, kind, **options)
    return result.getvalue()


def text_of(contents: Contents) -> str:
    """All of it."""
    return "".join(each.text + each.end for each in contents.segments).strip()
