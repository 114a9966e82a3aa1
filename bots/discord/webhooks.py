"""Posted addresses of Discord's webhooks: whoever knows one can delete it, and with that it is of no use to anybody.

Source: Discord developer documentation, "Webhook", Delete Webhook with Token.
"""

import re
from collections.abc import Iterable, Sequence

import aiohttp
import discord
import structlog

from core.message import Message

_log = structlog.get_logger("discord")
_ADDRESS = re.compile(r"discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/(?P<id>\d{15,22})/(?P<token>[\w-]{40,120})")
_MOST = 10


async def delete_posted(client: discord.Client, message: Message, spared: Sequence[str]) -> int:
    """Deletes those that stand in a message and in none of the spared texts, ten at most; how many were there to be deleted."""
    texts = [message.text.raw, *(file.content.decode(errors="replace") for file in message.files if file.content)]
    kept = _addresses(spared)
    gone = 0
    for number, token in [address for address in _addresses(texts) if address not in kept][:_MOST]:
        try:
            await discord.Webhook.partial(int(number), token, client=client).delete(prefer_auth=False)
            gone += 1
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            _log.info("webhook_not_deleted", platform="discord", error=type(error).__name__)
    return gone


def _addresses(texts: Iterable[str]) -> dict[tuple[str, str], None]:
    """(Id, token) pairs, each once, as they come."""
    return dict.fromkeys((match["id"], match["token"]) for text in texts for match in _ADDRESS.finditer(text))
