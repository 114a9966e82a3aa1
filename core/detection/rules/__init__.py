"""One file for what is found; each holds ``RULES``. A new file is found by itself."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace

from config.lexicon import Lexicon, shipped_lexicon

from ..fragments import FRAGMENTS, insert
from ..rule import Rule


def written() -> Iterator[tuple[str, tuple[Rule, ...], Mapping[str, str]]]:
    """Yields (family's name, its rules as they are written, its fragments) for every module of this folder, in alphabetical order.

    Fragments: parts of patterns that rules name as {NAME}, those of all families and the module's own.
    """
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        yield found.name, module.RULES, {**FRAGMENTS, **getattr(module, "PARTS", {})}


def families(lexicon: Lexicon | None = None) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Yields (family's name, its rules) with the words and fragments that they name put in. Lexicon: the shipped one by default."""
    words = lexicon or shipped_lexicon()
    for name, rules, fragments in written():
        yield name, tuple(expanded(rule, fragments, words) for rule in rules)


def expanded(rule: Rule, fragments: Mapping[str, str], lexicon: Lexicon) -> Rule:
    """A rule that names no list and no fragment any more; raises KeyError for one that is unknown."""

    def whole(pattern: str) -> str:
        return lexicon.expand(insert(pattern, fragments))

    return replace(rule, pattern=whole(rule.pattern), cue=whole(rule.cue), context=tuple(whole(word) for word in rule.context))
