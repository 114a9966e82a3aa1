"""Recognises files of messages by how they begin."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .archive import Archive, Member, text_of
from .records import BrokenMember, Export, Reader, Source

_HEAD = 1 << 15
_TEXT = re.compile(r"(?i)\.(?:jsonl?|csv|txt|html?|mbox|eml|md)(?:\.gz)?$|(?:^|/)(?:cur|new)/[^/]+$|(?:^|/)[^./]+$")
# Pages, styles and lists that come along with messages.
_BESIDE = re.compile(r"(?i)(?:^|/)(?:css|js|images?|lists)/|(?:^|/)(?:readme|index)[^/]*$")
_MOST_LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class Looks:
    """How a file of a kind looks. Name: of the file, with folders. Keys: what its beginning contains; starts: how it begins.

    ``reader``: of the file, or a function from its beginning to one. ``room``: its conversation's name, by the match of its name.
    ``listed``: it has no messages. ``named``: see Export.
    """

    kind: str
    reader: Reader | Callable[[str], Reader | None]
    name: str = r".*"
    keys: tuple[str, ...] = ()
    starts: str = ""
    markup: str = "plain"
    room: Callable[[str], str] = str
    listed: bool = False
    named: str = ""

    def source(self, member: Member, head: str) -> Source | None:
        """The member as a source of this kind, if it looks so."""
        if (self.name and not re.search(self.name, member.name)) or not all(key in head for key in self.keys):
            return None
        if self.starts and not re.match(self.starts, head):
            return None
        reader = self.reader(head) if callable(self.reader) else self.reader
        return Source(member.name, member.size, reader, self.room(member.name), listed=self.listed) if reader else None


def looked_at(archive: Archive, every: Sequence[Looks], *, folder: bool) -> Export | None:
    """The export that most files belong to. Folder: of ordinary files, perhaps, among which a single one proves nothing."""
    members = [member for member in archive.members if not member.problem and _TEXT.search(member.name)]
    found: dict[str, list[Source]] = {}
    markup: dict[str, str] = {}
    for member in members[:_MOST_LOOKED_AT]:
        looks, source = _look(archive, member, every)
        if looks and source:
            found.setdefault(looks.kind, []).append(source)
            markup[looks.kind] = looks.markup
    if not found:
        return None
    kind = max(found, key=lambda name: len(found[name]))
    sources = found[kind]
    rivals = sum(not _BESIDE.search(member.name) for member in members)
    if folder and 2 * len(sources) < rivals:
        return None
    read = {source.name for source in sources}
    others = tuple(m.name for m in archive.members if m.name not in read)
    named = next((looks.named for looks in every if looks.kind == kind and looks.named), "")
    return Export(kind, tuple(sources), markup[kind], others, named)


def _look(archive: Archive, member: Member, every: Sequence[Looks]) -> tuple[Looks | None, Source | None]:
    try:
        with text_of(archive, member.name)[0] as file:
            head = file.read(_HEAD).lstrip("\ufeff")
    except (BrokenMember, ValueError, OSError):
        return None, None
    for looks in every:
        if source := looks.source(member, head):
            return looks, source
    return None, None
