"""Payment cards."""

from ...finding import Evidence
from ..rule import Rule
from ..validators.luhn import payment_card

_CARD_WORDS = (
    "card", "credit", "debit", "visa", "mastercard", "amex", "american express", "discover", "maestro", "cc", "pan", "karte",
    "kreditkarte", "carte", "tarjeta", "carta", "cartão", "kaart", "karta", "payment", "pay with", "zahlung",
)  # fmt: skip

RULES = (
    Rule(
        name="grouped",
        entity_type="CREDIT_CARD",
        pattern=r"""(?<![\w.-]) (?: \d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7} | \d{4}[ -]\d{6}[ -]\d{4,5} ) (?![\w-]|\.\d)""",
        score=1.0,
        check=payment_card,
        evidence=Evidence.CHECKSUM,
        matches=(("pay with 4111 1111 1111 1111 please", "4111 1111 1111 1111"), ("3782-822463-10005", "3782-822463-10005")),
        non_matches=("4111 1111 1111 1112", "1234 5678 9012 3456"),
        source="ISO/IEC 7812-1",
    ),
    Rule(
        name="plain",
        entity_type="CREDIT_CARD",
        pattern=r"""(?<![\w.@/#=-]) (?: [3-6]\d{12,15} | 2[2-7]\d{14} ) (?![\w-]|\.\d)""",
        score=0.9,
        check=payment_card,
        evidence=Evidence.CHECKSUM,
        matches=(("5555555555554444", "5555555555554444"), ("my amex: 378282246310005.", "378282246310005")),
        non_matches=("1465438211111111", "id=4111111111111112", "<@411111111111111111>"),
        source="ISO/IEC 7812-1",
    ),
    Rule(
        name="after_label",
        entity_type="CREDIT_CARD",
        pattern=r"""(?<![\w.]) (?P<value> \d (?:[ .-]?\d){12,18} ) (?![\w-]|\.\d)""",
        score=0.5,
        context=_CARD_WORDS,
        needs_context=True,
        check=payment_card,
        evidence=Evidence.CHECKSUM,
        matches=(("card number = 6011.1111.1111.1117", "6011.1111.1111.1117"),),
        non_matches=("order 6011.1111.1111.1117",),
        source="ISO/IEC 7812-1",
    ),
    Rule(
        name="labelled_without_checksum",
        entity_type="CREDIT_CARD",
        pattern=r"""\b(?:credit|debit|bank|visa|mastercard|amex)[ ]?(?:card)?[ ]?(?:number|no\.?|num|\#)?[ ]?(?:is|:|=|\#)[ ]?
            (?P<value> \d{4}(?:[ -]?\d{2,6}){2,4} ) (?![\w-])""",
        score=0.6,
        keywords=("card", "visa", "amex"),
        evidence=Evidence.LABEL,
        matches=(("my credit card number is 4539-1488-0343-6468 ok", "4539-1488-0343-6468"),),
        non_matches=("card games: 1234",),
    ),
    Rule(
        name="beside_card_word",
        entity_type="CREDIT_CARD",
        pattern=r"""(?<![\w.:/-]) (?: \d{4}[ -]\d{4,6}[ -]\d{4,5}(?:[ -]\d{1,7})? | \d{12,19} ) (?![\w-]|\.\d)""",
        score=0.05,
        context=(
            "credit",
            "debit",
            "visa",
            "mastercard",
            "amex",
            "american express",
            "card",
            "karte",
            "carte",
            "tarjeta",
            "carta",
        ),
        needs_context=True,
        evidence=Evidence.CONTEXT,
        matches=(("the number on my card is 503890547220", "503890547220"), ("Visa 5123-4567-8901-2345", "5123-4567-8901-2345")),
        non_matches=("order 503890547220",),
    ),
    Rule(
        name="ending",
        entity_type="CREDIT_CARD",
        pattern=r"""\b(?P<value>(?:(?:visa|mastercard|master[ ]card|amex|american[ ]express|discover|maestro)(?:[ ]card)?\b,?[ ](?:which[ ])?|(?<=card[ ])|(?<=number[ ])|(?<=card[ ]\()|(?<=account[ ])|(?<=account[ ]\()|(?<=acct[ ]))
            (?:ending|ends)[ ](?:in|with)?[ ]?[x*]{0,12}\d{4})(?!\d)""",
        score=0.4,
        keywords=("ending", "ends"),
        evidence=Evidence.LABEL,
        matches=(
            ("my Visa ending in 4432 was", "Visa ending in 4432"),
            ("the card ending in 4432 was", "ending in 4432"),
            ("my savings account ending in 5678", "ending in 5678"),
        ),
        non_matches=("a weekend ending in 2024", "the film ends in 2031"),
    ),
    Rule(
        name="masked",
        entity_type="CREDIT_CARD",
        pattern=r"""(?<![\w*]) (?:(?:visa|mastercard|amex|american[ ]express|discover|maestro|card)[ ]\#?)? (?:(?:\d{4}|[*x•.…]{4})[ -]?){0,2} [*x•]{4,12}[ -]?\d{4,5} (?!\w|\.\d)""",
        score=0.4,
        matches=(
            ("Card: VISA **** **** **** 8821.", "VISA **** **** **** 8821"),
            ("acct 6011 **** **** 9876", "6011 **** **** 9876"),
            ("deposit to ******5432", "******5432"),
        ),
        non_matches=("****", "a ** 2 ** 1234"),
    ),
    Rule(
        name="cvv",
        entity_type="CARD_SECURITY_CODE",
        pattern=r"""\b(?:cvv2?|cvc2?|csc|security[ ]code|prüfziffer)\W{0,4}(?:is|code|ist|:|=)?\W{0,3}(?P<value>\d{3,4})(?!\w|\.\d)""",
        score=0.8,
        keywords=("cvv", "cvc", "csc", "security code", "prüfziffer"),
        evidence=Evidence.LABEL,
        matches=(("exp 12/27, CVV: 123", "123"), ("security code is 4321", "4321")),
        non_matches=("the CVC replied 2 days ago", "cvv v123.4"),
    ),
    Rule(
        name="expiry",
        entity_type="CARD_EXPIRY",
        pattern=r"""\b(?:exp(?:iry|ires|iration)?(?:[ ]date)?|scade|scadenza|caduca|vence|validade|valid[ ](?:thru|until)|gültig[ ]bis)\W{0,4}(?P<value>(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d)\b""",
        score=0.5,
        keywords=("exp", "valid", "gültig", "scad", "caduca", "vence"),
        evidence=Evidence.LABEL,
        matches=(("4111 1111 1111 1111 exp 12/27", "12/27"),),
        non_matches=("expires in 12/27 cases",),
    ),
)  # fmt: skip
