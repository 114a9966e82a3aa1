"""What a redacted copy has of a file in the file: what was read, with its new texts, and nothing that was not."""

from collections.abc import Sequence
from importlib import import_module

from .bounds import BoundReached, Bounds
from .contents import Contents, NotRewritable, UnreadableFile
from .format import Look


def inner_copy(content: bytes, contents: Contents | None, texts: Sequence[str], bounds: Bounds) -> bytes:
    """The file's copy. Contents: as it was read, or None if it was not; texts: one for each segment. Raises NotRewritable.

    Of a file that cannot be read as a whole, only a copy stays that covers the rest; else it is empty, or a grey picture.
    """
    kept = bounds.limits.keep_unread
    changed = contents is not None and list(texts) != [segment.text for segment in contents.segments]
    if contents is None or (contents.unread and not changed):
        if kept:
            return content
        return stand_in(content) if contents is None else _covered(content, texts, bounds)
    return bounds.rewritten(content, texts) if changed else content


def stand_in(content: bytes) -> bytes:
    """What stands for a file that was not read: a grey picture of its size, or nothing."""
    pictures = import_module(f"{__package__}.formats.image").FORMATS
    if not any(each.recognises(Look(content)) for each in pictures):
        return b""
    return bytes(import_module(f"{__package__}.pictures.picture_file").blank(content))


def _covered(content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
    try:
        return bounds.rewritten(content, texts)
    except BoundReached:
        raise
    except (NotRewritable, UnreadableFile):
        return stand_in(content)
