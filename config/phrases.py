"""The phrases around the guides in reminders: one YAML file for each language."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from . import path
from .errors import ConfigError, first_problem, read_yaml

ENGLISH = "en"


class Phrases(BaseModel):
    """One language's phrases; words in braces are filled in.

    If the singular form of a phrase is empty, the plural is used. Zero as one: whether zero takes the singular, as in French
    (source: Unicode CLDR, Language Plural Rules).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    title: str
    habit_title: str
    by_default: str
    not_needed: str
    done: str
    show_me_how: str
    not_used: str
    excluded: str
    tomorrow: str
    no_nudges: str
    more: str = "More"
    confirmed_one: str
    confirmed_many: str
    confirmed_of_one: str = ""
    confirmed_of: str
    others_one: str = ""
    others: str
    late: str
    asked_for: str
    nudge: str
    web: str
    ios_android: str
    desktop: str
    does_not: str
    habits: str
    share_links: str
    thanks: str
    see_you_tomorrow: str
    days: tuple[str, str, str, str, str, str, str]
    zero_as_one: bool = False

    def of(self, count: int, one: str, many: str) -> str:
        """The singular or plural phrase for this number, in this language."""
        return one if one and (count == 1 or (count == 0 and self.zero_as_one)) else many


def load_phrases(overlay: Path | None = None) -> dict[str, Phrases]:
    """Language -> phrases; the admin's files override the shipped ones. Raises ConfigError."""
    phrases: dict[str, Phrases] = {}
    for folder in dict.fromkeys((path("phrases", Path("/nonexistent")), path("phrases", overlay))):
        for file in sorted(folder.glob("*.yaml")):
            try:
                phrases[file.stem] = Phrases.model_validate(read_yaml(file))
            except ValidationError as error:
                raise first_problem(str(file), error) from None
    if ENGLISH not in phrases:
        raise ConfigError("phrases: there must be an en.yaml")
    return phrases


def said_in(phrases: Mapping[str, Phrases], language: str) -> Phrases:
    """The language's phrases, or the English ones."""
    return phrases.get(language) or phrases[ENGLISH]
