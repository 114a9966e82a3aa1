"""Runs the rules and the name model."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from threading import Lock

from config.labels import load_labels
from config.lexicon import load_lexicon
from config.name_lists import listed
from config.private_matters import load_private_matters, model_of
from config.recognizers import RecognizersFile
from config.scripts import load_scripts

from ..finding import Evidence, Finding
from ..paste.recognise import CUES, may_be_pasted
from .disabled import Disabled
from .filters import Drop, Filter, dropped
from .names.asking import Asking, NamesAsked, NamesFound
from .names.context import NamesInContext
from .names.frequent_words import FrequentWords
from .names.german_nouns import GermanNouns
from .names.known_names import KnownNames, ModelFirst, writes_capitals
from .names.known_places import KnownPlaces
from .names.label_words import LabelWords
from .names.mail_headers import MailHeaders
from .names.models import name_model
from .names.ner import LETTERS, SOURCE
from .names.ordinary_words import OrdinaryWords
from .names.scripts.registry import ScriptNames
from .names.surrogates import WINDOW, beside_placeholders, placeholders, windows, with_words
from .names.word_classes import WordClasses
from .normalise import MAYBE_OBFUSCATED
from .prefilter.prefilter import Prefilter
from .private_matters.inference.model import Model, Reader
from .private_matters.recognizer import PrivateMatters
from .recognizers.answers import Answers
from .recognizers.fields import Columns, is_next_label
from .recognizers.tables import table_findings
from .registry import build_recognizers, nameable, parts_of
from .rule import RuleRecognizer
from .spans.benign import without_benign
from .spans.overlaps import disjoint

_CELL_MARKS = (";", "\t", "|")
_LAST_PART = re.compile(r"\s?[,\n]\s{0,3}(?P<part>[^\W\d_]{2,20})\Z")
_IS_LABEL = re.compile(r"(?i)(?:[ ](?:no|number|nr|id)\b\.?|[ ]#)?:[ ]")
_LINE_START = re.compile(r"(?:\A|\n)[\s>*\"'\[(-]{0,6}\Z")
_AFTER_A_VALUE = re.compile(r"[,;('\"][ ]?\Z")
_SHORT, _LONGEST_KEY = 8, 30
_KEY_BEFORE = re.compile(r"""(?<![\w-])(?P<key>[^\W\d_][\w -]{1,24}?)["']?\s?[:=]\s{0,2}["']?\Z""")
# From a label to its value.
_TO_VALUE = re.compile(r"[.:#=]{0,2}[ ]{0,2}(?=\[(?P<placeholder>[A-Z_]{2,31})_\d{1,6}\]|\w)")
_LABELLED = (Evidence.LABEL, Evidence.CHECKSUM)
_NAMED = {"PERSON", "LOCATION"}
_BY_CAPITALS = "person.before_own_number"
WHOLE_TEXT_TYPES = ("PRIVATE_KEY",)


@dataclass(frozen=True, slots=True)
class PrefilterResult:
    """The result of one pass over a text: which parts of recognizers may find something.

    Pasted: whether it may be more than talk. Disguised: whether a value may be written as "(at)" and "(dot)".
    """

    parts: Sequence[int] = ()
    pasted: bool = False
    disguised: bool = False


class Detector:
    """Finds everything that could be personal or secret. Thread-safe; build it once."""

    def __init__(self, recognizers: RecognizersFile, cache: Path | None = None) -> None:
        """Cache: the folder in which what is derived from the rules is kept. Raises ConfigError where something cannot be built."""
        self._lock = Lock()
        self._known = KnownNames.read(recognizers.names)
        self._german = GermanNouns(listed(recognizers.names, "nouns.de.txt"), self._known.has)
        self._scripts = ScriptNames(load_scripts(recognizers.scripts))
        self.ordinary = OrdinaryWords(recognizers.names, self._known.has, self._known.is_given, self._german.is_noun)
        lexicon = load_lexicon(recognizers.lexicon)
        self._context = NamesInContext(lexicon, self._known.has, self.ordinary.is_known_word)
        self._mail_headers = MailHeaders(lexicon, lambda word: self.ordinary.is_known_word(word) and not self._known.has(word))
        self._places = KnownPlaces(listed(recognizers.names, "places.txt"), lexicon, self._known.has, self.ordinary.is_known_word)
        languages = load_labels(recognizers.labels)
        self._columns = Columns(languages)
        self._answers = Answers(languages, self._columns)
        self._label_words = LabelWords(languages, lexicon)
        built = build_recognizers(recognizers, languages)
        self.frequent = FrequentWords(recognizers.names)
        classes = WordClasses(recognizers.names, self._known.is_given, self._known.is_family)
        self._model_first = ModelFirst(classes)
        matters = recognizers.private_matters
        self._private_matters = PrivateMatters(
            Reader(load_private_matters(matters), classes.languages),
            Model(model_of(matters)),
            recognizers.private_matters_threshold,
        )
        self._names_of = name_model(recognizers, classes, self._known.likely, built.fields)
        beside = (SOURCE, *self._names_of.types, *self._scripts.sources)
        self.disabled = Disabled(recognizers.disabled, nameable(built.recognizers, beside))
        parts = (part for recognizer in built.recognizers for part in parts_of(recognizer))
        self._parts = [part for part in parts if not all(self.disabled(part.source, kind) for kind in part.types)]
        self._windowed = frozenset(n for n, part in enumerate(self._parts) if not {*part.types} & {*WHOLE_TEXT_TYPES})
        rules = (part.recognizer.rules[part.number] for part in self._parts if isinstance(part.recognizer, RuleRecognizer))
        sources = (part.source for part in self._parts if isinstance(part.recognizer, RuleRecognizer))
        self.validators = {source: rule.check.__name__ for source, rule in zip(sources, rules, strict=True) if rule.check}
        self._disguised = len(self._parts)
        cues = (MAYBE_OBFUSCATED, *CUES)
        self._prefilter = Prefilter([*(part.condition for part in self._parts), *cues], cache)

    def prefilter(self, visible: str) -> PrefilterResult:
        """Whether anything could be found in the text, disguised or not, or whether it may be a paste."""
        possible = self._prefilter.possible(visible)
        if not possible:
            return _PASTED if may_be_pasted(visible) else _NOTHING
        parts = [number for number in possible if number < self._disguised]
        pasted = possible[-1] > self._disguised or may_be_pasted(visible)
        return PrefilterResult(parts, pasted, self._disguised in possible)

    def confirms(self, visible: str, prefiltered: PrefilterResult) -> bool:
        """Whether one of the parts that may find something actually does, or a table's header, in a short text.

        True for a long one, unchecked.
        """
        if prefiltered.parts:
            if len(visible) > WINDOW:
                return True
            with self._lock:
                if next(self._found(visible, prefiltered.parts), None) is not None:
                    return True
        with self._lock:
            if self._private_matters.tells(visible):
                return True
        return next(table_findings(visible, self._columns), None) is not None

    def answered(self, visible: str) -> bool:
        """Whether something personal is asked for in the text, and answered."""
        return next(self._answers.find(visible), None) is not None

    def match(self, visible: str, *, again: bool = False) -> list[Finding]:
        """What rules, Presidio's own recognizers and table headers find, in visible offsets; the findings may overlap.

        Again: placeholders stand for what was found before. Without the words that told it, a private matter is another one.
        """
        with self._lock:
            found = [self._without_role(visible, each) for each in self._patterns(visible)]
            if not again:
                found = [*self._private_matters.judged(visible, found), *self._private_matters.find(visible)]
            if "\n" in visible:
                found = [each for each in found if not is_next_label(visible, each)]
                found += (*table_findings(visible, self._columns), *self._answers.find(visible))
            return found

    def names(self, visible: str, rules: Sequence[Finding], drop: Drop, *, again: bool = False) -> Asking[list[Finding]]:
        """What the name model and the lists of names find; the most expensive stage. Rules: what ``match`` found and is not disabled.

        Again: the model has already read the text without its placeholders, so it reads only what is beside them.
        """
        model = yield from self._names_in(visible, rules, drop, again=again)
        with self._lock:
            known = self._model_first.kept(visible, self._known.find(visible), model, drop)
            listed = [
                *self._known.without_given(visible, model, known),
                *known,
                *(self._mail_headers.find(visible) if "\n" in visible else ()),
            ]
            listed += self._places.find(visible, listed)
            listed += self._context.find(visible, listed)
            read = self._by_script(visible, listed, drop)
            named = self._german.without_nouns(visible, read)
            dropped(read, named, Filter.GERMAN_NOUN, drop)
            kinds = defaultdict[int, set[str]](set)
            for each in rules:
                kinds[each.start] |= {each.entity_type} - _NAMED if each.evidence in _LABELLED else set()
            kept = [self._without_label(visible, name, kinds) for name in named if not self._is_label(visible, name)]
            kept = [name for name in kept if name.end > name.start]
            dropped(named, kept, Filter.FORM_LABEL, drop)
            return [self._of_its_key(visible, name) for name in kept]

    def _by_script(self, visible: str, model: list[Finding], drop: Drop) -> list[Finding]:
        """What the name model and the lists found in Latin text, and in other scripts what their own readers find."""
        if visible.isascii():
            return model
        latin = self._scripts.unjudged(visible, self._scripts.unread(visible, model))
        dropped(model, latin, Filter.OTHER_SCRIPT, drop)
        return [*latin, *self._scripts.find(visible)]

    def _is_label(self, text: str, name: Finding) -> bool:
        """Whether the name is really a label or a role: "Wohnort: Leipzig", "Kundennummer 884", "PRENOM;NOM", "De klant belde"."""
        behind = text[name.end : name.end + 2]
        value = text[name.start : name.end]
        if self._label_words.only(value) and (":" in behind or "=" in behind or not self._known.has(value)):
            return True
        # At the start of a line somebody may speak who is called so; elsewhere words before a colon are a label.
        before = text[max(0, name.start - _SHORT) : name.start]
        if _IS_LABEL.match(text, name.end) and not _LINE_START.search(before):
            in_a_record = _AFTER_A_VALUE.search(before) is not None and not self._known.is_given(value)
            if in_a_record or self.ordinary.is_ordinary(value):
                return True
        in_a_row = behind[:1] in _CELL_MARKS or (behind[:1] in ("", "\n") and text[name.start - 1 : name.start] in _CELL_MARKS)
        led_to = in_a_row or behind[:1] in (":", "=") or (behind[:1] == " " and (behind[1:].isdecimal() or behind[1:] == "["))
        return led_to and bool(self._columns.type_of(value))

    def _without_label(self, text: str, name: Finding, kinds: Mapping[int, set[str]]) -> Finding:
        """The name without the label behind it: "Köln, Tel" stands before a number, "Anna Kowalska PESEL", "Vertragsnr"; perhaps empty.

        Kinds: the types of what rules have found by a label or a checksum, by its start.
        """
        behind = _LAST_PART.search(text, name.start, name.end)
        if behind and self._label_words.only(behind["part"]):
            return replace(name, end=behind.start())
        last = text.rfind(" ", name.start, name.end) + 1 or name.start
        if not self._labels_value(text, last, name, kinds):
            return name
        return replace(name, end=max(name.start, last - 1))

    def _labels_value(self, text: str, start: int, name: Finding, kinds: Mapping[int, set[str]]) -> bool:
        """Whether a name's last word is what the number behind it is called by: "Vertragsnr. 4711234", "PESEL 44051401359"."""
        led = _TO_VALUE.match(text, name.end)
        if led is None:
            return False
        told = {led["placeholder"]} - _NAMED if led["placeholder"] else kinds.get(led.end(), set())
        word = text[start : name.end]
        if any(word in kind.split("_") for kind in told):
            return True
        if not told or self._known.has(word):
            return False
        behind_a_name = text.count(" ", name.start, start) > 1
        return self._label_words.ends_in_number(word) or (behind_a_name and self._label_words.only(word))

    def _without_role(self, text: str, found: Finding) -> Finding:
        """A person that a rule found by capitals, without what the person is called before the name: "Müşterimiz Mehmet Demir"."""
        if not found.source.endswith(_BY_CAPITALS):
            return found
        first, *others = text[found.start : found.end].split(" ")
        return replace(found, start=found.start + len(first) + 1) if len(others) > 1 and self._label_words.only(first) else found

    def _of_its_key(self, text: str, name: Finding) -> Finding:
        """A place where the key before it names places: "city": "Victoria"."""
        if name.entity_type != "PERSON":
            return name
        key = _KEY_BEFORE.search(text, max(0, name.start - _LONGEST_KEY), name.start)
        place = key and self._columns.type_of(key["key"]) == "LOCATION"
        return replace(name, entity_type="LOCATION") if place else name

    def _patterns(self, text: str) -> Iterator[Finding]:
        for offset, window in windows(text):
            possible = [number for number in self.prefilter(window).parts if number in self._windowed]
            yield from _moved(self._found(window, possible), offset)
        if "PRIVATE KEY" in text:
            yield from self._found(text, [n for n in range(len(self._parts)) if n not in self._windowed])

    def _found(self, text: str, numbers: Iterable[int]) -> Iterator[Finding]:
        """What these parts find; the rules of one recognizer run together."""
        for recognizer, parts in groupby((self._parts[number] for number in numbers), key=lambda part: part.recognizer):
            each = list(parts)
            if isinstance(recognizer, RuleRecognizer):
                yield from recognizer.find(text, [part.number for part in each])
            else:
                yield from recognizer.analyze(text, each[0].types)

    def read_names(self, asked: Sequence[NamesAsked]) -> list[NamesFound]:
        """What the name model finds in texts, all of which it reads together, as far as they are written alike.

        Whether a text is read alone or with others changes no name on any text that was tried, but nothing proves it: the
        processor may round the last digit of a score otherwise.
        """
        answers: list[NamesFound] = [()] * len(asked)
        with self._lock:
            for cased in (True, False):
                alike = [number for number, each in enumerate(asked) if each.cased is cased]
                found = iter(self._names_of.read([text for number in alike for text in asked[number].texts], cased=cased))
                for number in alike:
                    answers[number] = list(islice(found, len(asked[number].texts)))
        return answers

    def _names_in(self, visible: str, rules: Sequence[Finding], drop: Drop, *, again: bool) -> Asking[list[Finding]]:
        """What the name model finds; it reads ordinary words in place of placeholders and of what the rules have found."""
        known = (f for f in disjoint(visible, without_benign(visible, rules, ())) if f.entity_type not in self._names_of.types)
        stood_in = with_words(visible, known)
        hidden = sum(match[1] in self._names_of.types for match in placeholders(visible))
        cased = writes_capitals(stood_in.visible, hidden)
        likely = self._known.likely if cased else bool
        texts = beside_placeholders(visible, stood_in, likely) if again else windows(stood_in.visible)
        # The tokenizer is slow on long runs of punctuation, and every name has letters.
        read = [(offset, window) for offset, window in texts if LETTERS.search(window)]
        found = (yield NamesAsked([window for _, window in read], cased)) if read else ()

        def back(findings: Iterable[Finding], offset: int) -> list[Finding]:
            moved = _moved(findings, offset)
            spans = ((finding, stood_in.to_raw(finding.start, finding.end)) for finding in moved)
            return [replace(finding, start=span.start, end=span.end) for finding, span in spans]

        names: list[Finding] = []
        for (offset, _), (entities, cleaned) in zip(read, found, strict=True):
            here = back(cleaned, offset)
            dropped(back(entities, offset), sorted(here), Filter.NO_NAME, drop)
            names += here
        kept = list(self._known.believable(visible, names, cased=cased))
        dropped(names, kept, Filter.SMALL_LETTERS, drop)
        return kept


_NOTHING, _PASTED = PrefilterResult(), PrefilterResult(pasted=True)


def _moved(findings: Iterable[Finding], offset: int) -> Iterable[Finding]:
    if not offset:
        return findings
    return (replace(each, start=each.start + offset, end=each.end + offset) for each in findings)
