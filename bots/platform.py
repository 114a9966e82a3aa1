"""What an adapter's folder declares of itself."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING

from config.settings import Settings
from core.ports import Capabilities, Markup

if TYPE_CHECKING:  # with the database's library, which some commands do without
    from core.responder import Responder


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform. ``connect`` runs it until it is told to stop; None where only its markup is there yet.

    ``configured``: whether it has what it needs to connect, for ``run all``; raises ConfigError for wrong settings.
    ``load``: imports what it is connected with; raises ConfigError, with the command that adds it, where that is not installed.
    """

    name: str
    markup: Markup
    capabilities: Capabilities
    connect: Callable[[Settings, "Responder"], Coroutine[None, None, None]] | None = None
    configured: Callable[[Settings], bool] = bool
    load: Callable[[], None] = lambda: None
