"""What a press sends, of a button or of what a menu has in its place: as each platform sends it."""

import re
from collections.abc import Iterator

Json = dict[str, object]
_BUTTON, _SELECT = 2, 3
# What buttons may carry: a verb, ids of messages, places and people, numbers.
IDS = re.compile(r"[a-z_-]{1,16}(?:\|[\w.:-]{0,30}){4}|b?\d{1,3}|privacy_check:\d{1,3}")


def slack_action(post: Json, label: str) -> Json:
    """The action of an interaction's payload, by what a person reads; a menu sends what was chosen."""
    found = (action for element in _elements(post) for action in _actions(element, label))
    action = next(found, None)
    assert action, f"no button {label!r}"
    return action


def discord_press(message: Json, label: str) -> Json:
    """The data of an interaction, likewise."""
    parts = [part for row in _list(message["components"]) for part in _list(row["components"])]
    for part in parts:
        ids: Json = {"custom_id": part["custom_id"], "component_type": part["type"]}
        if part["type"] == _BUTTON and part["label"] == label:
            return ids
        if part["type"] == _SELECT:
            for option in _list(part["options"]):
                if option["label"] == label:
                    return ids | {"values": [option["value"]]}
    raise AssertionError(f"no button {label!r}")


def payloads(part: object) -> Iterator[str]:
    """What all buttons and menus of a post carry, on either platform."""
    if isinstance(part, dict):
        yield from (str(part[name]) for name in ("custom_id", "value", "action_id", "block_id") if name in part)
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from payloads(each)


def _elements(post: Json) -> Iterator[Json]:
    for number, block in enumerate(_list(post["blocks"])):
        for element in (*_list(block.get("elements", [])), *_list([block.get("accessory")])):
            yield {"block_id": block.get("block_id", f"b{number}")} | element


def _actions(element: Json, label: str) -> Iterator[Json]:
    sent = {name: element[name] for name in ("type", "action_id", "block_id") if name in element}
    if element.get("type") == "button" and _reads(element) == label:
        yield sent | {"text": element["text"], "value": element["value"]}
    for option in _list(element.get("options", [])):
        if _reads(option) == label:
            yield sent | {"selected_option": option}


def _reads(thing: Json) -> object:
    text = thing["text"]
    return text["text"] if isinstance(text, dict) else ""


def _list(value: object) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
