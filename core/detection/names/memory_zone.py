"""Keeps spaCy's memory from growing: the strings that it would hold for ever go after some texts."""

from contextlib import ExitStack

from presidio_analyzer.nlp_engine import NlpEngine, SpacyNlpEngine

_LANGUAGE = "en"
_CHARACTERS = 200_000


class MemoryZone:
    """A memory zone (explosion/spaCy, ``nlp.memory_zone``) over several texts: one a text would forget every word each time.

    No document may outlive it; not thread-safe.
    """

    def __init__(self, engine: NlpEngine) -> None:
        """Engine: other than spaCy's have no such memory."""
        self._engine = engine
        self._open = ExitStack()
        self._left = 0

    def begin(self, characters: int) -> None:
        """A text of so many characters is about to be read; what was read before may be gone after this."""
        if not isinstance(self._engine, SpacyNlpEngine):
            return
        if self._left <= 0:
            self._open.close()
            self._open.enter_context(self._engine.get_nlp(_LANGUAGE).memory_zone())
            self._left = _CHARACTERS
        self._left -= characters
