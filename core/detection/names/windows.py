"""The windows in which a long text is read."""

from collections.abc import Callable, Iterator

from ...text import Text
from .surrogates import blanked, placeholders

WINDOW, OVERLAP = 3000, 300
# The name model sees four words on either side; the rest is slack to end at whole words.
_BESIDE = 40
_MOSTLY = 0.7
_NAMES = frozenset({"PERSON", "LOCATION"})


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Yields (offset, window) pairs of at most 3,000 characters that overlap by 300, cut at white space if there is any.

    Presidio's quadratic steps are bounded by the window, so the whole is linear.
    """
    start = 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        cut = max(text.rfind("\n", end - OVERLAP // 2, end), text.rfind(" ", end - OVERLAP // 2, end))
        end = cut + 1 if cut > 0 else end
        yield start, text[start:end]
        begin = end - OVERLAP
        space = max(text.find("\n", begin, begin + OVERLAP // 2), text.find(" ", begin, begin + OVERLAP // 2))
        start = space + 1 if space > 0 else begin
    yield start, text[start:]


def beside_placeholders(text: str, stood_in: Text, likely: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yields (offset, window) pairs of the text around placeholders, with words in their place; if that is most of it, all windows.

    Stood in: the text with words, whose raw text is the one with placeholders. Likely: whether a string may contain a name; a
    placeholder's surroundings without one are left out.
    """
    words, others = stood_in.visible, blanked(text)
    spans: list[tuple[int, int]] = []
    for match in placeholders(text):
        if match[1] not in _NAMES or not likely(others[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]):
            continue
        span = stood_in.to_visible(*match.span())
        start, end = _whole_words(words, span.start - _BESIDE, span.end + _BESIDE)
        if spans and start <= spans[-1][1]:
            start, _ = spans.pop()
        spans.append((start, end))
    if sum(end - start for start, end in spans) > _MOSTLY * len(words):
        spans = [(0, len(words))]
    for start, end in spans:
        yield from ((start + offset, window) for offset, window in windows(words[start:end]))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    begin = text.rfind(" ", 0, start) + 1 if start > 0 else 0
    stop = text.find(" ", end) if end < len(text) else -1
    return begin, stop if stop >= 0 else len(text)
