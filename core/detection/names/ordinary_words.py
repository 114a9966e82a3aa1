"""Tells names from ordinary words, products and peoples by lists, and from code by how it is written."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from config.lexicon import shipped_lexicon
from config.name_lists import listed

from ...finding import Evidence, Finding
from ..filters import Drop, Filter
from .known_names import Surroundings, WordList

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# A sentence ends, or the other party of a case begins: "Mbeki v. State".
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?…]['\")]?\s+(?=[^\W\d_]{2})|[ ]vs?\.?[ ](?=[^\W\d_]{2})")
# Words of code with numbers: "cpu0/cpu1"; and what stands behind a verb that begins a sentence: "Mark the box".
_NUMBERED = re.compile(r"[a-z]{2,}\d{1,3}(?:[/,-][a-z]*\d{1,3}){0,4}")
_OBJECT = re.compile(r"[ ](?:the|an?|my|your|our|their|these|those|that|this|it|them|me|us|you|we|to)(?![\w'’])")
# StackTrace, iPhone, GiMP; not McDonald, DeShawn, LaToya, O'Neil.
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|Ja|Jo|O['’])[A-Z][a-z])[^\W\d_]*[a-z][^\W\d_]*[A-Z]")
_VERSION_BEHIND = re.compile(r"[ -](?:v\d{1,4}|\d{1,4}\.\d{1,4}|\d{1,2}(?![.:,]?\d))(?:\.\d{1,4}){0,3}(?![\w%€$])")
_ARTICLE_BEFORE = re.compile(r"(?i)(?<![\w'’-])(?:the|an?|this|these|that|any|some|no|every|each|your|its)\s\Z")
# At the start of a line or a sentence everything has a capital.
_STARTS = re.compile(r"(?:\A|[\n\r.!?…:>|•*-])[\s\"'(\[*_>-]*\Z")
_LINE_STARTS = re.compile(r"(?:\A|\n)[*_>| -]{0,6}\Z")
_IS_CALLED = re.compile(r"[*_]{0,2}\s?[:,]")
_CAPITALS_BESIDE = re.compile(r"[A-ZÀ-Þ]{2,}[,;:]?\s?\Z|:\s{0,3}\Z"), re.compile(r"[,;]?\s?[A-ZÀ-Þ]{2,}")
_WITHIN_A_SENTENCE = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]{2,} \Z")
_BEFORE = 24
_SCHEME = re.compile(r"(?::[\w+.-]{1,20})?://")  # jdbc:postgresql://
_CODE_WORD, _SHORT_CODE = 4, 3
# bcmwl-kernel-source, cpu0/cpu1, ubuntuguide.org: names of packages, files and hosts.
_CHAIN = re.compile(
    r"[a-z0-9]+(?:[-_/.][a-z0-9]+){2,}|(?=[a-z/._-]*\d)[a-z0-9]+(?:[-_/.][a-z0-9]+)+|[a-z0-9-]+\.(?:org|com|net|io|dev|sh)"
)
_LONG_NUMBER = re.compile(r"\d{4}|\d[^\d]+\d|\A\d")
# "Sprint 12", "12 lags"; "125 Main" is an address.
_COUNTED = re.compile(r"[^\W\d_]+ \d{1,4}|(?:\d{1,4} ){1,3}[^\W\dA-Z_]+")
_NAMED = frozenset({"PERSON", "LOCATION"})
# Readers of Latin letters that know their language's words themselves.
_OWN_WORDS = frozenset({"names.vi"})
_WORDS_OF_PLACES = frozenset({Filter.ORDINARY_WORD, Filter.GERMAN_NOUN})
# Rules whose label is also the head of what somebody says ("Customer: Sure."), or that greet all: "Dear Valued Customer"; a table's column is surer.
_LOOSE_RULES = ("person.label", "person.greeting")
_BY_PLACE = (Evidence.LABEL, Evidence.SPEAKER)
_LEXICON = shipped_lexicon()
_ORDINARY_LISTS = ("chat_word", "speaker_role", "kinship", "role", "role_in_forms", "record_label")
_OF_STREETS = frozenset().union(
    *(_LEXICON.words(name) for name in ("street_behind", "street_joined", "street_before", "place_part", "part_of_building"))
)
# Conjunctions that are no names, where every word has a capital: "Jajaja Pero Mira".
_BUTS = frozenset(word.title() for word in _LEXICON.words("conjunction"))
_NOBILIARY = _LEXICON.words("nobiliary")
_ABBREVIATIONS = _LEXICON.words("chat_abbreviation")
_SHORT_PLACES = _LEXICON.words("short_place")
_ALSO_NAMES = _LEXICON.words("word_and_name")
_PLACE_BEFORE = re.compile(rf"(?i)(?<![\w'’-])(?:{'|'.join(sorted(_LEXICON.words('place_preposition')))})\s(?:the\s)?\Z")

# What makes a word the end of a name: "Rúa do Paseo 46".
_GOES_BEFORE = re.compile(rf"(?:(?<![\w'’-])[A-ZÀ-Þ][^\W\d_]*|(?<![\w'’-])(?:{'|'.join(sorted(_NOBILIARY))}|do|das|dos))\s\Z")

_SIGNED = re.compile(_LEXICON.expand(r"(?<![\w'’-]){closing},?\s{1,2}\Z"), re.IGNORECASE | re.VERBOSE)


class OrdinaryWords:
    """Tells a name from a word, a product, a people or code. Thread-safe."""

    def __init__(
        self, folder: Path, is_name: Callable[[str], bool], is_given: Callable[[str], bool], is_noun: Callable[[str], bool]
    ) -> None:
        """Folder: has words.txt and so on, which are read for the first name.

        is_name: whether a word, as written, is in the lists of names; is_given: whether it is in that of given names; is_noun:
        whether it is a German noun and no name.
        """
        self._is_noun = is_noun
        self._folder = folder
        self._is_name = is_name
        self._is_given = is_given

    def _read(self, name: str) -> frozenset[str]:
        return frozenset(WordList(listed(self._folder, name)).words())

    @cached_property
    def _relations(self) -> frozenset[str]:
        return frozenset(word for name in _ORDINARY_LISTS for word in _LEXICON.words(name) if word.isalpha())

    @cached_property
    def _common(self) -> WordList:
        return WordList(listed(self._folder, "words.txt"))

    @cached_property
    def _rarer(self) -> WordList:
        return WordList(listed(self._folder, "words.cc-by-sa.txt"))

    @cached_property
    def _products(self) -> frozenset[str]:
        return self._read("products.txt")

    @cached_property
    def _packages(self) -> frozenset[str]:
        """Packages of programs, by names that are neither people's nor places'."""
        return self._read("packages.txt")

    @cached_property
    def _tools(self) -> frozenset[str]:
        """What developers name, of one word or more, even where somebody is called so, too: Safari, Raspberry Pi."""
        return self._read("tools.txt")

    @cached_property
    def _product_names(self) -> frozenset[str]:
        """Products that people, too, are called."""
        return self._read("products_and_names.txt")

    @cached_property
    def _peoples(self) -> frozenset[str]:
        return self._read("peoples.txt")

    @cached_property
    def _places(self) -> frozenset[str]:
        """Places whose names are words."""
        return self._read("places_and_words.txt")

    @cached_property
    def _continents(self) -> frozenset[str]:
        return self._read("continents.txt")

    def is_ordinary(self, value: str) -> bool:
        """Whether all words of a value are ordinary, and none is in the lists of names."""
        words = _WORD.findall(value)
        return bool(words) and all(self._kind(word) in _WORDS_OF_PLACES for word in words)

    def is_known_word(self, word: str) -> bool:
        """Whether a word is an ordinary one, a product, a tool or a people, and none of the lists of names."""
        small = word.casefold()
        return self._kind(word) is not None or small in self._product_names or small in self._packages

    def without_words(self, text: str, findings: Iterable[Finding], drop: Drop) -> list[Finding]:
        """The names that the model or the lists found, without ordinary words at their ends and without those that are none."""
        found = list(findings)
        around = Surroundings(text, self._count_products(text), self._edges(text, found))
        kept: list[Finding] = []
        for finding in found:
            if finding.entity_type not in _NAMED or finding.evidence is not Evidence.MODEL or finding.source in _OWN_WORDS:
                why = self._why_labelled(text, finding) if finding.entity_type == "PERSON" else None
                if why:
                    drop(finding, why)
                else:
                    labelled = finding.entity_type == "PERSON" and finding.source.startswith("person.")
                    kept += self._pieces(text, finding) if labelled else (finding,)
                continue
            for piece in self._pieces(text, finding):
                why = self._why(around, piece)
                if why is None:
                    kept.append(piece)
                else:
                    drop(piece, why)
        return kept

    def _why_labelled(self, text: str, finding: Finding) -> Filter | None:
        """Why what a label announces is no name: "Customer: Sure."; why a speaker is none: "Attorney: Where were you?"."""
        value = text[finding.start : finding.end]
        if finding.evidence not in _BY_PLACE or not self.is_ordinary(value):
            return None
        if finding.evidence is Evidence.LABEL:
            return Filter.ORDINARY_WORD if finding.source in _LOOSE_RULES else None
        # Behind a time stamp stands who wrote, who may be called by any word.
        before = text[max(0, finding.start - _BEFORE) : finding.start]
        alone = _LINE_STARTS.search(before) is not None and _IS_CALLED.match(text, finding.end) is not None
        return Filter.ROLE if alone and value[0].isupper() else None

    def _edges(self, text: str, findings: Iterable[Finding]) -> frozenset[int]:
        """Where places start and end that are no ordinary words."""
        places = (f for f in findings if f.entity_type == "LOCATION" and not self.is_ordinary(text[f.start : f.end]))
        return frozenset(edge for place in places for edge in (place.start, place.end))

    def _count_products(self, text: str) -> int:
        small = {word[0].casefold() for word in _WORD.finditer(text) if not word[0].islower()}
        return len(small & self._products)

    def _kind(self, word: str) -> Filter | None:
        """What a word is, if it is none of the lists of names."""
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        # "IMO" is an abbreviation, Imo is somebody.
        if plain in _ABBREVIATIONS and not word.istitle():
            return Filter.ORDINARY_WORD
        # "follow-up" is put together of words; the halves of "Ha-eun" and "Seo-yeon" are rare ones somewhere.
        if plain in self._relations or plain in self._common or plain in self._rarer:
            return Filter.ORDINARY_WORD
        if "-" in plain and all(part in self._common for part in plain.split("-")):
            return Filter.ORDINARY_WORD
        if self._is_tool(word):
            return Filter.PRODUCT
        if plain in self._peoples:
            return Filter.PEOPLE
        noun = word.istitle() and plain not in _ALSO_NAMES and self._is_noun(word)
        return Filter.GERMAN_NOUN if noun else None

    def _is_tool(self, word: str) -> bool:
        """Whether it is a product or a tool that developers name."""
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        return plain in self._products or plain in self._tools

    def _pieces(self, text: str, finding: Finding) -> Iterator[Finding]:
        """A person by sentence, each without the ordinary words at its ends, if a name is left; a place as it is."""
        if finding.entity_type != "PERSON":
            yield self._capitalised(text, finding)
            return
        value = text[finding.start : finding.end]
        ends = [end.span() for end in _SENTENCE_END.finditer(value)]
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(value)]
        for start, stop in zip(starts, stops, strict=True):
            opens = start > 0 or _STARTS.search(text[max(0, finding.start - _BEFORE) : finding.start]) is not None
            yield self._trimmed(value, finding, start, stop, opens=opens)

    def _trimmed(self, value: str, finding: Finding, start: int, stop: int, *, opens: bool) -> Finding:
        """The name between start and stop without ordinary words at its ends. Opens: whether it begins a sentence."""
        words = list(_WORD.finditer(value, start, stop))
        kept = list(words)
        particle = finding.evidence is not Evidence.MODEL and kept and kept[0][0] in _NOBILIARY
        while len(kept) > 1 and self._is_loose(kept[0][0]) and not particle:
            kept.pop(0)
        while len(kept) > 1 and finding.evidence is Evidence.MODEL and kept[0][0] in _BUTS and self._is_given(kept[1][0]):
            kept.pop(0)
        if opens:  # elsewhere a capital letter tells a name: "mein Kollege Li Wei"
            kept = kept[self._openers([word[0] for word in kept]) :]
        while len(kept) > 1 and finding.evidence is Evidence.MODEL and self._is_loose(kept[-1][0]):
            kept.pop()
        while len(kept) > 1 and self._is_thing_of(kept[-2][0], kept[-1][0]):
            kept.pop()
        if len(kept) > len(("given", "family")) and finding.evidence is Evidence.MODEL and self._is_beyond([w[0] for w in kept]):
            kept.pop()
        if not kept:
            return replace(finding, start=finding.start + start, end=finding.start + stop)
        first, last = kept[0], kept[-1]
        end = stop if last is words[-1] else last.end()
        if end == last.end() and last[0].endswith(("'s", "’s")) and len(last[0]) > len("o's"):
            end -= len("'s")
        return replace(finding, start=finding.start + (start if first is words[0] else first.start()), end=finding.start + end)

    def _openers(self, words: list[str]) -> int:
        """How many ordinary words begin a sentence before a given name: "Hola Ana", "Ping Ana"; none if something else follows them."""
        ordinary = (n for n, word in enumerate(words) if len(word) == 1 or self._kind(word) is not Filter.ORDINARY_WORD)
        first = next(ordinary, 0)
        return first if first and self._is_given(words[first]) and words[0][0].isupper() else 0

    def _capitalised(self, text: str, place: Finding) -> Finding:
        """A place without the ordinary words in small letters before it: "asked about Leeds"."""
        value = text[place.start : place.end]
        words = list(_WORD.finditer(value))
        first = next((word for word in words if not word[0].islower()), None)
        if first is None or first is words[0] or any(map(str.isdecimal, value)):
            return place
        loose = all(self._is_loose(word[0]) for word in words[: words.index(first)])
        return replace(place, start=place.start + first.start()) if loose else place

    def _is_thing_of(self, owner: str, thing: str) -> bool:
        """Whether a German genitive has its noun behind it: "Wenzels Vertrag"."""
        return owner.endswith("s") and owner.istitle() and self._is_noun(thing) and not self._is_name(thing)

    def _is_beyond(self, words: Sequence[str]) -> bool:
        """Whether an ordinary word stands behind a whole name of the lists: "Dora Novak Passport"."""
        *name, last = words
        return self._kind(last) is Filter.ORDINARY_WORD and not self._is_name(last) and all(map(self._is_name, name))

    def _is_loose(self, word: str) -> bool:
        """Whether it is an ordinary word at the end of a name: "your nick", "Omolara forgot", "IIRC Gerrit"."""
        return self._kind(word) is not None and (word.islower() or (word.isupper() and word.lower() in _ABBREVIATIONS))

    def _why(self, around: Surroundings, finding: Finding) -> Filter | None:
        value = around.text[finding.start : finding.end]
        words = _WORD.findall(value)
        person = finding.entity_type == "PERSON"
        if not words:
            return None
        if not person and any(map(str.isdecimal, value)) and self._counted(around, finding, words):
            return Filter.ORDINARY_WORD
        if not person and _LONG_NUMBER.search(value):
            return Filter.CODE if _NUMBERED.fullmatch(value) else None
        if value.casefold() in self._continents:
            return Filter.PEOPLE
        if value.casefold() in self._tools and not value.islower():
            return Filter.PRODUCT
        # A letter is a language (R) alone, and an initial beside a name (J. Castellanos).
        kinds = [self._kind_within(word) if len(word) > 1 or len(words) == 1 else None for word in words]
        if not person and any(map(str.isdecimal, value)) and Filter.PRODUCT not in kinds:
            return None
        if all(kinds):
            return None if self._may_be_name(around, finding, words) else kinds[0]
        if _CHAIN.fullmatch(value) or self._is_short_code(around, finding, value):
            return Filter.CODE
        if not person and value.islower() and not (self._stands_as_a_place(around, finding) or _OF_STREETS & {*words}):
            return Filter.ORDINARY_WORD
        if len(words) > 1:
            listed = (word for word, kind in zip(words, kinds, strict=True) if kind is Filter.PRODUCT)
            product = any(person or word.casefold() in self._products for word in listed)
            return Filter.PRODUCT if product and not any(map(self._is_given, words)) else None
        return self._why_one(around, finding, words[0])

    def _is_short_code(self, around: Surroundings, finding: Finding, value: str) -> bool:
        """Whether it is two or three capitals, and neither an initialism of a place nor among other words in capitals: ATM, ESD."""
        if len(value) > _SHORT_CODE or not (value.isupper() and value.isalpha()) or not around.mostly_small:
            return False
        if value.casefold() in _SHORT_PLACES or self._is_name(value.title()) or around.beside_a_place(finding):
            return False
        before, behind = (
            around.text[max(0, finding.start - _BEFORE) : finding.start],
            around.text[finding.end : finding.end + _BEFORE],
        )
        return not (_IS_CALLED.match(behind) or _among_capitals(before, behind))

    @staticmethod
    def _stands_as_a_place(around: Surroundings, finding: Finding) -> bool:
        """Whether what is beside it says that a place is meant, even in small letters: "in leeds"."""
        before = around.text[max(0, finding.start - _BEFORE) : finding.start]
        return _PLACE_BEFORE.search(before) is not None or around.beside_a_place(finding)

    def _counted(self, around: Surroundings, finding: Finding, words: Sequence[str]) -> bool:
        """Whether a place is none, but products or a thing with their numbers: "Rails 7, Laravel 11", "Sprint 12", "0098 12 lags"."""
        if all(self._kind(word) is Filter.PRODUCT or word.casefold() in self._packages for word in words):
            return True
        small = {word.casefold() for word in words}
        thing = (
            all(word in self._common for word in small) and _OF_STREETS.isdisjoint(small) and not around.beside_a_place(finding)
        )
        before = around.text[max(0, finding.start - _BEFORE) : finding.start]
        counted = _COUNTED.fullmatch(around.text, finding.start, finding.end) is not None
        return thing and counted and _GOES_BEFORE.search(before) is None

    def _kind_within(self, word: str) -> Filter | None:
        """What a word is; one in small letters that is also part of names ("del") is an ordinary word."""
        kind = self._kind(word)
        return Filter.ORDINARY_WORD if kind is None and word.islower() and word in _ALSO_NAMES else kind

    def _may_be_name(self, around: Surroundings, finding: Finding, words: list[str]) -> bool:
        """Whether words stand where a name does: "in Bath", "Grace Hopper"."""
        capitals = [word for word in words if word[0].isupper()]
        if finding.entity_type == "PERSON":
            before = around.text[max(0, finding.start - _BEFORE) : finding.start]
            listed = all(map(self._is_name, words)) and _STARTS.search(before) is None
            if len(capitals) == len(words) and (listed or _SIGNED.search(before)):
                return True
            return len(capitals) > 1 and any(word.casefold() in _ALSO_NAMES for word in capitals)
        if len(capitals) < len(words) or any(self._kind(word) not in _WORDS_OF_PLACES for word in words):
            return False
        if len(words) == 1 and self._is_no_town(words[0]):
            return around.beside_a_place(finding)
        before = around.text[max(0, finding.start - _BEFORE) : finding.start]
        placed = _PLACE_BEFORE.search(before) is not None or (len(words) > 1 and _STARTS.search(before) is None)
        abbreviation = len(words) == 1 and len(words[0]) < _CODE_WORD and words[0].casefold() not in _ABBREVIATIONS
        return (placed and (capitals[0].istitle() or abbreviation)) or around.beside_a_place(finding)

    def _is_no_town(self, word: str) -> bool:
        """Whether a word with a capital is one of English or German, and no town is called so: "in Backlog"."""
        small = word.casefold()
        return word.istitle() and small not in self._places and (small in self._common or self._is_noun(word))

    def _why_one(self, around: Surroundings, finding: Finding, word: str) -> Filter | None:
        """Why a single word that no list of words has is no name."""
        text, small = around.text, word.casefold()
        before = text[max(0, finding.start - _BEFORE) : finding.start]
        alone = around.products == 0 and self._is_given(word.title()) and not _ARTICLE_BEFORE.search(before)
        if small in self._product_names and not alone:
            return Filter.PRODUCT
        if _SCHEME.match(text, finding.end):
            return Filter.CODE
        verb = _STARTS.search(before) is not None and _OBJECT.match(text, finding.end) is not None
        if finding.entity_type == "PERSON" and small in _ALSO_NAMES and (verb or _ARTICLE_BEFORE.search(before)):
            return Filter.ORDINARY_WORD
        if self._is_name(word) or self._is_name(word.title()) or small in _ALSO_NAMES:
            return None
        behind = text[finding.end : finding.end + _BEFORE]
        called = _STARTS.search(before) is not None and _IS_CALLED.match(behind) is not None
        if not called and _CAMEL.match(word):
            return Filter.CODE
        if small in self._packages and not (called or _PLACE_BEFORE.search(before)):
            return Filter.PRODUCT
        if called or (finding.entity_type != "PERSON" and _PLACE_BEFORE.search(before)):
            return None
        if finding.entity_type == "PERSON" and _VERSION_BEHIND.match(behind):
            return Filter.VERSION
        shouted = word.removesuffix("s").isupper() and len(word) >= _CODE_WORD and around.mostly_small
        if finding.entity_type != "PERSON":
            return Filter.CODE if shouted and _WITHIN_A_SENTENCE.search(before) else None
        if shouted and not _among_capitals(before, behind):
            return Filter.CODE
        if _ARTICLE_BEFORE.search(before) or (word.istitle() and small in around.small):
            return Filter.ORDINARY_WORD
        return None


def _among_capitals(before: str, behind: str) -> bool:
    """Whether a word in capital letters is beside another one, or behind a label: "Patient: CHEN, WEN"."""
    return _CAPITALS_BESIDE[0].search(before) is not None or _CAPITALS_BESIDE[1].match(behind) is not None
