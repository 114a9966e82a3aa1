"""Environment variables whose names are nearly those of settings, and which therefore do nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import AliasChoices
from pydantic_settings import BaseSettings

from .sources import is_secret

# Other programs, and Kubernetes for a service named privacy-check, set variables that begin like ours: only a slip is told.
_NEAR = 0.85


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A variable that no setting reads, and the one that was probably meant."""

    name: str
    meant: str

    def __str__(self) -> str:
        return f"environment: {self.name}: is read by nothing; do you mean {self.meant}?"


def misspelt(names: Iterable[str], kinds: Iterable[type[BaseSettings]]) -> Iterator[Misspelt]:
    """Names: of the environment. Kinds: the settings that read it. Yields in the order of the names."""
    groups = [(str(kind.model_config.get("env_prefix", "")), sorted(_known(kind))) for kind in kinds]
    known = {name for _, group in groups for name in group}
    for name in sorted(names):
        # What follows two underscores is a part of a setting: its name is checked with the setting.
        whole, nested, part = name.upper().partition("__")
        if whole in known or not any(whole.startswith(prefix) for prefix, _ in groups):
            continue
        close = get_close_matches(whole, known, n=1, cutoff=_NEAR)
        if close:
            yield Misspelt(name, f"{close[0]}{nested}{part}")


def _known(kind: type[BaseSettings]) -> Iterator[str]:
    prefix = kind.model_config.get("env_prefix", "")
    for name, field in kind.model_fields.items():
        yield f"{prefix}{name}".upper()
        if is_secret(field):
            yield f"{prefix}{name}_FILE".upper()
        if isinstance(field.validation_alias, AliasChoices):
            yield from (choice.upper() for choice in field.validation_alias.choices if isinstance(choice, str))
