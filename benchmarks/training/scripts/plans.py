"""How each model is trained: how many sentences of which kind, and how strongly weights are kept small."""

from collections.abc import Callable
from dataclasses import dataclass

from .chinese import Chinese
from .generate import Values


@dataclass(frozen=True)
class Plan:
    """Values: makes the names, places and organisations from a seed. Named, plain: sentences to generate. Rows: files of labelled rows.

    c1, c2: L1 and L2 regularisation; L1 makes the model small. Fewest: a feature that is rarer is left out.
    """

    values: Callable[[int], Values]
    named: int = 9_000
    plain: int = 5_000
    rows: tuple[str, ...] = ()
    c1: float = 0.2
    c2: float = 0.01
    iterations: int = 60
    fewest: int = 2


PLANS = {"zh": Plan(Chinese, rows=("zh",))}
