"""How far an export is, so that it can be gone on with: positions, counts and keyed fingerprints, but no text and no name."""

import os
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from config.errors import ConfigError
from core.files.exports.records import Export
from core.fingerprint import digest

from .checking import Hit
from .opening import Opened
from .tally import Ranked, Room, Tally

_VERSION = 1
_EVERY = 2.0  # seconds
# A file or conversation: its number; that with what follows its name; or an id that is in no list.
_Name = int | tuple[int, str] | str


class _Hit(BaseModel):
    rank: tuple[int, int, int, int]
    conversation: _Name
    id: str
    sent: str
    link: str
    findings: tuple[tuple[str, float], ...]
    alarm: bool
    severity: str
    reasons: tuple[str, ...]


class _Counts(BaseModel):
    entries: int
    size: int
    findings: int
    alarms: int
    failed: int
    unread_count: int
    types: dict[str, int]
    months: dict[str, int]
    alarm_months: dict[str, int]
    rooms: list[tuple[_Name, int, int, int]]
    unread: list[tuple[_Name, str]]
    worst: list[_Hit]


class _State(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: int
    salt: str
    of: str
    next: tuple[int, int]
    written: int
    counts: _Counts


@dataclass(slots=True)
class Progressed:
    """Next: number of the next source, and of its next piece. Written: bytes of the report, or of the copy's last file."""

    next: tuple[int, int] = (0, 0)
    written: int = 0
    tally: Tally = field(default_factory=Tally)


class StateFile:
    """Where it is kept. Without a path, nothing is."""

    def __init__(self, path: Path | None, opened: Opened, settings: str, *, every: float = _EVERY) -> None:
        """Settings: what the outcome depends on beside the export. Every: seconds between two savings."""
        self._path = path
        self._opened = opened
        self._settings = settings
        self._every = every
        self._names = _Names(opened.export)
        self._salt = secrets.token_bytes(16)
        self._last = time.monotonic()

    def load(self) -> Progressed:
        """Where to go on; at the beginning if there is no state yet. Raises ConfigError for a state of something else."""
        if self._path is None or not self._path.exists():
            return Progressed()
        try:
            state = _State.model_validate_json(self._path.read_bytes())
            self._salt = bytes.fromhex(state.salt)
            if (state.version, state.of) != (_VERSION, self._of()):
                raise ConfigError(f"{self._path}: is of another export, or of other settings; delete it to begin anew")
            return Progressed(state.next, state.written, self._names.tally(state.counts))
        except (OSError, ValidationError, ValueError, IndexError):
            raise ConfigError(f"{self._path}: is no state of an export; delete it to begin anew") from None

    @property
    def due(self) -> bool:
        """Whether it is time to save."""
        return self._path is not None and time.monotonic() - self._last >= self._every

    def save(self, progressed: Progressed) -> None:
        """At once and whole, or not at all. Raises ConfigError where it cannot."""
        if self._path is None:
            return
        self._last = time.monotonic()
        state = _State(
            version=_VERSION,
            salt=self._salt.hex(),
            of=self._of(),
            next=progressed.next,
            written=progressed.written,
            counts=self._names.counts(progressed.tally),
        )
        waiting = self._path.with_name(f".{self._path.name}.partial")
        try:
            with waiting.open("w", encoding="utf-8") as file:
                file.write(state.model_dump_json())
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(self._path)
        except OSError as error:
            raise ConfigError(f"{self._path}: cannot be written: {error.strerror}") from None

    def done(self) -> None:
        """Nothing is left to go on with."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _of(self) -> str:
        """A fingerprint of the export's files and of the settings."""
        files = (f"{member.name}\0{member.size}" for member in self._opened.archive.members)
        return digest(self._salt, self._opened.export.kind.encode(), self._settings.encode(), *map(_bytes, files))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogateescape")


class _Names:
    """Files and conversations by their number in the export: a name may tell of somebody."""

    def __init__(self, export: Export) -> None:
        rooms = (source.conversation for source in export.sources)
        self._all = list(dict.fromkeys((*rooms, *(source.name for source in export.sources), *export.others)))
        self._numbers = {name: number for number, name in enumerate(self._all)}

    def tally(self, counts: _Counts) -> Tally:
        """Of what ``counts`` made."""
        made = Tally(counts.entries, counts.size, counts.findings, counts.alarms, counts.failed, counts.unread_count)
        made.types, made.months, made.alarm_months = Counter(counts.types), Counter(counts.months), Counter(counts.alarm_months)
        made.rooms = {self._name(name): Room(*room) for name, *room in counts.rooms}
        made.unread = [(self._name(name), why) for name, why in counts.unread]
        made.worst = [self._ranked(hit) for hit in counts.worst]
        return made

    def counts(self, tally: Tally) -> _Counts:
        """Without names."""
        return _Counts(
            entries=tally.entries,
            size=tally.size,
            findings=tally.findings,
            alarms=tally.alarms,
            failed=tally.failed,
            unread_count=tally.unread_count,
            types=tally.types,
            months=tally.months,
            alarm_months=tally.alarm_months,
            rooms=[(self._number(name), room.entries, room.findings, room.alarms) for name, room in tally.rooms.items()],
            unread=[(self._number(name), why) for name, why in tally.unread],
            worst=[self._hit(each) for each in tally.worst],
        )

    def _hit(self, ranked: Ranked) -> _Hit:
        hit = ranked.hit
        return _Hit(
            rank=ranked.rank,
            conversation=self._number(hit.conversation),
            id=hit.id,
            sent=hit.sent,
            link=hit.link,
            findings=hit.findings,
            alarm=hit.alarm,
            severity=hit.severity,
            reasons=hit.reasons,
        )

    def _ranked(self, hit: _Hit) -> Ranked:
        known = (hit.id, hit.sent, hit.link, hit.findings, hit.alarm, hit.severity, hit.reasons)
        return Ranked(hit.rank, Hit(self._name(hit.conversation), *known))

    def _number(self, name: str) -> _Name:
        if name in self._numbers:
            return self._numbers[name]
        first, comma, rest = name.rpartition(", ")
        return (self._numbers[first], comma + rest) if first in self._numbers else name

    def _name(self, name: _Name) -> str:
        if isinstance(name, int):
            return self._all[name]
        return self._all[name[0]] + name[1] if isinstance(name, tuple) else name
