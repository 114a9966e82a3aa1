"""What an adapter's folder declares of itself."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_settings import BaseSettings

from config.errors import ConfigError
from config.pages import of_platform
from config.settings import Settings
from core.ports import Capabilities, Markup

if TYPE_CHECKING:  # with the database's library, which some commands do without
    from core.responder import Responder


def unset(platform: str, variable: str) -> ConfigError:
    """What is said where a token is not there."""
    return ConfigError(
        f"environment: {variable}: is not set; see {of_platform(platform)}, or `run playground`, which needs no token"
    )


def nothing_missing(settings: Settings) -> str:
    """Of a platform that needs no token."""
    return ""


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform. ``connect`` runs it until it is told to stop; None where only its markup is there yet.

    ``missing``: the environment's variable of the first token that it needs to connect and has not, or an empty string; raises
    ConfigError for wrong settings.
    ``settings``: its own settings, which the environment may set.
    ``load``: imports what it is connected with; raises ConfigError, with the command that adds it, where that is not installed.
    """

    name: str
    markup: Markup
    capabilities: Capabilities
    connect: Callable[[Settings, "Responder"], Coroutine[None, None, None]] | None = None
    missing: Callable[[Settings], str] = nothing_missing
    load: Callable[[], None] = lambda: None
    settings: type[BaseSettings] | None = None
