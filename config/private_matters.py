"""Words that tell of private matters, and of what else they may be about, by class and language: files in ``private_matters/``.

A line is a class: ``illness: diagnos*, shadow on the lung``. An entry is a word or a phrase in small letters; ``*`` stands for
any ending. In scripts without spaces an entry is found anywhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from .errors import ConfigError, is_there, read_text

SHIPPED = Path(__file__).parent / "private_matters"
MODEL = "model.crfsuite.gz"
# Classes of what people would not want to be spread, and of those the ones about somebody's health.
HEALTH = frozenset({"illness", "treatment", "mental", "addiction", "pregnancy", "care"})
PRIVATE = HEALTH | {
    "sexuality", "family_break", "violence", "crime", "debt", "pay", "dismissal", "complaint", "status", "belief", "school",
}  # fmt: skip
# Classes of how it is told, and of whom.
CIRCUMSTANCES = frozenset({"confidence", "hearsay", "official", "kin"})
# Classes of what else such words are about.
_ELSE = frozenset({"policy", "question", "fiction", "game", "animal", "news", "tech", "everyday", "good_news"})
_CODE = re.compile("[a-z]{2}")
# Two letters or digits at least, of which one begins it; four stars at most.
_ENTRY = re.compile(r"(?=(?:[\W_]*[^\W_]){2})['’]?[^\W_][^*]*(?:\*[^*]*){0,4}")
# By language code and class, the entries.
Classes = Mapping[str, Mapping[str, Sequence[str]]]


def model_of(folder: Path = SHIPPED) -> Path:
    """The folder's own model, or the shipped one."""
    own = folder / MODEL
    return own if is_there(own) else SHIPPED / MODEL


def load_private_matters(folder: Path = SHIPPED) -> Classes:
    """The shipped entries, with those that another folder's files add to them; raises ConfigError."""
    shipped = _shipped()
    if folder.resolve() == SHIPPED.resolve():
        return shipped
    own = _read(folder)
    return {code: _joined(shipped.get(code, {}), own.get(code, {})) for code in {**shipped, **own}}


def _joined(first: Mapping[str, Sequence[str]], second: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {name: (*first.get(name, ()), *second.get(name, ())) for name in {**first, **second}}


@cache
def _shipped() -> Classes:
    return _read(SHIPPED)


def _read(folder: Path) -> Classes:
    files = [file for file in sorted(folder.glob("*.txt")) if not file.name.startswith(".")]
    for file in files:
        if not _CODE.fullmatch(file.stem):
            raise ConfigError(f"{file}: a file is named after its language, as en.txt")
    return {file.stem: dict(_lines(file)) for file in files}


def _lines(file: Path) -> Iterator[tuple[str, Sequence[str]]]:
    known = PRIVATE | CIRCUMSTANCES | _ELSE
    seen = set[str]()
    # Windows' editors write a mark before the text.
    for number, line in enumerate(read_text(file).removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, listed = line.partition(":")
        entries = [entry for each in listed.split(",") if (entry := each.strip())]
        wrong = next((entry for entry in entries if not _ENTRY.fullmatch(entry)), None)
        problem = (
            "is no 'class: entry, entry'" if not colon
            else f"no class is named {name!r}; known: {', '.join(sorted(known))}" if name not in known
            else f"the class {name!r} stands twice" if name in seen
            else f"{wrong!r} must begin with a letter or digit, have two of them, and no more than four stars" if wrong
            else ""
        )  # fmt: skip
        if problem:
            raise ConfigError(f"{file}: line {number}: {problem}")
        seen.add(name)
        yield name, entries
