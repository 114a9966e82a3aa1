"""7-Zip archives, by py7zr."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..archives import DAMAGED, ENCRYPTED, Member, read_members, rewritten_members
from ..bounds import Bounds
from ..contents import Contents, NotRewritable, UnreadableFile
from ..format import Look
from ..unread import Unread

if TYPE_CHECKING:
    import py7zr

_MAGIC = b"7z\xbc\xaf\x27\x1c"


class _Memory:
    """What a member is unpacked into: counted piece by piece. See py7zr's Py7zIO."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.content = bytearray()

    def write(self, piece: bytes | bytearray) -> int:
        self._bounds.expand(len(piece))
        self.content += piece
        return len(piece)

    def read(self, size: int | None = None) -> bytes:
        return bytes(self.content)

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        """Nothing is written anywhere else."""

    def size(self) -> int:
        return len(self.content)

    def close(self) -> None:
        """It stays to be read."""


class _Memories:
    """Makes one for each member. See py7zr's WriterFactory."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.made: dict[str, _Memory] = {}

    def content(self, name: str) -> bytes:
        """What a member was unpacked to."""
        return bytes(self.made[name].content) if name in self.made else b""

    def create(self, name: str) -> _Memory:
        self.made[name] = _Memory(self._bounds)
        return self.made[name]


def _members(archive: "py7zr.SevenZipFile", bounds: Bounds) -> Iterator[Member]:
    """Members that are files: links are not followed. All are unpacked at once, as a solid archive wants it."""
    names = [each.filename for each in archive.files if not each.is_directory and not each.is_symlink and not each.is_junction]
    made = _Memories(bounds)
    archive.extract(targets=names[: bounds.limits.members], factory=made)
    for name in names:
        yield Member(name, partial(made.content, name))


class _SevenZip:
    name = "7z"

    def recognises(self, look: Look) -> bool:
        return look.content.startswith(_MAGIC)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        import py7zr  # 0.2 s

        try:
            with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
                if archive.needs_password():
                    raise py7zr.exceptions.PasswordRequired  # noqa: TRY301 - the same as when it is met later
                return read_members(_members(archive, bounds), bounds)
        except py7zr.exceptions.PasswordRequired:
            raise UnreadableFile(ENCRYPTED, Unread.ENCRYPTED) from None
        except UnreadableFile:
            raise
        except Exception:  # noqa: BLE001 - whatever it meets in a damaged archive
            raise UnreadableFile(DAMAGED, Unread.DAMAGED) from None

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        import py7zr

        out = io.BytesIO()
        try:
            with py7zr.SevenZipFile(io.BytesIO(content)) as archive, py7zr.SevenZipFile(out, "w") as copy:
                for name, new in rewritten_members(_members(archive, bounds), texts, bounds):
                    copy.writestr(new, name)
        except NotRewritable:
            raise
        except Exception:  # noqa: BLE001 - as above
            raise NotRewritable(DAMAGED) from None
        return out.getvalue()


FORMATS = (_SevenZip(),)
