"""The words from which a wallet's keys are made."""

from ...finding import Evidence
from ..rule import Rule
from ..validators.secrets import words_of_a_wallet

PARTS = {"WORD": r"(?:\d{1,2}[.):]\s?)?[a-z]{3,8}"}

RULES = (
    Rule(
        name="seed_phrase",
        entity_type="SEED_PHRASE",
        pattern=r"\b(?:(?:seed|recovery|mnemonic|secret|wallet|backup|12|24)[ ]?(?:phrase|words)?|mnemonic)(?:[ ](?:is|are))?[ ]?[:=]?\s?['\"]?(?P<value>(?:{WORD}[\s,]{1,2}){11}(?:(?:{WORD}[\s,]{1,2}){12})?{WORD})\b",
        score=0.8,
        keywords=("seed", "recovery", "mnemonic", "secret", "wallet", "backup", "words"),
        check=words_of_a_wallet,
        evidence=Evidence.LABEL,
        matches=(
            (
                "seed phrase: ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
                "ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
            ),
            (
                "the 12 words: 1. ribbon 2. velvet 3. canyon 4. orbit 5. fossil 6. timber 7. glance 8. anchor 9. puzzle 10. meadow 11. hollow 12. cactus",
                "1. ribbon 2. velvet 3. canyon 4. orbit 5. fossil 6. timber 7. glance 8. anchor 9. puzzle 10. meadow 11. hollow 12. cactus",
            ),
        ),
        non_matches=(
            "seed phrase: lost it",
            "backup runs every night and copies the whole database over into another region with some delay",
        ),
        source="BIP 39",
    ),
)  # fmt: skip
