"""The words from which a wallet's keys are made."""

from ...finding import Evidence
from ..fragments import WORD_START
from ..rule import Rule
from ..validators.secrets import words_of_a_wallet

_WORDS = "ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus"
_MORE = "lemon walnut jungle"
_LISTED = "\n".join(f"{number}. {word}" for number, word in enumerate(_WORDS.split(), 1))
PARTS = {
    "WORD": r"(?:\d{1,2}[.):]\s?)?[a-z]{3,8}",
    "BETWEEN": r"(?:,?[ \t]{1,2}|[ \t]?\n)",
    "START": WORD_START,
}

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
    Rule(
        name="seed_phrase_told",
        entity_type="SEED_PHRASE",
        # What it is for stands between; twelve words, or three, six, nine or twelve more.
        pattern=r"{START}{seed_label}(?:[^\n:：]{0,60}[:：]|[ ]{is})?\s{0,2}['\"“]?(?P<value>(?:{WORD}{BETWEEN}){11}(?:(?:{WORD}{BETWEEN}){3}){0,4}{WORD})(?=['\"”.]?\s{0,3}(?:$|[^\sa-z]))",
        score=0.8,
        check=words_of_a_wallet,
        evidence=Evidence.LABEL,
        matches=(
            (f"The seed for treasury #2 (12 words): {_WORDS}", _WORDS),
            (f"la frase semilla es {_WORDS}", _WORDS),
            (f"助记词：{_WORDS}", _WORDS),
            (f"сид-фраза от кошелька: {_WORDS} {_MORE}", f"{_WORDS} {_MORE}"),
            (f"seed for the ledger:\n{_LISTED}", _LISTED),
        ),
        non_matches=(
            "seed data: users orders items carts prices taxes refunds coupons",
            f"sunflower feed: {_WORDS}",
            "the seed for the test is 42 and all of the others were drawn by chance from the list that we have",
        ),
        source="BIP 39",
    ),
)  # fmt: skip
