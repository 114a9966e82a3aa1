"""Name models: the shipped one, and any that Presidio runs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from config.recognizers import NlpConfiguration, RecognizersFile

from ...finding import Finding
from .inference.folder import ModelFolder, read_folder
from .inference.quick import Name, QuickNames
from .ner import BATCH, NAMED_TYPES, NameCleaner, as_read


class NameModel(Protocol):
    """Finds names in texts. Not thread-safe."""

    @property
    def types(self) -> Sequence[str]:
        """The entity types that it finds, sorted."""
        ...

    def read(self, texts: Sequence[str], *, cased: bool) -> Iterator[tuple[list[Finding], list[Finding]]]:
        """For each text what the model finds, and what of it is a name. Cased: whether the texts write names with capitals."""
        ...


def name_model(recognizers: RecognizersFile, likely: Callable[[str], bool], fields: Sequence[str]) -> NameModel:
    """Likely: whether what stands between spaces may be a name, or part of one, in a text where names have capitals.

    Fields: context words of numbers. Raises ConfigError where a model is not on this machine: nothing is ever downloaded.
    """
    folder = None if recognizers.ner else _plain_folder(recognizers.nlp)
    read = read_folder(folder) if folder else None
    if read is not None:
        return FolderModel(read, recognizers.nlp, likely, NameCleaner(fields))
    # With Presidio and spaCy, which take a second to load.
    from core.detection.names.presidio_model import PresidioModel

    return PresidioModel(recognizers, likely, NameCleaner(fields))


def _plain_folder(configuration: NlpConfiguration) -> Path | None:
    """The folder of the one English spaCy pipeline; None where the configuration asks for more."""
    told = configuration.ner_model_configuration
    (model, *others) = configuration.models or [{}]
    name = model.get("model_name")
    usual = configuration.nlp_engine_name == "spacy" and not others and model.get("lang_code") == "en"
    mapped = isinstance(told.get("model_to_presidio_entity_mapping"), dict) and isinstance(told.get("labels_to_ignore"), list)
    return Path(name) if usual and mapped and isinstance(name, str) else None


class FolderModel:
    """A model that is read without spaCy and Presidio."""

    types = sorted(NAMED_TYPES)

    def __init__(
        self, folder: ModelFolder, configuration: NlpConfiguration, likely: Callable[[str], bool], cleaner: NameCleaner
    ) -> None:
        """Configuration: Presidio's, whose labels are meant as Presidio means them."""
        self._names = QuickNames.of(folder.parameters, folder.tokens, likely)
        told = configuration.ner_model_configuration
        mapping, ignored = told["model_to_presidio_entity_mapping"], told["labels_to_ignore"]
        self._mapping = {str(label): str(kind) for label, kind in mapping.items()} if isinstance(mapping, dict) else {}
        self._ignored = frozenset(map(str, ignored)) if isinstance(ignored, list) else frozenset[str]()
        self._cleaner = cleaner

    def read(self, texts: Sequence[str], *, cased: bool) -> Iterator[tuple[list[Finding], list[Finding]]]:
        """See NameModel."""
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            for text, found in zip(batch, self._names.read(batch, everywhere=not cased), strict=True):
                names = [*self._labelled(found)]
                cleaned = sorted(self._cleaner.cleaned(text, names), key=lambda name: (-name.score, name.start))
                yield [as_read(name) for name in names if name.label_ in NAMED_TYPES], cleaned

    def _labelled(self, names: Sequence[Name]) -> Iterator[Name]:
        for name in names:
            kind = self._mapping.get(name.label_, name.label_)
            if self._ignored.isdisjoint((name.label_, kind)):
                yield Name(name.start_char, name.end_char, kind)
