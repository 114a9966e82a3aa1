"""How long and how many things may be in what is shown on Slack, and how its text is written.

Source: docs.slack.dev, "Block Kit" (each block, element and object), "Modals", "Truncating really long messages" (text 40,000),
"chat.update" (text 4,000), "Formatting message text" (``&``, ``<`` and ``>`` are written as entities). That all blocks
of a message together hold some 13,200 characters was measured.
"""

import re
from collections.abc import Iterator, Mapping

MOST_TEXT, MOST_UPDATED, MOST_OF_ALL_BLOCKS = 40_000, 4_000, 13_200
MOST_BLOCKS, MOST_OF_VIEW = 50, 100
# Characters by kind and field; a dotted field is a text object's words.
LENGTHS: Mapping[str, Mapping[str, int]] = {
    "section": {"text.text": 3000},
    "header": {"text.text": 150},
    "image": {"alt_text": 2000, "image_url": 3000, "title.text": 2000},
    "input": {"label.text": 2000, "hint.text": 2000},
    "button": {"text.text": 75, "value": 2000, "url": 3000, "accessibility_label": 75},
    "option": {"text.text": 75, "value": 150, "description.text": 75},
    "confirm": {"title.text": 100, "text.text": 300, "confirm.text": 30, "deny.text": 30},
    "modal": {"title.text": 24, "close.text": 24, "submit.text": 24, "private_metadata": 3000, "callback_id": 255},
    "home": {"private_metadata": 3000, "callback_id": 255},
    "field": {"text": 2000},
}
_OF_ANY_BLOCK = {"block_id": 255}
_OF_ANY_ELEMENT = {"action_id": 255, "placeholder.text": 150}
COUNTS: Mapping[str, Mapping[str, int]] = {
    "section": {"fields": 10},
    "context": {"elements": 10},
    "actions": {"elements": 25},
    "static_select": {"options": 100},
    "multi_static_select": {"options": 100},
    "overflow": {"options": 5},
    "checkboxes": {"options": 10},
    "radio_buttons": {"options": 10},
}
BLOCKS = frozenset(
    {"actions", "context", "divider", "file", "header", "image", "input", "markdown", "rich_text", "section", "table"}
)
ELEMENTS = frozenset(
    {
        "button",
        "checkboxes",
        "conversations_select",
        "channels_select",
        "file_input",
        "image",
        "multi_conversations_select",
        "multi_static_select",
        "overflow",
        "plain_text_input",
        "radio_buttons",
        "static_select",
        "users_select",
    }
)
# Of elements and what is in them: what must be there, and what may be there beside ``type``.
FIELDS: Mapping[str, tuple[str, str]] = {
    "button": ("text", "action_id url value style confirm accessibility_label"),
    "overflow": ("options", "action_id confirm"),
    "static_select": ("", "options option_groups action_id initial_option confirm focus_on_load placeholder"),
    "option": ("text value", "description"),
    "option of overflow": ("text value", "description url"),
    "confirm": ("title text confirm deny", "style"),
}
_MENUS = ("overflow", "static_select")
_PLAIN = {"header": "text", "button": "text", "input": "label", "option": "text"}
_LINK = re.compile(
    r"<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[^<>|]*)?(?:\|[^<>]*)?|(?:https?|mailto|tel|slack):[^<>\s|]+(?:\|[^<>]*)?)>"
)
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")
Json = Mapping[str, object]


def unescaped(text: str) -> bool:
    """Whether ``&``, ``<`` or ``>`` stand in it as themselves; a quote's ``>`` begins a line and is taken for one."""
    rest = re.sub(r"^>", "", _LINK.sub("", text), flags=re.MULTILINE)
    return bool(_ENTITY.search(rest)) or "<" in rest or ">" in rest


def refusal_of_message(body: Json, *, updates: bool = False) -> tuple[str, str] | None:
    """The error of a message that Slack would not show, and why; None where it would."""
    text, blocks = str(body.get("text") or ""), body.get("blocks") or ()
    if len(text) > (MOST_UPDATED if updates else MOST_TEXT):
        return "msg_too_long", "text"
    if unescaped(text):
        return "invalid_arguments", "text has an unescaped character"
    wrong = next(_wrong_blocks(blocks, MOST_BLOCKS), "")
    if wrong:
        return "invalid_blocks", wrong
    return ("msg_blocks_too_long", "blocks") if sum(map(len, _words(blocks))) > MOST_OF_ALL_BLOCKS else None


def refusal_of_view(view: Json) -> tuple[str, str] | None:
    """The same of a modal or a home tab."""
    kind = str(view.get("type"))
    if kind not in ("modal", "home"):
        return "invalid_arguments", "view.type"
    if kind == "modal" and "title" not in view:
        return "invalid_arguments", "view.title"
    wrong = next(_too_long(kind, view), "") or next(_wrong_blocks(view.get("blocks") or (), MOST_OF_VIEW, in_view=True), "")
    return ("invalid_arguments", wrong) if wrong else None


def _words(blocks: object) -> Iterator[str]:
    if isinstance(blocks, Mapping):
        for name, value in blocks.items():
            yield from [str(value)] if name in ("text", "alt_text") and isinstance(value, str) else _words(value)
    elif isinstance(blocks, list | tuple):
        for each in blocks:
            yield from _words(each)


def _wrong_blocks(blocks: object, most: int, *, in_view: bool = False) -> Iterator[str]:
    if not isinstance(blocks, list | tuple) or len(blocks) > most:
        yield f"more than {most} blocks"
        return
    for block in blocks:
        yield from _wrong_block(block, in_view=in_view)


def _wrong_block(block: Json, *, in_view: bool) -> Iterator[str]:
    kind = str(block.get("type"))
    if kind not in BLOCKS:
        yield f"unknown block {kind}"
    yield from _too_long(kind, block)
    yield from (name for name, most in _OF_ANY_BLOCK.items() if len(str(block.get(name) or "")) > most)
    yield from _too_many(kind, block)
    if kind == "section" and not (block.get("text") or block.get("fields")):
        yield "section without text"
    for field in block.get("fields") or ():
        yield from _too_long("field", field)
        yield from _wrong_text(field)
    elements = list(block.get("elements") or ()) if kind in ("actions", "context") else []
    elements += [block[name] for name in ("accessory", "element") if name in block]
    ids = [element.get("action_id") for element in elements if element.get("action_id")]
    if len(ids) != len(set(ids)):
        yield "action_id twice in a block"
    if not elements and kind in ("actions", "context", "input"):
        yield f"{kind} without elements"
    for element in elements:
        yield from _wrong_element(element, in_view=in_view)
    if kind in ("section", "header"):
        yield from _wrong_text(block.get("text") or {"type": "plain_text", "text": "x"})


def _wrong_element(element: Json, *, in_view: bool) -> Iterator[str]:
    kind = str(element.get("type"))
    if kind in ("mrkdwn", "plain_text"):
        yield from _wrong_text(element)
        return
    if kind not in ELEMENTS or (kind == "file_input" and not in_view):
        yield f"unknown element {kind}"
    yield from _too_long(kind, element)
    yield from _too_many(kind, element)
    yield from (name for name, most in _OF_ANY_ELEMENT.items() if len(_at(element, name)) > most)
    if kind == "button" and element.get("style") not in (None, "primary", "danger"):
        yield "button.style"
    if kind == "plain_text_input" and int(str(element.get("max_length", 1))) > 3000:
        yield "plain_text_input.max_length"
    yield from _wrong_fields(kind, element)
    options = element.get("options") or ()
    if kind in _MENUS and not (options or element.get("option_groups")):
        yield f"{kind} without options"
    for option in options:
        yield from _too_long("option", option)
        if kind in _MENUS:
            yield from _wrong_fields(f"option of {kind}" if kind == "overflow" else "option", option)
    if element.get("initial_option") and element["initial_option"] not in options:
        yield "initial_option is none of the options"
    if "confirm" in element:
        yield from _too_long("confirm", element["confirm"])
        yield from _wrong_fields("confirm", element["confirm"])


def _wrong_fields(kind: str, thing: Json) -> Iterator[str]:
    needed, more = (set(names.split()) for names in FIELDS.get(kind, ("", "")))
    if kind in FIELDS:
        yield from (f"{kind}.{name} is missing" for name in sorted(needed) if not thing.get(name))
        yield from (f"{kind}.{name} is unknown" for name in sorted(thing.keys() - needed - more - {"type"}))


def _wrong_text(text: Json) -> Iterator[str]:
    if text.get("type") not in ("mrkdwn", "plain_text") or not text.get("text"):
        yield "empty text or unknown type of text"
    if "verbatim" in text and text.get("type") != "mrkdwn":
        yield "verbatim is for mrkdwn"
    if text.get("type") == "mrkdwn" and unescaped(str(text.get("text"))):
        yield "text has an unescaped character"


def _at(thing: Json, path: str) -> str:
    name, _, rest = path.partition(".")
    value = thing.get(name)
    return _at(value, rest) if rest and isinstance(value, Mapping) else str(value or "") if not rest else ""


def _too_long(kind: str, thing: Json) -> Iterator[str]:
    yield from (f"{kind}.{path}" for path, most in LENGTHS.get(kind, {}).items() if len(_at(thing, path)) > most)
    name = _PLAIN.get(kind)
    if name and isinstance(thing.get(name), Mapping) and thing[name].get("type") != "plain_text":
        yield f"{kind}.{name} is not plain_text"


def _too_many(kind: str, thing: Json) -> Iterator[str]:
    yield from (f"{kind}.{name}" for name, most in COUNTS.get(kind, {}).items() if len(thing.get(name) or ()) > most)
