"""What people say letter by letter and digit by digit: "that's V O S S", "five five five, oh one four"."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "TWICE": r"(?:(?:double|triple|doble|doppel|doppelt|drei[ ]?mal|zwei[ ]?mal|fois)[ ])?",
    "DIGIT": r"{TWICE}{spoken_digit}",
    # Whoever counts tells no number.
    "NO_COUNT": r"(?!(?:one|eins|un|uno|um)\W{1,3}(?:two|zwei|deux|dos|due|dois)\W{1,3}(?:three|drei|trois|tres|tre|três)\b)",
    "DIGITS": r"(?<![\w-]){NO_COUNT}{DIGIT}(?:[ ,.–-]{1,3}{DIGIT}){4,30}(?![\w-])",
    # Only a person's own number: those of goals and of tries are told in words, too.
    "OWNER": r"(?:my|his|her|their|your|mi|tu|su|meine|deine|seine|ihre|unter|mon|ton|son|votre|ma|il[ ]mio|o[ ]meu|mijn|mój|(?-i:[A-ZÀ-Þ])[^\W\d_]{1,20}['’]s)",
    "PHONE": r"(?:(?:tele|mobile[ ]?|handy|mobil)?(?:phone|fon)?(?:number|nummer)|phone|cell|mobile|número|teléfono|móvil|celular|handy|numéro|portable|numero|cellulare|telefone|telemóvel|telefoon|numer|telefon)",
    "CALL_ME": r"(?:(?:call|reach|ring|text)[ ]me|llámame|ruf[ ]mich|appel(?:le|ez)[ -]moi)",
    "OWN_NUMBER": r"(?<![\w-])(?:{OWNER}[ ](?:[^\W\d_]{2,12}[ ]){0,2}{PHONE}|{CALL_ME})\b",
    "LETTERS": r"(?!A\W{1,3}B\W{1,3}C\b)[A-ZÀ-Þ](?:(?:[ -]|[.,][ ]?)[A-ZÀ-Þ]){2,14}(?![\w'’]|[ -]\d)",
}

RULES = (
    Rule(
        name="telephone",
        entity_type="PHONE_NUMBER",
        pattern=r"{OWN_NUMBER}[^\n.]{0,20}?(?P<value>{DIGITS})",
        score=0.7,
        evidence=Evidence.LABEL,
        matches=(
            ("my number is seven seven zero, five five five, oh one four two", "seven seven zero, five five five, oh one four two"),
            ("meine Nummer ist null eins sieben, neun drei vier fünf", "null eins sieben, neun drei vier fünf"),
            ("Keisha's number is oh seven nine double four, six one two", "oh seven nine double four, six one two"),
            ("mi número es seis uno dos, tres cuatro, cinco", "seis uno dos, tres cuatro, cinco"),
        ),
        non_matches=("the number of tries: one, two, three, four, five, six", "my number one choice is two", "the number of goals was two, three, one, four, five", "we sold five, six, seven, eight, nine"),
    ),
    Rule(
        name="letters_for_zero",
        entity_type="PHONE_NUMBER",
        pattern=r"(?<![\w.@/-])(?=[\d +-]{0,14}o)(?:\+\d{1,3}[ -]?)?[o0]\d[\do]{2,3}[ -]?[\do]{3}[ -]?[\do]{3,4}(?![\w@]|[.-]\w)",
        score=0.5,
        matches=(("call him o7598 33o 126 (typed", "o7598 33o 126"), ("079o2 114o55", "079o2 114o55")),
        non_matches=("07598 330 126", "o7 foo", "ooo ooo oooo"),
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
        name="spelled_name",
        entity_type="PERSON",
        pattern=r"(?i:\b(?:(?:sur|last[ ]|first[ ])?name|nachname|vorname|apellidos?|nombre|nom|prénom|cognome|nome|sobrenome|achternaam|nazwisko)\b[^\n.]{0,30}?\b{spelled}[ :,]{1,2})(?P<value>{LETTERS})",
        score=0.6,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("last name Voss, that's V O S S.", "V O S S"), ("mi apellido se escribe P-E-Ñ-A", "P-E-Ñ-A"), ("Nachname? Buchstabiert V O G T", "V O G T")),
        non_matches=("that's N A S A level", "that's a b c d", "spelled C S S"),
    ),
    Rule(
        name="name_then_spelled",
        entity_type="PERSON",
        pattern=r"(?<!\w)(?P<initial>[A-ZÀ-Þ])[^\W\d_]{1,24},?[ ](?:(?i:{spelled})[ :,]{1,2})?(?P<value>(?P=initial)(?:(?:[ -]|[.,][ ]?)[A-ZÀ-Þ]){2,14}(?![\w'’]|[ -]\d))",
        score=0.6,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("mein Name ist Vogt, V O G T, und", "V O G T"), ("c'est Lenoir, ça s'écrit L-E-N-O-I-R", "L-E-N-O-I-R")),
        non_matches=("the Agency, N A S A", "Spelled C S S"),
    ),
)  # fmt: skip
