"""The admin's folder: what in it is read by nothing, such as a file whose name is misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import OVERLAY
from .errors import ConfigError, nearest
from .recognizers import load_recognizers
from .scripts import load_scripts

_YAML = frozenset({".yaml"})
# A file with another ending may be anything, such as a README.
_TEXTS = frozenset({".yaml", ".yml", ".txt", ".json"})
# Folder -> how the files in it that are read end; of the others, all.
_FOLDERS = {
    "guides": _YAML,
    "phrases": _YAML,
    "labels": _YAML,
    "lexicon": _YAML,
    "private_matters": frozenset({".txt", ".gz"}),
    "names": frozenset[str](),
    "model": frozenset[str](),
}
_FILES = ("recognizers", "entities", "decision", "examples", "revocation", "national_numbers", "scripts")
# The settings and the environment of a service may lie beside them.
_KNOWN = frozenset({*(f"{name}.yaml" for name in _FILES), *_FOLDERS, "privacy-check.yaml", "environment"})


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or folder that nothing reads. ``meant``: what was probably meant, as a sentence's end; empty if nothing is near."""

    path: Path
    meant: str = ""

    def __str__(self) -> str:
        return f"{self.path}: is read by nothing{self.meant}"


def unread(config_dir: Path | None) -> Iterator[Unread]:
    """What nobody reads in the folder, or in /etc/privacy-check, by name; raises ConfigError."""
    folder = config_dir or OVERLAY
    entries = _entries(folder)
    strange = [entry for entry in entries if entry.name not in _KNOWN]
    named = _named(folder) if strange else frozenset()
    yield from (Unread(entry, nearest(entry.name, _KNOWN)) for entry in strange if entry not in named)
    for entry in entries:
        endings = _FOLDERS.get(entry.name)
        if endings:
            below = [*_entries(entry), *(each for part in _entries(entry) if entry.name == "guides" for each in _entries(part))]
            ends = f"; what is read there ends in {' or '.join(sorted(endings))}"
            yield from (Unread(each, ends) for each in below if each.suffix in _TEXTS - endings)


def _entries(folder: Path) -> list[Path]:
    """What is in it, but for hidden files, as container platforms make them."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be read: {error.strerror}") from None


def _named(folder: Path) -> frozenset[Path]:
    """What recognizers.yaml and scripts.yaml name in it."""
    file = load_recognizers(folder)
    models = [Path(str(model.get("model_name", ""))) for model in file.nlp.models]
    own = [file.names, file.labels, file.lexicon, file.national_numbers, file.scripts, file.private_matters, *models]
    if file.ner:
        own.append(file.ner.model)
    if file.scripts.is_relative_to(folder):
        own += [each for entry in load_scripts(file.scripts) for each in (entry.model, entry.names) if each]
    return frozenset(folder / each.relative_to(folder).parts[0] for each in own if each != folder and each.is_relative_to(folder))
