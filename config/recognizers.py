"""The typed form of recognizers.yaml."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from . import path
from .entities import TypeName
from .errors import ConfigError, first_problem, is_there, twice
from .partial import over, read_both
from .words import Word

__all__ = ["ConfigError", "CustomRule", "NlpConfiguration", "PredefinedRecognizer", "RecognizersFile", "load_recognizers"]

RoleName = Literal["ADDRESS", "STREET", "OWN_ADDRESS", "REAL_NAME", "INTRODUCED"]
EvidenceName = Literal["checksum", "prefix", "label", "context", "format", "model"]


_A_MODEL = "as in {lang_code: en, model_name: model}"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NlpConfiguration(_Strict):
    """Presidio's configuration of NLP engines (analyzer/conf/*.yaml); ``model_name: model`` is the shipped model."""

    nlp_engine_name: str = "spacy"
    models: list[dict[str, object]]
    ner_model_configuration: dict[str, object] = Field(default_factory=dict)

    @field_validator("models")
    @classmethod
    def _whole(cls, models: list[dict[str, object]]) -> list[dict[str, object]]:
        for model in models:
            named = model.get("model_name")
            if not isinstance(model.get("lang_code"), str) or not isinstance(named, str | dict) or not named:
                raise ValueError(f"{model} needs a lang_code and a model_name, {_A_MODEL}")
        if all(model["lang_code"] != "en" for model in models):
            raise ValueError(f"one must have the lang_code en, which is asked whatever the language is, {_A_MODEL}")
        return models

    def as_presidio(self) -> dict[str, object]:
        """The dictionary that Presidio's NlpEngineProvider expects."""
        return self.model_dump()


class PredefinedRecognizer(_Strict):
    """One of Presidio's recognizers, by class name; with ``context``, its findings count only near one of these words."""

    name: str
    context: list[Word] = Field(default_factory=list)
    evidence: EvidenceName = "checksum"


class LargeModel(_Strict):
    """Another name model: ``gliner``, or a token classifier, of Hugging Face's ``transformers`` or as ``onnx``.

    ``model``: its local folder; of ``onnx`` also the name of an installed package that has one. ``labels``: the model's labels,
    each with its entity type. ``threshold``: the minimum score, from 0 to 1. ``beside``: the shipped name model is asked, too.
    """

    kind: Literal["gliner", "transformers", "onnx"]
    model: Path
    beside: bool = False
    labels: dict[str, str] = Field(
        default_factory=lambda: {"person": "PERSON", "location": "LOCATION", "organization": "ORGANIZATION"}, min_length=1
    )
    threshold: float = Field(0.5, ge=0, le=1)


class MatchExample(_Strict):
    """A text and the value that must be found in it."""

    text: str
    value: str


class CustomRule(_Strict):
    """An admin's own rule; its pattern runs on google-re2, and so always in linear time."""

    name: str
    entity_type: TypeName
    pattern: str
    score: float = Field(default=0.6, ge=0, le=1)
    keywords: list[Word] = Field(default_factory=list)
    context: list[Word] = Field(default_factory=list)
    needs_context: bool = False
    check: str = ""
    evidence: EvidenceName = "format"
    roles: list[RoleName] = Field(default_factory=list)
    matches: list[MatchExample] = Field(min_length=1)
    non_matches: list[str] = Field(min_length=1)
    source: str = ""


class RecognizersFile(_Strict):
    """The whole file.

    ``disabled``: families, family.rule names, entity types or recognizer names to leave out; the detector checks that each
    exists. ``phone_regions_by_script``: regions for numbers beside letters of a script. ``ner``: replaces the shipped name model.
    ``names``: the folder with given.txt and family.txt. ``labels``: the
    folder with labels of forms and tables, one file for each language. ``lexicon``: the folder with words that are added to the
    shipped lists. ``national_numbers``: the file with the table of national numbers. ``scripts``: the file that
    says who reads names in scripts other than Latin. ``private_matters``: the folder with words that are added to the shipped
    ones, and perhaps a model; ``private_matters_threshold``: the probability from which a message gives away something private.
    """

    nlp: NlpConfiguration
    ner: LargeModel | None = None
    names: Path = Path("names")
    labels: Path = Path("labels")
    lexicon: Path = Path("lexicon")
    national_numbers: Path = Path("national_numbers.yaml")
    scripts: Path = Path("scripts.yaml")
    private_matters: Path = Path("private_matters")
    private_matters_threshold: float = Field(0.85, ge=0, le=1)
    predefined: list[PredefinedRecognizer] = Field(default_factory=list)
    phone_regions: list[str] = Field(default_factory=list)
    phone_regions_by_script: dict[str, list[str]] = Field(default_factory=dict)
    disabled: list[str] = Field(default_factory=list)
    rules: list[CustomRule] = Field(default_factory=list)

    @field_validator("rules")
    @classmethod
    def _once(cls, rules: list[CustomRule]) -> list[CustomRule]:
        if again := twice(rule.name for rule in rules):
            raise ValueError(f"two rules are named {again!r}; keep one, or name the other otherwise")
        return rules


def _resolved(file: RecognizersFile, overlay: Path | None) -> RecognizersFile:
    """Replaces model and folder names by the paths of our folders or the admin's."""
    models = []
    for model in file.nlp.models:
        name = model.get("model_name")
        folder = path(name, overlay) if isinstance(name, str) and "/" not in name else None
        models.append({**model, "model_name": str(folder)} if folder is not None and folder.is_dir() else model)
    nlp = file.nlp.model_copy(update={"models": models})
    folders = {
        key: getattr(file, key) for key in ("names", "labels", "lexicon", "national_numbers", "scripts", "private_matters")
    }
    found = {key: path(str(folder), overlay) if len(folder.parts) == 1 else folder for key, folder in folders.items()}
    for key in ("lexicon", "private_matters"):
        if not is_there(found[key]) or not found[key].is_dir():
            raise ConfigError(f"recognizers.yaml: {key}: {str(found[key])!r} is no folder; make it, or leave the name out")
    return file.model_copy(update={"nlp": nlp, **found})


def load_recognizers(overlay: Path | None = None) -> RecognizersFile:
    """Reads recognizers.yaml, the admin's over the shipped one; raises ConfigError."""
    file, shipped, own = read_both("recognizers.yaml", overlay)
    try:
        return _resolved(RecognizersFile.model_validate(over(shipped, own, 1)), overlay)
    except ValidationError as error:
        raise first_problem(str(file), error) from None
