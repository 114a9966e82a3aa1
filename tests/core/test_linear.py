"""Cost grows with length, not with its square: twice the text, about twice the work."""

import time
from collections.abc import Callable

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

MAKERS: dict[str, Callable[[int], str]] = {
    "addresses": lambda n: " ".join(f"user{i}.name@host{i}.com" for i in range(n // 24)),
    "at signs": lambda n: "@" * n,
    "one word": lambda n: "x" * n,
    "digits": lambda n: "4111 1111 1111 1111 " * (n // 20),
    "chat": lambda n: "[10:32, 23/09/2026] Alice Smith: call me on 415-273-9164\n[10:33, 23/09/2026] Bob Jones: ok\n" * (n // 88),
    "markup": lambda n: "<mailto:a@b.co|" * (n // 15),
    "records": lambda n: "Name: Alice Smith\nCard: 4111 1111 1111 1111\n" * (n // 45),
}
FACTOR = 3.3


def _seconds(checker: Checker, text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = time.perf_counter()
        checker.check(said(text), Policy())
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("kind", MAKERS)
def test_twice_the_text_is_about_twice_the_work(checker: Checker, kind: str) -> None:
    """A ratio of the machine to itself; quadratic cost would be 4 and more."""
    half, whole = (MAKERS[kind](n) for n in (20_000, 40_000))
    ratios = []
    for _ in range(3):
        ratios.append(_seconds(checker, whole) / max(_seconds(checker, half), 0.005))
        if ratios[-1] < FACTOR:
            break
    assert min(ratios) < FACTOR, ratios
