"""A Reply as Block Kit. Pure: imports no client library.

Source of the limits: Slack developer documentation, "Block Kit": a section's text 3,000 characters, a message's 50
blocks, a button's value 2,000, an actions block's elements 25, an overflow menu's options 5, an option's value 150.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
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
    Style,
    Where,
)

from .markup import SlackMarkup
from .split_text import beginning, pieces

Json = dict[str, object]
MOST_BLOCKS, MOST_SECTION, MOST_FIELDS, MOST_BUTTONS = 50, 2900, 10, 24
MOST_OVERFLOW, MOST_OPTIONS = 5, 100
_MARKUP = SlackMarkup()
_FENCE, _BROKEN_FENCE = "```", "`\u200b`\u200b`"
ACTION, FORM, FORM_INPUT, FILES, OPEN, MENU = "privacy_check", "form", "text", "files", "open", "menu"
MOST_INPUT, MOST_HINT = 3000, 2000
# Blocks of about 13,200 characters in all are refused as ``msg_blocks_too_long`` (github.com/slackapi/bolt-js/issues/2509).
MOST_SHOWN = 10_000
IN_A_FILE = "The redacted version is too long to be shown here: it is in a file in our direct messages."
NO_COPY = (
    "Slack did not take the file. Is the app allowed to send you direct messages, with the permissions files:write and im:write? "
    "If so, try again in a while."
)
NO_FILE = (
    "The redacted version is too long to be shown here, and sending it as a file failed. "
    "`/privacy-check` opens a box: check the text there in parts of up to 3,000 characters."
)


def render(reply: Reply) -> list[Json]:
    """At most 50 blocks; where there are more, the last buttons stay."""
    made = made_of(reply)
    if len(made) <= MOST_BLOCKS:
        return made
    last = [block for block in made[MOST_BLOCKS - 1 :] if block["type"] == "actions"][-1:]
    return [*made[: MOST_BLOCKS - len(last)], *last]


def made_of(reply: Reply) -> list[Json]:
    """All blocks, however many."""
    return [made for block in reply.blocks for made in _blocks(block)]


def too_long(reply: Reply) -> str:
    """The redacted version where it is too long for a message's blocks, as the text of a file, else an empty string."""
    long = [block.text for block in reply.blocks if isinstance(block, Redacted)]
    return "\n\n".join(long) if sum(len(_escaped(text)) for text in long) > MOST_SHOWN else ""


def shortened(reply: Reply, *, sent: bool) -> Reply:
    """The reply with a pointer to that file in the place of what is in it. Sent: whether Slack took the file."""
    long = [block for block in reply.blocks if isinstance(block, Redacted)]
    pointer = Paragraph(IN_A_FILE if sent else NO_FILE)
    blocks = [pointer if block is long[0] else block for block in reply.blocks if block is long[0] or block not in long]
    return replace(reply, blocks=tuple(blocks))


def enclosed(reply: Reply) -> list[Enclosure]:
    """The files that go with a reply."""
    return [block for block in reply.blocks if isinstance(block, Enclosure)]


def pointed(reply: Reply, file: Enclosure, *, sent: bool) -> Reply:
    """The reply with a pointer in place of a file. Sent: whether Slack took it."""
    pointer = Paragraph(f"{file.name} is in our direct messages." if sent else NO_COPY)
    return replace(reply, blocks=tuple(pointer if block is file else block for block in reply.blocks))


def modal(reply: Reply, channel: str) -> Json:
    """The form as a modal: text, or a file where it is longer; it remembers the channel from which it was opened."""
    form = next(block for block in reply.blocks if isinstance(block, Form))
    box = next(made for made in _form(form) if made["type"] == "input") | {"optional": True}
    file: Json = {"type": "file_input", "action_id": FILES, "max_files": 5}
    label: Json = {"type": "plain_text", "text": "Or files"}
    files: Json = {"type": "input", "block_id": FILES, "optional": True, "label": label, "element": file}
    submit: Json = {"type": "plain_text", "text": form.submit[:24]}
    return _view([box, files]) | {"submit": submit, "callback_id": FORM, "private_metadata": channel}


def result(reply: Reply, channel: str = "") -> Json:
    """An answer in place of the modal, or in one; it remembers the channel that it is about."""
    return _view(render(reply)) | {"private_metadata": channel}


def _view(blocks: list[Json]) -> Json:
    def text(words: str) -> Json:
        return {"type": "plain_text", "text": words}

    return {"type": "modal", "title": text("Privacy Check"), "close": text("Close"), "blocks": blocks}


def home(reply: Reply) -> Json:
    """A person's own page."""
    return {"type": "home", "blocks": render(reply)}


def _section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": beginning(text, MOST_SECTION + 100), "verbatim": True}}


def _pieces(text: str) -> Iterator[str]:
    return pieces(text, MOST_SECTION)


def _button(button: Button, number: int) -> Json:
    made: Json = {
        "type": "button",
        "action_id": f"{ACTION}:{number}",
        "text": {"type": "plain_text", "text": button.label[:75]},
        "value": button.action.encode(),
    }
    return made if button.style is Style.PLAIN else made | {"style": button.style.value}


def _menu(block: Buttons) -> Iterator[Json]:
    """What the row has no place for: the element of three dots, which holds five, or else a menu to choose from."""
    if not block.in_menu:
        return
    few = len(block.in_menu) <= MOST_OVERFLOW
    options = [_option(button.action.encode(), button.label) for button in block.in_menu[:MOST_OPTIONS]]
    placeholder: Json = {} if few else {"placeholder": {"type": "plain_text", "text": block.menu[:150]}}
    kind = "overflow" if few else "static_select"
    yield {"type": kind, "action_id": f"{ACTION}:{MENU}", "options": options} | placeholder


def _option(value: str, label: str) -> Json:
    return {"text": {"type": "plain_text", "text": label[:75]}, "value": value}


def _blocks(block: Block) -> Iterator[Json]:
    match block:
        case Paragraph():
            for piece in _pieces(_MARKUP.encode(block.text)):
                yield _section(f"*{piece}*" if block.strong else piece)
        case Redacted():
            yield from _redacted(block)
        case Fields():
            yield from _fields(block)
        case Where():
            # A mention pings only those who are in the channel where this stands, which is the privacy channel.
            by = f" · by <@{block.doer}>" if block.doer else ""
            message = f"<{_escaped(block.link)}|the message>" if block.link else "the message"
            yield _section(f"<#{block.ref.channel}> · <@{block.author}> · {message}{by}")
        case Sentence():
            yield from map(_section, _pieces("".join(map(_part, block.parts))))
        case Steps() | Links() | Bars() | Named():
            yield from map(_section, _pieces(_lines(block)))
        case Chart() | Enclosure():
            words = block.alt if isinstance(block, Chart) else block.name
            yield {"type": "context", "elements": [{"type": "mrkdwn", "text": beginning(_escaped(words), 2000)}]}
        case Choice() | ChooseChannel():
            yield _choice(block) if isinstance(block, Choice) else _choose_channel(block)
        case Form():
            yield from _form(block)
        case Buttons():
            yield {"type": "actions", "elements": [*map(_button, block.in_row[:MOST_BUTTONS], count()), *_menu(block)]}
        case _:
            assert_never(block)


def _part(part: str | Mention) -> str:
    if isinstance(part, Mention):
        return f"<#{part.id}>" if part.channel else f"<@{part.id}>"
    return _MARKUP.encode(part)


def _lines(block: Steps | Links | Bars | Named) -> str:
    match block:
        case Steps():
            lines = (f"{number}. {_escaped(item)}" for number, item in enumerate(block.items, 1))
            return f"*{_escaped(block.title)}*\n" + "\n".join(lines)
        case Links():
            return "\n".join(f"<{url}|{_escaped(label)}>" for label, url in block.items)
        case Named():
            names = (*(f"<!subteam^{group}>" for group in block.groups), *(f"<#{channel}>" for channel in block.channels))
            return f"*{_escaped(block.title)}*\n" + ", ".join(names)
        case Bars():
            return f"*{_escaped(block.title)}*\n{_FENCE}\n{_escaped(block.text)}\n{_FENCE}"


def _redacted(block: Redacted) -> Iterator[Json]:
    if block.title:
        yield {"type": "context", "elements": [{"type": "mrkdwn", "text": beginning(_escaped(block.title), 2000)}]}
    for piece in _pieces(_escaped(block.text).replace(_FENCE, _BROKEN_FENCE)):
        yield _section(f"{_FENCE}\n{piece}\n{_FENCE}")


def _fields(block: Fields) -> Iterator[Json]:
    rows = [{"type": "mrkdwn", "text": beginning(f"*{_escaped(name)}*\n{_escaped(value)}", 2000)} for name, value in block.pairs]
    for start in range(0, len(rows), MOST_FIELDS):
        yield {"type": "section", "fields": rows[start : start + MOST_FIELDS]}


def _form(block: Form) -> Iterator[Json]:
    """An input in the message itself; longer text comes as a file or a message to the bot."""
    box: Json = {"type": "plain_text_input", "action_id": FORM_INPUT, "multiline": True, "max_length": MOST_INPUT}
    hint = {"type": "plain_text", "text": block.hint[:MOST_HINT]}
    yield {
        "type": "input",
        "block_id": FORM,
        "label": {"type": "plain_text", "text": block.label[:75]},
        "element": box,
        "hint": hint,
    }
    button: Json = {"type": "button", "action_id": f"{ACTION}:{FORM}", "text": {"type": "plain_text", "text": block.submit[:75]}}
    yield {"type": "actions", "elements": [button | {"style": "primary", "value": FORM}]}


def _choice(block: Choice) -> Json:
    def option(value: str, label: str) -> Json:
        return _option(f"set||||{block.setting}={value}", label)

    select: Json = {
        "type": "static_select",
        "action_id": f"{ACTION}:choice",
        "options": [option(value, label) for value, label in block.options],
        "initial_option": next(option(v, label) for v, label in block.options if v == block.chosen),
    }
    return _section(_escaped(block.label)) | {"accessory": select}


def _choose_channel(block: ChooseChannel) -> Json:
    select: Json = {
        "type": "conversations_select",
        "action_id": f"{ACTION}:{OPEN}:{block.command}",
        "placeholder": {"type": "plain_text", "text": "Choose a channel"},
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return _section(_escaped(block.label)) | {"accessory": select}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
