"""An optional name model of a format that many tools write: an ONNX token classifier, from a folder or an installed package."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from config.errors import ConfigError
from config.recognizers import LargeModel

if TYPE_CHECKING:  # the extra's
    from tokenizers import Encoding, Tokenizer

_OUTSIDE = "O"
_OVERLAP_TOKENS = 32
_MOST_TOKENS = 512
# A given name beside a surname is one person, and a house's number beside its street one place.
_NEAR_CHARACTERS = 2


class _Session(Protocol):
    """What is used of onnxruntime's session."""

    def run(self, names: None, inputs: Mapping[str, NDArray[np.int64]]) -> Sequence[NDArray[np.float32]]: ...


@dataclass(frozen=True, slots=True)
class TokenClassifier:
    """A loaded model. Labels: of its outputs, in their order, with or without ``B-`` and ``I-``."""

    session: _Session
    tokenizer: "Tokenizer"
    inputs: tuple[str, ...]
    labels: tuple[str, ...]

    def spans(self, text: str) -> Iterator[tuple[str, int, int, float]]:
        """Yields (label without its prefix, start, end, mean score of its tokens); longer texts are read in overlapping windows."""
        encoded = self.tokenizer.encode(text)
        for encoding in (encoded, *encoded.overflowing):
            yield from self._of_window(encoding)

    def _of_window(self, encoding: "Encoding") -> Iterator[tuple[str, int, int, float]]:
        values = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
            "token_type_ids": np.zeros((1, len(encoding.ids)), dtype=np.int64),
        }
        logits = self.session.run(None, {name: values[name] for name in self.inputs})[0][0]
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        scores = powers / powers.sum(axis=-1, keepdims=True)
        tokens = zip(encoding.offsets, scores.argmax(axis=-1), scores.max(axis=-1), strict=True)
        yield from _joined((self.labels[best], start, end, float(score)) for (start, end), best, score in tokens if end > start)


def _joined(tokens: Iterator[tuple[str, int, int, float]]) -> Iterator[tuple[str, int, int, float]]:
    label, first, last, scores = _OUTSIDE, 0, 0, list[float]()
    for tag, start, end, score in tokens:
        prefix, _, name = tag.rpartition("-")
        goes_on = name == label and (prefix != "B" or start == last)
        if not goes_on:
            if label != _OUTSIDE:
                yield label, first, last, sum(scores) / len(scores)
            label, first, scores = name, start, []
        last = end
        scores.append(score)
    if label != _OUTSIDE:
        yield label, first, last, sum(scores) / len(scores)


class OnnxNames(EntityRecognizer):
    """Presidio's interface to a token classifier; spans of one entity type that stand side by side are one."""

    def __init__(self, model: LargeModel) -> None:
        """Raises ConfigError where folder, package or a file of it is missing; nothing is downloaded."""
        self._model = model
        self._labels = dict(model.labels)
        self._classifier: TokenClassifier | None = None
        # Calls load().
        super().__init__(supported_entities=sorted({*model.labels.values()}), name="name_model")

    def load(self) -> None:
        """Reads the model, once. Raises ConfigError, or ImportError without the extra."""
        if self._classifier is None:
            self._classifier = classifier(folder_of(self._model.model))

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:
        """Presidio's interface."""
        if self._classifier is None:
            return []
        kinds = ((self._labels.get(label, ""), start, end, score) for label, start, end, score in self._classifier.spans(text))
        found = sorted((s, e, kind, score) for kind, s, e, score in kinds if kind in entities and score >= self._model.threshold)
        return [RecognizerResult(kind, start, end, score) for start, end, kind, score in _side_by_side(found, text)]


def _side_by_side(found: list[tuple[int, int, str, float]], text: str) -> list[tuple[int, int, str, float]]:
    joined = found[:1]
    for _, (start, end, kind, score) in pairwise(found):
        first, last, before, best = joined[-1]
        between = text[last:start]
        if kind == before and start - last <= _NEAR_CHARACTERS and "\n" not in between:
            joined[-1] = (first, max(last, end), kind, min(best, score))
        else:
            joined.append((start, end, kind, score))
    return joined


def folder_of(model: Path) -> Path:
    """The folder with tokenizer.json: the given one, or the only such folder of the installed package of that name."""
    if model.is_dir():
        return model
    named = str(model)
    spec = find_spec(named) if named.isidentifier() else None
    folders = [
        file.parent for place in (spec and spec.submodule_search_locations) or () for file in Path(place).rglob("tokenizer.json")
    ]
    if len(folders) != 1:
        raise ConfigError(
            f"recognizers.yaml: ner.model: {named!r} is neither a folder nor an installed package with one model; it is never downloaded"
        )
    return folders[0]


def classifier(folder: Path) -> TokenClassifier:
    """Raises ConfigError where a file is missing, ImportError without the extra, and what the libraries raise for broken files."""
    import onnxruntime
    from tokenizers import Tokenizer

    onnxruntime.disable_telemetry_events()
    files = sorted(folder.rglob("*.onnx"))
    if not files:
        raise ConfigError(f"recognizers.yaml: ner.model: {str(folder)!r} has no .onnx file")
    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(files[0]), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(
        min(int(settings.get("max_position_embeddings", _MOST_TOKENS)), _MOST_TOKENS), stride=_OVERLAP_TOKENS
    )
    tokenizer.no_padding()
    labels = {int(number): str(label) for number, label in settings["id2label"].items()}
    inputs = tuple(str(each.name) for each in session.get_inputs())
    return TokenClassifier(session, tokenizer, inputs, tuple(labels[number] for number in range(len(labels))))
