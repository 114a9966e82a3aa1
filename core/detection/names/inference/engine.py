"""Presidio's spaCy engine for name models like the shipped one: the same names, several times faster."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch

from .layers import parts
from .steps import QuickSteps
from .vectors import QuickVectors
from .words import QuickWords


@dataclass(slots=True)
class Name:
    """The part of a spaCy span that Presidio reads; offsets in characters."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True, slots=True)
class QuickNames:
    """Finds what a pipeline's ``ner`` finds, and computes nothing else."""

    words: QuickWords
    vectors: QuickVectors
    steps: QuickSteps

    @staticmethod
    def of(nlp: Language, likely: Callable[[str], bool] = bool) -> "QuickNames | None":
        """None if the pipeline is built differently. Likely: whether a chunk between spaces may be a name, or part of one."""
        names = nlp.get_pipe("ner") if nlp.pipe_names == ["ner"] and QuickWords.cuts_at_spaces(nlp) else None
        if not isinstance(names, EntityRecognizer) or names.cfg["beam_width"] != 1:
            return None
        model = names.model
        usual = model.name == "parser_model" and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
        if not usual or model.get_ref("lower").get_dim("nF") != QuickSteps.FEATURES:
            return None
        network = model.get_ref("tok2vec")
        extract = parts(network, "extract_features")
        vectors = QuickVectors.of(network)
        if len(extract) != 1 or vectors is None:
            return None
        moves = [names.moves.get_class_name(number) for number in range(names.moves.n_moves)]
        words = QuickWords(nlp, vectors.embed, extract[0].attrs["columns"], likely)
        return QuickNames(words, vectors, QuickSteps(model.get_ref("lower"), model.get_ref("upper"), moves))

    def read(self, texts: Sequence[str], *, everywhere: bool = True) -> Iterator[list[Name]]:
        """Yields the names in each text, or only those near likely chunks; computes the vectors of all texts together."""
        found = self._names([text for text in texts if text], everywhere=everywhere)
        yield from (next(found) if text else [] for text in texts)

    def _names(self, texts: Sequence[str], *, everywhere: bool) -> Iterator[list[Name]]:
        read = self.words.read(texts)
        likely = [words.likely | everywhere for words in read]
        for words, (numbers, vectors) in zip(read, self.vectors([words.rows for words in read], likely), strict=True):
            found = self.steps(numbers, vectors, words.spaces[numbers])
            yield [Name(*words.span(start, end - 1), label) for start, end, label in found]


class FastEngine(SpacyNlpEngine):
    """Replaces a loaded engine; runs pipelines that are built differently as they are."""

    def __init__(self, engine: SpacyNlpEngine, likely: Callable[[str], bool] = bool) -> None:
        """Takes over the engine's pipelines and configuration.

        Likely: whether a chunk between spaces may be a name, or part of one, where names have capitals.
        """
        super().__init__(engine.models, engine.ner_model_configuration)
        self.nlp = engine.nlp
        self._score = engine.ner_model_configuration.default_score
        every = {language: QuickNames.of(nlp, likely) for language, nlp in (engine.nlp or {}).items()}
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
