"""The words from which a wallet's keys are made."""

from ...finding import Evidence
from ..rule import Rule

RULES = (
    Rule(
        name="seed_phrase",
        entity_type="SEED_PHRASE",
        pattern=r"\b(?:seed|recovery|mnemonic|secret)[ ]?(?:phrase|words)?[ ]?(?:is|:|=)?[ ]?['\"]?(?P<value>(?:[a-z]{3,8}[ ]){11}(?:(?:[a-z]{3,8}[ ]){12})?[a-z]{3,8})\b",
        score=0.8,
        keywords=("seed", "recovery", "mnemonic", "secret phrase"),
        evidence=Evidence.LABEL,
        matches=(
            (
                "seed phrase: ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
                "ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
            ),
        ),
        non_matches=("seed phrase: lost it",),
        source="BIP 39",
    ),
)  # fmt: skip
