"""The rule for national and tax numbers: a word nearby must name them, since most are any ten digits."""

from collections.abc import Callable

from ..finding import Evidence
from .rule import WHOLE, Rule
from .validators.national_numbers import stdnum


def national_number(
    name: str,
    entity_type: str,
    pattern: str,
    check: Callable[[str], bool] | None,
    context: tuple[str, ...],
    sample: str,
    source: str,
) -> Rule:
    """Context: words as in ``Rule``. Check: of the check digits; None where there are none. Sample: one that is valid."""
    keywords = tuple(word.rstrip(WHOLE) for word in context)
    return Rule(
        name=name,
        entity_type=entity_type,
        pattern=rf"(?<![\w.-]){pattern}(?![\w-]|\.\d)",
        score=0.6,
        keywords=keywords,
        context=context,
        needs_context=True,
        check=check,
        evidence=Evidence.CHECKSUM if check else Evidence.CONTEXT,
        matches=((f"{keywords[0]} {sample}", sample),),
        non_matches=(f"build {sample}",),
        source=source,
    )


def stdnum_number(name: str, entity_type: str, pattern: str, module: str, context: tuple[str, ...], sample: str) -> Rule:
    """The same, with the check digits of a module of python-stdnum, such as ``de.idnr``; raises ImportError for an unknown one."""
    return national_number(name, entity_type, pattern, stdnum(module), context, sample, f"python-stdnum, {module}")
