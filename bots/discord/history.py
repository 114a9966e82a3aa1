"""What stands in a channel, read page by page; a message that the library cannot read keeps nobody from the next one."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any

import discord
import structlog

from .parsing import words_alone

_log = structlog.get_logger("discord")
_PAGE = 100


async def newer(client: discord.Client, channel: discord.abc.Messageable, position: int) -> AsyncIterator[discord.Message]:
    """Messages after the position, a snowflake; the oldest first. Raises what the client raises."""
    home = await channel._get_channel()  # noqa: SLF001 - as the library's own `history`
    while True:
        page = await client.http.logs_from(home.id, _PAGE, after=position)
        for message in readable(client, home, reversed(page)):
            yield message
        if len(page) < _PAGE:
            return
        position = max(int(data["id"]) for data in page)


async def latest(client: discord.Client, channel: discord.abc.Messageable, most: int) -> list[discord.Message]:
    """The newest messages, 100 at most; the newest first. Raises what the client raises."""
    home = await channel._get_channel()  # noqa: SLF001 - as the library's own `history`
    return [*readable(client, home, await client.http.logs_from(home.id, most))]


def readable(client: discord.Client, channel: object, page: Iterable[Mapping[str, Any]]) -> Iterator[discord.Message]:
    """The library's own `history` ends with the first message that it cannot read, at each try anew.

    Of such a one the words are read where they can be.
    """
    for whole in page:
        for data in (whole, words_alone(whole)):
            try:
                message = client._connection.create_message(channel=channel, data=data)  # type: ignore[arg-type]  # noqa: SLF001
            except Exception as error:  # noqa: BLE001 - Discord may send what the library does not know yet
                unread(error)
            else:
                yield message
                break


def unread(error: Exception) -> None:
    """Says that a message could not be read; no word of what it was."""
    _log.error("message_unread", platform="discord", error=type(error).__name__)
