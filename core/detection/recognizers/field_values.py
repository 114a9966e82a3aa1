"""What values look like behind a label: the form of each entity type, with a sample."""

from config.lexicon import shipped_lexicon

from ..fragments import CAPITALS, FRAGMENTS, SPACED, UNSPACED, insert

# A short code is called a PIN, and is a password.
PIN, PASSWORD = "PIN", "PASSWORD"
_LEXICON = shipped_lexicon()
_NUMBER = insert("{NUMBER}", FRAGMENTS)
_ERA = _LEXICON.expand(r"(?:{era}\s?)")
# 1987年4月20日, 昭和61年5月4日, 1985년 4월 12일, 民國76年4月20日, 昭和61.5.4
_EASTERN = rf"{_ERA}?(?:\d{{1,4}}|元)\s?[年년]\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日號号일])?|{_ERA}\d{{1,3}}[./]\d{{1,2}}[./]\d{{1,2}}"
# 12 เมษายน พ.ศ. 2528, 12 अप्रैल 1985, 1985. április 12., ngày 12 tháng 4 năm 1985
_IN_WORDS = (
    rf"\d{{1,2}}\s(?-i:[{UNSPACED}{SPACED}.\u200a]){{2,18}}\s{_ERA}?\d{{4}}|\d{{4}}\.?[ ][^\W\d_]{{3,12}}[ ]\d{{1,2}}|"
    r"(?:ngày[ ])?\d{1,2}[ ]tháng[ ]\d{1,2},?[ ]năm[ ]\d{4}"
)
_DATE = (
    r"\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}|\d{1,2}(?:\.|er|º)?[ ](?:de[ ])?[^\W\d_]{3,12}\.?[ ](?:del?[ ])?\d{4}|"
    rf"[^\W\d_]{{3,12}}\.?[ ]\d{{1,2}},?[ ]\d{{4}}|\d{{4}}\.[ ]\d{{1,2}}\.[ ]\d{{1,2}}|{_EASTERN}|{_IN_WORDS}"
)
_MONEY = _LEXICON.expand(
    r"(?:[A-Z]{0,3}[€$£¥₽₩₴₹₺₪₫]|[A-Z]{3}|{currency})?[ ]?\d[\d.,'\u00a0\u202f ]{0,14}k?(?<![ ,.])"
    r"(?:\s?\u200b?(?:[€$£¥₽₩₴₹₺₪₫]|{currency}|(?-i:[A-Z]{3})\b|zł|kr\b))?(?![ ]?[-–][ ]?[$€£]?\d|k)"
)
_WORDS = r"(?!(?:true|false|null|none|required|optional|string|text|int)\b)[^\W\d_][^\n\r,;|\"}\]<>():.=、。،؛।]{1,40}(?<!\s)"
_SOMETHING = (
    r"(?!(?:no|none|null|nil|keine?|aucune?|ninguna?s?|nessuna?|nenhuma?|geen|brak|unknown|无|無|なし|없음|нет|немає|لا|אין)\b)"
    r"[^\W_][^\n\r;|\"}\]<>。؛।]{1,60}(?<!\s)"
)
_PART = r"[^\W_][^\n\r,;|\"}\]<>:=、。،؛।]{1,50}"
_PLACE_PART, _ADDRESS_PART = _LEXICON.expand("{place_part}"), _LEXICON.expand("{address_part}")
# In a script without capitals, an address has a number or a word that addresses have.
_PLACE = (
    r"(?!https?|[^\s@]{1,60}@|\d{1,3}\.\d|[\w.]*[()])"
    rf"(?=[^\n]{{0,40}}\d|(?-i:[{CAPITALS}])|[^\n:,]{{0,30}}{_PLACE_PART})"
    rf"{_PART}(?:,[ ](?=\d|(?-i:[{CAPITALS}])|{_PLACE_PART}|{_ADDRESS_PART}|(?-i:[{SPACED}]))"
    rf"(?!tel|phone|fax|mob|handy|e-?mail|[^\n,;:=]{{1,30}}[:=]){_PART}){{0,5}}(?<![\s.,])"
)
_CAPITAL = rf"(?-i:[{CAPITALS}])[^\W\d_]*(?:['’-][^\W\d_]+)*"
_SMALL = "de|van|der|den|von|zu|da|do|dos|di|del|della|la|le|ten|ter"
_CASED_NAME = (
    rf"(?:(?:{_SMALL})[ ]){{0,2}}{_CAPITAL}(?:[ ](?:(?:y|i|e|de|van|der|von|da|do|dos|di|del|la|le)[ ]){{0,2}}{_CAPITAL}){{0,4}}"
)
# A name of a script without spaces ends before what is no part of it: さん, 님, 先生, です.
_ENDS = rf"(?=\s{{0,2}}(?:{_LEXICON.expand('(?:{name_end}){1,2}')}(?!\w)|$|(?!(?-i:[{UNSPACED}]))[^\w\s]|\s[\w(]))"
_UNSPACED_NAME = rf"(?-i:[{UNSPACED}]){{2,20}}?(?:[ ・·](?-i:[{UNSPACED}]){{1,20}}?)?{_ENDS}"
_SPACED_NAME = rf"(?-i:[{SPACED}]){{2,20}}(?:[ -](?-i:[{SPACED}]){{1,20}}){{0,4}}"
_NAME = rf"(?:{_CASED_NAME}|{_SPACED_NAME}|{_UNSPACED_NAME})"
_PLATE = r"(?=[A-ZÄÖÜ -]{0,8}\d)(?=[\d -]{0,8}(?-i:[A-ZÄÖÜ]))(?-i:[A-ZÄÖÜ0-9]{1,4})(?:[ -]?(?-i:[A-Z0-9]{1,5})){1,3}"
# A court's: "12 O 443/25"; a passport's series: "АН 482913".
_FILE = (
    rf"(?:\d{{1,4}}[ ][A-Z][a-z]{{0,3}}[ ]\d{{1,6}}/\d{{2,4}}|"
    rf"(?:(?-i:[A-Z]{{2}})[ ]|(?-i:[А-ЯҐЄІЇ]{{1,2}})\u200b?[ -]?)?(?:№[ ]?)?{_NUMBER}(?<![.]))"
)
# The form of a value, and a sample; all other types are numbers of things and documents.
FORMS = {
    "DATE_OF_BIRTH": (_DATE, "14.02.1991"),
    "PHONE_NUMBER": (r"\+?\(?\d[\d ()./-]{5,18}\d", "0171 3948576"),
    "SALARY": (_MONEY, "58.400 €"),
    "OCCUPATION": (_WORDS, "Dachdecker"),
    "PERSONAL_TRAIT": (_WORDS, "muslim"),
    "MARITAL_STATUS": (_WORDS, "widowed"),
    "MEDICAL_CONDITION": (_SOMETHING, "penicillin"),
    "LOCATION": (_PLACE, "Lindenallee 7, Leipzig"),
    "LICENSE_PLATE": (_PLATE, "AB 123 CD"),
    "PERSON": (_NAME, "Kowalczyk"),
    PIN: (r"\d{4,8}", "4471"),
}
OTHER = (_FILE, "KX-558-2091")
# Behind "is", in place of a colon, a value must look more like one: two capitals, a number.
TOLD = {
    "PERSON": rf"(?=(?-i:[{CAPITALS}])\S{{1,20}}[ ](?-i:[{CAPITALS}])|(?-i:[{SPACED}{UNSPACED}]))",
    "LOCATION": rf"(?=(?:(?-i:[{CAPITALS}])|(?-i:[\d{SPACED}{UNSPACED}]))[^\n;]{{0,40}}\d)",
    "SALARY": r"(?=(?:[^\d\n]{0,3}\d){3})",
}
