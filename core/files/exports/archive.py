"""Where an export lies: in a zip archive, a folder or one file. Files are opened one at a time, and never unpacked to a disk."""

import codecs
import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, TextIO, cast

from .records import BrokenMember

_MOST_EXPANDED, _EXPANDED_FREELY = 300, 64_000_000
_ENCRYPTED = 0x1
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 1 << 16
Opener = Callable[[], BinaryIO]


class BrokenArchive(Exception):
    """Says in one sentence why an archive cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file; names have slashes. Problem: why it cannot be read."""

    name: str
    size: int
    problem: str = ""


class Archive(Protocol):
    """A set of files. Can be pickled, and used after a fork."""

    @property
    def members(self) -> tuple[Member, ...]:
        """In the archive's own order."""
        ...

    def open(self, name: str) -> BinaryIO:
        """Raises BrokenMember."""
        ...

    def close(self) -> None:
        """Whoever has opened it calls it at the end."""
        ...


def is_safe(name: str) -> bool:
    """Whether a name leads nowhere outside the folder that the archive would be unpacked to."""
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(name) and not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0] and "\0" not in name


@dataclass(slots=True)
class ZipArchive:
    """Opener: opens the archive's bytes, which can be sought in."""

    opener: Opener
    _opened: tuple[int, zipfile.ZipFile, BinaryIO] | None = field(default=None, repr=False)
    _members: tuple[Member, ...] | None = field(default=None, repr=False)

    def __getstate__(self) -> Opener:
        return self.opener

    def __setstate__(self, opener: Opener) -> None:
        self.opener, self._opened, self._members = opener, None, None

    @property
    def members(self) -> tuple[Member, ...]:
        """See Archive; raises BrokenArchive."""
        if self._members is None:
            infos = (info for info in self._zip.infolist() if not info.filename.endswith("/"))
            self._members = tuple(Member(info.filename, info.file_size, _problem(info)) for info in infos)
        return self._members

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        try:
            return cast("BinaryIO", _Checked(cast("BinaryIO", self._zip.open(name))))
        except (KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
            raise BrokenMember("It is damaged in the archive.") from None

    def close(self) -> None:
        """See Archive."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened[2].close()
            self._opened = None

    @property
    def _zip(self) -> zipfile.ZipFile:
        """Each process opens the file itself: a place in it is shared with whom it was forked from."""
        if self._opened is None or self._opened[0] != os.getpid():
            file = self.opener()
            try:
                self._opened = os.getpid(), zipfile.ZipFile(file), file
            except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, zlib.error):
                file.close()
                raise BrokenArchive("is not a complete zip archive; was it downloaded to its end?") from None
        return self._opened[1]


def _problem(info: zipfile.ZipInfo) -> str:
    if not is_safe(info.filename):
        return "Its name leads outside the archive."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "It is a symbolic link."
    if info.flag_bits & _ENCRYPTED:
        return "It is encrypted."
    if info.file_size > _EXPANDED_FREELY and info.file_size > _MOST_EXPANDED * max(info.compress_size, 1):
        return "It would grow too much when it is unpacked."
    return ""


class _Checked(io.RawIOBase):
    """A member whose damage is a BrokenMember when it is read."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        try:
            read = self._inner.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
            raise BrokenMember("It is damaged in the archive.") from None
        buffer[: len(read)] = read
        return len(read)

    def close(self) -> None:
        self._inner.close()
        super().close()


class _Unpacked(gzip.GzipFile):
    """Closes what it reads from; its damage, and what grows too much, is a BrokenMember."""

    def __init__(self, inner: "io.BufferedReader[io.RawIOBase]") -> None:
        super().__init__(fileobj=inner)
        self._inner = inner

    def read(self, size: int | None = -1) -> bytes:
        try:
            read = super().read(size)
            unpacked, packed = self.tell(), self._inner.tell()
        except (OSError, EOFError, zlib.error):
            raise BrokenMember("It is damaged.") from None
        if unpacked > _EXPANDED_FREELY and unpacked > _MOST_EXPANDED * max(packed, 1):
            raise BrokenMember("It would grow too much when it is unpacked.")
        return read

    def close(self) -> None:
        super().close()
        self._inner.close()


@dataclass(slots=True)
class FolderArchive:
    """A folder and all below it; symbolic links, devices and pipes are passed over."""

    root: Path
    _members: tuple[Member, ...] | None = field(default=None, repr=False)

    @property
    def members(self) -> tuple[Member, ...]:
        """See Archive; folders in the order of their names."""
        if self._members is None:
            self._members = tuple(_below(self.root, ""))
        return self._members

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        return _opened(self.root / name)

    def close(self) -> None:
        """See Archive."""


def _below(folder: Path, before: str) -> Iterator[Member]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield Member(before or ".", 0, "The folder cannot be read.")
        return
    for entry in entries:
        if entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _below(folder / entry.name, f"{before}{entry.name}/")
        elif entry.is_file():
            yield Member(before + entry.name, entry.stat().st_size)


@dataclass(frozen=True, slots=True)
class FileArchive:
    """One file. Opener: opens it."""

    name: str
    size: int
    opener: Opener

    @property
    def members(self) -> tuple[Member, ...]:
        """See Archive."""
        return (Member(self.name, self.size),)

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        return self.opener()

    def close(self) -> None:
        """See Archive."""


@dataclass(frozen=True, slots=True)
class OpenPath:
    """Opens a file of this machine."""

    path: Path

    def __call__(self) -> BinaryIO:
        return _opened(self.path)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise BrokenMember(f"It cannot be read: {error.strerror}.") from None


def text_of(archive: Archive, name: str) -> tuple[TextIO, str]:
    """A member as text, exactly as it is: no line end is changed, and what is no text can be written back. And its encoding."""
    file = io.BufferedReader(cast("io.RawIOBase", archive.open(name)))
    if file.peek(2)[:2] == b"\x1f\x8b":
        file = io.BufferedReader(cast("io.RawIOBase", _Unpacked(file)))
    try:
        encoding = _encoding(file.peek(_HEAD))
    except (OSError, EOFError, zlib.error):
        raise BrokenMember("It is damaged.") from None
    # UTF-8 that is broken in places is read all the same: surrogates stand for the bytes that are none.
    return io.TextIOWrapper(file, encoding, errors="surrogateescape", newline=""), encoding


def is_packed(archive: Archive, name: str) -> bool:
    """Whether a member is packed by gzip."""
    with archive.open(name) as file:
        return file.read(2) == b"\x1f\x8b"


def _encoding(head: bytes) -> str:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(head) else "cp1252"
    return "utf-8"


def _mostly_utf8(head: bytes) -> bool:
    """Whether more of what is not ASCII is UTF-8 than not, as in a text with a few damaged places."""
    read = head.decode("utf-8", errors="replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in read)
    return good > read.count("\ufffd")


def encoded(text: str, encoding: str) -> bytes:
    """What is written back: the bytes of a member that was read by ``text_of``."""
    if encoding == "cp1252":
        return text.encode(encoding, errors="xmlcharrefreplace")
    return text.encode(encoding, errors="surrogateescape")
