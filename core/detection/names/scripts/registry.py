"""The readers of config/scripts.yaml, each loaded when its script first comes."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock

from config.scripts import ScriptEntry

from ....finding import Evidence, Finding
from ....text import Edit, Text
from ..surrogates import blanked, placeholders
from .crf import CrfReader
from .listed import ListReader
from .reader import Reader
from .routing import Route, Routing, ScriptRun
from .segmented import SegmentedReader
from .sight import sight
from .syllables import SyllableReader
from .united import UnitedReader

FAMILY = "names"
_SCORES = {"PERSON": 0.6, "LOCATION": 0.5, "ORGANIZATION": 0.4}
# What stands for a placeholder.
HIDDEN = "\ufffc"
_WORD = re.compile(r"[^\W\d_]+")
# Never at a name's end; a full stop may be, as in "Иванов И. И.".
_EDGES = " \t\r\n\u3000\"'`*_~,;:!?()[]{}<>|/\\–—=+#@«»“”„、，：；（）「」『』【】《》。"
# No name holds a number: "passport of hers A1234567".
_NUMBER = re.compile(r"\s*\S*\d")
# A mark that belongs to the Hebrew letter before it: "גורביץ'".
_GERESH = re.compile("(?<=[גדזחטצץת])['’]")
# The borders that were put in for the rules.
_BORDERS = re.compile("[\u200a\u200b]")


def reader_of(entry: ScriptEntry) -> Reader:
    """Builds the reader of an entry; raises ConfigError if its model cannot be read."""
    if entry.reader == "syllables":
        return SyllableReader(entry.names)
    if entry.reader == "model" and entry.model is not None:
        return _of_model(entry, entry.model)
    lists = SegmentedReader(entry.names) if entry.reader == "segments" else ListReader(entry.names)
    return lists if entry.model is None else UnitedReader(_of_model(entry, entry.model), lists)


def _of_model(entry: ScriptEntry, model: Path) -> CrfReader:
    return CrfReader(model, sight(entry.tokens, entry.names), entry.threshold)


class ScriptNames:
    """Finds names in all scripts that have a reader. Thread-safe."""

    def __init__(self, entries: Sequence[ScriptEntry], build: Callable[[ScriptEntry], Reader] = reader_of) -> None:
        """Build: makes the reader of an entry when its script first comes. Raises ConfigError for an unknown script."""
        self._entries = {entry.code: entry for entry in entries}
        routes = [Route(entry.code, entry.scripts, entry.marks) for entry in entries]
        self._letters = {route.code: route.runs for route in routes}
        self._routing = Routing(routes)
        self._build = build
        self._readers: dict[str, Reader] = {}
        self._lock = Lock()

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of their findings' sources."""
        return tuple(f"{FAMILY}.{code}" for code in self._entries)

    @property
    def loaded(self) -> frozenset[str]:
        """The codes of the readers that are in memory."""
        return frozenset(self._readers)

    def find(self, visible: str) -> list[Finding]:
        """Findings in the text, sorted. Placeholders are read as one mark, and borders between scripts are left out."""
        if not self._routing.routes(visible):
            return []
        text = _read(visible)
        with self._lock:
            found = {f for run in self._routing.runs(text.visible) for f in self._names(text, run)}
        return sorted(found)

    def unread(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """Another model's findings without those in scripts that have a reader; Latin letters may be read by both."""
        runs = [route.runs for route in self._routing.routes(text) if "Latin" not in route.scripts]
        return [f for f in findings if not any(run.search(text, f.start, f.end) for run in runs)]

    def unjudged(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """What lists of Latin names found, without what the text's own reader judges by its own: "Theo" is a Vietnamese "by"."""
        own = [reader for route in self._routing.routes(text) if isinstance(reader := self._reader(route.code), SyllableReader)]
        if not own:
            return list(findings)
        return [finding for finding in findings if not _is_judged(own[0], text, finding)]

    def _names(self, text: Text, run: ScriptRun) -> Iterator[Finding]:
        read = text.visible[run.start : run.end]
        for name in self._reader(run.code).names(read):
            inside = read[name.start : name.end]
            number = _NUMBER.search(inside)
            inside = inside[: number.start()] if number else inside
            if HIDDEN in inside or not self._letters[run.code].search(inside):
                continue
            start = name.start + len(inside) - len(inside.lstrip(_EDGES))
            last = len(inside.rstrip(_EDGES))
            last += bool(_GERESH.match(inside, last))
            span = text.to_raw(run.start + start, run.start + name.start + last)
            score = _SCORES[name.entity_type]
            yield Finding(span.start, span.end, name.entity_type, score, f"{FAMILY}.{run.code}", Evidence.MODEL)

    def _reader(self, code: str) -> Reader:
        if code not in self._readers:
            self._readers[code] = self._build(self._entries[code])
        return self._readers[code]


def _is_judged(reader: SyllableReader, text: str, finding: Finding) -> bool:
    """Whether all words of a finding are in the reader's lists, or of a person at least written with its language's marks."""
    words = _WORD.findall(blanked(text[finding.start : finding.end]))
    person = finding.entity_type == "PERSON"
    return bool(words) and all(reader.knows(word) or (person and not word.isascii()) for word in words)


def _read(visible: str) -> Text:
    """The text as readers read it; its raw text is the visible one."""
    edits = [Edit(m.start(), m.end(), "") for m in _BORDERS.finditer(visible)]
    edits += [Edit(m.start(), m.end(), HIDDEN) for m in placeholders(visible)]
    return Text.plain(visible).edited(sorted(edits, key=lambda edit: edit.start))
