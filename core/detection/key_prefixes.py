"""The rule for keys that begin with letters of their provider's own."""

from ..finding import Evidence
from .rule import Rule
from .validators.secrets import no_placeholder


def prefixed(name: str, pattern: str, keyword: str, sample: str, source: str = "") -> Rule:
    """Pattern: of the whole key. Keyword: its prefix in lower case. Sample: one that is found, made from parts."""
    return Rule(
        name=name,
        entity_type="API_KEY",
        pattern=rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])",
        score=0.95,
        keywords=(keyword,),
        check=no_placeholder,
        evidence=Evidence.PREFIX,
        cased=True,
        matches=((f"key is {sample} ok", sample),),
        non_matches=(sample[:8], keyword),
        source=source,
    )
