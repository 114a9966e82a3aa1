"""Telephone numbers: candidates by form, validated by Google's numbering data (phonenumbers)."""

import re
from collections.abc import Iterator, Mapping, Sequence

import phonenumbers
from phonenumbers import NumberParseException

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding
from ...lazy_pattern import lazy
from ..rule import context_pattern, near
from ..spans.borders import script_of

_CANDIDATE = re.compile(
    r"(?:(?<![\w.=/#@:+-])|(?<=tel[:=])|(?<=phone[:=])|(?<=mobile[:=])|(?<=mobil[:=])|(?<=fax[:=])|(?<=cell[:=])|(?<=whatsapp[:=])|"
    # Behind an abbreviation: "Tel.0351", "тел.8916", "Tel.:0351".
    r"(?<=\b(?:tel|tlf|mob|fon|puh|тел|моб|τηλ)\.)|(?<=[^\W\d_]\.[:=])|"
    r"(?<=[a-z\u200a\u200b][:=])(?=\+\d))(?<!\d[ ,])(?:"
    # "(206) 447-0983 3 shirts": a list tells how many of what.
    r"\([2-9]\d\d\) ?[2-9]\d\d[ -]\d{4}(?= \d{1,2} [a-z])|"
    r"(?:\+|00(?=[1-9])|\()?\d(?:[ ./\u2013-]{0,2}[()]{0,2}[ ./\u2013-]{0,1}\d){6,15}(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?(?![\w@]|[.:,/-]\d))",
    re.IGNORECASE,
)
_LEXICON = shipped_lexicon()
_WORDS = context_pattern((_LEXICON.expand("{phone_word}"),))
_KIND_BEHIND = re.compile(
    r"[ (-]{1,2}(?:office|fax|mobile|home|work|cell|direct|mobil|privat|büro|bureau|portable|casa|oficina|ufficio)\b",
    re.IGNORECASE,
)
_NORTH_AMERICAN = re.compile(
    r"^(?:(?:\+?1|001)[ .-]?)?(?:\([2-9]\d{2}\)[ .-]?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]?\d{4}(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?$",
    re.IGNORECASE,
)
# Words for other things whose numbers are written without punctuation.
_PLAIN = re.compile(r"\d+(?:(?: \d{2,})*(?: \d)?|(?:[./-]\d+)*)$")
_ELSE = lazy(
    _LEXICON.expand(
        r"\b{number_not_of_phone}(?:['’]s(?=[ ]id))?(?:[ ]?(?:id|code|number|no\.?|nr\.?|nummer|\#)){1,2}\W{0,3}(?:is[ ]|was[ ]|ist[ ])?\W{0,2}$|"
        r"\b(?:{contract}|ssn|itin|ein|mrn|npi|dni|nie|nif|cpf|bsn|pesel)\W{1,3}(?:is[ ]|was[ ]|ist[ ])?\W{0,2}$"
    ),
    re.IGNORECASE,
)
_LIKE_SSN = re.compile(r"\d{3}-\d\d-\d{4}$")
_UNLIKELY = 0.3
# Between the numbers of a list: "0151 234 567 89, in Polen 601-234-567".
_NEXT_OF_LIST = re.compile(r"\s?(?:[,;/|&]|\b\w{1,4}\b)\s?(?:[^\W\d_]{1,12}\s){0,2}:?\s?\Z")
_FARTHEST_NEXT = 30
_QUAD, _MOST_OF_AN_OCTET = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}$"), 255
# "0626 0627": some of Unicode's, as its tables have them.
_CODE_POINTS = re.compile(r"(?:0\d{3} )+0\d{3}$")
# Numbers of standards: JIS X 0208-1990.
_OF_A_YEAR = re.compile(r"\d{3,4}-(?:19|20)\d\d$")
# "Boston, MA 02110-1301": a postcode of nine digits (USPS Publication 28).
_ZIP, _STATE = re.compile(r"\d{5}-\d{4}$"), re.compile(r"(?:\b[A-Z]{2}\.?|\[LOCATION_\d+\]),?[\s*#/]{0,6}$")
_BEFORE = 40
_FICTION = re.compile(r"555[ .-]?01\d\d\b")
_DATE = re.compile(r"^\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:[^\w./-].*)?$")
_DECIMAL = re.compile(r"^(?:\(?(?:0|[1-9]\d{0,9})\.\d+(?: \d{1,4}\.\d+)*|\+?\d{1,3}(?:[ .]\d{3})*(?:[ .]000)+|(?:\d ){5,}\d+)$")
# "+12 345 678 views": thousands, if no country has such a number.
_THOUSANDS = re.compile(r"\+\d{1,3}(?:[ .]\d{3}){2,4}$")
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "IN", "AU", "BR", "PT", "AT", "CH", "BE")
MIN_DIGITS = 7
# A stretch with so many numbers that no country has is a table of other numbers; each costs a millisecond.
_MOST_FAILURES = 40
_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
# How many characters on either side tell of which script a text is.
_SCRIPT_NEAR = 12
# 138 1234 5678 in China, 8 912 345 67 89 in Russia.
_WITH_PREFIX = 11


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether it is a date, a decimal, an IP address, a range or something else, judged by its form."""
    value = match[0]
    if ".." in value or any(form.match(value) for form in (_DATE, _DECIMAL, _OF_A_YEAR, _CODE_POINTS)):
        return True
    if _QUAD.match(value) and all(int(part) <= _MOST_OF_AN_OCTET for part in value.split(".")):
        return True
    return bool(_ZIP.match(value) and _STATE.search(text, max(0, match.start() - _BEFORE), match.start()))


def _valid(value: str, region: str | None) -> bool:
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(value, region)))
    except NumberParseException:
        return False


class _National:
    """Which numbers of one text are valid in one of the regions; each value is tried once."""

    def __init__(self, regions: tuple[str, ...]) -> None:
        self._regions = regions
        self._known: dict[str, bool] = {}
        self._failures = 0

    def is_valid(self, value: str) -> bool:
        """False, untried, once too many of the text's numbers were not."""
        if value not in self._known:
            if self._failures >= _MOST_FAILURES:
                return False
            self._known[value] = any(_valid(value, region) for region in self._regions)
            self._failures += not self._known[value]
        return self._known[value]


def _mobile(value: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(value, region)
    except NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number_for_region(number, region)) and phonenumbers.number_type(number) in _MOBILE


class TelephoneRecognizer:
    """Finds PHONE_NUMBER: in international or North American form, or any number near a word for telephone."""

    def __init__(
        self, regions: tuple[str, ...] = _REGIONS, labels: str = "(?!)", by_script: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Regions: ISO 3166 codes of the countries whose national numbers are tried, in this order.

        Labels: a verbose pattern of what forms call a telephone number. By script: regions for numbers beside letters of a
        script, by the first word of the letters' Unicode names.
        """
        self._regions = regions
        self._labels = lazy(labels, re.IGNORECASE | re.VERBOSE)
        self._by_script = by_script or {}
        self.name = "phone"
        self.supported_entities = ("PHONE_NUMBER",)

    @property
    def condition(self) -> re.Pattern[str]:
        """What a text must fulfil for it to find anything."""
        return _CANDIDATE

    def analyze(self, text: str, entities: Sequence[str]) -> list[Finding]:
        """See ``Recognizer``."""
        return list(self._find(text)) if "PHONE_NUMBER" in entities else []

    def _find(self, text: str) -> Iterator[Finding]:
        national = _National(self._regions)
        last = -_FARTHEST_NEXT
        for match in _CANDIDATE.finditer(text):
            judged = _judged(text, match, self, national) or _listed(text, match, last, national)
            if judged:
                last = match.end()
                yield Finding(*match.span(), "PHONE_NUMBER", judged[0], self.name, judged[1])

    def is_beside(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word for telephone is near a number."""
        words = (_WORDS, self._labels)
        told = any(near(text, *match.span(), each) for each in words if each is not None)
        return told or _KIND_BEHIND.match(text, match.end()) is not None

    def is_mobile_there(self, text: str, match: re.Match[str]) -> bool:
        """Whether it is a mobile number of a country where the script beside it is written; ten digits may also be anything."""
        if match[0].isdecimal() and not match[0].startswith("0") and len(match[0]) != _WITH_PREFIX:
            return False
        beside = text[max(0, match.start() - _SCRIPT_NEAR) : match.start()] + text[match.end() : match.end() + _SCRIPT_NEAR]
        scripts = dict.fromkeys(script_of(char) for char in beside if not char.isascii())
        regions = dict.fromkeys(region for script in scripts for region in self._by_script.get(script, ()))
        return any(_mobile(match[0], region) for region in regions)


_Judged = tuple[float, Evidence] | None


def _judged(text: str, match: re.Match[str], phones: TelephoneRecognizer, national: _National) -> _Judged:
    value = match[0]
    count = sum(char.isdecimal() for char in value)
    if count < MIN_DIGITS or _is_something_else(text, match):
        return None
    judged = _proven(text, match, phones, national)
    labelled = _PLAIN.match(value) and _ELSE.search(text[max(0, match.start() - _BEFORE) : match.start()])
    return (_UNLIKELY, Evidence.FORMAT) if judged and (labelled or _LIKE_SSN.match(value)) else judged


def _listed(text: str, match: re.Match[str], last: int, national: _National) -> _Judged:
    """The judgement on a number that follows another telephone number in a list. Last: where that one ends."""
    between = text[last : match.start()] if last >= 0 and match.start() - last <= _FARTHEST_NEXT else ""
    if not between or not _NEXT_OF_LIST.match(between) or _is_something_else(text, match):
        return None
    grouped = re.search(r"\d[ /().-]+\d", match[0]) is not None
    other = _ELSE.search(text[max(0, match.start() - _BEFORE) : match.start()])
    return (0.4, Evidence.FORMAT) if grouped and not other and national.is_valid(match[0]) else None


def _proven(text: str, match: re.Match[str], phones: TelephoneRecognizer, national: _National) -> _Judged:
    value = match[0]
    beside = phones.is_beside(text, match)
    international = value.startswith("+") or (value.startswith("00") and " " in value)
    if international and _valid(value.replace("00", "+", 1) if value.startswith("00") else value, None):
        return 0.9, Evidence.PREFIX
    if _NORTH_AMERICAN.match(value):
        return (0.35 if _FICTION.search(value) else 0.75), Evidence.CONTEXT if beside else Evidence.FORMAT
    if beside or international:
        valid = national.is_valid(value)
        if not (beside or valid) and _THOUSANDS.match(value):
            return None
        return (0.7 if valid else 0.5), Evidence.CONTEXT
    if phones.is_mobile_there(text, match):
        return 0.45, Evidence.FORMAT
    spaced = bool(re.search(r"\d[ /().-]+\d", value))
    return (0.4, Evidence.FORMAT) if spaced and value.lstrip("(").startswith("0") and national.is_valid(value) else None
