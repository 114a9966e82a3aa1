"""All formats, found in ``formats/``; which one a file has is told by its content."""

import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from . import formats
from .addresses_with_data import files_in_texts
from .bounds import Bounds, Limits
from .contents import Contents, NotRewritable, Segment, UnreadableFile
from .format import Format, Look
from .place import FilePlace
from .plain import decoded, encoded, format_of
from .unread import Unread

_UNWRITTEN = "No redacted copy of it can be made, because it is of an unusual kind."
_STRANGE = "It is damaged or of an unusual kind, so it cannot be checked; it may still contain personal data."


@cache
def known() -> tuple[Format, ...]:
    """Every format that ``formats/`` has."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(each for name in names for each in import_module(f"{formats.__name__}.{name}").FORMATS)


def format_in(content: bytes) -> Format | None:
    """The format of a file; None if it is not read by a reader of its own, as text is."""
    look = Look(content)
    return next((each for each in known() if each.recognises(look)), None)


def read(content: bytes, limits: Limits) -> Contents:
    """The contents of any file; raises UnreadableFile."""
    return _read(content, bounds_of(content, limits))


def rewrite(content: bytes, texts: Sequence[str], limits: Limits) -> bytes:
    """The same file with other texts, one for each segment of ``read``; raises NotRewritable or UnreadableFile."""
    return _rewrite(content, texts, bounds_of(content, limits))


def bounds_of(content: bytes, limits: Limits) -> Bounds:
    """For reading this file and all that is in it."""
    return Bounds.of(limits, len(content), _read, _rewrite)


def _read(content: bytes, bounds: Bounds) -> Contents:
    contents = _as_it_is(content, bounds)
    return contents if bounds.depth else replace(contents, unread=(*contents.unread, *files_in_texts(contents.segments)))


def _as_it_is(content: bytes, bounds: Bounds) -> Contents:
    found = format_in(content)
    if found is not None:
        contents = _guarded(found, content, bounds)
        return Contents(contents.segments, contents.unread, found.name)
    text = decoded(content)
    kind = format_of(text)
    return Contents((Segment(text, FilePlace(), format=kind),), (), kind)


def _guarded(found: Format, content: bytes, bounds: Bounds) -> Contents:
    """What a format reads. Whatever else its library raises at a strange file says only that it cannot be read."""
    try:
        return found.read(content, bounds)
    except (UnreadableFile, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - its text may quote the file
        raise UnreadableFile(_STRANGE, Unread.DAMAGED) from None


def _written(found: Format, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
    try:
        return found.rewrite(content, texts, bounds)
    except (UnreadableFile, NotRewritable, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - as above
        raise NotRewritable(_UNWRITTEN) from None


def _rewrite(content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
    found = format_in(content)
    if found is not None:
        return _written(found, content, texts, bounds)
    if len(texts) != 1:
        raise NotRewritable("The file has changed since it was read.")
    return encoded(texts[0], content)
