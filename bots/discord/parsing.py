"""An event that the library cannot read is logged by its kind, and the next one is read."""

from collections.abc import Callable
from typing import Any

import discord
import structlog

_log = structlog.get_logger("discord")
# Without these there is no session.
_NEEDED = frozenset({"READY", "RESUMED"})
_Parse = Callable[[Any], None]


def guard(client: discord.Client) -> None:
    """Keeps what one event's reader raises from ending the connection, and with it the process."""
    parsers: dict[str, _Parse] = client._connection.parsers  # noqa: SLF001 - the library offers no place for this
    for event, parse in list(parsers.items()):
        if event not in _NEEDED:
            parsers[event] = _guarded(event, parse)


def _guarded(event: str, parse: _Parse) -> _Parse:
    def careful(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:  # noqa: BLE001 - Discord may send what the library does not know yet
            _log.error("event_unread", platform="discord", verb=event, error=type(error).__name__)

    return careful
