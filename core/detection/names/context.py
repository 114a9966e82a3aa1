"""Finds people whose names are in no list by what stands beside them: "our CFO, Marten Hjelm", "Hjelm said", "Anna and Oleksiy"."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property

from config.lexicon import Lexicon

from ...finding import Evidence, Finding
from .stopwords import SMALL_WORDS, STOPWORDS

_NEVER = SMALL_WORDS | STOPWORDS
SOURCE = "names_in_context"
_SCORE = 0.45
# A word with one capital letter, or one behind an apostrophe or a hyphen: O'Shaughnessy, Castellanos-Rey, McKay.
_WORD = r"(?:(?:[DOLN]['’]|Mc|Mac|al-|el-)?[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+(?:['’-][^\W\d_]+)*)"
_OF = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|la|le|ten|ter|zu|af|bin|ibn|al|el)[ ]){0,2}"
_BETWEEN = rf"(?:[ ]{_OF}|[ ](?:[A-Z]\.[ ]?){{1,2}})"
_NAME = rf"{_WORD}(?:{_BETWEEN}{_WORD}){{0,3}}"
_TITLE = r"(?:(?i:{honorific}|Prof|Sir|Capt|Rev|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Dr)\.?[ ])?"
_OWNER = r"(?:our|my|his|her|their|your|the|its|a|an|former|late|old|new)"
_BEFORE = (
    rf"(?<![\w-])(?i:{_OWNER})[ ](?:[a-z-]{{2,14}}[ ]){{0,2}}(?:{{person_noun}}|{{kinship:en}})(?:,[ ]|[ ]\(?){_TITLE}(?P<name>{_NAME})(?![\w(])",
    rf"(?<![\w-])(?:[Hh]e|[Ss]he|who|man|woman|guy|girl|boy|lady|friend|kid|dog|cat|{{person_noun}})[ ](?:(?:is|was|were|are|has|been)[ ]){{0,2}}"
    rf"(?:called|named|nicknamed)[ ](?P<name>{_NAME})(?![\w(])",
    rf"[,.!?][\"”'’][ ]{{speech_verb}}[ ]{_TITLE}(?P<name>{_NAME})(?![\w(])",
    rf"(?<![\w-])(?<![Tt]he[ ]){{title_before_name}}[ ](?P<name>{_NAME})(?![\w(])",
    rf"(?<![\w-])(?i:{{made_by}})[ ]by[ ](?:the[ ][a-z-]{{2,14}}[ ])?{_TITLE}(?P<name>{_NAME})(?![\w(])",
    rf"(?<![\w.])M\.[ ](?P<name>(?:d['’])?{_NAME})(?![\w(])",
)
_FOLLOWS = (
    r"[ ](?i:{honorific_behind})\b",
    r"[ ]{speech_verb}\b(?![(=:])",
    r"['’]s[ ](?:[a-z-]{2,14}[ ])?(?:{kinship:en}|{person_noun}|life|death|birthday|house)\b",
    r",[ ](?:a|an|the|his|her|my|our|whose|who)[ ](?:[a-z-]{2,14}[ ]){0,2}(?:{person_noun}|{kinship:en})\b",
    # An age, a life: ", 38,", "(3 May 1811 – 1889)", "(born".
    r",[ ][1-9]\d(?:,|[ ]and\b)",
    r"[ ]\([^()\n]{0,20}?\b1\d\d\d[ ]?[–-]",
    r"[ ]\(born\b|,[ ]who[ ]",
)
_BEHIND = rf"(?<![\w.@/'’#-])(?P<name>{_NAME})(?={'|'.join(_FOLLOWS)})"
# Whom somebody greets or thanks in small letters.
_SMALL = r"(?:\A|\n|[.!?,][ ])(?i:{thanks}|{greeting})[ ,]{1,2}(?P<name>[^\W\d_A-ZÀ-ÖØ-Þ]{3,15})(?=[ ]*(?:[,.!?\n]|\Z|and[ ]))"
# A user name of a given and a family name: "curl -u vera.novak:".
_HANDLE = re.compile(r"(?<![\w.@/$-])(?P<first>[a-z]{3,14})\.(?P<last>[a-z]{3,14})(?![\w@/(.-])")
_JOINED = r"(?P<join>,?[ ]{joins_names}[ ]|,[ ])(?P<name>_NAME)(?![\w(])".replace("_NAME", _NAME)
_JOINED_BEFORE = r"(?<![\w.@/'’#-])(?P<name>_NAME)(?P<join>[ ]{joins_names}[ ])\Z".replace("_NAME", _NAME)
_PARTICLES = re.compile(
    rf"(?:(?P<first>(?<![\w'’-]){_WORD})[ ])?(?P<particle>(?:van|von|af|bin|ibn|van der|van den|van de|von der|de la|ten|ter)[ ])\Z"
)
# What a tokenizer cut off: Castellanos-Rey, Ji-won.
_REST = re.compile(r"-(?P<rest>[^\W\d_]{2,15})(?![\w-])")
_HEAD = re.compile(rf"(?<![\w'’-]){_WORD}-\Z")
# "Letter to Dora Novak.pdf": to a tokenizer, the name and the kind of file are one word.
_BEFORE_ENDING = re.compile(
    rf"[ ](?P<rest>{_WORD})(?=\.(?i:pdf|docx?|xlsx?|csv|txt|png|jpe?g|zip|html?|pptx?|eml|msg|mov|mp[34])\b)"
)
_SMALL_REST, _LONGEST = 5, 80


class NamesInContext:
    """Thread-safe."""

    def __init__(self, lexicon: Lexicon, is_name: Callable[[str], bool], is_word: Callable[[str], bool]) -> None:
        """Is_name: whether a word, as written, is in the lists of names; is_word: whether it is an ordinary one, or a product."""
        self._lexicon = lexicon
        self._is_name = is_name
        self._is_word = is_word

    @cached_property
    def _alone(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(self._lexicon.expand(each), re.VERBOSE) for each in (*_BEFORE, _BEHIND))

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(self._lexicon.expand(_SMALL), re.VERBOSE)

    @cached_property
    def _joined(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        behind, before = (re.compile(self._lexicon.expand(each), re.VERBOSE) for each in (_JOINED, _JOINED_BEFORE))
        return behind, before

    def find(self, text: str, found: Sequence[Finding]) -> Iterator[Finding]:
        """Findings of type PERSON. Found: what the name model and the lists have read."""
        known = [(f.start, f.end) for f in found if f.entity_type == "PERSON"]
        taken = {at for f in found for at in range(f.start, f.end)}
        for pattern in self._alone:
            for match in pattern.finditer(text):
                span = match.span("name")
                if not any(at in taken for at in range(*span)) and self._may_be(match["name"]):
                    yield _person(*span)
                    known.append(span)
        for match in self._small.finditer(text):
            if self._is_name(match["name"].title()) and not self._is_word(match["name"]):
                yield _person(*match.span("name"))
        for match in _HANDLE.finditer(text):
            if self._is_name(match["first"].title()) and self._is_name(match["last"].title()):
                yield _person(*match.span())
        listed = {start for start, end in known if self._is_name(text[start:end].partition(" ")[0])}
        for start, end in known:
            if start in listed:
                yield from self._beside(text, start, end, taken, listed)
            yield from self._whole(text, start, end)

    def _may_be(self, name: str) -> bool:
        words = [word for word in re.split(r"[ -]", name) if word[:1].isupper()]
        return any(word.casefold() not in _NEVER and not self._is_word(word) for word in words)

    def _beside(self, text: str, start: int, end: int, taken: set[int], listed: Container[int]) -> Iterator[Finding]:
        """Whoever is joined to a person whose name is in a list: "Anna and Oleksiy". Listed: where all these persons begin."""
        behind, before = self._joined
        edge = end
        while match := behind.match(text, edge, edge + _LONGEST):
            span = match.span("name")
            # Between commas only a list that goes on is one of people.
            if "," in match["join"] and not match["join"].strip(", ") and behind.match(text, span[1], span[1] + _LONGEST) is None:
                return
            if not self._may_be(match["name"]):
                return
            if span[0] in listed:
                break  # whoever is joined to that one is found from there
            edge = span[1]
            if not any(at in taken for at in range(*span)):
                yield _person(*span)
        match = before.search(text, max(0, start - _LONGEST), start)
        if match and not any(at in taken for at in range(*match.span("name"))) and self._may_be(match["name"]):
            yield _person(*match.span("name"))

    def _whole(self, text: str, start: int, end: int) -> Iterator[Finding]:
        """A name with the other half of a double one, with the particle before it, and the given name before that."""
        rest = _REST.match(text, end)
        if rest and (rest["rest"].istitle() or (len(rest["rest"]) < _SMALL_REST and not self._is_word(rest["rest"]))):
            yield _person(start, rest.end())
        rest = _BEFORE_ENDING.match(text, end)
        if rest and self._is_name(rest["rest"]):
            yield _person(start, rest.end())
        head = _HEAD.search(text, max(0, start - _LONGEST), start)
        if head:
            yield _person(head.start(), end)
        match = _PARTICLES.search(text, max(0, start - _LONGEST), start)
        if not match or not text[start].isupper():
            return
        first = match["first"]
        if first and not self._is_word(first):
            yield _person(match.start("first"), end)
        elif " " in match["particle"].strip() or match["particle"].strip() in ("von", "bin", "ibn"):
            yield _person(match.start("particle"), end)


def _person(start: int, end: int) -> Finding:
    return Finding(start, end, "PERSON", _SCORE, SOURCE, Evidence.MODEL)
