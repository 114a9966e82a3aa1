"""What the name model reads in place of a text: ordinary words for placeholders, as in the original, and a long text in windows."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from ...finding import Finding
from ...text import Edit, Text

# What our styles put in a value's place: a placeholder, a hash, or a mask that leaves at most four characters.
_NAME = r"[A-Z][A-Z_]{1,30}"
_REST = r"(?:_\d{1,6}|:[0-9a-f]{10,62})"
STAND_IN = rf"\[{_NAME}{_REST}\]"
# Also what stands for a number that is not told: "000-00-0000", "0000 0000 0000".
MASKED = r"(?<![\w*])\*{6,}(?:[A-Za-z0-9]{4})?(?![\w*])|(?<![\w.,-])(?<![\w][ -])0{3,}(?:[ -]?0{2,}){2,}[A-Z]?(?![\w.,-]|[ -]\d)"
_PLACEHOLDER = re.compile(rf"\[({_NAME}){_REST}\]")
_WORDS = {"PERSON": "Alex", "LOCATION": "Paris", "ORGANIZATION": "Siemens", "EMAIL_ADDRESS": "a@b.io"}
_OTHER = "123456"
WINDOW, OVERLAP = 3000, 300
# The name model sees four words on either side; the rest is slack to end at whole words.
_BESIDE = 40
_MOSTLY = 0.7
_NAMES = frozenset({"PERSON", "LOCATION"})


def with_words(text: str, findings: Iterable[Finding] = ()) -> Text:
    """The text with a word of the right kind for each placeholder and finding, and a map back to its offsets.

    Findings: sorted and disjoint. A number is replaced by the same word as its placeholder, so that the model reads both alike.
    """
    edits = [Edit(m.start(), m.end(), _WORDS.get(m[1], _OTHER)) for m in placeholders(text)]
    ends = [edit.end for edit in edits]

    def free(finding: Finding) -> bool:
        following = bisect_right(ends, finding.start)
        return following == len(edits) or edits[following].start >= finding.end

    more = [Edit(f.start, f.end, _WORDS.get(f.entity_type, _OTHER)) for f in findings if free(f)]
    return Text.plain(text).edited(sorted([*edits, *more], key=lambda edit: edit.start))


def placeholders(text: str) -> Iterable[re.Match[str]]:
    """The placeholders in a text; group 1 is the entity type."""
    return _PLACEHOLDER.finditer(text) if "[" in text else ()


def blanked(text: str) -> str:
    """The text with spaces in place of placeholders."""
    return _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)


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
