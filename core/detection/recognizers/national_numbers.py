"""Rules for national and tax numbers, made from a table; most are just ten digits, so a word nearby must name them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps

import re2

from config.errors import ConfigError
from config.national_numbers import NationalNumber, shipped_numbers

from ...finding import Evidence
from ..prefilter.prefilter import Prefilter
from ..rule import WHOLE, Rule, RuleRecognizer
from ..validators.named import named

FAMILY = "national_numbers"
# So many digits of a mask are no zeros.
_OF_A_MASK = 2
# Before a text: with letters beyond ASCII, and with digits, it is read by other approximations.
_BEFORE = ("", "\u0436 ", "\u0663 ")


def national_rules(numbers: Iterable[NationalNumber]) -> tuple[Rule, ...]:
    """One rule for each number; raises ConfigError for an unknown check, and for a form that is broken or misses its sample."""
    numbers = tuple(numbers)
    rules = tuple(_rule(number) for number in numbers)
    # Tests try the shipped ones; that would take too long at each start.
    known = frozenset(shipped_numbers())
    for number, rule in zip(numbers, rules, strict=True):
        if number not in known and (problem := _problem(number, rule)):
            raise ConfigError(f"national_numbers.yaml: {number.name}: {problem}")
    return rules


def _problem(number: NationalNumber, rule: Rule) -> str:
    """What is wrong with a row of an admin's, if anything is."""
    try:
        # Alone, too: brackets that are closed by what surrounds it, or close that, would make it something else.
        re.compile(number.form, rule.expression.flags)
        rule.compile()
        (text, sample), *_ = rule.matches
        prefilter = Prefilter([rule.expression])
        possible = all(prefilter.possible(f"{before}{text}") for before in _BEFORE)
    except (ValueError, OverflowError, RecursionError, re.error, re2.error) as error:
        told = str(error) if isinstance(error, re.error) else "is more than is read here"
        flags = "; flags such as (?i) cannot stand in it, and case is ignored anyway" if "flags" in told else ""
        return f"form: {number.form!r} is not a pattern that can be used: {told}{flags}"
    if _finds(rule, text, sample):
        return "" if possible else f"form: {number.form!r} is more than is read here; write it with fewer kinds of brackets"
    if rule.check and _finds(replace(rule, check=None), text, sample):
        return f"sample: the check {number.check!r} refuses {sample!r}; write one that is valid"
    return f"sample: {sample!r} is not what the form matches; write one that it does, or mend the form"


def _finds(rule: Rule, text: str, sample: str) -> bool:
    found = RuleRecognizer(FAMILY, [rule]).analyze(text, [rule.entity_type])
    return any(text[each.start : each.end] == sample for each in found)


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
        pattern=rf"(?<![\w.-])(?:{number.form})(?![\w-]|\.\d)",
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
