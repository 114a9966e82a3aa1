"""What a press sends, of a button or of what a menu has in its place: as each platform sends it."""

from collections.abc import Iterator

Json = dict[str, object]
_BUTTON, _SELECT = 2, 3


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
