"""Presidio's spaCy engine for name models like the shipped one: the same names, several times faster."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.tokens import Doc
from spacy.util import minibatch

from .pipeline import quick_names
from .quick import QuickNames
from .words import WordLists


class FastEngine(SpacyNlpEngine):
    """Replaces a loaded engine; runs pipelines that are built differently as they are."""

    def __init__(self, engine: SpacyNlpEngine, known: WordLists, likely: Callable[[str], bool] = bool) -> None:
        """Takes over the engine's pipelines and configuration. Known: what a model may ask about a word.

        Likely: whether a chunk between spaces may be a name, or part of one, where names have capitals.
        """
        super().__init__(engine.models, engine.ner_model_configuration)
        self.nlp = engine.nlp
        self._score = engine.ner_model_configuration.default_score
        every = {language: quick_names(nlp, known, likely) for language, nlp in (engine.nlp or {}).items()}
        self._quick: Mapping[str, QuickNames] = {language: names for language, names in every.items() if names}

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, as_tuples: bool = False
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Yields (text, its names) pairs, without tokens, lemmas and keywords, which nothing here reads."""
        if language in self._quick and not as_tuples:
            yield from self._read(texts, language, batch_size, everywhere=True)
        else:
            yield from super().process_batch(texts, language, batch_size, n_process, as_tuples)

    def process_likely(self, texts: Iterable[str], language: str, batch_size: int) -> Iterator[tuple[str, NlpArtifacts]]:
        """Like process_batch, but may skip names without a likely word: most words are nowhere near one."""
        if language in self._quick:
            yield from self._read(texts, language, batch_size, everywhere=False)
        else:
            yield from super().process_batch(texts, language, batch_size)

    def _read(
        self, texts: Iterable[str], language: str, batch_size: int, *, everywhere: bool
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        none = Doc(self.get_nlp(language).vocab)
        for batch in minibatch(texts, batch_size):
            for text, found in zip(batch, self._quick[language].read(batch, everywhere=everywhere), strict=True):
                names, scores = self._get_updated_entities(found, [self._score] * len(found))
                yield text, NlpArtifacts(names, none, [], [], self, language, scores)
