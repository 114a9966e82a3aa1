"""Slack's messages as the core's, from an event or a line of a channel's history; and what an answer's address begins with."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from core.message import Attachment, Author, Message, MessageRef, Place

from .files import attachment_of
from .markup import SlackMarkup

_MARKUP = SlackMarkup()
_POSTED = frozenset({None, "file_share", "thread_broadcast", "me_message", "bot_message"})
EPHEMERAL, VIEW = "ephemeral:", "view:"
Event = Mapping[str, Any]


def is_posted(event: Event, own: str) -> bool:
    """Whether a message event or a line of history is what a person or another app wrote. Own: our bot's id."""
    bot = event.get("bot_id")
    return event.get("subtype") in _POSTED and bool(event.get("user") or bot) and (not bot or bot != own)


def message_of(event: Event, team: str, channel: str) -> Message:
    """A message event, or a line of a channel's history; the channel's own post of a thread is in no thread."""
    bot = bool(event.get("bot_id"))
    ts, thread = str(event["ts"]), str(event.get("thread_ts") or "")
    place = Place("slack", team, channel, thread if thread != ts else "")
    return Message(
        MessageRef("slack", team, channel, ts),
        Author(str(event.get("user") or event.get("bot_id") or ""), bot=bot),
        place,
        _MARKUP.decode(str(event.get("text") or "")),
        (*map(attachment_of, event.get("files") or ()), *_shared(event)),
        edited="edited" in event,
        sent_at=datetime.fromtimestamp(float(ts), UTC),
    )


def said(event: Event) -> tuple[object, ...]:
    """What a message says, and what is attached to it; the preview of a link is no part of that."""
    files = (*map(attachment_of, event.get("files") or ()), *_shared(event))
    return event.get("text"), *((file.id, file.unread, file.content) for file in files)


def _shared(event: Event) -> Iterator[Attachment]:
    """Messages that were passed on with this one; the preview of a link is none. An app's post may consist of such parts."""
    for part in event.get("attachments") or ():
        if (part.get("is_share") or event.get("bot_id")) and part.get("text"):
            content = _MARKUP.decode(str(part["text"])).visible.encode()
            yield Attachment("the shared message" if part.get("is_share") else "the attachment", len(content), content)
