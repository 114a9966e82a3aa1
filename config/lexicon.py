"""Words by what they mean, in each language: the typed form of the files in ``lexicon/``."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from .errors import first_problem, read_yaml

SHIPPED = Path(__file__).parent / "lexicon"


class Words(BaseModel):
    """One language's lists. Entries are parts of patterns in which a space is a space."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    illnesses: tuple[str, ...] = Field(min_length=1)
    sick_leave: tuple[str, ...] = ()

    @field_validator("illnesses", "sick_leave")
    @classmethod
    def _patterns(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            try:
                re.compile(word)
            except re.error as error:
                raise ValueError(f"{word!r} is not a pattern: {error}") from None
        if len(set(words)) < len(words):
            raise ValueError(f"stands twice: {next(word for word in words if words.count(word) > 1)!r}")
        return words


class Lexicon:
    """The lists of all languages."""

    def __init__(self, languages: dict[str, Words]) -> None:
        """Languages: by their code."""
        self._languages = languages

    def alternation(self, name: str, *languages: str) -> str:
        """A list's words in some languages, or in all where none is given, as a part of a pattern in verbose form."""
        chosen = languages or tuple(self._languages)
        words = {word for code in chosen for word in getattr(self._languages[code], name)}
        # The longest first: of "vih" and "vih positivo" the first that fits is taken.
        if not words:
            return "(?!)"  # nothing; an empty alternation would match everywhere
        return "(?:" + "|".join(word.replace(" ", "[ ]") for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Every file of the folder, the shipped one by default; raises ConfigError."""
    files = sorted((folder or SHIPPED).glob("*.yaml"))
    return Lexicon({file.stem: _language(file) for file in files})


def _language(file: Path) -> Words:
    try:
        return Words.model_validate(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
