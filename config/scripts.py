"""The typed form of scripts.yaml: who reads names in which script."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .errors import ConfigError, first_problem, read_yaml

SHIPPED = Path(__file__).parent / "scripts.yaml"


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a pattern: {error.msg}") from None
    return value


def _code(value: str) -> str:
    if not re.fullmatch("[a-z]{2,8}", value):
        raise ValueError(f"{value!r} is no ISO 639 code, as in ja")
    return value


class ScriptEntry(BaseModel):
    """One reader of names. ``model`` and ``names`` are resolved to paths; ``threshold`` is from 0 to 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, AfterValidator(_code)]
    scripts: tuple[str, ...] = Field(min_length=1)
    marks: Annotated[str, AfterValidator(_pattern)] = ""
    reader: Literal["model", "lists", "segments", "syllables"] = "model"
    tokens: Literal["characters", "words", "affixed", "clusters"] = "characters"
    model: Path | None = None
    names: Path | None = None
    threshold: float = Field(0.5, ge=0, le=1)


_FILE = TypeAdapter(tuple[ScriptEntry, ...])


def load_scripts(file: Path, *, trained: bool = True) -> tuple[ScriptEntry, ...]:
    """Reads the file; relative paths are looked up beside it, then beside the shipped one. Raises ConfigError.

    Trained: whether the models must be there.
    """
    try:
        entries = _FILE.validate_python(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
    return tuple(_resolved(entry, file.parent, trained=trained) for entry in entries)


def _resolved(entry: ScriptEntry, folder: Path, *, trained: bool) -> ScriptEntry:
    if entry.reader == "model" and entry.model is None:
        raise ConfigError(
            f"scripts.yaml: {entry.code}: a reader of the kind 'model' needs one; name its file, or set reader: lists"
        )
    model = _found(entry, entry.model, folder) if trained and entry.model else entry.model
    return entry.model_copy(update={"model": model, "names": entry.names and _found(entry, entry.names, folder)})


def _found(entry: ScriptEntry, wanted: Path, folder: Path) -> Path:
    for place in (folder / wanted, SHIPPED.parent / wanted):
        if place.exists():
            return place
    raise ConfigError(f"scripts.yaml: {entry.code}: there is no {str(wanted)!r}; name a file that exists, or leave the entry out")
