"""Builds the recognizers: our rule families, Presidio's own, and those that an admin adds in recognizers.yaml."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import re2

from config.labels import LanguageLabels
from config.lexicon import load_lexicon
from config.national_numbers import SHIPPED as SHIPPED_NUMBERS
from config.national_numbers import load_national_numbers
from config.recognizers import ConfigError, CustomRule, RecognizersFile

from ..finding import Evidence, Role
from .predefined import Predefined
from .prefilter.prefilter import Condition
from .private_matters.recognizer import SOURCE as PRIVATE_MATTERS
from .recognizers.fields import FAMILY, field_rules, words_for
from .recognizers.national_numbers import FAMILY as NATIONAL_NUMBERS
from .recognizers.national_numbers import national_rules
from .recognizers.phone import TelephoneRecognizer
from .recognizers.phone_regions import check_regions
from .rule import WHOLE, Recognizer, Rule, RuleRecognizer
from .rules import families
from .validators.named import named

# Sources of findings that are not Presidio recognizers.
_BESIDE = ("known_names", "speakers", "tables.header", "answers", PRIVATE_MATTERS)
_NATIONAL = ("national_id", NATIONAL_NUMBERS, "us_ssn")
_NUMBERS = (*_NATIONAL, "bank_account")


def rule_of(entry: CustomRule) -> Rule:
    """An admin's rule; raises ConfigError for an unknown check or evidence."""
    try:
        check = named(entry.check) if entry.check else None
    except ValueError as error:
        raise ConfigError(f"recognizers.yaml: rules: {entry.name}: check: {error}") from error
    return Rule(
        name=entry.name,
        entity_type=entry.entity_type,
        pattern=entry.pattern,
        score=entry.score,
        keywords=tuple(word.lower() for word in entry.keywords),
        context=tuple(entry.context),
        needs_context=entry.needs_context,
        check=check,
        evidence=Evidence(entry.evidence),
        roles=tuple(map(Role, entry.roles)),
        matches=tuple((match.text, match.value) for match in entry.matches),
        non_matches=tuple(entry.non_matches),
        source=entry.source,
    )


def _linear(rule: Rule) -> "re.Pattern[str]":
    """An admin's pattern, compiled by google-re2 so that it runs in linear time; raises ConfigError if re2 rejects it."""
    quiet = re2.Options()
    quiet.log_errors = False
    try:
        compiled: re.Pattern[str] = re2.compile(f"(?im){rule.pattern}", quiet)
    except re2.error as error:
        raise ConfigError(f"recognizers.yaml: rules: {rule.name}: pattern: not a pattern that google-re2 runs") from error
    return compiled


def custom_rules(entries: list[CustomRule]) -> RuleRecognizer | None:
    """The admin's rules as one recognizer; raises ConfigError for a rule that fails its own examples."""
    rules = [rule_of(entry) for entry in entries]
    if not rules:
        return None
    recognizer = RuleRecognizer("custom", rules, [_linear(rule) for rule in rules])
    for rule in rules:
        failed = next(failures(RuleRecognizer("custom", [rule], [_linear(rule)]), rule), None)
        if failed:
            raise ConfigError(f"recognizers.yaml: rules: {rule.name}: {failed}")
    return recognizer


def failures(recognizer: RuleRecognizer, rule: Rule) -> Iterator[str]:
    """The rule's examples that fail, as sentences."""
    for number, (text, value) in enumerate(rule.matches, 1):
        found = [text[r.start : r.end] for r in recognizer.analyze(text, [rule.entity_type])]
        if value not in found:
            yield f"example {number} of matches is not found"
    for number, text in enumerate(rule.non_matches, 1):
        if recognizer.analyze(text, [rule.entity_type]):
            yield f"example {number} of non_matches is found"


def all_rules() -> Iterator[Rule]:
    """The rules of all families, and those for national numbers."""
    for _, rules in families():
        yield from rules
    yield from shipped_national_rules()


def shipped_national_rules() -> tuple[Rule, ...]:
    """The rules made from the shipped table."""
    return national_rules(load_national_numbers(SHIPPED_NUMBERS))


@dataclass(frozen=True, slots=True)
class Built:
    """All recognizers but the name model. ``fields``: the context words of numbers: "pesel", "rodné číslo"."""

    recognizers: Sequence[Recognizer]
    fields: Sequence[str]


def build_recognizers(file: RecognizersFile, languages: Sequence[LanguageLabels]) -> Built:
    """Raises ConfigError. Languages: the labels of each."""
    lexicon = load_lexicon(file.lexicon)
    tables = {**dict(families(lexicon)), NATIONAL_NUMBERS: national_rules(load_national_numbers(file.national_numbers))}
    made: list[Recognizer] = [RuleRecognizer(family, rules) for family, rules in tables.items()]
    numbers = (rule for family, rules in tables.items() if family.startswith(_NUMBERS) for rule in rules)
    made.append(RuleRecognizer(FAMILY, field_rules(languages)))
    made.extend(Predefined(entry) for entry in file.predefined)
    check_regions(file.phone_regions, file.phone_regions_by_script)
    made.append(
        TelephoneRecognizer(tuple(file.phone_regions), words_for(languages, "PHONE_NUMBER"), file.phone_regions_by_script)
    )
    custom = custom_rules(file.rules)
    return Built(
        [*made, custom] if custom else made, [f"{word.rstrip(WHOLE)}{WHOLE}" for rule in numbers for word in rule.context]
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A recognizer, or one of its rules by number, with the condition that a text must fulfil for it to find anything (None: any)."""

    recognizer: Recognizer
    number: int
    types: tuple[str, ...]
    condition: Condition

    @property
    def source(self) -> str:
        """The recognizer's name; for a rule, ``family.rule``."""
        name = self.recognizer.name
        return f"{name}.{self.recognizer.rules[self.number].name}" if isinstance(self.recognizer, RuleRecognizer) else name


def nameable(recognizers: Sequence[Recognizer], beside: Iterable[str] = ()) -> frozenset[str]:
    """The names that ``disabled`` may use: families, recognizers, entity types. Beside: what has no recognizer here."""
    sources = {*_BESIDE, *beside, *(part.source for recognizer in recognizers for part in parts_of(recognizer))}
    types = {kind for recognizer in recognizers for kind in recognizer.supported_entities}
    return frozenset(sources | {source.partition(".")[0] for source in sources} | types)


def parts_of(recognizer: Recognizer) -> list[Part]:
    """The rules of a rule table, one by one, or else the recognizer as a whole; one without ``condition`` runs on every text."""
    if isinstance(recognizer, RuleRecognizer):
        pairs = zip(recognizer.rules, recognizer.conditions, strict=True)
        return [Part(recognizer, number, (rule.entity_type,), condition) for number, (rule, condition) in enumerate(pairs)]
    return [Part(recognizer, 0, tuple(recognizer.supported_entities), getattr(recognizer, "condition", None))]
