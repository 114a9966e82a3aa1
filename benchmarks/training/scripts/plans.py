"""How each model is trained: how many sentences of which kind, and how often they are read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from .chinese import Chinese
from .generate import Values
from .japanese import Japanese
from .korean import Korean
from .listed import Listed
from .slavic import Slavic


@dataclass(frozen=True)
class Plan:
    """Values: makes the names, places and organisations from a seed. Named, plain: sentences to generate. Rows: files of labelled rows,
    of which the first most_rows with at most longest characters are taken.

    Messages: of those that were written out, each as it is and some times with other names. Noise: texts of rare words. Regularised: trained by L-BFGS with this weight of the sum of all weights, not by the perceptron. Lower: how
    many of the generated texts are in small letters. Hidden: how many names of people are hidden from the lists of names, and
    hidden_whole: how many of those from the lists of words, too; unknown: how many other words are.
    Iterations: of the averaged perceptron over all sentences. Fewest: a feature that is rarer is left out. Most: of all
    attributes, how many with the largest weights are kept in the second training, which makes the model small.
    """

    values: Callable[[int], Values]
    named: int = 9_000
    plain: int = 5_000
    messages: int = 9_000
    noise: int = 0
    rows: tuple[str, ...] = ()
    most_rows: int = 20_000
    longest: int = 600
    iterations: int = 8
    fewest: int = 2
    most: int = 25_000
    regularised: float = 0.0
    lower: float = 0.0
    hidden: float = 0.3
    hidden_whole: float = 0.5
    unknown: float = 0.03


def _listed(code: str, most_rows: int = 0, messages: int = 22_000) -> Plan:
    return Plan(
        partial(Listed, code),
        named=8_000,
        plain=6_000,
        noise=2_500,
        messages=messages,
        rows=(code,),
        most_rows=most_rows,
        longest=250,
        iterations=60,
        regularised=0.3,
        most=40_000,
        lower=0.05 if code == "el" else 0.0,
        hidden=0.5,
        hidden_whole=0.8,
        unknown=0.06,
    )


def _own(values: Callable[[int], Values], code: str) -> Plan:
    return Plan(
        values,
        named=6_000,
        plain=3_500,
        messages=22_000,
        rows=(code,),
        most_rows=3_600,
        longest=200,
        iterations=45,
        fewest=3,
        regularised=0.4,
        most=60_000,
    )


PLANS = {
    **{code: _listed(code) for code in ("ar", "bn", "el", "fa", "he")},
    **{code: _listed(code, messages=8_000) for code in ("am", "hy", "ka", "ta")},
    "hi": _listed("hi", most_rows=3_000),
    "th": _listed("th", most_rows=1_500),
    "ja": replace(_own(Japanese, "ja"), noise=1_500),
    "ko": _own(Korean, "ko"),
    # Few rows, so each comes several times.
    "ru": replace(_own(Slavic, "ru"), named=9_000, plain=6_000, rows=("ru",) * 4, longest=600),
    "zh": _own(Chinese, "zh"),
}
