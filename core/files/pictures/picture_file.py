"""A picture's file: what is read of it, and the copy in which it is covered."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from ..bounds import Bounds
from ..contents import Contents, NotRewritable, Segment, UnreadableFile
from ..place import FilePlace
from ..unread import REASONS, Unread
from .cover import Cover, covers, draw
from .metadata import metadata
from .opened import BROKEN, frames, in_plain_colours, opened, upright
from .read_picture import GREY, Read, legible

# The formats that are written, with what that takes. Pillow only reads the others.
_WRITTEN: dict[str, dict[str, object]] = {
    "PNG": {},
    "JPEG": {"quality": 92},
    "MPO": {"quality": 92},
    "WEBP": {"quality": 92},
    "GIF": {},
    "BMP": {},
    "TIFF": {"compression": "tiff_lzw"},
    "AVIF": {"quality": 90},
}
_ANIMATED = frozenset({"PNG", "WEBP", "GIF", "TIFF"})
_OPAQUE = frozenset({"JPEG", "MPO", "BMP"})
# Pixels of all frames of a copy.
_MOST = 200_000_000
_METADATA = FilePlace(part="metadata")


def read(content: bytes, bounds: Bounds) -> Contents:
    """The text of its frames, then its metadata; raises UnreadableFile."""
    picture = opened(content, bounds)
    notes = tuple(Segment(note, _METADATA) for note in metadata(picture))
    unread: tuple[Unread, ...] = ()
    segments: list[Segment] = []
    try:
        for _, each in _read_frames(picture, bounds):
            segments += each.contents.segments
            unread += each.contents.unread
            if Unread.PICTURE in unread:
                break
    except UnreadableFile as error:
        if not segments and not notes:
            raise
        unread += (error.kind if error.kind is Unread.DAMAGED else Unread.BEYOND,)
    if Unread.PICTURE in unread and not notes:
        raise UnreadableFile(REASONS[Unread.PICTURE], Unread.PICTURE)
    return Contents((*segments, *notes), tuple(dict.fromkeys(unread)))


def rewrite(content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
    """A copy of the same format and size, without metadata; what has another text, and what is not legible, is covered.

    Raises NotRewritable, also if not all of it can be read.
    """
    picture = opened(content, bounds)
    kind = picture.format or ""
    if kind not in _WRITTEN:
        raise NotRewritable(f"No copy can be made: pictures in the format {kind} can be read, but not written.")
    notes = len(metadata(picture))
    try:
        reads = list(_read_frames(picture, bounds))
    except UnreadableFile:
        raise NotRewritable("No copy can be made, since not all of the picture can be read.") from None
    if any(Unread.PICTURE in each.contents.unread or Unread.BEYOND in each.contents.unread for _, each in reads):
        raise NotRewritable("No copy can be made, since not all of the picture can be read.")
    if sum(len(each.contents.segments) for _, each in reads) + notes != len(texts):
        raise NotRewritable("The picture has changed since it was read.")
    return _written(opened(content, bounds), kind, dict(_covers(reads, texts)))


def blank(content: bytes) -> bytes:
    """A grey picture of the same format and size as one that was not read; nothing where that is not known."""
    try:
        picture = Image.open(io.BytesIO(content), formats=[name for name in _WRITTEN if name != "MPO"])
        size, kind = picture.size, picture.format or ""
        if size[0] * size[1] > _MOST:
            return b""
        result = io.BytesIO()
        Image.new("RGB", size, (GREY, GREY, GREY)).save(result, kind)
    except (*BROKEN, KeyError):
        return b""
    return result.getvalue()


def _read_frames(picture: Image.Image, bounds: Bounds) -> Iterator[tuple[int, Read]]:
    numbered = bool(getattr(picture, "is_animated", False))
    for frame in frames(picture, bounds):
        yield frame.number, legible(frame.picture, FilePlace(page=frame.number if numbered else 0), bounds)


def _covers(reads: Sequence[tuple[int, Read]], texts: Sequence[str]) -> Iterator[tuple[int, list[Cover]]]:
    """For the number of each frame that differs from the one before, what is covered from there on."""
    at = 0
    for number, each in reads:
        segments = each.contents.segments
        yield number, [*covers(segments, texts[at : at + len(segments)]), *map(Cover, each.illegible)]
        at += len(segments)


def _written(picture: Image.Image, kind: str, covered: dict[int, list[Cover]]) -> bytes:
    drawn, durations = [], []
    now: list[Cover] = []
    for number, frame in enumerate(_all_frames(picture, kind), start=1):
        now = covered.get(number, now)
        draw(frame, now)
        drawn.append(frame)
        durations.append(picture.info.get("duration", 0))
        if len(drawn) * frame.width * frame.height > _MOST:
            raise NotRewritable("No copy can be made: the animation is too large.")
    options = dict(_WRITTEN[kind])
    if len(drawn) > 1:
        options |= {"save_all": True, "append_images": drawn[1:], "duration": durations, "loop": picture.info.get("loop", 0)}
        options |= {"disposal": 2} if kind == "GIF" else {}
    result = io.BytesIO()
    try:
        drawn[0].save(result, "JPEG" if kind == "MPO" else kind, **options)
    except BROKEN:
        raise NotRewritable("No copy can be made: the picture cannot be written in its format.") from None
    return result.getvalue()


def _all_frames(picture: Image.Image, kind: str) -> Iterator[Image.Image]:
    """Fresh copies, which have no metadata."""
    for at in range(getattr(picture, "n_frames", 1) if kind in _ANIMATED else 1):
        picture.seek(at)
        turned = upright(picture)
        clear = kind not in _OPAQUE and (turned.has_transparency_data or "A" in turned.getbands())
        fresh = Image.new("RGBA" if clear else "RGB", turned.size)
        fresh.paste(turned.convert("RGBA") if clear else in_plain_colours(turned))
        yield fresh
