"""Whoever asks for names is answered, alone or together with others."""

from collections.abc import Sequence

from core.detection.names.asking import Asking, NamesAsked, NamesFound, answered, together
from core.finding import Finding


def asks(text: str, times: int) -> Asking[str]:
    """Asks for names so many times; what comes of it is all that was found."""
    found = ""
    for _ in range(times):
        for names, _ in (yield NamesAsked([text], cased=True)):
            found += "".join(name.entity_type for name in names)
    return found


def test_those_that_ask_at_a_time_are_answered_together() -> None:
    rounds: list[list[str]] = []

    def read(asked: Sequence[NamesAsked]) -> list[NamesFound]:
        rounds.append([text for each in asked for text in each.texts])
        return [[([Finding(0, 1, text, 0.5)], []) for text in each.texts] for each in asked]

    assert together([asks("a", 2), asks("b", 0), asks("c", 1), asks("d", 3)], read) == ["aa", "", "c", "ddd"]
    assert rounds == [["a", "c", "d"], ["a", "d"], ["d"]]
    assert answered(asks("e", 1), read) == "e"
    assert together([], read) == []
