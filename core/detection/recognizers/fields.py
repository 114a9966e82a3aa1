"""Rules for values after a label, and the types of table columns, made from the labels of all languages."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import re2

from config.labels import LanguageLabels

from ...finding import Evidence, Finding, Role
from ...lazy_pattern import lazy
from ..fragments import FRAGMENTS, UNSPACED, WORD_END, WORD_START, insert
from ..rule import Rule
from .field_values import FORMS, OTHER, PASSWORD, PIN, TOLD

FAMILY = "fields"
JOIN = insert("{JOIN}", FRAGMENTS)
_SHORT, _BEYOND_LATIN = 5, "\u0370"
_SOFT = {"ä": "ae", "ö": "oe", "ü": "ue"}
_PLAIN = {"ł": "l", "đ": "d", "ø": "o", "ı": "i"}
# The roles that a label gives a value.
LABEL_ROLES = {"PERSON": (Role.INTRODUCED,), "LOCATION": (Role.ADDRESS,)}
# Of google-re2, for all labels of all languages in one automaton.
_MEMORY = 64 << 20
# What google-re2 takes for another letter than Python does where case is ignored: an i, an s, a k.
_FOLDED_OTHERWISE = re.compile("[\u0130\u0131\u017f\u212a]")
# Borders between scripts among them, which google-re2 does not take for white space.
_SPACE = re.compile(r"\s")
_LITTLE = re.compile(r"(?<=[^\W\d_]{3}) (?:of|de la|de|du|del|della|di|da) (?=[^\W\d_]{3})")
# These alarm alone, so the value must have the right form.
_SURE = frozenset({"PASSPORT_NUMBER", "DRIVER_LICENSE", "NATIONAL_ID"})
# A value of such a form needs no colon.
_BARE = frozenset({"LICENSE_PLATE", "DATE_OF_BIRTH"})
_BEFORE = r"""(?:^|[\s,;|{("'\[<>*_،«„“]) ["'*_]{0,2}"""
_NO_LETTER, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_COLON = r"""["'*_]{0,2}\s?[:=>|]\s{0,3}["'*_]{0,2}"""
# What a label on a line of its own ends and begins with.
_LABEL_ENDS, _LINE_BEGINS, _MARGIN = re.compile(r"[*_]{0,2}[ \t]?:(?:\s|\Z)"), re.compile(r":[*_]{0,2}\s*\n[>\s*_-]*\Z"), 12
# Between a label and its value in a script without spaces; a border between scripts is white space, too.
_OPENING, _CLOSING = r"""\s{0,3}["'*_「『(]{0,2}\s?""", r"""\s?["'*_」』)]{0,2}\s?"""
# "파일 이름: 보고서": what belongs to a word before it is not what a person is called.
_NO_WORD_BEFORE = r"(?<![\uac00-\ud7af\u0900-\u097f][ ])"
# Without a colon, digits must follow closely.
_DIGITS = r"(?=(?:[\w./-]{0,14}?[ ]?\d){4})"
_CLOSE_DIGITS = r"(?=(?:[^\W\d_]{0,3}\u200b?[ ./№-]{0,2}\d){6})"
_LETTERS = re.compile(f"[{UNSPACED}]")
# "PIN码": where two scripts meet, the text has a border.
_MEETING = re.compile(rf"(?<=[A-Za-z])(?=[{UNSPACED}])|(?<=[{UNSPACED}])(?=[A-Za-z])")


@cache
def _loosened(words: str) -> str:
    """The label as a pattern: with or without accents, with a space, a hyphen, an underscore or nothing between its parts."""
    made = []
    between = r"\s?[ _-]?\s?" if _LETTERS.search(words) else "[ _-]?"
    # A text is normalised before: № is "No".
    for char in unicodedata.normalize("NFC", words.replace("№", "No")):
        plain = unicodedata.normalize("NFD", char)[0]
        if char in " -_":
            made.append(between)
        elif char in "'’":
            made.append("['’ʼ_]?[ ]?")
        elif char in "./()":
            made.append("[./()_]?[ ]?")
        elif char in _SOFT:
            made.append(f"(?:{char}|{_SOFT[char]}?)")
        elif char in _PLAIN or (plain != char and plain.isalpha() and not _LETTERS.match(char)):
            made.append(f"[{char}{_PLAIN.get(char, plain)}]")
        elif unicodedata.category(char) in ("Mn", "Cf"):
            made.append(f"{char}?")
        else:
            made.append(re.escape(char))
    return _MEETING.sub(r"\\s?", "".join(made))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_loosened(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(labels: "_Labels") -> str:
    """Labels of several languages as part of a verbose pattern; its flags decide about case.

    The words for "number" are those of all languages together: one list is matched faster than eight.
    """
    behind = [(language, label) for language, words in labels for label in words if label.startswith("#")]
    before = [(language, label) for language, words in labels for label in words if "#" in label]
    of = _any_of({word for language, _ in behind for word in language.of})
    gap = r"[\s_-]{0,3}" if any(_is_unspaced(language) for language, _ in labels) else "[ _-]?"
    ways = (
        rf"{_number(behind)}{gap}(?:(?:{of})[ _-]?)?(?:{_nouns(behind)})" if behind else "",
        rf"(?:{_nouns(before)}){gap}{_number(before)}" if before else "",
        *sorted({_glued(language, label) for language, words in labels for label in words if "#" not in label}, key=_longest),
    )
    return "|".join(filter(None, ways))


def _longest(pattern: str) -> tuple[int, str]:
    return -len(pattern), pattern


def _number(labels: Sequence[tuple[LanguageLabels, str]]) -> str:
    words = {_glued(language, word) for language, _ in labels for word in language.number}
    return rf"(?:{'|'.join(sorted(words, key=_longest))})\.?"


def _nouns(labels: Sequence[tuple[LanguageLabels, str]]) -> str:
    return "|".join(sorted({_glued(language, label.strip("# ")) for language, label in labels}, key=_longest))


def _glued(language: LanguageLabels, label: str) -> str:
    """The label with any particle and ending of its language; Latin letters have borders among scripts without spaces, too."""
    if _is_unspaced(language):
        edges = (edge if label[at].isascii() and label[at].isalpha() else "" for edge, at in ((_NO_LETTER, 0), (_ENDS, -1)))
        return _loosened(label).join(edges)
    return _glued_on(language.particles) + _loosened(label) + _glued_on(language.endings)


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
    links = {shape: _Links.of(languages, unspaced=shape) for shape in (True, False)}
    return tuple(_rule(kind, labels, links) for kind, labels in _labels(languages, columns=False).items())


@dataclass(frozen=True, slots=True)
class _Links:
    """The words of languages with or without spaces that stand behind a label, as patterns: "mine", and "is"."""

    mine: str
    is_: str

    @staticmethod
    def of(languages: Sequence[LanguageLabels], *, unspaced: bool) -> "_Links":
        """The words of those languages."""
        some = [language for language in languages if _is_unspaced(language) == unspaced]
        mine, is_ = (_any_of({word for each in some for word in words(each)}) for words in (_behind, _is))
        return _Links(f"(?:{mine or '(?!)'})", f"(?:{is_ or '(?!)'})")


def _behind(language: LanguageLabels) -> tuple[str, ...]:
    return language.behind


def _is(language: LanguageLabels) -> tuple[str, ...]:
    return language.links


def _is_unspaced(language: LanguageLabels) -> bool:
    """Whether its script shows no border between a label and what stands beside it."""
    return _begins_unspaced(language.number)


@cache
def _begins_unspaced(words: tuple[str, ...]) -> bool:
    return any(_LETTERS.match(word) for word in words)


@cache
def _glued_on(parts: tuple[str, ...]) -> str:
    """One of a language's endings or particles, or none."""
    return f"(?:{'|'.join(sorted(parts, key=_longest))})?" if parts else ""


def _is_short(label: str) -> bool:
    """Whether it may well be another word, or an abbreviation of something else."""
    return "#" not in label and len(label) <= _SHORT and label[0] < _BEYOND_LATIN


def is_next_label(text: str, finding: Finding) -> bool:
    """Whether what was taken for a label's value is the label on the line behind it, of a form that nobody has filled in yet."""
    if finding.evidence is not Evidence.LABEL or not _LABEL_ENDS.match(text, finding.end):
        return False
    return _LINE_BEGINS.search(text, max(0, finding.start - _MARGIN), finding.start) is not None


def _rule(kind: str, labels: _Labels, links: Mapping[bool, _Links]) -> Rule:
    form, sample = FORMS.get(kind, OTHER)
    return Rule(
        name=kind.lower(),
        entity_type=_entity_type(kind),
        pattern=rf"(?:{'|'.join(_ways(kind, labels, links))})(?P<value>{form}){WORD_END}",
        score=0.6,
        evidence=Evidence.LABEL,
        roles=LABEL_ROLES.get(kind, ()),
        matches=tuple((f"{_written(words[0], language)}: {sample}", sample) for language, words in labels),
        non_matches=tuple(_written(words[0], language) for language, words in labels),
    )


def _ways(kind: str, labels: _Labels, links: Mapping[bool, _Links]) -> Iterator[str]:
    """Some labels, and what joins them to a value: numbers follow theirs bare, and all else behind a colon or "is"."""
    bare = kind not in FORMS or kind in _BARE
    spaced = [(language, words) for language, words in labels if not _is_unspaced(language)]

    def way(fits: Callable[[str], bool], join: str) -> Iterator[str]:
        some = [(language, [word for word in words if fits(word)]) for language, words in spaced]
        if any(words for _, words in some):
            yield rf"{_BEFORE}(?:{_pattern(some)})(?![^\W_])(?:[ ]{links[False].mine})?{join}"

    told = rf"[ ]{{1,2}}{links[False].is_}:?[ ]{{1,2}}"
    digits, close = (_DIGITS, _CLOSE_DIGITS) if kind in _SURE else ("", "")
    loose = rf"(?:{_COLON}{digits}|(?:>|{told}|{JOIN}){close})" if close else rf"(?:>|{told}|{JOIN})"
    yield from way(lambda word: bare and not _is_short(word), loose)
    yield from way(lambda word: not bare or _is_short(word), rf"(?:{_COLON}{digits}|{told}{TOLD.get(kind, '')})")
    yield from way(lambda word: bare and _is_short(word), rf"(?:{told}|{JOIN}){digits}(?=(?:[./-]?\d){{8}})")
    unspaced = [(language, words) for language, words in labels if _is_unspaced(language)]
    if unspaced:
        before = _NO_WORD_BEFORE if kind == "PERSON" else ""
        yield f"{before}(?:{_pattern(unspaced)}){_unspaced_join(kind, links[True], bare=bare)}"


def _unspaced_join(kind: str, links: _Links, *, bare: bool) -> str:
    told = "(?!)" if kind == "PERSON" else TOLD.get(kind, "")
    ways = [rf"(?:{links.is_}\s?)?[:=>|]", rf"{links.is_}:?\s?{told}", *([""] if bare else ())]
    close = _CLOSE_DIGITS if kind in _SURE else ""
    return rf"{_CLOSING}(?:{links.mine}\s?)?(?:{'|'.join(ways)}){_OPENING}{close}"


def _entity_type(kind: str) -> str:
    return PASSWORD if kind == PIN else kind


def _written(label: str, language: LanguageLabels) -> str:
    """The label as people write it, with the first word for "number"."""
    number = language.number[0]
    return f"{number} {label[2:]}" if label.startswith("#") else label.replace("#", number)


def words_for(languages: Sequence[LanguageLabels], kind: str) -> str:
    """All labels of an entity type as whole words, as part of a verbose pattern."""
    labels = _labels(languages, columns=False).get(kind, [])
    return rf"{WORD_START}(?:{_pattern(labels)}){WORD_END}" if labels else "(?!)"


def _without_edges(pattern: str) -> str:
    """Labels without what google-re2 does not know: more than the pattern matches, in ASCII."""
    return pattern.replace(_NO_LETTER, "").replace(_ENDS, "")


def _options() -> re2.Options:
    made = re2.Options()
    made.max_mem, made.log_errors = _MEMORY, False
    return made


class Columns:
    """The entity types of a table's columns, by the names in its header."""

    def __init__(self, languages: Sequence[LanguageLabels]) -> None:
        self._languages = languages

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {kind: lazy(pattern, re.IGNORECASE) for kind, pattern in self._by_kind.items()}

    @cached_property
    def _by_kind(self) -> dict[str, str]:
        return {kind: _pattern(labels) for kind, labels in _labels(self._languages, columns=True).items()}

    def type_of(self, name: str) -> str:
        """The entity type of a column, or an empty string."""
        kind = next((kind for kind in self._maybe_of(name) if self._patterns[kind].fullmatch(name)), "")
        return _entity_type(kind)

    def _maybe_of(self, name: str) -> Iterable[str]:
        """The types of which a column with this name may be: each of thirty patterns takes long to compile, and to try."""
        if _FOLDED_OTHERWISE.search(name):
            return self._patterns
        possible = self._types.Match(_SPACE.sub(" ", name)) or ()
        if len(self._patterns) not in possible:  # it ran out of memory, and knows nothing
            return self._patterns
        return (kind for number, kind in enumerate(self._patterns) if number in possible)

    @cached_property
    def _types(self) -> "re2.Set":
        """Which types' labels a name may be, as google-re2 reads it; the last one is anything."""
        made = re2.Set.FullMatchSet(_options())
        for pattern in (*self._by_kind.values(), "(?s:.*)"):
            made.Add(f"(?i){_without_edges(pattern)}")
        made.Compile()
        return made

    @property
    def kinds(self) -> Iterable[str]:
        """The types that have a label."""
        return self._patterns

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """Any label as whole words; the group tells its type."""
        ways = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in self._by_kind.items())
        return re.compile(rf"{WORD_START}(?:{ways}){WORD_END}", re.IGNORECASE)

    @cached_property
    def _maybe(self) -> "re.Pattern[str]":
        """Any label, as google-re2 reads it: in one pass, where re tries hundreds of words at each character."""
        ways = _without_edges("|".join(self._by_kind.values()))
        compiled: re.Pattern[str] = re2.compile(rf"(?i)(?:^|[^0-9A-Za-z])(?:{ways})(?:$|[^0-9A-Za-z])", _options())
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
