"""Rules for national and tax numbers, made from a table; most are just ten digits, so a word nearby must name them."""

from collections.abc import Iterable

from config.errors import ConfigError
from config.national_numbers import NationalNumber

from ...finding import Evidence
from ..rule import WHOLE, Rule
from ..validators.named import named

FAMILY = "national_numbers"


def national_rules(numbers: Iterable[NationalNumber]) -> tuple[Rule, ...]:
    """One rule for each number; raises ConfigError for an unknown check."""
    return tuple(_rule(number) for number in numbers)


def _rule(number: NationalNumber) -> Rule:
    try:
        check = named(number.check) if number.check else None
    except ValueError as error:
        raise ConfigError(f"national_numbers.yaml: {number.name}: check: {error}") from error
    words = tuple(word.rstrip(WHOLE) for word in number.words)
    return Rule(
        name=number.name,
        entity_type=number.entity_type,
        pattern=rf"(?<![\w.-]){number.form}(?![\w-]|\.\d)",
        score=0.6,
        keywords=words,
        context=number.words,
        needs_context=True,
        check=check,
        evidence=Evidence.CHECKSUM if check else Evidence.CONTEXT,
        matches=((f"{words[0]} {number.sample}", number.sample),),
        non_matches=(f"build {number.sample}",),
        source=number.source or f"python-{number.check.replace(':', ', ')}",
    )
