"""Other names for those of written messages, from the values of a language: of the same form, as far as a name shows which it has."""

from collections.abc import Callable
from functools import partial

from ..messages import Draw
from .generate import Values

_TRIES = 20
# Languages whose names have endings by case: other names come from the messages alone, where they end alike.
BENT = frozenset({"ru", "el"})
_HONORIFICS = ("さん", "様", "くん", "氏")


def other_names(code: str, values: Values, family: frozenset[str], given: frozenset[str]) -> Draw | None:
    """Family, given: the language's listed names, which tell in Chinese and Japanese what a name is."""
    if code in BENT:
        return None
    forms: dict[str, Callable[[str], str | None]] = {
        "zh": partial(_chinese, family=family),
        "ja": partial(_japanese, family=family, given=given),
        "ko": partial(_korean, family=family),
    }
    if code not in forms:
        return partial(_of_words, values=values)
    form = forms[code]

    def draw(_before: str, name: str) -> str | None:
        asked = form(name)
        return values.person(asked) if asked else None

    return draw


def _chinese(name: str, family: frozenset[str]) -> str | None:
    if not _is_han(name) or len(name) > 4 or name[0] in "小老阿":
        return None
    if len(name) == 1:
        return "family" if name in family else None
    return "full" if name[0] in family and len(name) <= 3 and len(set(name)) == len(name) else "given" if len(name) == 2 else None


def _japanese(name: str, family: frozenset[str], given: frozenset[str]) -> str | None:
    if not _is_han(name):
        return None
    if name in family:
        return "family"
    return "given" if name in given else "full" if len(name) > 3 else None


def _korean(name: str, family: frozenset[str]) -> str | None:
    if len(name) == 1:
        return "family"
    return ("full" if name[0] in family else None) if len(name) == 3 else "given" if len(name) == 2 else None


def _of_words(_before: str, name: str, values: Values) -> str | None:
    """A name of as many words."""
    words = len(name.split())
    if name[0] < "\u0250":
        return None
    made = (values.person("first" if words == 1 else "") for _ in range(_TRIES))
    return next((other for other in made if len(other.split()) == words), None)


def _is_han(name: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" or char == "々" for char in name)
