"""One file for what is found; each holds ``RULES``. A new file is found by itself."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from config.lexicon import Lexicon, shipped_lexicon

from ..fragments import FRAGMENTS, insert
from ..rule import Rule


@dataclass(frozen=True, slots=True)
class Family:
    """A module of this folder. Parts: of patterns, which rules name as {PART}. Tables: the same, made from rows of data."""

    name: str
    rules: tuple[Rule, ...]
    parts: Mapping[str, str]
    tables: Mapping[str, str]


def written() -> Iterator[Family]:
    """Yields the rules as they are written, in alphabetical order of the families' names."""
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        parts, tables = ({**getattr(module, name, {})} for name in ("PARTS", "TABLES"))
        yield Family(found.name, module.RULES, {**FRAGMENTS, **parts}, tables)


def families(lexicon: Lexicon | None = None) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Yields (family's name, its rules) with the words and parts that they name put in. Lexicon: the shipped one by default."""
    words = lexicon or shipped_lexicon()
    for family in written():
        parts = {**family.parts, **family.tables}
        yield family.name, tuple(expanded(rule, parts, words) for rule in family.rules)


def expanded(rule: Rule, parts: Mapping[str, str], lexicon: Lexicon) -> Rule:
    """A rule that names no list and no part any more; raises KeyError for one that is unknown."""

    def whole(pattern: str) -> str:
        return lexicon.expand(insert(pattern, parts))

    return replace(rule, pattern=whole(rule.pattern), context=tuple(whole(word) for word in rule.context))
