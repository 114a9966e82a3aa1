"""The rule for a number behind its label."""

from ..finding import Evidence
from .rule import Rule


def labelled_number(
    name: str,
    entity_type: str,
    sample: tuple[str, str],
    *,
    score: float = 0.6,
    bare: bool = False,
    digits: int = 1,
    more: tuple[tuple[str, str], ...] = (),
) -> Rule:
    """The rule for a number that its label alone identifies. The labels are the lexicon's list with the rule's name and ``_label``.

    Bare: also without "number" or "ID" after the label. Digits: the least number of them.
    Sample: a text and its value; more: further samples.
    """
    number = "{MARK}{0,2}" if bare else "{MARK}{1,2}"
    # A program may be called as what it reads: "passport 0.7.0" (npm).
    version = r"(?!v?\d{1,2}(?:\.\d{1,3}){1,3}(?![\w.]))" if bare else ""
    least = rf"(?=(?:[\w./\#-]{{0,14}}?[ ]?\d){{{digits}}})"
    return Rule(
        name=name,
        entity_type=entity_type,
        pattern=r"\b(?<!SPDX-){"
        + name
        + r"_label}(?:['’]s(?=[ ]id))?"
        + number
        + r"(?:(?<=\#)|(?![^\W\d_])){AT}{JOIN}"
        + version
        + least
        + "{VALUE}",
        score=score,
        evidence=Evidence.LABEL,
        matches=(sample, *more),
        non_matches=(f"{sample[0].split()[0]} something else", f"{sample[0].split()[0]} v0.7.0 is out"),
    )
