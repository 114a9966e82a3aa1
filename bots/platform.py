"""What an adapter's folder declares of itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from config.settings import Settings
from core.checker import Checker
from core.ports import Capabilities, Markup


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform. ``connect`` runs it until it is told to stop; None where only its markup is there yet."""

    name: str
    markup: Markup
    capabilities: Capabilities
    connect: Callable[[Settings, Checker], Awaitable[None]] | None = None
