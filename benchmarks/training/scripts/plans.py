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

    Noise: texts of rare words. Regularised: trained by L-BFGS with this weight of the sum of all weights, not by the perceptron. Lower: how
    many of the generated texts are in small letters.
    Iterations: of the averaged perceptron over all sentences. Fewest: a feature that is rarer is left out. Most: of all
    attributes, how many with the largest weights are kept in the second training, which makes the model small.
    """

    values: Callable[[int], Values]
    named: int = 9_000
    plain: int = 5_000
    noise: int = 0
    rows: tuple[str, ...] = ()
    most_rows: int = 20_000
    longest: int = 600
    iterations: int = 8
    fewest: int = 2
    most: int = 25_000
    regularised: float = 0.0
    lower: float = 0.0


def _listed(code: str, most_rows: int = 0, most: int = 30_000) -> Plan:
    return Plan(
        partial(Listed, code),
        named=11_000,
        plain=8_000,
        noise=1_200,
        rows=(code,),
        most_rows=most_rows,
        longest=250,
        iterations=60,
        regularised=0.3,
        most=most,
        lower=0.05 if code == "el" else 0.0,
    )


def _own(values: Callable[[int], Values], code: str, named: int = 11_000, plain: int = 6_000, regularised: float = 0.4) -> Plan:
    return Plan(
        values,
        named=named,
        plain=plain,
        rows=(code,),
        most_rows=2_500,
        longest=200,
        iterations=45,
        fewest=3,
        regularised=regularised,
        most=60_000,
    )


PLANS = {
    **{code: _listed(code) for code in ("ar", "bn", "el", "fa", "he")},
    "hi": _listed("hi", most_rows=3_000),
    "th": _listed("th", most_rows=1_500, most=24_000),
    "ja": replace(_own(Japanese, "ja", plain=7_000, regularised=0.6), noise=2_500),
    "ko": _own(Korean, "ko", regularised=0.6),
    "ru": replace(_own(Slavic, "ru", named=16_000, plain=10_000), rows=("ru",) * 4, longest=600),  # few rows
    "zh": _own(Chinese, "zh"),
}
