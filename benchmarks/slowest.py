"""Searches for the texts that keep a checker busy the longest, by changing what keeps it busy already.

Usage: python -m benchmarks.slowest SECONDS [--size 4000] [--seed 1] [--asked]. Prints the slowest as recipes: parts and how often each
is repeated. All parts come from the rules' own examples and from what readers of pastes look for; times are of the processor. "Held" is
how long nothing else in the process could run: a check is in a thread, and gives way to others between two calls of a pattern.
"""

import argparse
import random
import threading
import time
from dataclasses import dataclass, replace

from bots.checking import build_checker
from config.policy import Policy
from config.settings import Settings
from core.checker import Checker
from core.detection.registry import all_rules
from core.message import Message

from .chats import message

_KEPT, _SHOWN, _LONGEST_PART, _FRESH = 60, 10, 120, 150
_REPEATS, _TICK = 5, 0.0005
_MARKS = (
    " ", "\n", ",", ";", ":", "=", "|", "\t", "-", ".", "/", "@", "#", '"', "'", "’", "(", "[", "{", "<", ">", "\\", "*", "_", "`", "~", "+", "&",
    "1", "12", "0000", "a", "A", "Aa", "aA ", "Aa ", "ab", "é", "\u0430", "\uff11", "\u200b", "🎉", "x=", "a:", "a: b\n", "A: b\n", "a,b\n", "a\tb\tc\n",
    "| a | b |\n", "10:30 ", "10:30 Al\n", "[10:32] Al: ", "From: a\n", "> ", "Q: ", "http://", "a@b.co ", "+49 ", "4111 ", "Main Street ",
    "Mr. ", "my ", "lives at ", "password ", "please ", "I need ", "<a b='", '{"a":', "=?utf-8?Q?", "BEGIN ", "-----", "12 Aa ", "Aa 12, ", "1.", "1-",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """Parts in order, each with the number of its repetitions; the whole again and again up to the text's length."""

    parts: tuple[tuple[str, int], ...]

    def text(self, size: int) -> str:
        """So many characters."""
        once = "".join(part * times for part, times in self.parts)[:size]
        return (once * (size // max(1, len(once)) + 1))[:size]


class Search:
    """Keeps the slowest recipes, and changes them."""

    def __init__(self, size: int, seed: int, *, asked: bool) -> None:
        """Size: of the texts, in characters. Asked: whether names are looked for."""
        self._checker: Checker = build_checker(Settings(), b"x" * 32)
        self._policy, self._size, self._asked = Policy(), size, asked
        self._dice = random.Random(seed)
        examples = [text for rule in all_rules() for text, _ in rule.matches]
        self._parts = [*_MARKS, *(text[:_LONGEST_PART] for text in examples)]
        self.worst: list[tuple[float, Recipe]] = []
        self.tried = 0

    def seconds(self, recipe: Recipe) -> float:
        """Of the processor, for one check."""
        asking = message(recipe.text(self._size), asked=self._asked)
        begun = time.thread_time()
        self._checker.check(asking, self._policy)
        return time.thread_time() - begun

    def held(self, recipe: Recipe) -> float:
        """The longest that another thread had to wait during a check, in seconds; of some checks the one that was disturbed least."""
        return min(self._longest_wait(message(recipe.text(self._size), asked=self._asked)) for _ in range(_REPEATS))

    def _longest_wait(self, asking: Message) -> float:
        checking = threading.Thread(target=self._checker.check, args=(asking, self._policy))
        checking.start()
        longest, last = 0.0, time.perf_counter()
        while checking.is_alive():
            checking.join(_TICK)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
        return longest

    def step(self) -> None:
        """Tries one recipe, new or changed."""
        fresh = self.tried < len(self._parts) or self._dice.random() < 0.15
        recipe = self._fresh() if fresh or not self.worst else self._changed(self._dice.choice(self.worst)[1])
        self.tried += 1
        taken = self.seconds(recipe)
        if len(self.worst) >= _KEPT and taken <= self.worst[-1][0]:
            return
        taken = min(taken, self.seconds(recipe))  # what else the machine does at that moment is not its fault
        kept = [pair for pair in self.worst if pair[1] != recipe]
        self.worst = sorted([*kept, (taken, recipe)], key=lambda pair: -pair[0])[:_KEPT]

    def _fresh(self) -> Recipe:
        if self.tried < _FRESH:
            return Recipe(((self._dice.choice(self._parts), 1),))
        return Recipe(tuple(self._part() for _ in range(self._dice.randint(1, 3))))

    def _part(self) -> tuple[str, int]:
        part = self._dice.choice(self._parts)
        if self._dice.random() < 0.4:
            start = self._dice.randrange(len(part))
            part = part[start : start + self._dice.randint(1, 40)]
        return part, self._dice.choice((1, 1, 1, 2, 5, 30, 400))

    def _changed(self, recipe: Recipe) -> Recipe:
        parts = list(recipe.parts)
        at = self._dice.randrange(len(parts))
        way = self._dice.randrange(5)
        if way == 0 and len(parts) > 1:
            del parts[at]
        elif way == 1:
            parts.insert(at, self._part())
        elif way == 2:
            parts[at] = (parts[at][0], max(1, int(parts[at][1] * self._dice.choice((0.3, 0.7, 1.5, 4)))))
        elif way == 3:
            text = parts[at][0]
            cut = self._dice.randrange(len(text))
            parts[at] = (text[:cut] + self._dice.choice(_MARKS) + text[cut + self._dice.randint(0, 1) :], parts[at][1])
        else:
            other = self._dice.choice(self.worst)[1].parts
            parts[at:] = other[self._dice.randrange(len(other)) :]
        return replace(recipe, parts=tuple(parts[:5]))


def report(search: Search) -> None:
    """The slowest, one a line."""
    print(f"{search.tried} texts tried")
    for taken, recipe in search.worst[:_SHOWN]:
        print(f"{taken * 1000:.0f} ms, held {search.held(recipe) * 1000:.0f} ms  {recipe.parts!r}")


def main() -> None:
    """Searches for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--size", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", action="store_true")
    chosen = parser.parse_args()
    search = Search(chosen.size, chosen.seed, asked=chosen.asked)
    end = time.monotonic() + chosen.seconds
    while time.monotonic() < end:
        search.step()
    report(search)


if __name__ == "__main__":
    main()
