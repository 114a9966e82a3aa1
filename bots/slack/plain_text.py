"""A Reply as words alone, for notifications and for where Slack refuses its blocks. Pure: imports no client library."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.reply import Paragraph, Reply

from .markup import SlackMarkup
from .render import MOST_SECTION, made_of
from .split_text import MOST_TEXT, beginning, posts

_MARKUP = SlackMarkup()
_NO_BUTTONS = (
    "Buttons cannot be shown here: *Check privacy* in the message's menu and `/privacy-check help` show what else you can do."
)


def plain(reply: Reply) -> str:
    """What notifications and screen readers say: words of our own, written so that nothing in them pings or links."""
    said = " ".join(_MARKUP.encode(block.text) for block in reply.blocks if isinstance(block, Paragraph))
    return beginning(said, MOST_SECTION) or "Privacy Check"


def in_words(reply: Reply) -> list[str]:
    """All that the blocks say, as texts that Slack does not cut."""
    blocks = made_of(reply)
    words = [text for block in blocks for text in _texts(block)]
    words += [_NO_BUTTONS] if any(block["type"] == "actions" for block in blocks) else []
    return posts("\n".join(words), MOST_TEXT) or ["Privacy Check"]


def _texts(block: Mapping[str, Any]) -> Iterator[str]:
    if block["type"] in ("section", "context"):
        text = block.get("text")
        for each in (*([text] if text else ()), *block.get("fields", ()), *block.get("elements", ())):
            yield str(each["text"])
