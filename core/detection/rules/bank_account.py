"""Bank accounts: IBAN, BIC, routing numbers, sort codes."""

from ...finding import Evidence
from ..rule import Rule
from ..validators.national_numbers import stdnum

# Characters of an IBAN by its country (SWIFT, IBAN registry).
_LENGTHS = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST",
    26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA",
    30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
TABLES = {
    "IBAN": "|".join(
        rf"(?:{countries.replace(' ', '|')})\d{{2}}(?:[ -]?[A-Z0-9]){{{length - 4}}}" for length, countries in _LENGTHS.items()
    ),
}

RULES = (
    Rule(
        name="iban",
        entity_type="IBAN_CODE",
        pattern=r"(?<![\w])(?:{IBAN})(?![\w])",
        score=1.0,
        check=stdnum("iban", check_country=False),  # its list of banks ages
        evidence=Evidence.CHECKSUM,
        matches=(
            ("send it to DE89 3704 0044 0532 0130 00 today", "DE89 3704 0044 0532 0130 00"),
            ("GB82WEST12345698765432", "GB82WEST12345698765432"),
            ("iban: fr1420041010050500013m02606", "fr1420041010050500013m02606"),
            ("Ihr Konto AT61 1904 3002 3457 3201 wurde gesperrt", "AT61 1904 3002 3457 3201"),
            ("ES91 2100 0418 4502 0005 1332 EUR", "ES91 2100 0418 4502 0005 1332"),
            ("BE68539007547034 1234", "BE68539007547034"),
            ("Kontoverbindung: DE89 370 400 44 0532013000", "DE89 370 400 44 0532013000"),
        ),
        non_matches=("DE89 3704 0044 0532 0130 01", "commit de8937040044053201300000"),
        source="ISO 13616",
    ),
    Rule(
        name="iban_without_checksum",
        entity_type="IBAN_CODE",
        pattern=r"""(?<![\w]) [A-Z]{2}\d{2} (?!(?:[ ]?0000){3}|(?:[ ]?XXXX){2}) (?:[ ]?[A-Z0-9]{4}){3,7} (?:[ ]?[A-Z0-9]{1,3})? (?![\w])""",
        score=0.3,
        context=("iban", "konto", "cuenta", "compte", "conto", "conta", "rekening"),
        needs_context=True,
        cased=True,
        matches=(
            ("IBAN: DE89 3704 0044 0532 0130 01", "DE89 3704 0044 0532 0130 01"),
            ("mi cuenta ES91 2100 0418 4502 0005 1333", "ES91 2100 0418 4502 0005 1333"),
        ),
        non_matches=("DE89 3704 0044 0532 0130 01", "IBAN DE00 0000 0000 0000 0000 00"),
        source="ISO 13616",
    ),
    Rule(
        name="bic",
        entity_type="BIC",
        pattern=r"""\b(?i:BIC|SWIFT)(?i:[ -]?(?:code|number|/BIC|/SWIFT))?\s?[:=#]?\s?(?:is\s)?(?P<value>[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b""",
        score=0.6,
        keywords=("bic", "swift"),
        check=stdnum("bic"),
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("BIC: COBADEFFXXX", "COBADEFFXXX"),),
        non_matches=("swift compiler", "COBADEFFXXX is a word"),
        source="ISO 9362",
    ),
    Rule(
        name="routing",
        entity_type="US_ROUTING_NUMBER",
        pattern=r"""(?<![\w.-])\d{9}(?![\w-]|\.\d)""",
        score=0.5,
        keywords=("routing", "aba", "rtn"),
        context=("routing", "aba", "rtn"),
        needs_context=True,
        check=stdnum("us.rtn"),
        evidence=Evidence.CHECKSUM,
        matches=(("routing number 021000021", "021000021"),),
        non_matches=("routing table 123456789", "build 021000021"),
        source="ABA routing number policy",
    ),
    Rule(
        name="behind_sort_code",
        entity_type="BANK_ACCOUNT",
        pattern=r"""(?<![\w-])\d{2}-\d{2}-\d{2}[ ]?[/,|][ ]?(?P<value>\d{8})(?![\w-]|[.]\d)""",
        score=0.5,
        matches=(("my account is 12-34-56 / 77120938 in", "77120938"),),
        non_matches=("on 24-11-26 77120938", "24-11-26, 7712093"),
        source="Pay.UK",
    ),
    Rule(
        name="sort_code",
        entity_type="UK_SORT_CODE",
        pattern=r"""(?<![\w-])\d{2}-\d{2}-\d{2}(?![\w-])""",
        score=0.4,
        keywords=("sort",),
        context=("sort code", "sortcode", "sort"),
        needs_context=True,
        matches=(("sort code 20-00-00", "20-00-00"),),
        non_matches=("on 20-00-00", "24-11-26 release"),
        source="Pay.UK",
    ),
    Rule(
        name="account",
        entity_type="BANK_ACCOUNT",
        pattern=r"""(?<!\w){company_number}\W{0,4}\d[\d .-]{5,20}|(?<![\w.-])(?!(?:19|20)\d\d[ -](?:19|20)\d\d(?!\d))(?P<value>\d{3,4}[ -]?\d{3,4}[ -]?\d{0,6})(?![\w-]|[.,]\d)""",
        score=0.3,
        keywords=("account", "acct", "konto", "compte", "cuenta", "conto", "conta", "rekening", "a/c"),
        context=("{bank_account}",),
        needs_context=True,
        evidence=Evidence.CONTEXT,
        matches=(("My bank account is 38290174", "38290174"), ("account number 1234 567 890", "1234 567 890")),
        non_matches=("user account created 38290174", "orgnr 556677-8899, account number below"),
    ),
)  # fmt: skip
