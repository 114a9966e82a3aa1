"""Guides that teach how to keep chats out of AI training: one YAML file for each assistant."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from . import path
from .errors import ConfigError, first_problem, read_yaml
from .reminders import ReminderSettings

STALE_DAYS = 180
_NOWHERE = Path("/nonexistent")


class Link(BaseModel):
    """An official page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    url: HttpUrl


class Guide(BaseModel):
    """How to turn off training in one assistant, what that does not do, and better habits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    assistant: str
    aliases: tuple[str, ...] = ()
    version: int = Field(ge=1)
    language: str = "en"
    default: str
    summary: str
    steps: dict[Literal["web", "ios_android", "desktop"], list[str]] = Field(min_length=1)
    does_not: list[str] = Field(min_length=1)
    habits: list[str] = Field(default_factory=list)
    share_links: list[str] = Field(default_factory=list)
    excluded_plans: str = ""
    links: list[Link] = Field(min_length=1)
    verified_on: date
    dated: Literal["day", "year", "unknown"] = "day"
    source_confidence: Literal["official page read", "official page re-read by others", "third party", "general knowledge"]
    unconfirmed: str = ""
    """Why the vendor's own page does not confirm it, in a sentence for admins; empty where it does."""

    def checked(self) -> str:
        """When the source was last checked, as precisely as is known; otherwise ``verified_on`` is the earliest possible day."""
        if self.dated == "unknown":
            return "at a time that its source does not tell"
        return f"in {self.verified_on.year}" if self.dated == "year" else f"on {self.verified_on.isoformat()}"

    def answers_to(self, word: str) -> bool:
        """Whether the word is a name of the assistant, ignoring case."""
        return word.casefold() in {self.assistant.casefold(), self.name.casefold(), *(alias.casefold() for alias in self.aliases)}

    def stale(self, today: date) -> bool:
        """Whether nobody has checked it for 180 days; menus change."""
        return (today - self.verified_on).days > STALE_DAYS


class Guides(Mapping[str, Guide]):
    """The English guides by assistant's key, with their translations."""

    def __init__(self, english: Mapping[str, Guide], translated: Mapping[tuple[str, str], Guide]) -> None:
        """Translated: by (language, key)."""
        self._english = english
        self._translated = translated

    def __getitem__(self, key: str) -> Guide:
        return self._english[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._english)

    def __len__(self) -> int:
        return len(self._english)

    def said_in(self, language: str, key: str) -> Guide | None:
        """The guide in the language, or in English if there is no translation or only one of an older version."""
        english = self._english.get(key)
        translated = self._translated.get((language, key))
        return translated if english and translated and translated.version >= english.version else english

    def without(self, keys: Collection[str]) -> "Guides":
        """The guides without those with the given keys."""
        return Guides({key: guide for key, guide in self._english.items() if key not in keys}, self._translated)


def unknown_names(guides: Collection[str], reminders: ReminderSettings) -> Iterator[tuple[str, str]]:
    """The guides that the settings name but that do not exist: the setting, and what is wrong with it in a sentence."""
    for setting in ("without", "include_unconfirmed"):
        unknown = [key for key in getattr(reminders, setting) if key not in guides]
        if unknown:
            named = f"{', '.join(map(repr, unknown))} {'is no guide' if len(unknown) == 1 else 'are no guides'}"
            yield setting, f"{named}; there are: {', '.join(sorted(guides))}"


def check_names(guides: Collection[str], reminders: ReminderSettings) -> None:
    """Raises ConfigError if the settings name a guide that does not exist."""
    for setting, problem in unknown_names(guides, reminders):
        raise ConfigError(f"settings: reminders.{setting}: {problem}")


def broken_guides(overlay: Path | None = None) -> list[ConfigError]:
    """What is wrong with the admin's guides, each in one line; a broken one is left out."""
    own = path("guides", overlay)
    return [] if own == path("guides", _NOWHERE) else [each for _, each in _read(own) if isinstance(each, ConfigError)]


def load_guides(overlay: Path | None = None) -> tuple[Guides, list[ConfigError]]:
    """The guides by assistant's key (the file's name), and the problems of broken ones, which do not affect the others.

    Translations have the same file name in a folder named after the language.
    """
    english: dict[str, Guide] = {}
    translated: dict[tuple[str, str], Guide] = {}
    problems: list[ConfigError] = []
    for folder in dict.fromkeys((path("guides", _NOWHERE), path("guides", overlay))):
        for file, guide in _read(folder):
            if isinstance(guide, ConfigError):
                problems.append(guide)
            elif file.parent == folder:
                english[file.stem] = guide
            else:
                translated[file.parent.name, file.stem] = guide
    return Guides(english, translated), problems


def _read(folder: Path) -> Iterator[tuple[Path, Guide | ConfigError]]:
    for file in (*sorted(folder.glob("*.yaml")), *sorted(folder.glob("*/*.yaml"))):
        try:
            yield file, Guide.model_validate(read_yaml(file))
        except ValidationError as error:
            yield file, first_problem(str(file), error)
        except ConfigError as error:
            yield file, error
