"""Small words of English, which stand in every sentence: spaCy's list, which takes a second to load there."""

from pathlib import Path

FILE = Path(__file__).parent / "names" / "small_words.txt"


def small_words() -> frozenset[str]:
    """The shipped file's, in small letters."""
    return frozenset(FILE.read_text(encoding="utf-8").split())
