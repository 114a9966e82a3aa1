"""Words near which something counts: an empty one would be near everything."""

from typing import Annotated

from pydantic import AfterValidator


def _said(word: str) -> str:
    if not word.rstrip("$").strip():
        raise ValueError(f"{word!r} is near everything; write a word, or take it out")
    return word


Word = Annotated[str, AfterValidator(_said)]
