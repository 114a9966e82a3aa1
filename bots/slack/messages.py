"""Slack's messages as the core's, from an event or a line of a channel's history; and what an answer's address begins with."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from core.message import Attachment, Author, Message, MessageRef, Place
from core.text import Text

from .files import attachment_of
from .markup import SlackMarkup
from .reading import is_preview, of_attachment, of_blocks, says_more

_MARKUP = SlackMarkup()
_POSTED = frozenset({None, "file_share", "thread_broadcast", "me_message", "bot_message"})
EPHEMERAL, VIEW = "ephemeral:", "view:"
Event = Mapping[str, Any]


def is_posted(event: Event, own: str) -> bool:
    """Whether a message event or a line of history is what a person or another app wrote. Own: our bot's id."""
    bot = event.get("bot_id")
    return event.get("subtype") in _POSTED and bool(event.get("user") or bot) and (not bot or bot != own)


def message_of(event: Event, team: str, channel: str, *, bot: bool | None = None) -> Message:
    """A message event, or a line of a channel's history; the channel's own post of a thread is in no thread.

    Bot: whether an app wrote it; a person's own post by way of an app carries the app's id, too.
    """
    bot = bool(event.get("bot_id")) if bot is None else bot
    ts, thread = str(event["ts"]), str(event.get("thread_ts") or "")
    place = Place("slack", team, channel, thread if thread != ts else "", private=channel.startswith("D"))
    return Message(
        MessageRef("slack", team, channel, ts),
        Author(str(event.get("user") or event.get("bot_id") or ""), bot=bot),
        place,
        _text(event),
        (*map(attachment_of, _files(event)), *_parts(event)),
        edited="edited" in event,
        sent_at=datetime.fromtimestamp(float(ts), UTC),
    )


def by_bot_or_person(event: Event) -> str:
    """The user as whom an app posted, who may be a person; an empty string where it is clear who wrote."""
    clear = event.get("subtype") == "bot_message" or not event.get("bot_id")
    return "" if clear else str(event.get("user") or "")


def said(event: Event) -> tuple[object, ...]:
    """What a message says, and what is attached to it; the preview of a link is no part of that."""
    files = (*map(attachment_of, _files(event)), *_parts(event))
    return _text(event).raw, *((file.id, file.unread, file.content) for file in files)


def _text(event: Event) -> Text:
    """Slack leaves the text of some messages empty and says all in blocks."""
    text = str(event.get("text") or "")
    return _MARKUP.decode(text if text.strip() else of_blocks(event.get("blocks") or ()))


def _attached(event: Event) -> Iterator[Event]:
    return (part for part in event.get("attachments") or () if not is_preview(part))


def _files(event: Event) -> Iterator[Event]:
    yield from event.get("files") or ()
    for part in _attached(event):
        yield from part.get("files") or ()


def _parts(event: Event) -> Iterator[Attachment]:
    """What a person sees beside the text, where it says more: blocks, attachments, messages that were passed on with this one."""
    known = _text(event).visible
    named = [("the rest of the message", of_blocks(event.get("blocks") or ()))]
    named += [("the shared message" if p.get("is_share") else "the attachment", of_attachment(p)) for p in _attached(event)]
    for name, written in named:
        words = _MARKUP.decode(written).visible
        if says_more(words, known):
            content = words.encode()
            yield Attachment(name, len(content), content, part=True)
