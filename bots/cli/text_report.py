"""The report of `scan` for people: a few files in detail, many files and findings grouped."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from config.entities import EntityTypes
from core import wording
from core.files.place import FilePlace
from core.files.unread import Unread
from core.finding import Finding
from core.paste.kinds import PasteKind
from core.redaction.redaction import Redaction
from core.verdict import Verdict

from . import explained
from .report import parts
from .terminal import Report, one_line

if TYPE_CHECKING:  # with the language model's library
    from core.decision.explanation import Explanation

_MOST_ROWS, _MOST_PLACES, _MOST_NAMES, _MOST_QUIET = 10, 3, 3, 20
_MOST_CHARACTERS, _MOST_LINES = 4000, 40
_FEW = 10  # files, of which each is told even where nothing was found


class TextOutput:
    """For people: a few files in detail, many files and findings grouped.

    Count: of files. Walked: a folder or a pattern was named. Everything: nothing is left out. Quiet: only what was found or not
    read.
    """

    def __init__(self, types: EntityTypes, count: int, *, walked: bool, everything: bool, quiet: bool) -> None:
        self._out = Report(wraps=False)
        self.console = self._out.console
        self._types = types
        self._everything = everything
        self._many = (walked or count > _FEW) and not everything
        self._quiet = quiet
        self._clean_too = not quiet and not self._many
        self._unread: defaultdict[Unread, list[str]] = defaultdict(list)
        self._quiet_files = 0
        self._shortened = False

    def add(self, name: str, verdict: Verdict, explanation: "Explanation | None" = None) -> None:
        """See Output."""
        findings, *_, error = parts(verdict)
        if explanation:
            self._explain(name, verdict, explanation)
        elif error and self._many:
            self._unread[verdict.unread[0].unread or Unread.FAILED].append(name)
        elif error or verdict.decision.alarm or findings or self._clean_too or verdict.read_in_part:
            self._tell(name, verdict)

    def fail(self, name: str, problem: str) -> None:
        """See Output: standard error has it."""

    def _explain(self, name: str, verdict: Verdict, explanation: "Explanation") -> None:
        _, places, *_, error = parts(verdict)
        of_file = bool(verdict.files)
        self._out.line(f"{name}: {error or wording.headline(verdict, self._types)}", "bold")
        if explanation.findings:
            table = explained.rows(explanation, places, self._types, of_file=of_file)
            self._out.table(explained.COLUMNS, table, unbroken=explained.NAMES)
        for line in explained.lines(explanation, places, self._types, of_file=of_file):
            self._out.line(f"  {line}")

    def _tell(self, name: str, verdict: Verdict) -> None:
        findings, places, paste, redaction, error = parts(verdict)
        alarm = verdict.decision.alarm
        if self._many and not alarm and not verdict.read_in_part:
            self._quiet_files += 1
            if self._quiet_files > _MOST_QUIET:
                return
        self._out.line(f"{name}: {error or wording.headline(verdict, self._types)}", "bold red" if alarm else "bold")
        if self._many and not alarm:
            return
        if paste.kind is not PasteKind.TALK:
            tool = f" ({paste.tool})" if paste.tool else ""
            self._out.line(f"  It is {wording.kind_name(paste.kind)}{tool}.")
        for sentence in wording.sentences(verdict.decision.reasons, self._types):
            self._out.line(f"  Because: {sentence}")
        for kind, number in Counter(kind for file in verdict.files for kind in file.named).items():
            self._out.line(f"  In the file's name: {wording.counted([(kind, number)], self._types)}")
        self._parts(verdict)
        self._findings(findings, places)
        if redaction and findings:
            self._redacted(redaction)

    def _parts(self, verdict: Verdict) -> None:
        for file in verdict.read_in_part:
            self._out.line(f"  Not read in it: {wording.unread_kinds(Counter(file.unread_parts))}")

    def _findings(self, findings: Sequence[Finding], places: Sequence[FilePlace]) -> None:
        if findings and (self._everything or (not self._many and len(findings) <= _MOST_ROWS)):
            self._out.table(("Where", "What", "Sure"), _rows(findings, places, self._types))
        elif findings:
            self._shortened = True
            for line in _grouped(findings, places, self._types):
                self._out.line(f"  {line}")

    def _redacted(self, redaction: Redaction) -> None:
        short = len(redaction.raw) <= _MOST_CHARACTERS and redaction.raw.count("\n") <= _MOST_LINES
        if self._everything or (short and not self._many):
            self._out.text(redaction.raw)
        else:
            self._shortened = True

    def end(self) -> None:
        """See Output."""
        if self._quiet_files > _MOST_QUIET:
            self._out.line(f"and {self._quiet_files - _MOST_QUIET:,} more files with findings that are not alarming")
            self._shortened = True
        for kind, names in self._unread.items():
            self._out.line(f"Not read: {wording.unread_kinds({kind: len(names)})}: {_some(names, _MOST_NAMES, ', ')}", "bold")
        if self._shortened and not self._quiet:
            self._out.line(
                "Shortened. --all shows every place and the redacted text; `privacy-check redact FILE` only that text."
            )


def _where(finding: Finding, place: FilePlace | None) -> str:
    return one_line(str(place) if place else f"character {finding.start}")


def _rows(findings: Sequence[Finding], places: Sequence[FilePlace], types: EntityTypes) -> Iterator[tuple[str, str, str]]:
    for number, finding in enumerate(findings):
        place = places[number] if places else None
        yield _where(finding, place), types[finding.entity_type].name, f"{finding.score:.0%}"


def _grouped(findings: Sequence[Finding], places: Sequence[FilePlace], types: EntityTypes) -> Iterator[str]:
    """One line a type, the most frequent first."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[finding.entity_type].append(number)
    for kind, numbers in sorted(groups.items(), key=lambda group: -len(group[1])):
        shown = [_where(findings[n], places[n] if places else None) for n in numbers[:_MOST_PLACES]]
        one = wording.upper(wording.article(types[kind].name))
        what = one if len(numbers) == 1 else f"{len(numbers):,} {types[kind].plural}"
        yield f"{what}: {_some(shown, _MOST_PLACES, '; ', len(numbers))}"


def _some(names: Sequence[str], most: int, between: str, count: int | None = None) -> str:
    """The first few, and how many more. Count: of all, where only the first are given."""
    more = (len(names) if count is None else count) - most
    return between.join(names[:most]) + (f" and {more:,} more" if more > 0 else "")
