"""Opens a picture within bounds: its frames or pages, upright, in plain colours."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageOps, ImageStat, UnidentifiedImageError

from ..bounds import BoundReached, Bounds
from ..contents import UnreadableFile
from ..unread import Unread

# No others: Pillow would start other programs for some (EPS), and people share none of the rest.
FORMATS = ("PNG", "JPEG", "MPO", "WEBP", "GIF", "BMP", "DIB", "TIFF", "AVIF", "ICO", "PPM", "HEIF")
# What Pillow and its decoders raise for broken files.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, RuntimeError, struct.error)
_DAMAGED = "The picture is damaged, so it cannot be checked; it may still contain personal data."
# Frames of an animation that are decoded to find different ones, and those that are read.
_LOOKED_AT, _READ = 200, 20
# So many pixels are in no file that is read: Pillow itself refuses them.
_BOMB = (1 << 20, 1 << 20)
# Frames that differ less than this anywhere, made so small, show the same (of 255). A letter more is a difference.
_SAME = 40
_SMALL = (320, 320)


@dataclass(frozen=True, slots=True, repr=False)
class Frame:
    """One picture of a file; its number counts from 1."""

    number: int
    picture: Image.Image


@contextmanager
def quiet() -> Iterator[None]:
    """Pillow's warnings about a broken file are nobody's: what matters is raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def opened(content: bytes, bounds: Bounds) -> Image.Image:
    """The file, not decoded yet; raises UnreadableFile."""
    try:
        with quiet():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _heif(content) or Image.open(io.BytesIO(content), formats=[name for name in FORMATS if name in _known()])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        bounds.picture(*_BOMB)
        raise  # not reached: the line above always raises
    except UnidentifiedImageError:
        raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
    except (*BROKEN, zlib.error, MemoryError):
        raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
    bounds.picture(*picture.size)
    return picture


def frames(picture: Image.Image, bounds: Bounds) -> Iterator[Frame]:
    """The frames that differ from the one before, upright and in RGB; raises UnreadableFile where one cannot be decoded.

    Raises BoundReached if there are more frames than are read.
    """
    last: Image.Image | None = None
    read = 0
    for at in range(_LOOKED_AT):
        try:
            with quiet():
                picture.seek(at)
                bounds.picture(*picture.size)
                picture.load()
                plain = in_plain_colours(upright(picture))
        except EOFError:
            if at:
                return
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
        except (*BROKEN, zlib.error, MemoryError, Image.DecompressionBombError):
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
        small = plain.resize(_SMALL, Image.Resampling.BOX)
        if last is None or _differ(last, small):
            read += 1
            if read > _READ:
                raise BoundReached(f"The animation is too long: only {_READ} different pictures of it are read.")
            bounds.page()
            yield Frame(at + 1, plain)
            last = small
    if _goes_on(picture):
        raise BoundReached(f"The animation is too long: only its first {_LOOKED_AT} pictures are read.")


def _differ(one: Image.Image, other: Image.Image) -> bool:
    _, most = ImageChops.difference(one, other).convert("L").getextrema()
    return float(most) > _SAME  # type: ignore[arg-type]


def _goes_on(picture: Image.Image) -> bool:
    try:
        picture.seek(_LOOKED_AT)
    except (*BROKEN, zlib.error):
        return False
    return True


def upright(picture: Image.Image) -> Image.Image:
    """Turned as its EXIF says."""
    try:
        return ImageOps.exif_transpose(picture)
    except (*BROKEN, zlib.error):
        return picture


def in_plain_colours(picture: Image.Image) -> Image.Image:
    """In RGB, 8 bits a channel; what is transparent gets a background on which the rest stands out."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;"):
        return _stretched(picture).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return _on_background(picture.convert("RGBA"))
    return picture.convert("RGB")


def _stretched(picture: Image.Image) -> Image.Image:
    floats = picture.convert("I").convert("F") if picture.mode.startswith("I;") else picture.convert("F")
    low, high = floats.getextrema()
    low, high = float(low), float(high)  # type: ignore[arg-type]
    scale = 255.0 / (high - low) if high > low else 0.0
    return floats.point(lambda value: value * scale - low * scale).convert("L")


def _on_background(picture: Image.Image) -> Image.Image:
    alpha = picture.getchannel("A")
    stat = ImageStat.Stat(picture.convert("L"), mask=alpha.point(lambda value: 255 if value > 127 else 0))
    light = bool(stat.count[0]) and stat.mean[0] > 127 and ImageStat.Stat(alpha).mean[0] < 127
    ground = Image.new("RGBA", picture.size, "black" if light else "white")
    return Image.alpha_composite(ground, picture).convert("RGB")


def _known() -> frozenset[str]:
    Image.init()
    return frozenset(Image.OPEN)


def _heif(content: bytes) -> Image.Image | None:
    """A HEIC as Pillow's picture, if it is one and the library is there; its size is known before it is decoded."""
    if content[4:8] != b"ftyp" or content[8:12] in (b"avif", b"avis"):
        return None
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        said = 'This is a HEIC picture, which is read only with the extra "ocr"; it may still contain personal data.'
        raise UnreadableFile(said, Unread.PICTURE) from None
    register_heif_opener(thumbnails=False)
    return None
