"""Made-up talk and logs to measure on: invented people, cards that pass their checksum."""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.message import Author, Message, MessageRef, Place
from core.text import Text

_REF, _PLACE = MessageRef("plain", "w", "c", "1"), Place("plain", "w", "c")
_AUTHOR = Author("a")
_PEOPLE = ("Alice Smith", "Ben Okafor", "Chen Wei", "Dora Novak", "Emil Larsen", "Fatima Haddad", "Goran Ilic", "Hana Sato")
_CARDS = ("4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005")
_WORDS = [
    "the",
    "build",
    "is",
    "green",
    "again",
    "after",
    "we",
    "moved",
    "that",
    "cache",
    "to",
    "another",
    "node",
    "and",
    "nobody",
    "noticed",
    "until",
    "lunch",
]
_MOST_CHARACTERS = 2_000
_BYTES_OF_KB = 1024


def mean_characters(texts: Sequence[str]) -> float:
    """The mean length."""
    return sum(map(len, texts)) / len(texts)


def _lines(dice: random.Random) -> Iterator[str]:
    minute = 0
    while True:
        minute += 1
        who = dice.choice(_PEOPLE)
        words = " ".join(dice.choices(_WORDS, k=9))
        more = dice.choice(
            (
                f"mail {who.lower().replace(' ', '.')}{dice.randrange(99)}@kestrel-parts.io about it",
                f"card {dice.choice(_CARDS)} was refused",
                f"call {dice.choice(_PEOPLE)} on +49 30 9018{dice.randrange(10, 99)}",
                "see https://kestrel-parts.io/orders?page=2",
            )
        )
        yield f"[{10 + minute // 60 % 14}:{minute % 60:02d}] {who}: {words} {more}\n"


def log_of(characters: int) -> str:
    """A pasted chat log of about so many characters, with a finding every 90."""
    text, lines = "", _lines(random.Random(7))
    while len(text) < characters:
        text += next(lines)
    return text


def growing(characters: int) -> str:
    """The same kind of text at any length."""
    parts, size, lines = [], 0, _lines(random.Random(7))
    while size < characters:
        parts.append(next(lines))
        size += len(parts[-1])
    return "".join(parts)[:characters]


def new_words(count: int) -> Iterator[str]:
    """Messages in which every word and address is a new one; one in a hundred alarms."""
    dice = random.Random(11)
    for number in range(count):
        word = f"{dice.getrandbits(48):x}"
        talk = f"{word[:6]}ish {word[6:]}ing https://{word}.kestrel-parts.io/{number} {' '.join(dice.choices(_WORDS, k=8))}"
        yield f"{talk} card {dice.choice(_CARDS)} of {word.capitalize()} Smith" if number % 100 == 0 else talk


def message(text: str | Text, *, asked: bool = False) -> Message:
    """A message of a person's, as an adapter would make it."""
    return Message(_REF, _AUTHOR, _PLACE, Text.plain(text) if isinstance(text, str) else text, asked=asked)


def quiet_talk(number: int, seed: int) -> list[str]:
    """Talk at work of which nothing alarms, decided by the checker itself, short enough for Discord: for counting notices."""
    from bots.checking import build_checker
    from config.policy import Policy
    from config.settings import Settings

    from .sets import worktalk

    checker, policy = build_checker(Settings()), Policy()
    talk = (text for text in worktalk.texts(number, seed) if len(text) <= _MOST_CHARACTERS)
    return [text for text in talk if not checker.check(message(text), policy).decision.alarm]


def resident() -> float:
    """Megabytes of this process, now."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / _BYTES_OF_KB


def memory(count: int) -> None:
    """Checks so many messages; prints the memory at half and at the end."""
    from bots.checking import build_checker
    from config.policy import Policy
    from config.settings import Settings

    checker, policy = build_checker(Settings(), b"x" * 32), Policy()
    for number, text in enumerate(new_words(count)):
        checker.check(message(text), policy)
        if number == count // 2:
            sys.stdout.write(f"{resident()} ")
    sys.stdout.write(f"{resident()}\n")
