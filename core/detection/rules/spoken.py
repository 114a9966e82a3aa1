"""What people say letter by letter and digit by digit: "that's V O S S", "five five five, oh one four"."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "TWICE": r"(?:(?:double|triple|doble|doppel|doppelt|drei[ ]?mal|zwei[ ]?mal|fois)[ ])?",
    "DIGIT": r"{TWICE}{spoken_digit}",
    # Whoever counts tells no number.
    "NO_COUNT": r"(?!(?:one|eins|un|uno|um)\W{1,3}(?:two|zwei|deux|dos|due|dois)\W{1,3}(?:three|drei|trois|tres|tre|três)\b)",
    "DIGITS": r"(?<![\w-]){NO_COUNT}{DIGIT}(?:[ ,.–-]{1,3}{DIGIT}){4,30}(?![\w-])",
    "LETTERS": r"(?!A\W{1,3}B\W{1,3}C\b)[A-ZÀ-Þ](?:(?:[ -]|[.,][ ]?)[A-ZÀ-Þ]){2,14}(?![\w'’]|[ -]\d)",
}

RULES = (
    Rule(
        name="telephone",
        entity_type="PHONE_NUMBER",
        pattern=r"{DIGITS}",
        score=0.3,
        context=("{phone_word}", "call me", "number", "number is", "dial", "whatsapp", "nummer", "numéro", "numero", "número"),
        needs_context=True,
        matches=(
            ("my number is seven seven zero, five five five, oh one four two", "seven seven zero, five five five, oh one four two"),
            ("meine Nummer ist null eins sieben, neun drei vier fünf", "null eins sieben, neun drei vier fünf"),
            ("mi número es seis uno dos, tres cuatro, cinco", "seis uno dos, tres cuatro, cinco"),
        ),
        non_matches=("the number of tries: one, two, three, four, five, six", "my number one choice is two", "we sold five, six, seven, eight, nine"),
    ),
    Rule(
        name="document",
        entity_type="NATIONAL_ID",
        pattern=r"\b(?:social(?:[ ]security)?|ssn|dni|nif|nie|passport|passeport|pasaporte|passnummer|ausweis(?:nummer)?|personalausweis)\b[^\n.]{0,24}?(?P<value>{DIGITS})",
        score=0.7,
        evidence=Evidence.LABEL,
        matches=(("my social is four one two, six six, nine zero", "four one two, six six, nine zero"),),
        non_matches=("social life: one two many",),
    ),
    Rule(
        name="account",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:account|customer|kunden|konto|cuenta|cliente|compte|client)(?:[ ]?(?:number|nummer|no\.?))?\b[^\n.]{0,16}?(?P<value>{DIGITS})",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(("Kundennummer vier vier sieben eins neun", "vier vier sieben eins neun"),),
        non_matches=("customer one two three four five",),
    ),
    Rule(
        name="name",
        entity_type="PERSON",
        pattern=r"(?:\b(?i:{spelled})[ :,]{1,2}|(?<!\w)(?i:{my_name_is})[ ][A-ZÀ-Þ][^\W\d_]{1,24},[ ])(?P<value>{LETTERS})",
        score=0.6,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("last name Voss, that's V O S S.", "V O S S"), ("mein Name ist Vogt, V O G T, und", "V O G T"), ("se escribe P-E-Ñ-A", "P-E-Ñ-A")),
        non_matches=("that's A B C", "that's a b c d", "spelled with I T"),
    ),
)  # fmt: skip
