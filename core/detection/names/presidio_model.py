"""Name models that Presidio runs: its NLP engines, and larger ones; the only file that builds and calls Presidio's AnalyzerEngine."""

from collections.abc import Callable, Iterator, Sequence

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from config.recognizers import RecognizersFile

from ...finding import Evidence, Finding
from .inference.engine import FastEngine
from .inference.quick import Name
from .inference.words import WordLists
from .large import create_large
from .memory_zone import MemoryZone
from .ner import BATCH, NAMED_TYPES, SOURCE, NameCleaner, as_read
from .nlp import create_engine, no_engine

LANGUAGE = "en"


class _NoEnhancer(ContextAwareEnhancer):
    """Does nothing: our rules check their context themselves, in linear time and without lemmas."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: object,
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        return raw_results


class NameRecognizer(EntityRecognizer):
    """Reads the entities that any of Presidio's NLP engines found; needs its artifacts."""

    def __init__(self, cleaner: NameCleaner) -> None:
        self._cleaner = cleaner
        super().__init__(supported_entities=list(NAMED_TYPES), name=SOURCE)

    def load(self) -> None:
        """Nothing to load: the engine has the model."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        """Presidio's interface."""
        named = nlp_artifacts.entities if nlp_artifacts is not None else []
        wanted = [entity for entity in named if entity.label_ in entities]
        return [RecognizerResult(f.entity_type, f.start, f.end, f.score) for f in self._cleaner.cleaned(text, wanted)]


class PresidioModel:
    """Runs the configured NLP engine, a larger model, or both."""

    def __init__(
        self, recognizers: RecognizersFile, known: WordLists, likely: Callable[[str], bool], cleaner: NameCleaner
    ) -> None:
        """Raises ConfigError where a model cannot be loaded."""
        alone = recognizers.ner and not recognizers.ner.beside
        self._nlp: NlpEngine = no_engine() if alone else create_engine(recognizers.nlp, known, likely)
        larger: list[EntityRecognizer] = [create_large(recognizers.ner)] if recognizers.ner else []
        named = larger if alone else [*larger, NameRecognizer(cleaner)]
        self.types: Sequence[str] = sorted({name for recognizer in named for name in recognizer.supported_entities})
        self._engine = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=named, supported_languages=[LANGUAGE]),
            nlp_engine=self._nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=_NoEnhancer(),
        )
        self._zone = MemoryZone(self._nlp)

    def read(self, texts: Sequence[str], *, cased: bool) -> Iterator[tuple[list[Finding], list[Finding]]]:
        """See NameModel."""
        self._zone.begin(sum(map(len, texts)))
        process = self._nlp.process_likely if cased and isinstance(self._nlp, FastEngine) else self._nlp.process_batch
        artifacts = process(texts, LANGUAGE, batch_size=BATCH)
        for text, (_, of_text) in zip(texts, artifacts, strict=True):
            results = self._engine.analyze(text, LANGUAGE, entities=list(self.types), nlp_artifacts=of_text)
            entities = (Name(e.start_char, e.end_char, e.label_) for e in of_text.entities if e.label_ in self.types)
            yield [as_read(name) for name in entities], [_finding(result) for result in results]


def _finding(result: RecognizerResult) -> Finding:
    return Finding(result.start, result.end, result.entity_type, round(result.score, 3), SOURCE, Evidence.MODEL)
