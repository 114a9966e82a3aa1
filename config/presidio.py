"""What is known of Presidio's recognizers without loading Presidio, which takes a second: the typed form of presidio.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("presidio.json")


@dataclass(frozen=True, slots=True)
class KnownRecognizer:
    """The entity types that it finds, and a pattern that each of its findings matches, with its flags."""

    entities: tuple[str, ...]
    pattern: str
    flags: int


@dataclass(frozen=True, slots=True)
class KnownRecognizers:
    """By class name, as Presidio's ``version`` has them."""

    version: str
    recognizers: Mapping[str, KnownRecognizer]


@cache
def known_recognizers() -> KnownRecognizers:
    """The shipped file's, read once."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    recognizers = {
        name: KnownRecognizer(tuple(each["entities"]), each["pattern"], each["flags"])
        for name, each in read["recognizers"].items()
    }
    return KnownRecognizers(read["version"], recognizers)
