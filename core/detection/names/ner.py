"""Names, places and organisations from a name model, without the known mistakes of such models."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding
from ..rule import context_pattern
from .stopwords import SMALL_WORDS, STOPWORDS

SOURCE = "name_model"
# Texts that a model reads together.
BATCH = 32
NAMED_TYPES = ("PERSON", "LOCATION", "ORGANIZATION")
_SCORES = {"PERSON": 0.6, "LOCATION": 0.5, "ORGANIZATION": 0.4}
_PIECE = re.compile(r"[^\n\r\t|<>{}\[\]=]+")
_BETWEEN_NAMES = re.compile(shipped_lexicon().expand(r"\s{between_names}\s"), re.VERBOSE)
_EDGES = " \t\r\n\"'`*_~,;:.!?()[]{}<>|/\\-–—=+#@"
LETTERS = re.compile(r"[^\W\d_]{2}")
_CODE = re.compile(r"[_(){}\[\]<>=$\\@]|::|\w\.\w{2,}\(|https?:|www\.|^\d+$|[a-z][A-Z][a-z]+[A-Z]|\w[./]\w+[./]\w")
# PR 1182, JIRA-42: a team's own numbers; a US state with its postcode has five digits.
_TICKET = re.compile(r"[A-Z]{2,5}[ -]?\d{1,4}")
# A version or a key: v20260806T005029733Z, ORION-GPT4-API-KEY, R648-MF-DEPARTURE.
_IDENTIFIER = re.compile(
    r"(?<![^\W_])(?:(?=[^\W_]*[A-Za-z])(?=[^\W_]*\d{6})[^\W_]{9,}|[A-Z]{2,}\d*(?:-[A-Z0-9]{2,}){2,}(?!\w)|[A-Z]+\d+(?:-[A-Z]{2,}\d*){2,}(?!\w))"
)
# Stems of the World Health Organization's names of substances: metformin, atorvastatin.
_DRUG = re.compile(
    r"(?i)[a-z]{3,14}(?:formin|[ao]pril|statin|olol|azepam|azolam|cillin|oxetine|prazole|sartan|mycin|floxacin|gliptin|dipine|triptan|thiazide)"
)
# Words at the end of a span that are not part of the name: "Leeds and".
_BEHIND_NAME = re.compile(shipped_lexicon().expand(r"[\s,;]+{behind_name}\Z"), re.VERBOSE)
# A sentence that ends within what a model took for a place: "Leeds. He owes 400".
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+[^\W\d_]{1,12}\s+[^\W\d_]")
# A word before a colon and a number, or in a tag, is a field name: "pesel: 84...", <nhs>.
_FIELD_AFTER = re.compile(r"""["'`*_]{0,3}\s{0,2}(?:[:=]|=>|->)\s{0,4}["'`]?[\d(+]|["']\s{0,2}:|>(?=[^\s<>])""")


class Named(Protocol):
    """What a name model has found, in characters."""

    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...
    @property
    def label_(self) -> str: ...


class NameCleaner:
    """Takes the known mistakes of name models out of what one has found."""

    def __init__(self, fields: Sequence[str] = ()) -> None:
        """Fields: context words that name numbers ("pesel", "rodné číslo") and are not people's names."""
        self._words = fields

    def cleaned(self, text: str, names: Iterable[Named]) -> Iterator[Finding]:
        """Of the entity types that it knows."""
        for name in names:
            if name.label_ in _SCORES:
                for start, end in pieces(text, name.start_char, name.end_char, name.label_):
                    if not self._names_a_field(text[start:end]):
                        yield Finding(start, end, name.label_, _SCORES[name.label_], SOURCE, Evidence.MODEL)

    @cached_property
    def _fields(self) -> re.Pattern[str] | None:
        """Compiled on first use, as it takes a fifth of a second."""
        return context_pattern(self._words)

    def _names_a_field(self, value: str) -> bool:
        plain = not any(word.istitle() for word in value.split())
        return plain and self._fields is not None and self._fields.search(value) is not None


def as_read(name: Named) -> Finding:
    """What a model found, whether it is a name or not."""
    return Finding(name.start_char, name.end_char, name.label_, 0.0, SOURCE, Evidence.MODEL)


def pieces(text: str, start: int, end: int, entity_type: str) -> list[tuple[int, int]]:
    """A model's span without stray edges; a name is cut at line ends and table borders, an address may span lines."""
    if entity_type != "PERSON":
        sentence = _NEXT_SENTENCE.search(text, start, end) if entity_type == "LOCATION" else None
        lower = sentence and sentence[0][-1].islower()
        found = _stripped(text, start, sentence.start() if sentence and lower else end)
        return [found] if found and _plausible(text[slice(*found)], entity_type) else []
    value = _BETWEEN_NAMES.sub(lambda match: "\n" * len(match[0]), text[start:end])
    spans = (_stripped(text, start + m.start(), start + m.end()) for m in _PIECE.finditer(value))
    return [span for span in spans if span and _plausible(text[slice(*span)], entity_type)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    loose = _BEHIND_NAME.search(text[start:end])
    if loose:
        end = start + loose.start()
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    # Part of an identifier (APP_ENV) is not a name; a handle (alice_smith) is found whole.
    if text[end : end + 1] == "_" or text[max(0, start - 1) : start] == "_":
        return None
    # Nor is part of billing-worker-7.
    if "-" in (text[end : end + 1], text[max(0, start - 1) : start]) and text[start:end].islower():
        return None
    if _is_field(text, start, end):
        return None
    return (start, end) if end - start > 1 else None


def _is_field(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    plain = value.islower() or value.isupper()
    return plain and " " not in value and _FIELD_AFTER.match(text, end) is not None


def _plausible(value: str, entity_type: str) -> bool:
    words = value.casefold().split()
    if _DRUG.fullmatch(value) or _IDENTIFIER.search(value):
        return False
    if not LETTERS.search(value) or _CODE.search(value) or _TICKET.fullmatch(value):
        return False
    if all(word in STOPWORDS or (len(words) == 1 and word in SMALL_WORDS) for word in words):
        return False
    if entity_type == "PERSON":
        return len(words) <= 5 and not any(char.isdecimal() for char in value) and len(value) <= 60
    return len(value) <= 160
