"""Lists of words by meaning, in each language: the typed form of the files in ``lexicon/``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .errors import ConfigError, first_problem, read_yaml

SHIPPED = Path(__file__).parent / "lexicon"
# How a pattern names a list: {illness}, {illness:en}, {illness:de,fr}, {illness:-en} for all languages but English.
_NAMED = re.compile(r"\{(?P<name>[a-z][a-z_]+)(?::(?P<but>-?)(?P<codes>[a-z]{2}(?:,[a-z]{2})*))?\}")
# Not after any of a list's words: a look-behind has a fixed width, so each word needs its own.
_BEHIND = re.compile(r"\(\?<!\{(?P<name>[a-z][a-z_]+)\}\[ \]\)")
_FILE = TypeAdapter(dict[str, tuple[str, ...]])


class Lexicon:
    """The lists of all languages. Entries are parts of patterns in which a space is a literal space."""

    def __init__(self, languages: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Languages: by language code, the lists by name."""
        self._languages = languages
        self._expand = cache(self._alternation)

    @property
    def names(self) -> frozenset[str]:
        """The names of all lists."""
        return frozenset(name for lists in self._languages.values() for name in lists)

    def words(self, name: str, *codes: str) -> frozenset[str]:
        """A list's entries in the given languages, or in all if none is given; raises KeyError for an unknown list."""
        if name not in self.names:
            raise KeyError(f"no list is named {name!r}")
        chosen = codes or tuple(self._languages)
        return frozenset(word for code in chosen for word in self._languages.get(code, {}).get(name, ()))

    def languages_with(self, name: str) -> tuple[str, ...]:
        """The codes of the languages that have a list."""
        return tuple(code for code, lists in self._languages.items() if name in lists)

    def expand(self, pattern: str) -> str:
        """A verbose pattern with each ``{list}`` replaced by an alternation of its words; raises KeyError for an unknown list.

        ``(?<!{list}[ ])`` means: not after any of them.
        """
        pattern = _BEHIND.sub(
            lambda behind: "".join(rf"(?<!\b{word}[ ])" for word in sorted(self.words(behind["name"]))), pattern
        )
        return _NAMED.sub(lambda named: self._expand(named["name"], named["codes"] or "", bool(named["but"])), pattern)

    def _alternation(self, name: str, codes: str, but: bool) -> str:
        chosen = [code for code in self._languages if (code in codes.split(",")) != but] if codes else []
        words = self.words(name, *chosen) if chosen or not codes else frozenset()
        if not words:
            return "(?!)"  # nothing; an empty alternation would match everywhere
        # The longest first: of "vih" and "vih positivo", the first that matches is taken.
        return "(?:" + "|".join(_verbose(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _verbose(word: str) -> str:
    """The word for a verbose pattern: its spaces as classes, except within a class."""
    return re.sub(r"\[[^\]]*\]| ", lambda part: "[ ]" if part[0] == " " else part[0], word)


def load_lexicon(folder: Path = SHIPPED) -> Lexicon:
    """The shipped lists, with the words that another folder's files add to them; raises ConfigError."""
    if folder.resolve() == SHIPPED.resolve():
        return shipped_lexicon()
    languages = _read(SHIPPED)
    known = frozenset(name for lists in languages.values() for name in lists)
    for code, lists in _read(folder).items():
        problem = next(_problems(lists, known), "")
        if problem:
            raise ConfigError(f"{folder / code}.yaml: {problem}")
        own = languages.setdefault(code, {})
        for name, words in lists.items():
            own[name] = tuple(dict.fromkeys((*own.get(name, ()), *words)))
    return Lexicon(languages)


@cache
def shipped_lexicon() -> Lexicon:
    """The shipped lists only, read once. A test checks them, which would take too long at each start."""
    return Lexicon(_read(SHIPPED))


def _read(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    return {file.stem: _language(file) for file in sorted(folder.glob("*.yaml"))}


def _language(file: Path) -> dict[str, tuple[str, ...]]:
    try:
        return _FILE.validate_python(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None


def _problems(lists: Mapping[str, Sequence[str]], known: frozenset[str]) -> Iterator[str]:
    for name, words in lists.items():
        if name not in known:
            yield f"{name}: no list has that name; known: {', '.join(sorted(known))}"
        if not words:
            yield f"{name}: has no word"
        if len(set(words)) < len(words):
            yield f"{name}: stands twice: {next(word for word in words if words.count(word) > 1)!r}"
        yield from (f"{name}: {word!r} {problem}" for word in words if (problem := _problem(word)))


def _problem(word: str) -> str:
    """What is wrong with an entry, if anything is."""
    try:
        return "fits everywhere, as it may be empty" if re.match(_verbose(word), "", re.VERBOSE) else ""
    except re.error:
        return "is not a pattern"
