"""Labels of values in forms, tables and letters, in each language: the typed form of the files in ``labels/``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import ConfigError, first_problem, read_yaml

SHIPPED = Path(__file__).parent / "labels"


class LanguageLabels(BaseModel):
    """One language's labels, by entity type (and PIN, for short codes).

    ``#`` in a label stands for any of the words in ``number``; at the start of a label, one of ``of`` may follow it.
    ``endings``: what may be glued to a label ("telefonum": my telephone); ``particles``: what may be glued before it ("ورقم": and
    number); ``behind``: words that may follow it ("saya": my); ``is``: words between a label and its value.
    ``fields``: labels before a value and over a column; ``columns``: labels that count only in a table's header.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    number: tuple[str, ...] = Field(min_length=1)
    of: tuple[str, ...] = ()
    links: tuple[str, ...] = Field(default=(), alias="is")
    endings: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    fields: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def load_labels(folder: Path) -> tuple[LanguageLabels, ...]:
    """One for each language, in alphabetical order: the folder's file, or else the shipped one. Raises ConfigError."""
    files = {file.name: file for file in SHIPPED.glob("*.yaml")}
    own = {file.name: file for file in folder.glob("*.yaml")}
    if not own:
        raise ConfigError(f"recognizers.yaml: labels: {str(folder)!r} has no YAML file")
    return tuple(_language(file) for _, file in sorted({**files, **own}.items()))


def _language(file: Path) -> LanguageLabels:
    try:
        return LanguageLabels.model_validate(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
