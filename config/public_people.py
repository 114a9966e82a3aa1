"""Who is known to everybody: politicians, artists, athletes, characters of books and films."""

import re
import unicodedata
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parent / "names" / "public_people.txt"
_NOT_LETTERS = re.compile(r"[\W_]+")


@cache
def public_people() -> frozenset[str]:
    """The shipped list's names, each as ``plain`` returns it; read once, when somebody's illness is first judged."""
    return frozenset(map(plain, SHIPPED.read_text(encoding="utf-8").splitlines()))


def plain(name: str) -> str:
    """A name in small letters, without accents and punctuation, its words apart by one space."""
    letters = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return _NOT_LETTERS.sub(" ", "".join(char for char in letters if not unicodedata.combining(char)).casefold()).strip()
