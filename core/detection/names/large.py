"""An optional larger name model from a folder: GLiNER, or a token classifier; nothing is downloaded."""

from collections.abc import Callable, Iterator, Mapping

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import GLiNERRecognizer, HuggingFaceNerRecognizer

from config.errors import ConfigError
from config.extras import needs_extra
from config.recognizers import LargeModel

from .ner import SOURCE, pieces
from .onnx import OnnxNames

_WINDOW_CHARACTERS, _OVERLAP_CHARACTERS = 1000, 100


class LargeNames(EntityRecognizer):
    """Presidio's recognizer for that model, without the known mistakes of such models."""

    def __init__(self, inner: EntityRecognizer) -> None:
        """Inner: one that is loaded."""
        self._inner = inner
        super().__init__(supported_entities=list(inner.supported_entities), name=SOURCE)

    def load(self) -> None:
        """It is loaded."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        """Presidio's interface."""
        wanted = [name for name in entities if name in self.supported_entities]
        return [made for result in self._inner.analyze(text, wanted, nlp_artifacts) for made in _cleaned(text, result)]


def _cleaned(text: str, result: RecognizerResult) -> Iterator[RecognizerResult]:
    for start, end in pieces(text, result.start, result.end, result.entity_type):
        yield RecognizerResult(result.entity_type, start, end, float(result.score))


def create_large(model: LargeModel) -> LargeNames:
    """Raises ConfigError if the folder, the extra or the model is missing or broken."""
    where = f"recognizers.yaml: ner.model: {str(model.model)!r}"
    if model.kind != "onnx" and not model.model.is_dir():
        raise ConfigError(f"{where} is no folder of this machine; put the model there, it is never downloaded")
    try:
        with needs_extra("ner-onnx" if model.kind == "onnx" else "ner-large", "recognizers.yaml: ner"):
            inner = _KINDS[model.kind](model)
            inner.load()
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - both libraries raise whatever a broken file leads to
        raise ConfigError(f"{where}: is no model of kind {model.kind} ({type(error).__name__})") from None
    return LargeNames(inner)


def _gliner(model: LargeModel) -> EntityRecognizer:
    return GLiNERRecognizer(
        model_name=str(model.model),
        entity_mapping=dict(model.labels),
        threshold=model.threshold,
        chunk_size=_WINDOW_CHARACTERS,
        chunk_overlap=_OVERLAP_CHARACTERS,
        local_files_only=True,
    )


def _transformers(model: LargeModel) -> EntityRecognizer:
    return HuggingFaceNerRecognizer(
        model_name=str(model.model),
        label_mapping=dict(model.labels),
        threshold=model.threshold,
        chunk_size=_WINDOW_CHARACTERS,
        chunk_overlap=_OVERLAP_CHARACTERS,
    )


_KINDS: Mapping[str, Callable[[LargeModel], EntityRecognizer]] = {
    "gliner": _gliner,
    "transformers": _transformers,
    "onnx": OnnxNames,
}
