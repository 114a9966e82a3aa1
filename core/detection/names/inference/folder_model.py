"""The shipped name model, or another of its form, run without spaCy and Presidio."""

from collections.abc import Callable, Iterator, Sequence

from config.recognizers import NlpConfiguration

from ....finding import Finding
from ..ner import BATCH, NAMED_TYPES, NameCleaner, as_read
from .folder import ModelFolder
from .quick import Name, QuickNames


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
