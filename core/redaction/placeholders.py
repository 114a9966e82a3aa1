"""Typed, numbered placeholders: the same value, or the same person under another form of the name, gets the same one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from config.lexicon import shipped_lexicon

from ..detection.fragments import UNSPACED
from ..detection.spans.people import handles_of
from ..detection.spans.propagate import Inflections, Stems

# Placeholders as assistants may rewrite them; numbers that a text already uses in this way are not given again.
LOOSE = re.compile(
    r"\\?\[(?:\*\*|`|_)?(?P<name>[A-Za-z][A-Za-z_\\ -]{1,40}?)[\\_ -]{1,3}(?P<number>\d{1,6})(?:\*\*|`|_)?\\?\]"
    r"|(?<![\w\[])(?P<bare>[A-Z][A-Z_]{1,30})_(?P<count>\d{1,6})(?![\w\]])"
)
_BARE = re.compile(r"[A-Z]_\d")
_MOST_NAMESAKES = 50
_UNSPACED = re.compile(f"[{UNSPACED}]")
_TOKEN = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_TITLES = shipped_lexicon().words("name_title")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")


def loose_name(match: "re.Match[str]") -> str:
    """The placeholder that a match of LOOSE stands for."""
    name = re.sub(r"[\\ _-]+", "_", match["name"] or match["bare"]).strip("_").upper()
    return f"[{name}_{match['number'] or match['count']}]"


def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, without case, accents, titles and the punctuation of handles."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", _CAMEL.sub(" ", _POSSESSIVE.sub("", name))) if not unicodedata.combining(c)
    )
    tokens = _TOKEN.findall(plain.casefold())
    while len(tokens) > 1 and tokens[0] in _TITLES:
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in _TITLES:
        tokens.pop()
    return tuple(tokens)


def part_of(tokens: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether each word is one of the longer name's words or the initial of one, and at least one is a whole word."""
    whole = [token for token in tokens if token in longer]
    return bool(whole) and all(
        token in longer or (len(token) == 1 and any(x.startswith(token) for x in longer)) for token in tokens
    )


def _near(tokens: Sequence[str], homes: Mapping[str, Sequence[tuple[str, ...]]]) -> Sequence[tuple[str, ...]]:
    """The names that contain the rarest of a name's whole words; a word that many names contain identifies nobody."""
    words = [token for token in tokens if len(token) > 1]
    initials = {home for token in tokens for home in islice(homes.get(token, ()), _MOST_NAMESAKES + 1)} if not words else ()
    near = min((homes.get(word, ()) for word in words), key=len, default=tuple(initials))
    return near if len(near) <= _MOST_NAMESAKES else ()


def _canonical(tokens: Iterable[str], text: str) -> dict[str, str]:
    """Maps each word of names to the shortest one that it may be a case of, in the languages of the text."""
    inflections = Inflections(text)
    if not inflections.endings:
        return {}
    stems, canonical = Stems(inflections), {}
    for token in sorted(set(tokens), key=lambda token: (len(token), token)):
        canonical[token] = stems.find(token) or token
        stems.add(token)
    return {token: canonical[other] for token, other in canonical.items()}


def _affixes(tokens: Sequence[str]) -> Iterator[str]:
    """The beginnings and ends of a name of one word in a script without spaces, where it is a family name and a given one."""
    if len(tokens) == 1 and _UNSPACED.match(tokens[0]):
        for at in range(1, len(tokens[0])):
            yield from (tokens[0][:at], tokens[0][at:])


def same_people(names: Iterable[str], text: str = "") -> dict[str, str]:
    """Maps each form of a name to the fullest form of the same person's; a form that fits two people stays as it is.

    Text: what the names are from; its language tells which endings are cases.
    """
    fullest: dict[tuple[str, ...], str] = {}
    homes: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    handles: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    forms: dict[str, str] = {}
    by_name = {name: name_tokens(name) for name in names}
    canonical = _canonical((token for tokens in by_name.values() for token in tokens), text) if len(by_name) > 1 else {}
    for name in sorted(by_name, key=lambda n: (-len(by_name[n]), -len(n), n)):
        tokens = tuple(canonical.get(token, token) for token in by_name[name])
        fits = [tokens] if tokens in fullest else [home for home in _near(tokens, homes) if part_of(tokens, home)]
        fits = fits or handles.get("".join(tokens), [])
        if len(fits) == 1 or tokens in fits:
            forms[name] = fullest[tokens if tokens in fits else fits[0]]
            continue
        forms[name] = fullest.setdefault(tokens, name)
        if fullest[tokens] == name:
            for token in set(tokens):
                homes[token].append(tokens)
            for affix in _affixes(tokens):
                handles[affix].append(tokens)
            for handle in handles_of(tokens[0], tokens[-1]) if len(tokens) > 1 else ():
                handles[handle].append(tokens)
    return forms


def same_value(entity_type: str, value: str) -> str:
    """The normal form of a value, by which two spellings are equal: the digits of numbers, lower case for the rest."""
    bare = value.casefold().strip()
    number = "".join(char for char in bare if char.isalnum())
    numeric = sum(char.isdecimal() for char in number) * 2 > len(number)
    return number if numeric and entity_type not in ("IP_ADDRESS", "GPS", "PASSWORD") else " ".join(bare.split())


class Placeholders:
    """Gives out placeholders for one text, numbered by first appearance; skips numbers that the text already uses."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        """Text: the visible text; names: every form of a person's name in it."""
        self._text = text
        self._taken: frozenset[str] | None = None
        self._people = same_people(names, text)
        self._numbers: dict[str, int] = defaultdict(int)
        self._keys: dict[tuple[str, str], tuple[str, str]] = {}
        self._given: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}

    def key(self, entity_type: str, value: str) -> tuple[str, str]:
        """The key that equal values share."""
        if (entity_type, value) not in self._keys:
            self._keys[entity_type, value] = self._key(entity_type, value)
        return self._keys[entity_type, value]

    def _key(self, entity_type: str, value: str) -> tuple[str, str]:
        fullest = self._people.get(value, value) if entity_type == "PERSON" else value
        tokens = " ".join(name_tokens(fullest)) if entity_type == "PERSON" else ""
        return entity_type, tokens or same_value(entity_type, fullest)

    def give(self, entity_type: str, value: str) -> str:
        """The placeholder of a value."""
        key = self.key(entity_type, value)
        if key not in self._given:
            name = self._next(entity_type)
            self._given[key] = name
            self._values[name] = self._people.get(value, value) if entity_type == "PERSON" else value
        return self._given[key]

    def _next(self, entity_type: str) -> str:
        while True:
            self._numbers[entity_type] += 1
            name = f"[{entity_type}_{self._numbers[entity_type]}]"
            if name not in self._reserved():
                return name

    def _reserved(self) -> frozenset[str]:
        """Placeholders that the text already contains; searched for only when one is given out."""
        if self._taken is None:
            some = "[" in self._text or _BARE.search(self._text)
            self._taken = frozenset(map(loose_name, LOOSE.finditer(self._text))) if some else frozenset()
            self._text = ""
        return self._taken

    @property
    def mapping(self) -> Mapping[str, str]:
        """Placeholder -> value; for a person, the fullest form of the name."""
        return self._values
