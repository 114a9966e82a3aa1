"""An event that the library cannot read is logged by its kind, and the next one is read; of a message at least the words."""

from collections.abc import Callable, Mapping
from typing import Any

import discord
import structlog

_log = structlog.get_logger("discord")
# Without these there is no session.
_NEEDED = frozenset({"READY", "RESUMED"})
_MESSAGES = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
# What a message may carry beside its words, author and files: new kinds of it come every year.
_BESIDE = ("activity", "call", "components", "interaction", "interaction_metadata", "message_snapshots", "poll", "sticker_items")
_Parse = Callable[[Any], None]


def words_alone(message: Mapping[str, Any]) -> dict[str, Any]:
    """The message as Discord sends it, without what the library may not know."""
    return {key: value for key, value in message.items() if key not in _BESIDE}


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
            if event in _MESSAGES:
                read_words(data)

    def read_words(data: Any) -> None:
        try:
            parse(words_alone(data))
        except Exception as error:  # noqa: BLE001 - as above
            _log.error("message_unread", platform="discord", error=type(error).__name__)

    return careful
