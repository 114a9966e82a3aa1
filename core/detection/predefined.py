"""Presidio's own recognizers. Presidio takes a second to load: that waits for a text in which one of them may find something."""

import re
from collections.abc import Sequence
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING

from config.errors import ConfigError
from config.presidio import KnownRecognizer, known_recognizers
from config.recognizers import PredefinedRecognizer

from ..finding import Evidence, Finding
from ..lazy_pattern import lazy
from .rule import context_pattern, near

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer

_LEAST = 0.6


class Predefined:
    """One of Presidio's recognizers; with context, its results count only near one of the given words."""

    def __init__(self, entry: PredefinedRecognizer) -> None:
        """Raises ConfigError where Presidio has none of that name."""
        self.name = entry.name
        self._evidence = Evidence(entry.evidence)
        self._context = tuple(entry.context)
        known = _known(entry.name) or described(entry.name)
        self.supported_entities: Sequence[str] = known.entities
        self._forms = lazy(known.pattern, known.flags) if known.pattern else None

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        return context_pattern(self._context)

    @cached_property
    def _recognizer(self) -> "EntityRecognizer":
        return load(self.name)

    @property
    def condition(self) -> re.Pattern[str] | None:
        """What a text must match for it to find anything: its context words, or else its patterns; None if neither is known."""
        return self._words if self._words is not None else self._forms

    def analyze(self, text: str, entities: Sequence[str]) -> list[Finding]:
        """See ``Recognizer``."""
        words, forms = self._words, self._forms
        if (words is not None and not words.search(text)) or (forms is not None and not forms.search(text)):
            return []
        results = self._recognizer.analyze(text, list(entities), None)
        return [
            Finding(each.start, each.end, each.entity_type, round(max(each.score, _LEAST), 3), self.name, self._evidence)
            for each in results
            if words is None or near(text, each.start, each.end, words)
        ]


def _known(name: str) -> KnownRecognizer | None:
    """What needs no loading; None where this version of Presidio is not the one that is known, or the recognizer is another."""
    known = known_recognizers()
    if name in known.recognizers and metadata.version("presidio-analyzer") == known.version:
        return known.recognizers[name]
    return None


def load(name: str) -> "EntityRecognizer":
    """Raises ConfigError where Presidio has none of that name, or none that can be used without settings of its own."""
    from presidio_analyzer import EntityRecognizer, predefined_recognizers

    made = getattr(predefined_recognizers, name, None)
    if not isinstance(made, type) or not issubclass(made, EntityRecognizer):
        raise ConfigError(f"recognizers.yaml: predefined: Presidio has no recognizer named {name!r}")
    try:
        recognizer: EntityRecognizer = made(supported_language="en")
    except Exception as error:  # noqa: BLE001 - whatever it asks for
        told = f"{name!r} cannot be used by its name alone ({type(error).__name__}); take it out"
        raise ConfigError(f"recognizers.yaml: predefined: {told}") from None
    return recognizer


def described(name: str) -> KnownRecognizer:
    """What Presidio says about one; the pattern is empty where it goes by more than patterns."""
    from presidio_analyzer import PatternRecognizer

    recognizer = load(name)
    entities = tuple(recognizer.supported_entities)
    if not isinstance(recognizer, PatternRecognizer) or not recognizer.patterns:
        return KnownRecognizer(entities, "", 0)
    # Presidio's own engine takes a flag anywhere; all patterns have this one.
    forms = [each.regex.replace("(?i)", "") for each in recognizer.patterns]
    return KnownRecognizer(
        entities, "|".join(f"(?:{form})" for form in forms), int(recognizer.global_regex_flags | re.IGNORECASE)
    )
