"""Answers to a question for something personal: "Can you confirm your date of birth?", and in the next line "Sure, 15 March 1985".

What is asked for is told by the labels of forms and tables (config/labels), so the same words are data for both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import re2

from config.labels import LanguageLabels
from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding
from ...lazy_pattern import lazy
from ..fragments import FRAGMENTS, insert
from ..names.stopwords import STOPWORDS
from ..validators.secrets import password_like
from .field_values import FORMS, PASSWORD, PIN
from .fields import LABEL_ROLES, Columns

_LEXICON = shipped_lexicon()
# Where a question ends, or a line that may be a request.
# A question's mark: not that of "(?:" in code.
_ENDS = re.compile(r"\?(?=[\s\"'”’»)*_?!]|$)|？|[.!:](?=[ ]*\n)")
_BEGINS = re.compile(r"[\n?？.!]")
_PLEASE = re.compile(_LEXICON.expand(r"(?<![^\W_]){please}(?![^\W_])"), re.IGNORECASE | re.VERBOSE)
# What may stand behind the label at the end of a question: "your name and your address, please".
_NOTHING_MORE = re.compile(
    _LEXICON.expand(r"[\s,)]*(?:{please}[\s,.]*)?\Z|[^\n]{0,12}(?<![^\W_]){somebodys}(?![^\W_])"), re.IGNORECASE | re.VERBOSE
)
# Who answers, in a dialogue.
_SPEAKER = re.compile(
    r"[>|\s]{0,6}(?:(?:[\[(][\d:, /.apmAPM-]{4,24}[\])]|\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?=[ ]))[ ]{0,2}(?:-[ ])?)?(?:[*_<@]{0,2}[^\W\d_][\w.'’-]{0,24}(?:[ ][\w.'’-]{1,24}){0,2}"
    r"(?:[ ]\([^()\n]{1,30}\))?[*_>]{0,2}(?:[:>]|(?<=>))[*_]{0,2}[ ]{1,4})?"
)
_HEAD_ALONE = re.compile(r"[^\n]{0,60}\d{1,2}[:.]\d\d[^\n]{0,12}$")
_HOW_MANY = re.compile(_LEXICON.expand(r"(?<![^\W_]){how_many}(?![^\W_])"), re.IGNORECASE | re.VERBOSE)
_YOURS = re.compile(_LEXICON.expand(r"(?<![^\W_]){somebodys}(?![^\W_])"), re.IGNORECASE | re.VERBOSE)
_SECURITY = re2.compile(_LEXICON.expand(r"(?i)(?:^|[^0-9A-Za-z]){security_question}(?:$|[^0-9A-Za-z])"))
# "Sure, it's …", "Ja, mein Name ist …".
_LEADS_IN = re.compile(
    _LEXICON.expand(r"(?:{affirmation}[,.!…]{0,3}\s+){0,2}(?:[^\n,.\d]{0,30}?(?:(?<![^\W_]){is}|['’]s|c['’]est)\s)?"),
    re.IGNORECASE | re.VERBOSE,
)
_SHORT_QUESTION, _LONGEST_QUESTION, _LONGEST, _LINES = 5, 160, 200, 2
_SHORT_LABEL, _WHOLE_QUESTION = 4, 2
_DATE = rf"(?:{insert('{DATE}', FRAGMENTS)})"
_DIGITS = r"(?=(?:[^\n\d]{0,3}\d){4})(?:[A-Z]{1,3}[- ]?)?(?=[\w.-]*\d)[A-Z0-9](?:[A-Z0-9]|[ ./-](?=[A-Z0-9]*\d)){3,30}"
# Values that anything may stand beside, by their form; all others are what is said first.
_BY_FORM = {
    "DATE_OF_BIRTH": _DATE, "PHONE_NUMBER": FORMS["PHONE_NUMBER"][0], PIN: r"\d{4,8}", "AGE": r"\d{1,3}", "SALARY": FORMS["SALARY"][0],
    "CREDIT_CARD": r"\d(?:[ -]?\d){11,18}",
}  # fmt: skip
_SAID = frozenset({"PERSON", "LOCATION", "PASSWORD"})
_NOT_ASKED = frozenset(
    {"OCCUPATION", "PERSONAL_TRAIT", "MARITAL_STATUS", "MEDICAL_CONDITION", "EMAIL_ADDRESS", "API_KEY", "IP_ADDRESS"}
)
_ANSWER_OF_ONE_WORD = re.compile(r"(?P<value>\S{5,60})(?=[.,!]?\s*$)")
_NAME, _PLACE = FORMS["PERSON"][0], FORMS["LOCATION"][0]


class Answers:
    """Finds the answers to questions for something that has a label."""

    def __init__(self, languages: Sequence[LanguageLabels], columns: Columns) -> None:
        self._columns = columns
        self._languages = languages

    @cached_property
    def _forms(self) -> dict[str, re.Pattern[str]]:
        return {kind: lazy(rf"(?<![^\W_])(?:{form})(?![^\W_])", re.VERBOSE | re.IGNORECASE) for kind, form in self._all_forms()}

    def _all_forms(self) -> Iterator[tuple[str, str]]:
        for kind in self._columns.kinds:
            if kind not in _SAID | _NOT_ASKED:
                yield kind, _BY_FORM.get(kind, rf"(?-i:{_DIGITS})")
        yield "PERSON", rf"{_NAME}(?=[.,!]?\s*$|,[ ])"
        yield "LOCATION", _PLACE

    def find(self, text: str) -> Iterator[Finding]:
        """Yields the answers, in visible offsets. Linear in the text's length."""
        if "\n" not in text:
            return
        for end in _ENDS.finditer(text):
            asked = _BEGINS.split(text[max(0, end.start() - _LONGEST_QUESTION) : end.start()])[-1]
            if asked and (end[0] in "?？" or _PLEASE.search(asked)):
                for kind in self._asked_for(asked):
                    yield from self._answer(text, kind, end.end())

    def _asked_for(self, asked: str) -> dict[str, None]:
        """The types that a question asks for. A word of everyday talk, as "name", counts if it is somebody's or all of the question."""
        if _SECURITY.search(asked):
            return {"SECURITY": None}
        labels = list(self._columns.labels_in(asked))
        if not labels or _HOW_MANY.search(asked):
            return {}
        return dict.fromkeys(kind for kind, begins, ends in labels if self._means_it(kind, asked, begins, ends))

    @staticmethod
    def _means_it(kind: str, asked: str, begins: int, ends: int) -> bool:
        """Whether a question is for this type: a word of everyday talk, as "name", must be somebody's, or nearly all of the question."""
        if kind in _NOT_ASKED:
            return False
        yours = _YOURS.search(asked, 0, begins)
        if kind not in _SAID:
            # "Did the build pass?" and "what is its id?" ask for no document; "your pass?" and "Pass?" do.
            everyday = asked[begins:ends].islower() and ends - begins <= _SHORT_LABEL and kind not in _BY_FORM
            return bool(yours) or not everyday or len(asked.split()) <= _WHOLE_QUESTION
        return bool(_NOTHING_MORE.match(asked, ends)) and bool(yours or len(asked.split()) <= _SHORT_QUESTION)

    def _answer(self, text: str, kind: str, at: int) -> Iterator[Finding]:
        for start, end in _answers(text, at):
            said = text[start:end]
            value = self._value(kind, said)
            if value:
                shown = PASSWORD if kind in (PIN, "SECURITY") else kind
                roles = frozenset(LABEL_ROLES.get(shown, ()))
                yield Finding(start + value[0], start + value[1], shown, 0.7, "answers", Evidence.LABEL, roles)
                return

    def _value(self, kind: str, said: str) -> tuple[int, int] | None:
        if kind in self._forms and kind not in _SAID:
            found = self._forms[kind].search(said)
            return found.span() if found else None
        led = _LEADS_IN.match(said)
        at = led.end() if led else 0
        if kind == PASSWORD:
            word = _ANSWER_OF_ONE_WORD.match(said, at)
            return word.span("value") if word and password_like(word["value"]) else None
        found = self._forms["PERSON" if kind == "SECURITY" else kind].match(said, at)
        return found.span() if found and found[0].split()[0].casefold() not in STOPWORDS else None


def _answers(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Start and end of what is said after a question: the rest of its line, and the next two lines without their speakers."""
    line = at
    for number in range(_LINES + 1):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        speaker = _SPEAKER.match(text, line, end) if number else None
        start = speaker.end() if speaker else line
        if text[start:end].strip() and not _HEAD_ALONE.match(text, line, end):
            stripped = text[start : min(end, start + _LONGEST)]
            yield start + len(stripped) - len(stripped.lstrip()), start + len(stripped.rstrip())
            if number and "?" not in stripped:
                return
        if end >= len(text):
            return
        line = end + 1
