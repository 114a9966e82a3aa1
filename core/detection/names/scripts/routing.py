"""Which runs of a text are written in which script."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from config.errors import ConfigError

from ....lazy_pattern import lazy

# As they stand in the brackets of a pattern. Source: Unicode, Blocks.txt.
SCRIPTS = {
    "Latin": r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Greek": r"Ͱ-Ͽἀ-῿",
    "Cyrillic": r"Ѐ-ԯ",
    "Armenian": r"\u0530-\u058f",
    "Hebrew": r"\u0590-\u05ff\ufb1d-\ufb4f",
    "Arabic": r"\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Devanagari": r"\u0900-\u0963\u0970-\u097f",
    "Bengali": r"\u0980-\u09ff",
    "Gurmukhi": r"\u0a00-\u0a7f",
    "Gujarati": r"\u0a80-\u0aff",
    "Odia": r"\u0b00-\u0b7f",
    "Tamil": r"\u0b80-\u0bff",
    "Telugu": r"\u0c00-\u0c7f",
    "Kannada": r"\u0c80-\u0cff",
    "Malayalam": r"\u0d00-\u0d7f",
    "Sinhala": r"\u0d80-\u0dff",
    "Thai": r"\u0e00-\u0e4f",
    "Lao": r"\u0e80-\u0eff",
    "Tibetan": r"\u0f00-\u0fff",
    "Myanmar": r"\u1000-\u109f",
    "Georgian": r"\u10a0-\u10ff\u1c90-\u1cbf",
    "Hangul": r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Ethiopic": r"\u1200-\u139f",
    "Khmer": r"\u1780-\u17ff",
    "Kana": r"\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Han": r"々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
}
_LONGEST, _GAP, _BESIDE = 1000, 40, 24
_FEWEST = 2


def _letters(scripts: Sequence[str]) -> str:
    """The letters of the scripts, as in brackets of a pattern; raises ConfigError for an unknown script."""
    unknown = [name for name in scripts if name not in SCRIPTS]
    if unknown:
        raise ConfigError(f"scripts.yaml: there is no script {unknown[0]!r}; use one of {', '.join(sorted(SCRIPTS))}")
    return "".join(SCRIPTS[name] for name in scripts)


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """A part of a text, with what stands between and beside its letters: digits, spaces, punctuation, words of other scripts."""

    start: int
    end: int
    code: str


@dataclass(frozen=True)
class Route:
    """Which scripts one reader reads. Marks: a pattern of what must be in a text; empty: any letter."""

    code: str
    scripts: tuple[str, ...]
    marks: str = ""

    @cached_property
    def letters(self) -> str:
        """The letters of its scripts, as in brackets of a pattern; raises ConfigError for an unknown script."""
        return _letters(self.scripts)

    @cached_property
    def runs(self) -> re.Pattern[str]:
        """Matches letters that follow one another."""
        return lazy(f"[{self.letters}]{{1,{_LONGEST}}}")

    @cached_property
    def marked(self) -> re.Pattern[str]:
        """Matches what must be in the text."""
        return lazy(self.marks or f"[{self.letters}]")


class Routing:
    """Splits texts into runs by script. A text without a letter of any of them costs one search."""

    def __init__(self, routes: Sequence[Route]) -> None:
        """Routes: where several read the same letters, the first one whose marks are in the text does."""
        self._routes = routes
        self._any = lazy("|".join(route.marked.pattern for route in routes)) if routes else None

    def runs(self, text: str) -> Iterator[ScriptRun]:
        """The runs of all scripts; those of different scripts may overlap, since each has what stands beside it."""
        for route in self.routes(text):
            yield from _of(route, text)

    def routes(self, text: str) -> list[Route]:
        """Who reads the text: a reader of letters that an earlier one reads already is left out."""
        if self._any is None or text.isascii() or not self._any.search(text):
            return []
        taken: set[str] = set()
        chosen = []
        for route in self._routes:
            if taken.isdisjoint(route.scripts) and route.marked.search(text):
                taken.update(route.scripts)
                chosen.append(route)
        return chosen


def _of(route: Route, text: str) -> Iterator[ScriptRun]:
    """Runs of letters that are near one another, with some characters on either side."""
    first = last = count = 0
    for run in route.runs.finditer(text):
        start, end = run.span()
        if count and (start - last > _GAP or end - first > _LONGEST):
            yield from _stretch(route, text, first, last, count)
            first, count = start, 0
        first, last, count = (start if not count else first), end, count + end - start
    yield from _stretch(route, text, first, last, count)


def _stretch(route: Route, text: str, first: int, last: int, count: int) -> Iterator[ScriptRun]:
    if count >= _FEWEST:
        yield ScriptRun(max(0, first - _BESIDE), min(len(text), last + _BESIDE), route.code)
