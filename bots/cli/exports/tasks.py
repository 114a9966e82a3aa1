"""An export in shares: small files together, large ones in parts, always in the same order and of the same size."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.files.exports.archive import Archive, Member, text_of
from core.files.exports.records import BrokenMember, Export, Piece

_SHARE = 400_000  # bytes
_MOST_FILES = 200
_LARGEST = 50_000_000  # bytes of another file that are sent at most
_READ_HERE = 2_000_000  # a larger file is cut into parts by the first process


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A share of a source, by its number, or of another file (``file``). Pieces: None if whoever checks it opens the file itself.

    ``at``: the number of the first piece. ``last``: the source ends with it. ``problem``: why the rest cannot be read.
    ``content``: of the other file, if whoever checks it cannot open it.
    """

    source: int
    pieces: tuple[Piece, ...] | None = None
    at: int = 0
    last: bool = True
    problem: str = ""
    file: str = ""
    content: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """What one process checks at a time. Size: in bytes. Last: nothing more has come yet; never, for exports."""

    parts: tuple[Part, ...]
    size: int
    last: bool = False


@dataclass(slots=True)
class _Collected:
    parts: list[Part] = field(default_factory=list)
    size: int = 0

    def add(self, part: Part, size: int) -> Iterator[Task]:
        self.parts.append(part)
        self.size += size
        if self.size >= _SHARE or len(self.parts) >= _MOST_FILES:
            yield from self.rest()

    def rest(self) -> Iterator[Task]:
        if self.parts:
            yield Task(tuple(self.parts), self.size)
        self.parts, self.size = [], 0


def tasks(
    archive: Archive,
    export: Export,
    members: Mapping[str, Member],
    *,
    carried: bool = False,
    start: tuple[int, int] = (0, 0),
    again: bool = False,
) -> Iterator[Task]:
    """All sources, then all other files. Carried: every file is opened here. Start: of the first source and its first piece.

    Again: lists of people are read again, whatever the start.
    """
    collected = _Collected()
    for number, source in enumerate(export.sources):
        if number < start[0] and not (again and source.directory):
            continue
        first = start[1] if number == start[0] else 0
        if first or carried or source.size > _READ_HERE:
            for part, size in _parts(archive, export, number, first):
                yield from collected.add(part, size)
        else:
            yield from collected.add(Part(number), source.size)
    others = export.others[max(0, start[0] - len(export.sources)) :]
    for number, name in enumerate(others, len(export.sources) + max(0, start[0] - len(export.sources))):
        member = members[name]
        carries = carried and not member.problem
        part = _file(archive, number, name) if carries else Part(number, file=name, problem=member.problem)
        yield from collected.add(part, 0 if member.problem else member.size)
    yield from collected.rest()


def _file(archive: Archive, number: int, name: str) -> Part:
    """Another file, with what it holds."""
    try:
        with archive.open(name) as file:
            return Part(number, file=name, content=file.read(_LARGEST))
    except BrokenMember as error:
        return Part(number, file=name, problem=str(error))


def _parts(archive: Archive, export: Export, number: int, first: int) -> Iterator[tuple[Part, int]]:
    """A source cut into parts, from its piece of that number on."""
    source = export.sources[number]
    held: list[Piece] = []
    size, at, seen = 0, first, 0
    problem = ""
    try:
        with text_of(archive, source.name)[0] as file:
            for piece in source.reader.pieces(file):
                seen += 1
                if seen <= first:
                    continue
                held.append(piece)
                size += len(piece.before) + len(piece.raw)
                if size >= _SHARE:
                    yield Part(number, tuple(held), at, last=False), size
                    held, size, at = [], 0, seen
    except BrokenMember as error:
        problem = str(error)
    yield Part(number, tuple(held), at, problem=problem), size
