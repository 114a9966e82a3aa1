"""Restores values in place of placeholders, also as an AI assistant's answer writes them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from config.entities import EntityTypes

from .placeholders import LOOSE, loose_name
from .styles import HASHED

_FIRST = re.compile(r"[^\W_]+|[^\s]")
_STEP = re.compile(f"{LOOSE.pattern}|{_FIRST.pattern}")


class TooLong(Exception):
    """The restored text would be too long, or restoring it would take too many steps."""


class _Known:
    """Stand-ins that are not placeholders (hashes, fake values), indexed by their first word and then by length."""

    def __init__(self, stand_ins: Iterator[str]) -> None:
        self._lengths: dict[str, list[int]] = {}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._all = frozenset(stand_in for stand_in in stand_ins if _FIRST.match(stand_in))
        for stand_in in self._all:
            lengths[_first(stand_in, 0)].add(len(stand_in))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}
        self.steps = 0

    def __bool__(self) -> bool:
        return bool(self._all)

    def at(self, text: str, start: int) -> str:
        """The longest stand-in at this position that is not part of a longer word."""
        for length in self._lengths.get(_first(text, start), ()):
            self.steps += length
            end = start + length
            inside = text[end - 1 : end].isalnum() and text[end : end + 1].isalnum()
            if not inside and text[start:end] in self._all:
                return text[start:end]
        return ""


def _first(text: str, start: int) -> str:
    match = _FIRST.match(text, start)
    return match[0] if match else ""


def is_masked(mapping: Mapping[str, str]) -> bool:
    """Whether it holds masked values, of which one may stand for several values."""
    return any(key.count("*") * 2 >= len(key) for key in mapping)


def placeholders_in(text: str, types: EntityTypes) -> set[str]:
    """What reads as a placeholder of ours in a text: in brackets, and of a type that there is."""
    loose = ((match["name"], loose_name(match)) for match in LOOSE.finditer(text))
    named = {name for bracketed, name in loose if bracketed and name[1:-1].rpartition("_")[0] in types}
    return named | {match[0] for match in HASHED.finditer(text) if match[1] in types}


def restore(text: str, mapping: Mapping[str, str], *, most: int | None = None) -> str:
    r"""The text with every known placeholder replaced by its value, in one pass.

    Assistants change placeholders a little: ``[Person 1]``, ``PERSON_1`` and ``\[PERSON_1\]`` count as ``[PERSON_1]``.
    Unknown placeholders stay; other stand-ins (fake or hashed values) are replaced only as they are written.

    Most: the maximum number of characters, which also bounds the work; raises TooLong.
    """
    known = _Known(key for key in mapping if not LOOSE.fullmatch(key))
    parts: list[str] = []
    length = done = 0
    for start, end, value in _places(text, mapping, known):
        parts += (text[done:start], value)
        length += start - done + len(value)
        done = end
        if most is not None and (length > most or known.steps > 10 * most):
            raise TooLong
    parts.append(text[done:])
    if most is not None and length + len(parts[-1]) > most:
        raise TooLong
    return "".join(parts)


def _places(text: str, mapping: Mapping[str, str], known: _Known) -> Iterator[tuple[int, int, str]]:
    """Yields (start, end, value) of each stand-in."""
    search: Callable[[str, int], re.Match[str] | None] = (_STEP if known else LOOSE).search
    match = search(text, 0)
    while match:
        start, end = match.span()
        exact = known.at(text, start)
        placeholder = loose_name(match) if match["name"] or match["bare"] else ""
        if exact:
            end = start + len(exact)
            yield start, end, mapping[exact]
        elif placeholder in mapping:
            yield start, end, mapping[placeholder]
        else:
            end = start + max(1, len(_first(text, start)))
        match = search(text, end)
