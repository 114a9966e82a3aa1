"""Earlier versions of a PDF, which its file still has where a program has only added to it (ISO 32000-1, 7.5.6)."""

from collections.abc import Iterator

from ..bounds import BoundReached, Bounds
from ..contents import UnreadableFile
from .library import opened
from .texts import page_text

_END = b"%%EOF"
_MOST = 5


def earlier_texts(content: bytes, now: frozenset[str], bounds: Bounds) -> Iterator[tuple[int, str]]:
    """Lines that pages had before, with the number of the page. Now: the lines that there are."""
    known = set(now)
    for end in _ends(content):
        try:
            with opened(content[:end]) as document:
                for number in range(1, len(document) + 1):
                    bounds.page()
                    page = document[number - 1]
                    lines = page_text(page, placed=False).text.splitlines()
                    page.close()
                    if gone := [line for line in dict.fromkeys(lines) if line.strip() and line not in known]:
                        known.update(gone)
                        yield number, "\n".join(gone)
        except BoundReached:
            raise
        except UnreadableFile:
            continue  # the first part of a file that is made for the web is no version of it


def _ends(content: bytes) -> list[int]:
    """Where earlier versions end, the last one first."""
    found: list[int] = []
    at = content.rfind(_END)
    while len(found) < _MOST and (at := content.rfind(_END, 0, max(at, 0))) > 0:
        found.append(at + len(_END))
    return found
