"""Rules for values after a label, and the types of table columns, made from the labels of all languages."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

import re2

from config.labels import LanguageLabels

from ...finding import Evidence, Role
from ..fragments import FRAGMENTS, insert
from ..rule import Rule

FAMILY = "fields"
JOIN, NUMBER = insert("{JOIN}", FRAGMENTS), insert("{NUMBER}", FRAGMENTS)
# A short code is called a PIN, and is a password.
PIN, PASSWORD = "PIN", "PASSWORD"
_SHORT = 5
_SOFT = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DATE = (
    r"\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}|\d{1,2}(?:\.|er|º)?[ ](?:de[ ])?[^\W\d_]{3,12}\.?[ ](?:del?[ ])?\d{4}|"
    r"[^\W\d_]{3,12}\.?[ ]\d{1,2},?[ ]\d{4}"
)
_MONEY = (
    r"(?:[A-Z]{0,3}[€$£¥]|[A-Z]{3}|zł)?[ ]?\d[\d.,'\u00a0\u202f ]{0,14}k?(?<![ ,.])"
    r"(?:[ ]?(?:[€$£¥]|(?-i:[A-Z]{3})\b|zł|kr\b))?(?![ ]?[-–][ ]?[$€£]?\d|k)"
)
_WORDS = r"(?!(?:true|false|null|none|required|optional|string|text|int)\b)[^\W\d_][^\n\r,;|\"}\]<>():.=]{1,40}(?<!\s)"
_SOMETHING = (
    r"(?!(?:no|none|null|nil|keine?|aucune?|ninguna?s?|nessuna?|nenhuma?|geen|brak|unknown)\b)[^\W_][^\n\r;|\"}\]<>]{1,60}(?<!\s)"
)
_PART = r"[^\W_][^\n\r,;|\"}\]<>:=]{1,50}"
_PLACE = (
    r"(?!https?|[^\s@]{1,60}@|\d{1,3}\.\d|[\w.]*[()])(?=[^\n]{0,40}\d|(?-i:[A-ZÀ-ÞŁŚŻŹĆ]))"
    rf"{_PART}(?:,[ ](?=\d|(?-i:[A-ZÀ-ÞŁŚŻŹĆ]))(?!tel|phone|fax|mob|handy|e-?mail|[^\n,;:=]{{1,30}}[:=]){_PART}){{0,4}}(?<![\s.,])"
)
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞŁŚŻŹĆŠČŽ])[^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = rf"(?:(?:de|van|der|den|von|zu|da|do|dos|di|del|della|la|le|ten|ter)[ ]){{0,2}}{_CAPITAL}(?:[ ](?:(?:y|i|e|de|van|der|von|da|do|dos|di|del|la|le)[ ]){{0,2}}{_CAPITAL}){{0,4}}"
_PLATE = r"(?=[A-ZÄÖÜ -]{0,8}\d)(?=[\d -]{0,8}(?-i:[A-ZÄÖÜ]))(?-i:[A-ZÄÖÜ0-9]{1,4})(?:[ -]?(?-i:[A-Z0-9]{1,5})){1,3}"
# A court's: "12 O 443/25".
_FILE = rf"(?:\d{{1,4}}[ ][A-Z][a-z]{{0,3}}[ ]\d{{1,6}}/\d{{2,4}}|(?:(?-i:[A-Z]{{2}})[ ])?{NUMBER}(?<![.]))"
# The form of a value, and a sample; all other types are numbers of things and documents.
# The roles that a label gives a value.
LABEL_ROLES = {"PERSON": (Role.INTRODUCED,), "LOCATION": (Role.ADDRESS,)}
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
_OTHER = (_FILE, "KX-558-2091")
# These alarm alone, so the value must have the right form.
_SURE = frozenset({"PASSPORT_NUMBER", "DRIVER_LICENSE", "NATIONAL_ID"})
# Of google-re2, for all labels of all languages in one automaton.
_MEMORY = 64 << 20
_LITTLE = re.compile(r"(?<=[^\W\d_]{3}) (?:of|de la|de|du|del|della|di|da) (?=[^\W\d_]{3})")
_BEFORE = r"""(?:^|[\s,;|{("'\[<>*_]) ["'*_]{0,2}"""
_COLON = r"""["'*_]{0,2}\s?[:=>|]\s{0,3}["'*_]{0,2}"""


def _loosened(words: str) -> str:
    """The label as a pattern: with or without accents, with a space, a hyphen, an underscore or nothing between its parts."""
    made = []
    for char in unicodedata.normalize("NFC", words):
        plain = unicodedata.normalize("NFD", char)[0]
        if char in " -_":
            made.append("[ _-]?")
        elif char in "'’":
            made.append("['’_]?[ ]?")
        elif char in "./()":
            made.append("[./()_]?[ ]?")
        elif char in _SOFT:
            made.append(f"(?:{char}|{_SOFT[char]}?)")
        elif char == "ł" or plain != char:
            made.append(f"[{char}{'l' if char == 'ł' else plain}]")
        else:
            made.append(re.escape(char))
    return "".join(made)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_loosened(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(labels: "_Labels") -> str:
    """Labels of several languages as part of a verbose pattern; its flags decide about case.

    The words for "number" are those of all languages together: one list is matched faster than eight.
    """
    behind = [(language, label) for language, words in labels for label in words if label.startswith("#")]
    before = [(language, label) for language, words in labels for label in words if "#" in label]
    alone = [label for _, words in labels for label in words if "#" not in label]
    of = _any_of({word for language, _ in behind for word in language.of})
    ways = (
        rf"{_number(behind)}[ _-]?(?:(?:{of})[ _-]?)?(?:{_nouns(behind)})" if behind else "",
        rf"(?:{_nouns(before)})[ _-]?{_number(before)}" if before else "",
        _any_of(set(alone)),
    )
    return "|".join(filter(None, ways))


def _number(labels: Sequence[tuple[LanguageLabels, str]]) -> str:
    return rf"(?:{_any_of({word for language, _ in labels for word in language.number})})\.?"


def _nouns(labels: Sequence[tuple[LanguageLabels, str]]) -> str:
    return _any_of({label.strip("# ") for _, label in labels})


_Labels = list[tuple[LanguageLabels, list[str]]]


def _labels(languages: Sequence[LanguageLabels], *, columns: bool) -> dict[str, _Labels]:
    by_type: dict[str, _Labels] = defaultdict(list)
    for language in languages:
        tables = (language.fields, language.columns) if columns else (language.fields,)
        for kind in dict.fromkeys(chain(*tables)):
            words = [label for table in tables for label in table.get(kind, ())]
            by_type[kind].append((language, [*words, *_shortened(words)] if columns else words))
    return by_type


def _shortened(words: Iterable[str]) -> Iterator[str]:
    """The labels as they are over a column, without their little words: "DATE_NAISSANCE"."""
    return (_LITTLE.sub(" ", label) for label in words if _LITTLE.search(label))


def field_rules(languages: Sequence[LanguageLabels]) -> tuple[Rule, ...]:
    """One rule for each entity type: its labels in all languages, followed by a value."""
    return tuple(_rule(kind, labels) for kind, labels in _labels(languages, columns=False).items())


def _is_short(label: str) -> bool:
    return "#" not in label and len(label) <= _SHORT


def _rule(kind: str, labels: _Labels) -> Rule:
    form, sample = FORMS.get(kind, _OTHER)
    # "RG 404" may be anything: a short label needs a colon, and so does every label if the value is only words.
    bare = kind not in FORMS or kind == "LICENSE_PLATE"
    loose = [(language, [word for word in words if bare and not _is_short(word)]) for language, words in labels]
    strict = [(language, [word for word in words if not bare or _is_short(word)]) for language, words in labels]
    short = [(language, [word for word in words if bare and _is_short(word)]) for language, words in labels]
    digits = r"(?=(?:[\w./-]{0,14}?[ ]?\d){4})" if kind in _SURE else ""
    ways = [
        rf"(?:{_pattern(some)})(?![^\W_]){join}"
        for some, join in ((loose, rf"(?:>|{JOIN})"), (strict, _COLON), (short, rf"{JOIN}(?=(?:[./-]?\d){{8}})"))
        if any(words for _, words in some)
    ]
    return Rule(
        name=kind.lower(),
        entity_type=PASSWORD if kind == PIN else kind,
        pattern=rf"{_BEFORE}(?:{'|'.join(ways)}){digits}(?P<value>{form})(?![^\W_])",
        score=0.6,
        evidence=Evidence.LABEL,
        roles=LABEL_ROLES.get(kind, ()),
        matches=tuple((f"{_written(words[0], language)}: {sample}", sample) for language, words in labels),
        non_matches=tuple(_written(words[0], language) for language, words in labels),
    )


def _written(label: str, language: LanguageLabels) -> str:
    """The label as people write it, with the first word for "number"."""
    number = language.number[0]
    return f"{number} {label[2:]}" if label.startswith("#") else label.replace("#", number)


class Columns:
    """The entity types of a table's columns, by the names in its header."""

    def __init__(self, languages: Sequence[LanguageLabels]) -> None:
        self._languages = languages

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        """Compiled when the first table comes."""
        return {
            kind: re.compile(_pattern(labels), re.IGNORECASE) for kind, labels in _labels(self._languages, columns=True).items()
        }

    def type_of(self, name: str) -> str:
        """The entity type of a column, or an empty string."""
        kind = next((kind for kind, pattern in self._patterns.items() if pattern.fullmatch(name)), "")
        return PASSWORD if kind == PIN else kind

    @property
    def kinds(self) -> Iterable[str]:
        """The types that have a label."""
        return self._patterns

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """Any label as whole words; the group tells its type."""
        ways = "|".join(rf"(?P<{kind}>{_pattern(labels)})" for kind, labels in _labels(self._languages, columns=True).items())
        return re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])", re.IGNORECASE)

    @cached_property
    def _maybe(self) -> "re.Pattern[str]":
        """Any label, as google-re2 reads it: in one pass, where re tries hundreds of words at each character."""
        ways = "|".join(_pattern(labels) for labels in _labels(self._languages, columns=True).values())
        options = re2.Options()
        options.max_mem, options.log_errors = _MEMORY, False
        compiled: re.Pattern[str] = re2.compile(rf"(?i)(?:^|[^0-9A-Za-z])(?:{ways})(?:$|[^0-9A-Za-z])", options)
        return compiled

    def labels_in(self, sentence: str) -> Iterator[tuple[str, int, int]]:
        """Type, start and end of the labels in a sentence, in order; a short code is a PIN here. Of labels in a row, the first counts."""
        if not self._maybe.search(sentence):
            return
        last = -1
        for match in self._words.finditer(sentence):
            if sentence[last : match.start()].strip() or last < 0:
                yield match.lastgroup or "", *match.span()
            last = match.end()
