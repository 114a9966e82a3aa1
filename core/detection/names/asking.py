"""A check asks for names, and whoever drives it answers: one text after the other, or those of many messages together."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from ...finding import Finding


@dataclass(frozen=True, slots=True, repr=False)
class NamesAsked:
    """Texts in which the name model is to look for names. Cased: whether names have capitals there."""

    texts: Sequence[str]
    cased: bool


# For each text, what the model found, names or not, and the names of it; what follows from them comes at the end.
NamesFound: TypeAlias = Sequence[tuple[list[Finding], list[Finding]]]
T = TypeVar("T")
Asking: TypeAlias = Generator[NamesAsked, NamesFound, T]
Reading: TypeAlias = Callable[[Sequence[NamesAsked]], Sequence[NamesFound]]


def answered(check: Asking[T], read: Reading) -> T:
    """What comes of a check. Read: gives one answer for each that is asked."""
    return together([check], read)[0]


def together(checks: Sequence[Asking[T]], read: Reading) -> list[T]:
    """What comes of each of the checks, of which all that ask for names at a time are answered together."""
    results: dict[int, T] = {}
    due = _going_on(results, [(number, check, None) for number, check in enumerate(checks)])
    while due:
        answers = read([asked for *_, asked in due])
        due = _going_on(results, [(number, check, found) for (number, check, _), found in zip(due, answers, strict=True)])
    return [results[number] for number in range(len(checks))]


def _going_on(
    results: dict[int, T], answers: Sequence[tuple[int, Asking[T], NamesFound | None]]
) -> list[tuple[int, Asking[T], NamesAsked]]:
    """Goes on with each check until it asks; what comes of the others is added to the results, by number."""
    due = []
    for number, check, found in answers:
        try:
            due.append((number, check, next(check) if found is None else check.send(found)))
        except StopIteration as end:
            results[number] = end.value
    return due
