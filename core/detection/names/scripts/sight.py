"""What a model sees of a text, by how config/scripts.yaml says that it reads: the same to train it and to run it."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal, Protocol

from .affixed import Affixed
from .characters import Characters
from .clusters import Clusters
from .lists import NameLists
from .words import Words

Tokens = Literal["characters", "words", "affixed", "clusters"]


class Sight(Protocol):
    """Cuts a text into tokens and tells what a model sees of each."""

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """Their offsets."""
        ...

    def features(
        self, text: str, spans: Sequence[tuple[int, int]], hidden: Collection[int] = (), unknown: Collection[int] = ()
    ) -> list[tuple[str, ...]]:
        """The features of each token. In training, some tokens are hidden from lists of names, or unknown to those of words."""
        ...


def sight(kind: Tokens, folder: Path | None) -> Sight:
    """How a model of a kind sees texts, with the lists of a folder."""
    if kind == "affixed":
        return Affixed(folder)
    if kind == "clusters":
        return Clusters(folder)
    if kind == "characters":
        return Characters(folder)
    return Words(NameLists.read(folder))
