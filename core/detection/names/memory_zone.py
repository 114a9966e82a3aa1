"""Keeps spaCy's memory from growing: strings that it would hold forever are released after some texts."""

from contextlib import ExitStack

from presidio_analyzer.nlp_engine import NlpEngine, SpacyNlpEngine

_LANGUAGE = "en"
_CHARACTERS = 200_000


class MemoryZone:
    """A spaCy memory zone (``nlp.memory_zone``) that spans several texts: one per text would forget every word each time.

    No document may outlive it. Not thread-safe.
    """

    def __init__(self, engine: NlpEngine) -> None:
        """Engine: engines other than spaCy's need no memory zone."""
        self._engine = engine
        self._open = ExitStack()
        self._left = 0

    def begin(self, characters: int) -> None:
        """Announces that a text of this many characters is about to be read; documents read before may be released."""
        if not isinstance(self._engine, SpacyNlpEngine):
            return
        if self._left <= 0:
            self._open.close()
            self._open.enter_context(self._engine.get_nlp(_LANGUAGE).memory_zone())
            self._left = _CHARACTERS
        self._left -= characters
