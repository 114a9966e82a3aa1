"""One sample of each kind of secret that gitleaks' default configuration names, made anew; and what is none."""

import random
import re
import string
import uuid
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(?:([lmuhdawbxy])(\d+)|uuid)\}")
_ALPHABETS = {
    "l": string.ascii_lowercase + string.digits,
    "m": string.ascii_letters + string.digits,
    "u": string.ascii_uppercase + string.digits,
    "h": "0123456789abcdef",
    "d": "123456789",
    "a": "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ",
    "w": string.ascii_letters + string.digits + "_-",
    "x": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "y": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
    "b": string.ascii_letters + string.digits + "+/",
}


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line.replace("\\n", "\n")


def _filled(template: str, dice: random.Random) -> str:
    def value(slot: re.Match[str]) -> str:
        if not slot[1]:
            return str(uuid.UUID(int=dice.getrandbits(128), version=4))
        made = "".join(dice.choices(_ALPHABETS[slot[1]], k=int(slot[2])))
        # No run of marks at the ends, and always a digit: as generated keys have.
        return re.sub(r"^[_-]|[_-]$", "k", made)

    return _SLOT.sub(value, template)


def secrets(seed: int = 1) -> list[tuple[str, str]]:
    """(gitleaks' id, text) pairs, always the same ones for a seed."""
    dice = random.Random(seed)
    return [(name, _filled(text, dice)) for name, text in (line.split(": ", 1) for line in _lines("secrets.txt"))]


def forms(seed: int = 1) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yields (text, start and end of the secret): one text for each way in which people and programs write a password or a key."""
    dice = random.Random(seed)
    for line in _lines("secret_forms.txt"):
        before, _, rest = _filled(line, dice).partition("‹")
        value, _, behind = rest.partition("›")
        yield before + value + behind, (len(before), len(before) + len(value))


_BARE = re.compile(r"[\w{}.~/+-]*\{[^\s\"]*\Z")
_CONTEXTS = {
    "settings": "{NAME}_API_KEY={}",
    "JSON": '{{"{name}ApiKey": "{}", "retries": 1}}',
    "header": "X-{Name}-Token: {}",
    "talk": "this is the {name} api key: {}, keep it safe",
}


def in_contexts(seed: int = 2) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yields (context, text, start and end of the secret): each kind of secret with a form, in settings, JSON, a header and in talk."""
    dice = random.Random(seed)
    for kind, line in (line.split(": ", 1) for line in _lines("secrets.txt")):
        shape = _BARE.search(line.rstrip("\"'").replace("=", " ").replace(": ", " "))
        if not shape or "/" in shape[0] or not _SLOT.search(shape[0]):
            continue
        name = kind.partition("-")[0]
        for context, template in _CONTEXTS.items():
            value = _filled(shape[0], dice)
            text = template.format(value, name=name, NAME=name.upper(), Name=name.capitalize())
            start = text.index(value)
            yield context, text, (start, start + len(value))


def negatives() -> list[str]:
    """Texts in which there is no secret."""
    return list(_lines("negatives.txt"))
