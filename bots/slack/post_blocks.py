"""Shows a reply as blocks, and where Slack refuses those, the same words as plain text."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

import aiohttp
import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from core.ports import Unavailable, Undeliverable
from core.reply import Reply

from .api import Answer
from .plain_text import in_words, plain
from .render import Json, render, result

_log = structlog.get_logger("slack")
# Slack developer documentation, errors of ``chat.postMessage``, ``chat.postEphemeral`` and ``views.update``.
_REFUSED = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "block_mismatch", "msg_blocks_too_long", "invalid_arguments", "invalid_payload"}
)
_HTTP_ERROR = 400


class Send(Protocol):
    """One call of Slack's that shows something."""

    def __call__(self, **shown: object) -> Awaitable[Answer]:
        """Shown: ``blocks`` and ``text``."""
        ...


async def shown(send: Send, reply: Reply, *, once: bool = False) -> Answer:
    """The first answer; raises what the call raises. Once: where a second text would take the place of the first."""
    try:
        return await send(blocks=render(reply), text=plain(reply))
    except Undeliverable as error:
        if not _of_blocks(error):
            raise
    first, *others = in_words(reply)
    answer = await send(blocks=[], text=first)
    for text in () if once else others:
        await send(blocks=[], text=text)
    return answer


async def viewed(update: Callable[[Json], Awaitable[Answer]], reply: Reply, channel: str) -> Answer:
    """The same in a modal."""
    view = result(reply, channel)
    try:
        return await update(view)
    except Undeliverable as error:
        if not _of_blocks(error):
            raise
    words = [{"type": "section", "text": {"type": "plain_text", "text": text[:3000]}} for text in in_words(reply)]
    return await update(view | {"blocks": words})


async def answered(address: str, reply: Reply) -> None:
    """Answers what somebody typed or pressed, at the address that Slack gave for it; raises Undeliverable or Unavailable."""

    async def send(**shown: object) -> Answer:
        more = {"replace_original": bool(reply.replaces), "unfurl_links": False, "unfurl_media": False}
        try:
            response = await AsyncWebhookClient(address).send_dict({"response_type": "ephemeral"} | more | shown)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(type(error).__name__) from None
        if response.status_code >= _HTTP_ERROR:
            raise Undeliverable(response.body[:100] or str(response.status_code))
        return _NOTHING

    await shown(send, reply)


_NOTHING: Mapping[str, object] = {}


def _of_blocks(error: Undeliverable) -> bool:
    """Whether Slack refused the blocks, and may take words; that is an error of ours."""
    refused = str(error) in _REFUSED
    if refused:
        _log.error("blocks_refused", platform="slack", error=str(error))
    return refused
