"""Whether a person keeps one placeholder through a dialogue, and how much of what is hidden as a name or place is one.

Usage: python -m benchmarks.dialogues [--people 5]. Thirty shapes of dialogues (``sets/dialogues.txt``) with made-up people of many
origins, a few of whose names are ordinary words.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from faker import Faker

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check

_SHAPES = Path(__file__).parent / "sets" / "dialogues.txt"
_SLOT = re.compile(r"\{(?:(?P<who>\d)\.(?P<form>[a-z]+)|(?P<place>city2?))\}")
_PLACEHOLDER = re.compile(r"\[[A-Z_]+_\d+\]")
_LOCALES = (
    *("en_US", "en_GB", "en_IN", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "pt_BR", "nl_NL", "pl_PL", "cs_CZ", "sv_SE"),
    *("da_DK", "fi_FI", "hu_HU", "ro_RO", "hr_HR", "tr_TR", "id_ID", "yo_NG", "zu_ZA"),
)
_ALSO_WORDS = ("Will", "May", "Mark", "Hope", "Grace", "Rose", "Bill", "Frank", "Joy", "Grant")
_ONE_IN = 8
_NAMES = ("PERSON", "LOCATION")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a person or a place is named. Who: the person's number, or 0 for a place; form: "full", "first" and so on."""

    start: int
    end: int
    who: int
    form: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A text and the mentions in it, in order."""

    text: str
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class Figures:
    """Counts over all dialogues.

    Repeated: mentions of a person after the first, and in ``same`` those with the first one's placeholder; forms: the same where the
    mention is written as an earlier one. Found: findings of names and places; right: those on one of their type; wrong: the others.
    """

    repeated: int = 0
    same: int = 0
    as_before: int = 0
    same_as_before: int = 0
    found: int = 0
    right: int = 0
    mentioned: int = 0
    covered: int = 0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)


class _People:
    """Makes people, always the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._fakers = [Faker(locale) for locale in _LOCALES]
        for faker in self._fakers:
            faker.seed_instance(seed)
        self._cities = [faker for faker, locale in zip(self._fakers, _LOCALES, strict=True) if locale not in ("yo_NG", "zu_ZA")]

    def person(self) -> dict[str, str]:
        """The forms of one person's name."""
        faker = self._dice.choice(self._fakers)
        first, last = faker.first_name().split()[0], faker.last_name().split()[-1]
        if self._dice.randrange(_ONE_IN) == 0:
            first = self._dice.choice(_ALSO_WORDS)
        handle = self._dice.choice((f"{first[0]}{last}", f"{first[0]}.{last}", f"{first}.{last}")).lower()
        forms = {"full": f"{first} {last}", "first": first, "last": last, "title": last, "herr": last, "doctor": last}
        return {**forms, "initial": f"{first[0]}. {last}", "handle": handle, "mail": f"{handle}@northline.example"}

    def city(self) -> str:
        """A city's name."""
        return str(self._dice.choice(self._cities).city()).split("(")[0].strip()


_BEFORE = {"title": "Ms ", "herr": "Frau ", "doctor": "Dr. "}


def filled(shape: str, people: _People) -> Dialogue:
    """The shape with people and places put in."""
    cast = {number: people.person() for number in range(1, 4)}
    while len({name for one in cast.values() for name in (one["first"], one["last"])}) < 2 * len(cast):
        cast = {number: people.person() for number in range(1, 4)}
    places = {"city": people.city(), "city2": people.city()}
    parts, mentions, at, length = [], [], 0, 0
    for slot in _SLOT.finditer(shape):
        before = shape[at : slot.start()] + _BEFORE.get(slot["form"] or "", "")
        value = places[slot["place"]] if slot["place"] else cast[int(slot["who"])][slot["form"]]
        parts += [before, value]
        length += len(before)
        mentions.append(Mention(length, length + len(value), int(slot["who"] or 0), slot["form"] or "place"))
        length += len(value)
        at = slot.end()
    return Dialogue("".join((*parts, shape[at:])), tuple(mentions))


def dialogues(each: int, seed: int = 7) -> Iterator[Dialogue]:
    """Each shape so many times, with other people."""
    people = _People(seed)
    lines = _SHAPES.read_text(encoding="utf-8").split("\n")
    shapes = "\n".join(line for line in lines if not line.startswith("# ")).split("\n===\n")
    for shape in shapes:
        for _ in range(each if shape.strip() else 0):
            yield filled(shape.strip("\n"), people)


def _placed(redacted: str, text: str, findings: list[tuple[int, int]]) -> list[str]:
    """The placeholder of each finding."""
    given, at, done = [], 0, 0
    for start, end in findings:
        at += start - done
        placeholder = _PLACEHOLDER.match(redacted, at)
        given.append(placeholder[0] if placeholder else text[start:end])
        at += len(given[-1])
        done = end
    return given


def measure(checker: Checker, each: int = 5) -> Figures:
    """The figures of so many dialogues of each shape."""
    figures = Figures()
    for dialogue in dialogues(each):
        _count(checker, dialogue, figures)
    return figures


def _count(checker: Checker, dialogue: Dialogue, figures: Figures) -> None:
    verdict = check(checker, dialogue.text, asked=True)
    spans = [(finding.start, finding.end) for finding in verdict.findings]
    given = _placed(verdict.redaction.raw, dialogue.text, spans)
    names = [mention for mention in dialogue.mentions if mention.form not in ("mail", "place")]
    for finding in verdict.findings:
        if finding.entity_type in _NAMES:
            figures.found += 1
            meant = [m for m in dialogue.mentions if m.start < finding.end and finding.start < m.end and m.form != "mail"]
            right = any((m.form == "place") == (finding.entity_type == "LOCATION") for m in meant)
            figures.right += right
            if not right:
                figures.wrong[finding.entity_type, dialogue.text[finding.start : finding.end]] += 1
    first: dict[int, str] = {}
    written: dict[tuple[int, str], str] = {}
    for mention in names:
        value = dialogue.text[mention.start : mention.end]
        over = (
            stand_in for (start, end), stand_in in zip(spans, given, strict=True) if start <= mention.start and mention.end <= end
        )
        stand_in = next(over, value)
        figures.mentioned += 1
        figures.covered += stand_in != value
        if mention.who in first:
            figures.repeated += 1
            figures.same += stand_in == first[mention.who]
        if (mention.who, value) in written:
            figures.as_before += 1
            figures.same_as_before += stand_in == written[mention.who, value]
        first.setdefault(mention.who, stand_in)
        written.setdefault((mention.who, value), stand_in)


def main() -> None:
    """Prints the rows of the table, and what was wrongly found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5, help="how often each shape is filled with other people")
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong findings to show")
    chosen = parser.parse_args()
    figures = measure(build_checker(Settings(), b"x" * 32), chosen.people)
    print("| figure | value |\n|---|---|")
    print(
        f"| mentions after a person's first with its placeholder | {figures.same / figures.repeated:.3f} of {figures.repeated} |"
    )
    print(f"| the same, written as before | {figures.same_as_before / figures.as_before:.3f} of {figures.as_before} |")
    print(f"| mentions found | {figures.covered / figures.mentioned:.3f} |")
    print(f"| names and places: precision | {figures.right / figures.found:.3f} of {figures.found} |")
    for (kind, value), number in figures.wrong.most_common(chosen.wrong):
        print(f"{number} {kind} {value!r}")


if __name__ == "__main__":
    main()
