"""Rules for national and tax numbers, made from a table; most are just ten digits, so a word nearby must name them."""

from collections.abc import Callable, Iterable
from functools import wraps

from config.errors import ConfigError
from config.national_numbers import NationalNumber

from ...finding import Evidence
from ..rule import WHOLE, Rule
from ..validators.named import named

FAMILY = "national_numbers"
# So many digits of a mask are no zeros.
_OF_A_MASK = 2


def national_rules(numbers: Iterable[NationalNumber]) -> tuple[Rule, ...]:
    """One rule for each number; raises ConfigError for an unknown check."""
    return tuple(_rule(number) for number in numbers)


def _rule(number: NationalNumber) -> Rule:
    try:
        check = named(number.check) if number.check else None
    except ValueError as error:
        raise ConfigError(f"national_numbers.yaml: {number.name}: check: {error}") from error
    check = _somebodys(check) if check else None
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


def _somebodys(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """The check, but not of a form's mask: 000-000-000 00, and 000000018, pass many."""

    @wraps(check)
    def checked(value: str) -> bool:
        return sum(char.isdecimal() and char != "0" for char in value) > _OF_A_MASK and check(value)

    return checked
