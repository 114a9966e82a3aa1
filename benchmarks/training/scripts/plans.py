"""How each model is trained: how many sentences of which kind, and how often they are read."""

from collections.abc import Callable
from dataclasses import dataclass

from .chinese import Chinese
from .generate import Values
from .japanese import Japanese
from .korean import Korean
from .slavic import Slavic


@dataclass(frozen=True)
class Plan:
    """Values: makes the names, places and organisations from a seed. Named, plain: sentences to generate. Rows: files of labelled rows.

    Iterations: of the averaged perceptron over all sentences. Fewest: a feature that is rarer is left out. Most: of all
    attributes, how many with the largest weights are kept in the second training, which makes the model small.
    """

    values: Callable[[int], Values]
    named: int = 9_000
    plain: int = 5_000
    rows: tuple[str, ...] = ()
    iterations: int = 8
    fewest: int = 2
    most: int = 25_000


PLANS = {
    "ja": Plan(Japanese, rows=("ja",)),
    "ko": Plan(Korean, rows=("ko",)),
    "ru": Plan(Slavic, named=16_000, plain=8_000, rows=("ru",), most=50_000),
    "zh": Plan(Chinese, rows=("zh",)),
}
