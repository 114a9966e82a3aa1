"""Links to messages, as Slack itself writes them: only it knows how one in a thread is addressed."""

from dataclasses import replace

import structlog

from core.ports import Unavailable, Undeliverable
from core.reply import Block, Reply, Where

from .api import SlackApi

_log = structlog.get_logger("slack")


async def linked(api: SlackApi, reply: Reply) -> Reply:
    """The reply with the links of the messages that it names; one that Slack does not give is left out."""
    if not any(isinstance(block, Where) for block in reply.blocks):
        return reply
    return replace(reply, blocks=tuple([await _linked(api, block) for block in reply.blocks]))


async def _linked(api: SlackApi, block: Block) -> Block:
    if not isinstance(block, Where):
        return block
    try:
        answer = await api.once(api.client.chat_getPermalink, channel=block.ref.channel, message_ts=block.ref.id)
    except (Unavailable, Undeliverable) as error:
        _log.info("no_link", platform="slack", error=str(error))
        return block
    return replace(block, link=str(answer["permalink"]))
