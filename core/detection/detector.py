"""The only file that builds Presidio's AnalyzerEngine and asks it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from threading import Lock

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine, SpacyNlpEngine
from spacy.tokens import Doc
from spacy.vocab import Vocab

from config.recognizers import RecognizersFile

from ..text import Text
from ..verdict import Evidence, Finding
from .ner import LETTERS, NAMED_TYPES
from .nlp import create_engine
from .overlaps import disjoint
from .postcodes import with_postcodes
from .quiet import hush
from .registry import build_recognizers
from .rule import EVIDENCE_KEY
from .surrogates import with_words
from .tables import table_findings

LANGUAGE = "en"
WINDOW, OVERLAP = 3000, 300
WHOLE_TEXT_TYPES = ("PRIVATE_KEY",)


class _NoEnhancer(ContextAwareEnhancer):
    """Our rules look at their context themselves, in linear time and without lemmas."""

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


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Yields (offset, stretch) pairs of at most 3,000 characters that overlap by 300, cut at white space where there is some.

    What is quadratic in Presidio is bounded by the window, so that the whole is linear.
    """
    start = 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        cut = max(text.rfind("\n", end - OVERLAP // 2, end), text.rfind(" ", end - OVERLAP // 2, end))
        end = cut + 1 if cut > 0 else end
        yield start, text[start:end]
        begin = end - OVERLAP
        space = max(text.find("\n", begin, begin + OVERLAP // 2), text.find(" ", begin, begin + OVERLAP // 2))
        start = space + 1 if space > 0 else begin
    yield start, text[start:]


class Detector:
    """Finds everything that could be personal or secret. Thread-safe; build it once."""

    def __init__(self, recognizers: RecognizersFile) -> None:
        """Raises ConfigError where a recognizer or the NLP engine cannot be built."""
        self._lock = Lock()
        self._nlp: NlpEngine = create_engine(recognizers.nlp)
        registry = RecognizerRegistry(recognizers=build_recognizers(recognizers), supported_languages=[LANGUAGE])
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=self._nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=_NoEnhancer(),
        )
        every = set(self._engine.get_supported_entities(LANGUAGE))
        self._pattern_types = sorted(every - {*NAMED_TYPES, *WHOLE_TEXT_TYPES})
        self._no_tokens = NlpArtifacts([], Doc(Vocab()), [], [], self._nlp, LANGUAGE)

    def detect(self, text: Text, *, names: bool) -> list[Finding]:
        """Findings in the text's visible offsets, sorted and disjoint.

        The name model runs where ``names`` is asked for, or anything else was found.
        """
        visible = text.visible
        with self._lock:
            found = [*self._patterns(visible), *table_findings(visible)]
            if names or found:
                found.extend(with_postcodes(visible, self._names_in(visible)))
        return disjoint(visible, hush(visible, found, text.opaque))

    def _patterns(self, text: str) -> Iterator[Finding]:
        for offset, stretch in windows(text):
            yield from self._analyze(stretch, offset, self._pattern_types, self._no_tokens)
        if "PRIVATE KEY" in text:
            yield from self._analyze(text, 0, WHOLE_TEXT_TYPES, self._no_tokens)

    def _names(self, text: str) -> Iterator[Finding]:
        for offset, stretch in windows(text):
            # The tokenizer is slow on long runs of marks, and no name is without letters.
            if not LETTERS.search(stretch):
                continue
            with self._memory_zone():
                artifacts = self._nlp.process_text(stretch, LANGUAGE)
                yield from self._analyze(stretch, offset, NAMED_TYPES, artifacts)

    def _names_in(self, visible: str) -> list[Finding]:
        """What the name model finds; it reads ordinary words where placeholders stand, as it was taught on such text."""
        stood_in = with_words(visible)
        found = (f for f in self._names(stood_in.visible))
        spans = ((f, stood_in.to_raw(f.start, f.end)) for f in found)
        return [replace(f, start=span.start, end=span.end) for f, span in spans]

    def _memory_zone(self) -> AbstractContextManager[object]:
        """Frees the strings that spaCy would keep for ever (explosion/spaCy, nlp.memory_zone)."""
        return self._nlp.get_nlp(LANGUAGE).memory_zone() if isinstance(self._nlp, SpacyNlpEngine) else nullcontext()

    def _analyze(self, text: str, offset: int, types: Sequence[str], artifacts: NlpArtifacts) -> list[Finding]:
        results = self._engine.analyze(text, LANGUAGE, entities=list(types), nlp_artifacts=artifacts)
        return list(_findings(results, offset))


def _findings(results: Iterable[RecognizerResult], offset: int) -> Iterator[Finding]:
    for result in results:
        metadata = result.recognition_metadata or {}
        yield Finding(
            result.start + offset,
            result.end + offset,
            result.entity_type,
            round(result.score, 3),
            str(metadata.get(RecognizerResult.RECOGNIZER_NAME_KEY, "")),
            Evidence(metadata.get(EVIDENCE_KEY, Evidence.FORMAT)),
        )
