"""A Reply as the parts of a Discord message. Pure: imports no client library.

Source of the limits: Discord developer documentation: an embed's description 4,096 characters, five rows of five buttons.
"""

from dataclasses import dataclass
from typing import assert_never

from core.reply import (
    Bars,
    Block,
    Button,
    Buttons,
    Chart,
    Choice,
    ChooseChannel,
    Enclosure,
    Fields,
    Form,
    Links,
    Mention,
    Named,
    Paragraph,
    Redacted,
    Reply,
    Sentence,
    Steps,
    Where,
)

from .command_style import SPELLING
from .markup import DiscordMarkup

MOST_DESCRIPTION, MOST_BUTTONS, MOST_CHOICES = 4096, 25, 5
# Source: Discord developer documentation, "Create Message".
MOST_FILES = 10
NO_COPY = "Discord did not take the file: it is larger than what it lets me send here."
NO_FILE = (
    "The redacted version is too long to be shown here, and sending it as a file failed. "
    "`/privacy-check` opens a box: check the text there in parts of up to 3,000 characters."
)
_MARKUP = DiscordMarkup()
_REDACTED, _OWN = "redacted.txt", "your-message.txt"
_FENCE, _BROKEN_FENCE = "```", "`\u200b`\u200b`"


@dataclass(frozen=True, slots=True, repr=False)
class Rendered:
    """What stands in the embed, the buttons, choices and menus below it, and what is too long for it, as a file."""

    description: str
    buttons: tuple[Button, ...]
    choices: tuple[Choice, ...] = ()
    menus: tuple[Buttons, ...] = ()
    file: str = ""
    file_name: str = _REDACTED
    charts: tuple[Chart, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()

    def __repr__(self) -> str:
        return f"Rendered({len(self.description)} characters, {len(self.buttons)} buttons)"


def render(reply: Reply, most: int = MOST_DESCRIPTION) -> Rendered:
    """The redacted version stands in the words, or in a file where it is too long for them. Most: characters."""
    whole = "\n".join(filter(None, map(_shown, reply.blocks)))
    buttons = [button for block in reply.blocks for button in _buttons(block)][:MOST_BUTTONS]
    choices = tuple(block for block in reply.blocks if isinstance(block, Choice))[:MOST_CHOICES]
    menus = tuple(block for block in reply.blocks if isinstance(block, Buttons) and block.in_menu)
    charts = tuple(block for block in reply.blocks if isinstance(block, Chart))
    enclosed = tuple(block for block in reply.blocks if isinstance(block, Enclosure))[:MOST_FILES]
    texts = [block for block in reply.blocks if isinstance(block, Redacted)]
    exact = [block for block in texts if block.exact]
    if len(whole) <= most and not any(_FENCE in block.text for block in exact):
        return Rendered(whole, tuple(buttons), choices, menus, charts=charts, enclosed=enclosed)
    short = "\n".join(filter(None, (_shown(block) for block in reply.blocks if not isinstance(block, Redacted))))
    file = "\n\n".join(block.text for block in texts)
    return Rendered(short[:most], tuple(buttons), choices, menus, file, _OWN if exact else _REDACTED, charts, enclosed)


def _buttons(block: Block) -> tuple[Button, ...]:
    return block.in_row if isinstance(block, Buttons) else ()


def _below_title(block: Named | Steps | Bars) -> str:
    match block:
        case Named():
            return ", ".join((*(f"<@&{group}>" for group in block.groups), *(f"<#{channel}>" for channel in block.channels)))
        case Steps():
            return "\n".join(f"{number}. {_sentence(item)}" for number, item in enumerate(block.items, 1))
        case Bars():
            return f"{_FENCE}\n{block.text}\n{_FENCE}"


def _sentence(text: str) -> str:
    """Words of ours: commands as they are typed here, in a face of their own."""
    return "".join(f"`{piece}`" if code else _MARKUP.encode(piece) for piece, code in SPELLING.pieces(text))


def _part(part: str | Mention) -> str:
    if isinstance(part, Mention):
        return f"<#{part.id}>" if part.channel else f"<@{part.id}>"
    return _sentence(part)


def _shown(block: Block) -> str:
    match block:
        case Paragraph():
            text = _sentence(block.text)
            return f"**{text}**" if block.strong else text
        case Redacted():
            title = f"{_MARKUP.encode(block.title)}\n" if block.title else ""
            return f"{title}{_FENCE}\n{block.text.replace(_FENCE, _BROKEN_FENCE)}\n{_FENCE}"
        case Fields():
            return "\n".join(f"{_sentence(name)}: **{_sentence(value)}**" for name, value in block.pairs)
        case Where():
            ref = block.ref
            link = f"https://discord.com/channels/{ref.workspace}/{ref.channel}/{ref.id}"
            by = f" · by <@{block.doer}>" if block.doer else ""
            return f"<#{ref.channel}> · <@{block.author}> · [the message]({link}){by}"
        case Sentence():
            return "".join(map(_part, block.parts))
        case Named() | Steps() | Bars():
            return f"**{_MARKUP.encode(block.title)}**\n{_below_title(block)}"
        case Links():
            return "\n".join(f"[{_MARKUP.encode(label)}]({url})" for label, url in block.items)
        case Chart() | ChooseChannel() | Enclosure():
            return ""
        case Choice():
            return f"{_MARKUP.encode(block.label)}: **{block.chosen}**"
        case Form():
            return _sentence(block.hint)
        case Buttons():
            return ""
        case _:
            assert_never(block)
