"""A Reply as JSON for the page, which puts every text in as text, never as HTML."""

from base64 import b64encode
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
    Named,
    Paragraph,
    Redacted,
    Reply,
    Sentence,
    Steps,
    Where,
)

Json = dict[str, object]


def render(reply: Reply) -> list[Json]:
    """One object a block, each with its kind."""
    return [_block(block) for block in reply.blocks]


def _button(button: Button) -> Json:
    return {"label": button.label, "code": button.action.encode(), "verb": button.action.verb.value, "style": button.style.value}


def _in_words(block: Where | ChooseChannel | Named | Sentence) -> str:
    if isinstance(block, Sentence):
        return "".join(part if isinstance(part, str) else f"#{part.id}" if part.channel else part.id for part in block.parts)
    if isinstance(block, Named):
        return f"{block.title}: {', '.join((*block.groups, *block.channels))}"
    if isinstance(block, ChooseChannel):
        return f"{block.label}: /privacy-check {block.command}"
    by = f", by {block.doer}" if block.doer else ""
    return f"In {block.ref.channel}, written by {block.author}{by}"


def _file(block: Chart | Enclosure) -> Json:
    if isinstance(block, Chart):
        return {"kind": "chart", "png": b64encode(block.png).decode(), "alt": block.alt}
    return {"kind": "file", "name": block.name, "content": b64encode(block.content).decode()}


def _block(block: Block) -> Json:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "strong": block.strong}
        case Redacted():
            return {"kind": "redacted", "text": block.text, "title": block.title}
        case Fields():
            return {"kind": "fields", "pairs": list(block.pairs)}
        case Where() | ChooseChannel() | Named() | Sentence():
            return {"kind": "paragraph", "text": _in_words(block), "strong": False}
        case Steps():
            return {"kind": "steps", "title": block.title, "items": list(block.items)}
        case Links():
            return {"kind": "links", "items": list(block.items)}
        case Bars():
            return {"kind": "redacted", "text": block.text, "title": block.title}
        case Chart() | Enclosure():
            return _file(block)
        case Choice():
            return {
                "kind": "choice",
                "label": block.label,
                "setting": block.setting,
                "options": list(block.options),
                "chosen": block.chosen,
            }
        case Form():
            return {"kind": "form", "label": block.label, "hint": block.hint, "submit": block.submit}
        case Buttons():
            return {"kind": "buttons", "items": list(map(_button, block.items)), "menu": block.menu, "in_row": len(block.in_row)}
        case _:
            assert_never(block)
