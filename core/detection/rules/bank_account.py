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
PARTS = {
    # Eight digits or more, in groups; a Czech bank's code behind a stroke; no date.
    "DIGITS_OF_ACCOUNT": r"(?!\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d|-)|(?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d(?!\d)|\d{1,8}0{5}(?!\d))(?=(?:[ -]?\d){8})\d{1,20}(?:[ -]\d{1,12}){0,7}(?:/\d{4})?(?![\w/]|[.,-]\d)",
    "BETWEEN": r"[.:]?(?:[ ](?:no|nr|n[°º]|č)\.?)?\s?[:=#(-]?[\s\u200b]{0,3}",
}
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
    Rule(
        name="at_a_bank",
        entity_type="BANK_ACCOUNT",
        pattern=r"{WORD_START}{bank_name}{WORD_END}(?:[ ](?:bank|account|a/c|acct|konto|compte|cuenta|conto|conta|rekening))?{BETWEEN}(?P<value>{DIGITS_OF_ACCOUNT})",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(
            ("bank Capitec 8656448003.", "8656448003"),
            ("국민은행 954638-02-765179", "954638-02-765179"),
            ("tk Vietcombank 2941626463653", "2941626463653"),
            ("rek BCA 1359807398 gaji", "1359807398"),
            ("บัญชีกสิกร 138-6-76029-6", "138-6-76029-6"),
            ("โอนมา กรุงไทย 2226484576", "2226484576"),
        ),
        non_matches=("HSBC 2024-11-26", "Nordea 1234567", "revolut raised 20000000", "abca 13598073"),
    ),
    Rule(
        name="japanese",
        entity_type="BANK_ACCOUNT",
        pattern=r"(?:普通|当座)(?:預金)?(?:口座)?(?:番号)?\s?[::]?\s{0,2}(?P<value>\d{7})(?!\d)",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("口座 三井住友 普通 1881218", "1881218"),),
        non_matches=("普通 18812180", "普通の 1881218"),
        source="Zengin system: kind of account, seven digits",
    ),
    Rule(
        name="canadian_transit",
        entity_type="BANK_ACCOUNT",
        pattern=r"\btransit(?:[ ](?:no\.?|number|\#))?[ ]?:?[ ]?(?P<value>\d{5})(?=[ ,;/-]{1,3}(?:inst|\d{3}[ -]\d{7}))",
        score=0.5,
        keywords=("transit",),
        evidence=Evidence.LABEL,
        matches=(("deposit transit 35646 inst 006 acct 6621709", "35646"),),
        non_matches=("in transit 35646 parcels",),
        source="Payments Canada, Standard 006",
    ),
    Rule(
        name="behind_account_word",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"{WORD_START}{account_word}{WORD_END}(?:[ ](?-i:[^\W\d_a-z])[\w-]{1,20}){0,2}?{BETWEEN}(?P<value>(?:(?-i:[A-Z]){1,3}-)?{DIGITS_OF_ACCOUNT})",
        score=0.45,
        evidence=Evidence.LABEL,
        matches=(
            ("पैन नहीं, खाता 237836800458", "237836800458"),
            ("บัญชี 138-6-76029-6", "138-6-76029-6"),
            ("č.ú. 2301547896/0800", "2301547896/0800"),
            ("konto 1234 5678 9012", "1234 5678 9012"),
            ("account C-0044-8812,", "C-0044-8812"),
        ),
        non_matches=("konto 4400", "rekening 2024-11-26", "cuenta con 12345678 seguidores"),
    ),
)  # fmt: skip
