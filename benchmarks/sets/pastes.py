"""Pasted texts in every format that is known, and talk that resembles them, with the kind that each is."""

import random
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

_PEOPLE = (
    "Alice Smith",
    "Ben Okafor",
    "Chen Wei",
    "Dora Novak",
    "Emil Larsen",
    "Fatima Haddad",
    "Goran Ilic",
    "Hana Sato",
    "Ana",
)
_HANDLES = ("alice", "ben_o", "chen.wei", "dora99", "emil-l", "fatima", "xX_goran", "hana")
_SAYINGS = (
    "the build is green again", "did you see the ticket?", "lunch at noon", "ok, thanks a lot", "it works on my machine", "who has the key",
    "the customer wants a refund", "I will look at it tomorrow", "sounds good to me", "no idea, ask in the other channel", "we ship on friday",
    "that test is flaky", "can somebody restart it", "done, see the logs", "it is raining again", "the parcel never arrived",
)  # fmt: skip
_ASKED = (
    "How do I make a cake without eggs?",
    "Write a reminder to a customer.",
    "What is a closure?",
    "Plan a trip of three days.",
)
_ANSWERED = ("Of course! Here is a short one.", "There are three ways. First, you can wait.", "Sure. It depends on the season.")
_SLOT = re.compile(r"\{([ABCab123qrs]|uuid)\}")
HERE = Path(__file__).parent
Sample = tuple[str, str, str]


def _filled(template: str, dice: random.Random) -> str:
    people, handles, sayings = dice.sample(_PEOPLE, 3), dice.sample(_HANDLES, 2), dice.sample(_SAYINGS, 3)
    values = (
        dict(zip("ABC", people, strict=True)) | dict(zip("ab", handles, strict=True)) | dict(zip("123", sayings, strict=True))
    )
    values |= {"q": dice.choice(_ASKED), "r": dice.choice(_ANSWERED), "s": dice.choice(_ASKED)}
    values["uuid"] = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    return _SLOT.sub(lambda slot: values[slot[1]], template)


def pastes(count: int = 300, seed: int = 1) -> Iterator[Sample]:
    """(kind, tool or "-", text): count samples, the formats one after another."""
    dice = random.Random(seed)
    lines = [x for x in (HERE / "pastes.txt").read_text(encoding="utf-8").splitlines() if x and not x.startswith("# ")]
    for number in range(count):
        kind, tool, template = lines[number % len(lines)].split(" ", 2)
        yield kind, tool, _filled(template.replace("\\n", "\n").replace("\\t", "\t"), dice)
