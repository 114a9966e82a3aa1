"""Rules for keys that begin with their provider's prefix."""

from collections.abc import Sequence

from ..finding import Evidence
from .rule import Rule
from .validators.secrets import no_placeholder

UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
# For samples.
A_UUID = "3f2b8c1d-7a94-4e06-b5d1-90c2e7f4a683"
# What it is called, its form, one that is found, made from parts.
Key = tuple[str, str, str]


def prefixed(name: str, pattern: str, keyword: str, sample: str, source: str = "") -> Rule:
    """Pattern: of the whole key. Keyword: its prefix in lower case. Sample: one that is found, made from parts."""
    return _rule(name, pattern, (sample,), (sample[:8], keyword), source)


def prefixed_by_many(name: str, pattern: str, keys: Sequence[Key]) -> Rule:
    """One rule for keys of many providers. Pattern: names the table that ``forms`` makes of them."""
    samples = tuple(sample for _, _, sample in keys)
    return _rule(name, pattern, samples, tuple(sample[:8] for sample in samples), "")


def forms(keys: Sequence[Key]) -> str:
    """The keys' forms as an alternation."""
    return "|".join(form for _, form, _ in keys)


def _rule(name: str, pattern: str, samples: tuple[str, ...], non_matches: tuple[str, ...], source: str) -> Rule:
    return Rule(
        name=name,
        entity_type="API_KEY",
        pattern=rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])",
        score=0.95,
        check=no_placeholder,
        evidence=Evidence.PREFIX,
        cased=True,
        matches=tuple((f"key is {sample} ok", sample) for sample in samples),
        non_matches=non_matches,
        source=source,
    )
