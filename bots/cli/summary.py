"""What came of all files together: a summary for people, and the exit code."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from config.entities import EntityTypes
from core import wording
from core.files.unread import Unread
from core.verdict import Verdict

from .exit_codes import ExitCode
from .selection import Skipped

_SKIPPED = {
    Skipped.IGNORED: ("file or folder that .gitignore names", "files or folders that .gitignore names"),
    Skipped.HIDDEN: ("hidden folder", "hidden folders"),
    Skipped.LINK: ("symbolic link", "symbolic links"),
    Skipped.SPECIAL: ("device, pipe or socket", "devices, pipes or sockets"),
    Skipped.CHOICE: ("file or folder by --include or --exclude", "files or folders by --include or --exclude"),
}
_READ_ON_REQUEST = (Skipped.IGNORED, Skipped.HIDDEN)


@dataclass(slots=True)
class Tally:
    """Counts of files and findings; ``failed``: names that could not be read or checked."""

    read: int = 0
    alarming: int = 0
    failed: int = 0
    found: Counter[str] = field(default_factory=Counter)
    unread: Counter[Unread] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """One file's verdict."""
        self.alarming += verdict.decision.alarm
        self.found.update(verdict.counts)
        missing = [file.unread for file in verdict.unread if file.unread]
        self.unread.update(missing)
        self.unread.update(kind for file in verdict.files for kind in file.unread_parts)
        self.read += not missing

    @property
    def code(self) -> ExitCode:
        """Failed before found before unread; where nothing was read at all, nothing is called clean."""
        if self.failed:
            return ExitCode.FAILED
        if self.alarming:
            return ExitCode.FOUND
        return ExitCode.UNREAD if self.unread or not self.read else ExitCode.FINE

    def lines(self, skipped: Mapping[Skipped, int], types: EntityTypes) -> Iterator[str]:
        """The summary."""
        found = wording.counted(self.found.most_common(), types) if self.found else "no personal data or secrets"
        of_these = (
            "" if not self.alarming else f", {self.alarming:,} of them alarming" if self.read > 1 else ", which is alarming"
        )
        if self.read:
            yield f"Read {_number(self.read, 'file', 'files')}{of_these}. Found: {found}."
        else:
            yield "No file was read."
        if self.unread:
            who = "It" if self.unread.total() == 1 else "They"
            yield f"Not read: {wording.unread_kinds(dict(self.unread.most_common()))}. {who} may still contain personal data."
        if self.failed:
            yield f"Failed: {_number(self.failed, 'file or folder', 'files or folders')}."
        if skipped:
            kinds = ", ".join(_number(number, *_SKIPPED[why]) for why, number in sorted(skipped.items()))
            more = " --no-ignore reads what .gitignore names, and hidden folders." if skipped.keys() & {*_READ_ON_REQUEST} else ""
            yield f"Skipped: {kinds}.{more}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
