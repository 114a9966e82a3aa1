"""Guides that teach how to keep chats out of AI training: one YAML file an assistant."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from . import path
from .errors import ConfigError, first_problem, read_yaml

STALE_DAYS = 180


class Link(BaseModel):
    """An official page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    url: HttpUrl


class Guide(BaseModel):
    """How training is turned off in one assistant, what that does not do, and better habits."""

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

    def checked(self) -> str:
        """When somebody looked at the source, no more exactly than is known; ``verified_on`` is then the earliest day."""
        if self.dated == "unknown":
            return "at a time that its source does not tell"
        return f"in {self.verified_on.year}" if self.dated == "year" else f"on {self.verified_on.isoformat()}"

    def answers_to(self, word: str) -> bool:
        """Whether people call the assistant so, whatever the case."""
        return word.casefold() in {self.assistant.casefold(), self.name.casefold(), *(alias.casefold() for alias in self.aliases)}

    def stale(self, today: date) -> bool:
        """Whether nobody has checked it for 180 days: menus move."""
        return (today - self.verified_on).days > STALE_DAYS


def load_guides(overlay: Path | None = None) -> tuple[dict[str, Guide], list[ConfigError]]:
    """Guides by assistant's key (the file's name), and what is wrong with broken ones, which stop nothing else."""
    guides: dict[str, Guide] = {}
    problems: list[ConfigError] = []
    folders = dict.fromkeys((path("guides", Path("/nonexistent")), path("guides", overlay)))
    for file in (file for folder in folders for file in sorted(folder.glob("*.yaml"))):
        try:
            guides[file.stem] = Guide.model_validate(read_yaml(file))
        except ValidationError as error:
            problems.append(first_problem(str(file), error))
        except ConfigError as error:
            problems.append(error)
    return guides, problems
