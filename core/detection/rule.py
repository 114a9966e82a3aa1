"""A rule with its examples, and the recognizer that runs a table of rules."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from ..finding import Evidence, Finding, Role
from ..lazy_pattern import lazy
from .fragments import WORD_END, WORD_START
from .prefilter.approximation import Expression

CONTEXT_BEFORE, CONTEXT_AFTER = 60, 25
CONTEXT_GAIN = 0.4
WHOLE = "$"
# Placeholders, and the rest of one that starts before the window or ends after it.
_PLACEHOLDER_BEFORE = re.compile(r"(?:\[|\A)[A-Z_]{0,31}_\d{1,6}\]")
_PLACEHOLDER_BEHIND = re.compile(r"\[[A-Z_]{1,31}(?:_\d{1,6}\]|\d*\Z)")


class Match(Protocol):
    """The part of a match that is used; both Python's and google-re2's have it."""

    def span(self, group: int | str = 0, /) -> tuple[int, int]:
        """Start and end of a group; -1 if it did not take part in the match."""
        ...


class Matcher(Protocol):
    """A compiled pattern. ``groupindex``: its groups' numbers, by name."""

    @property
    def groupindex(self) -> Mapping[str, int]: ...

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches, in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern, the context it needs, and examples that prove it.

    ``pattern``: in verbose form; the group ``value`` (or else the whole match) is the finding; case is ignored unless ``cased``.
    {illness} stands for that list of config/lexicon in all languages; {illness:en} for one language, {illness:-en} for all others;
    {PART} for a shared part of a pattern.
    ``keywords``: in lower case; the pattern is tried only if the text contains one of them.
    ``context``: words or {lists} that raise the score when near the match (``$`` at the end: only as a whole word); with
    ``needs_context``, one of them is required.
    ``check``: the validator of the value; a value that it rejects is no finding.
    ``roles``: the finding's roles; ``context_roles``: further ones if a context word is near.
    ``matches``: (text, value) pairs; ``non_matches``: texts without a finding. ``source``: where the form is documented.
    """

    name: str
    entity_type: str
    pattern: str
    score: float = 0.5
    keywords: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    needs_context: bool = False
    check: Callable[[str], bool] | None = None
    evidence: Evidence = Evidence.FORMAT
    roles: tuple[Role, ...] = ()
    context_roles: tuple[Role, ...] = ()
    cased: bool = False
    matches: tuple[tuple[str, str], ...] = ()
    non_matches: tuple[str, ...] = ()
    source: str = ""

    @property
    def expression(self) -> Expression:
        """The pattern with its flags."""
        return Expression(self.pattern, re.VERBOSE | re.MULTILINE | (re.NOFLAG if self.cased else re.IGNORECASE))

    def compile(self) -> re.Pattern[str]:
        """Raises re.error for a broken pattern."""
        return re.compile(self.pattern, self.expression.flags)


def context_pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Matches any of the words at the start of a word, ignoring case; one that ends in ``$`` only as a whole word."""
    if not words:
        return None
    # Only letters that need no spaces between words have borders of their own; an over-approximation of them lets all words pass.
    plain = [word for word in words if word.isascii() and not word.startswith("(?:")]
    others = [word for word in words if word not in plain]
    groups = ((plain, r"(?<![^\W_])", r"(?![^\W_])"), (others, WORD_START, WORD_END))
    alternatives = (f"{start}(?:{_alternation(group, end)})" for group, start, end in groups if group)
    return lazy(f"(?:{'|'.join(alternatives)})", re.IGNORECASE)


def _alternation(words: Sequence[str], end: str) -> str:
    """The words, the longest first; each that ends in ``$`` with the end of a word."""
    each = sorted(words, key=len, reverse=True)
    return "|".join(_written(word.rstrip(WHOLE)) + (end if word.endswith(WHOLE) else "") for word in each)


def _written(word: str) -> str:
    """The word as a pattern; an expanded {list} is one already."""
    return word if word.startswith("(?:") else re.escape(word)


def near(text: str, start: int, end: int, words: re.Pattern[str]) -> bool:
    """Whether one of the words is at most 60 characters before or 25 after; words in placeholders do not count."""
    before, behind = text[max(0, start - CONTEXT_BEFORE) : start], text[end : end + CONTEXT_AFTER]
    if "]" in before:
        before = _PLACEHOLDER_BEFORE.sub(" ", before)
    if "[" in behind:
        behind = _PLACEHOLDER_BEHIND.sub(" ", behind)
    return bool(words.search(before) or words.search(behind))


class _Compiled:
    """A rule that is ready to run."""

    def __init__(self, family: str, rule: Rule, matcher: Matcher | None) -> None:
        self.rule = rule
        self._source = f"{family}.{rule.name}"
        self.own_matcher = matcher
        # google-re2 knows a match's groups by number alone.
        named = "value" if "(?P<value>" in rule.pattern else 0
        self.group: int | str = named if matcher is None else matcher.groupindex.get("value", 0)

    @cached_property
    def matcher(self) -> Matcher:
        """Compiled on first use: most of the hundreds of rules are never needed."""
        return self.own_matcher or self.rule.compile()

    @cached_property
    def context(self) -> re.Pattern[str] | None:
        """Matches the rule's context words."""
        return context_pattern(self.rule.context)

    @property
    def condition(self) -> Expression | str:
        """What a text must match for the rule to find anything."""
        return f"(?im){self.rule.pattern}" if self.own_matcher is not None else self.rule.expression

    def find(self, text: str, lowered: str) -> Iterator[Finding]:
        rule = self.rule
        if rule.keywords and not any(word in lowered for word in rule.keywords):
            return
        for match in self.matcher.finditer(text):
            start, end = match.span(self.group)
            if start < 0 or start == end:
                continue
            if rule.check and not rule.check(text[start:end]):
                continue
            score, evidence, roles = rule.score, rule.evidence, rule.roles
            if self.context is not None and near(text, start, end, self.context):
                score = min(1.0, score + CONTEXT_GAIN)
                evidence = Evidence.CONTEXT if evidence is Evidence.FORMAT else evidence
                roles += rule.context_roles
            elif rule.needs_context:
                continue
            yield Finding(start, end, rule.entity_type, round(score, 3), self._source, evidence, frozenset(roles))


class Recognizer(Protocol):
    """Finds something in a text, without a name model. ``condition``, where it has one, says what a text must match."""

    @property
    def name(self) -> str: ...
    @property
    def supported_entities(self) -> Sequence[str]: ...

    def analyze(self, text: str, entities: Sequence[str]) -> list[Finding]:
        """The findings of the wanted entity types; they may overlap."""
        ...


class RuleRecognizer:
    """Runs a table of rules."""

    def __init__(self, name: str, rules: Sequence[Rule], matchers: Sequence[Matcher] | None = None) -> None:
        """``matchers`` replace the rules' own patterns, which raise re.error on first use if they are broken."""
        own = matchers if matchers is not None else [None] * len(rules)
        self.name = name
        self.supported_entities = sorted({rule.entity_type for rule in rules})
        self._rules = [_Compiled(name, rule, matcher) for rule, matcher in zip(rules, own, strict=True)]

    @property
    def conditions(self) -> Sequence[Expression | str]:
        """One per rule, in the order of their numbers."""
        return [compiled.condition for compiled in self._rules]

    @property
    def rules(self) -> Sequence[Rule]:
        """In the order of their numbers."""
        return [compiled.rule for compiled in self._rules]

    def analyze(self, text: str, entities: Sequence[str]) -> list[Finding]:
        """The findings of the wanted entity types."""
        return self.find(text, [number for number, each in enumerate(self._rules) if each.rule.entity_type in entities])

    def find(self, text: str, numbers: Iterable[int]) -> list[Finding]:
        """The findings of some rules, by their numbers."""
        lowered = text.lower()
        return [found for number in numbers for found in self._rules[number].find(text, lowered)]
