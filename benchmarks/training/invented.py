"""Names in no list, put together from parts of listed ones, and names with endings, so that a model learns what is beside a name."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

_NAMES = Path("config/names")
_CUT = re.compile(r"(?<=[^\W\d_])(?=[aeiouyàáâäåæèéêëìíîïòóôöøùúûüýăąęěıőůűāēīōū])", re.IGNORECASE)
_SHORTEST, _LONGEST = 3, 13
# Before a family name; some without a space.
_PARTICLES = """van van_der van_den de de_la del della di da dos von von_der af ten le la al- Al- el- bin ibn ben bint O' Mac Mc D' d' N' St.
Ben- Abu""".split()  # noqa: SIM905 - a table of quoted words would not be read
_JOINED_TO = ("-", "'", "c")
# Endings of Slavic names in other cases: what is taken off, and what comes in its place.
_BENT_FEMALE = ("y", "i", "ę", "u", "ą", "ou", "ie", "ě", "o", "e")
_BENT_MALE = ("a", "owi", "ovi", "em", "ie", "u", "e")
_ENDS = """ski: skiego skiemu skim, ská: ské skou, ska: skiej ską, ský: ského skému ským, ová: ové ovou, ek: ka kovi kiem kem,
ec: ca cem cowi, el: la lem lovi"""
_BENT_ENDS = {end: others.split() for end, others in (each.strip().split(": ") for each in _ENDS.split(","))}


def _read(name: str) -> list[str]:
    return (_NAMES / name).read_text(encoding="utf-8").splitlines()


class Inventor:
    """Draws listed and invented names."""

    def __init__(self, seed: int) -> None:
        """Seed: any integer; the same seed gives the same names."""
        self._random = random.Random(seed)
        self.given, self._family, self._places = _read("given.txt"), _read("family.txt"), _read("places.txt")

    def listed(self) -> tuple[str, str]:
        """Returns (given name, family name) of any two origins."""
        return self._random.choice(self.given), self._random.choice(self._family)

    def invented(self) -> tuple[str, str]:
        """The same, but of names that hardly anybody bears."""
        return self._joined(self.given), self._joined(self._family)

    def with_particle(self, family: str) -> str:
        """A family name behind what nobility, Dutchmen, Arabs and Irishmen put there."""
        particle = self._random.choice(_PARTICLES).replace("_", " ")
        return f"{particle}{'' if particle.endswith(_JOINED_TO) else ' '}{family}"

    def place(self) -> str:
        """A town above 15,000 people, a country or a part of one."""
        return self._random.choice(self._places)

    def invented_place(self) -> str:
        """A name like that of a town."""
        return self._joined(self._places)

    def bent(self, name: str) -> str:
        """A name with an ending of a Slavic case, as far as one of seven rules makes one."""
        for end, others in _BENT_ENDS.items():
            if name.endswith(end):
                return name.removesuffix(end) + self._random.choice(others)
        if name.endswith("a"):
            return name[:-1] + self._random.choice(_BENT_FEMALE)
        return name.rstrip("oeiy") + self._random.choice(_BENT_MALE)

    def _joined(self, names: Sequence[str]) -> str:
        """The beginning of one name and the end of another, each cut before a vowel."""
        while True:
            first, second = self._random.choice(names), self._random.choice(names)
            cuts = [m.start() for m in _CUT.finditer(first)], [m.start() for m in _CUT.finditer(second)]
            if not all(cuts) or " " in first + second or "-" in first + second:
                continue
            made = first[: self._random.choice(cuts[0])] + second[self._random.choice(cuts[1]) :].lower()
            if _SHORTEST < len(made) < _LONGEST:
                return made
