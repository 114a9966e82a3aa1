"""Name models: the shipped one, and any that Presidio runs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from config.recognizers import NlpConfiguration, RecognizersFile

from ...finding import Finding
from .inference.folder import read_folder
from .inference.folder_model import FolderModel
from .inference.words import WordLists
from .ner import NameCleaner


class NameModel(Protocol):
    """Finds names in texts. Not thread-safe."""

    @property
    def types(self) -> Sequence[str]:
        """The entity types that it finds, sorted."""
        ...

    def read(self, texts: Sequence[str], *, cased: bool) -> Iterator[tuple[list[Finding], list[Finding]]]:
        """For each text what the model finds, and what of it is a name. Cased: whether the texts write names with capitals."""
        ...


def name_model(recognizers: RecognizersFile, known: WordLists, likely: Callable[[str], bool], fields: Sequence[str]) -> NameModel:
    """Known: what a model may ask about a word.

    Likely: whether what stands between spaces may be a name, or part of one, in a text where names have capitals.

    Fields: context words of numbers. Raises ConfigError where a model is not on this machine: nothing is ever downloaded.
    """
    folder = None if recognizers.ner else _plain_folder(recognizers.nlp)
    read = read_folder(folder, known) if folder else None
    if read is not None:
        return FolderModel(read, recognizers.nlp, likely, NameCleaner(fields))
    # With Presidio and spaCy, which take a second to load.
    from core.detection.names.presidio_model import PresidioModel

    return PresidioModel(recognizers, known, likely, NameCleaner(fields))


def _plain_folder(configuration: NlpConfiguration) -> Path | None:
    """The folder of the one English spaCy pipeline; None where the configuration asks for more."""
    told = configuration.ner_model_configuration
    (model, *others) = configuration.models or [{}]
    name = model.get("model_name")
    usual = configuration.nlp_engine_name == "spacy" and not others and model.get("lang_code") == "en"
    mapped = isinstance(told.get("model_to_presidio_entity_mapping"), dict) and isinstance(told.get("labels_to_ignore"), list)
    return Path(name) if usual and mapped and isinstance(name, str) else None
