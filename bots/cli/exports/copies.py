"""Where a redacted export is written: beside its place until it is whole, and then moved there."""

import gzip
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from config.errors import ConfigError
from core.files.exports.archive import Archive, encoded, is_packed, is_safe, text_of
from core.files.exports.database import DatabaseArchive
from core.files.exports.database_copy import UnusualDatabase, copied

from .opening import Opened

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest of a zip archive: the copy is the same whenever it is made
_BLOCK = 1 << 20


@dataclass(slots=True)
class Copy:
    """Files are written one after the other, each in its parts. Folder: for the copy. Raises ConfigError where it cannot.

    ``redacted_name``: the name of a file without anything personal.
    """

    opened: Opened
    folder: Path
    redacted_name: Callable[[str], str]
    _name: str = ""
    _file: BinaryIO | None = None
    _packs: bool = False
    _encoding: str = "utf-8"
    _written: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        """The finished copy."""
        name = self.redacted_name(PurePosixPath(self.opened.name.replace("\\", "/")).name).replace("/", "_")
        if self._named:
            return self.folder
        return self.folder / name if self.opened.packed or self.opened.single else self.folder

    @property
    def _named(self) -> bool:
        """Whether a file is named for the copy, and not a folder: it ends as the original does."""
        alone = self.opened.packed or self.opened.single
        return alone and bool(self.folder.suffix) and self.folder.suffix == PurePosixPath(self.opened.name).suffix

    @property
    def partial(self) -> Path:
        """What is not finished yet."""
        return self.place.parent / f".{self.place.name}.partial" if self._named else self.folder / ".privacy-check-partial"

    def begin(self, *, goes_on: bool, force: bool) -> None:
        """Makes the folder; what is in the copy's place already is not overwritten unless that is asked for."""
        source = Path(self.opened.name).resolve()
        if self.folder.resolve() == source or (source.is_dir() and source in self.folder.resolve().parents):
            raise ConfigError(f"{self.folder}: is the export itself, or in it; name another place")
        try:
            self.partial.parent.mkdir(parents=True, exist_ok=True)
            alone = self.opened.packed or self.opened.single
            taken = self.place.exists() if alone else any(each != self.partial for each in self.folder.iterdir())
            if taken and not force and not goes_on:
                raise ConfigError(f"{self.place}: is there already; name an empty folder, or add --force")
            if not goes_on and self.partial.exists():
                shutil.rmtree(self.partial)
            self.partial.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"{self.folder}: cannot be written: {error.strerror}") from None

    def go_on(self, archive: Archive, name: str, size: int) -> bool:
        """Opens a file that is written in part, at that size; False if it is not there so far, or packed."""
        file = self.partial / self.called(name)
        if not file.is_file() or file.stat().st_size < size or is_packed(archive, name):
            return False
        reading, self._encoding = text_of(archive, name)
        reading.close()
        raw = file.open("r+b")
        raw.truncate(size)
        raw.seek(size)
        self._file = raw
        return True

    def called(self, name: str) -> str:
        """What a file is called in the copy: folders and files that are named after people get other names."""
        if not self._names:
            self._name_all()
        return self._names.get(name, name)

    def _name_all(self) -> None:
        folders, others = dict(self.opened.export.folders), frozenset(self.opened.export.others)
        taken: set[str] = set()
        for member in self.opened.archive.members:
            *above, base = member.name.split("/")
            if member.name in others and not self.opened.single:
                base = self.redacted_name(base).replace("/", "_")
            number, new = 1, "/".join((*(folders.get(each, each) for each in above), base))
            stem, dot, ending = base.rpartition(".")
            while new in taken:
                number += 1
                new = "/".join((*(folders.get(each, each) for each in above), f"{stem} {number}{dot}{ending}"))
            taken.add(new)
            self._names[member.name] = new

    def safe(self) -> int:
        """How many bytes of the file that is written are on the disk."""
        if self._file is None or self._packs:
            return 0
        self._file.flush()
        os.fsync(self._file.fileno())
        return os.fstat(self._file.fileno()).st_size

    def write(self, archive: Archive, name: str, text: str, *, first: bool, last: bool) -> None:
        """A part of a file of messages."""
        if first:
            self._open(archive, name)
        if self._file is not None:
            self._file.write(encoded(text, self._encoding))
            if last:
                self._close()

    def whole(self, name: str, content: bytes) -> None:
        """A file without messages."""
        if is_safe(name):
            file = self._path(name)
            file.write_bytes(content)

    def finish(self) -> Path | str:
        """Moves or packs everything to its place."""
        self._close()
        if self.opened.database is not None:
            self._rebuild(self.opened.database)
        elif self.opened.packed:
            self._pack()
        elif self.opened.single:
            for each in self.partial.iterdir():
                _replace(each, self.place)
        else:
            for each in sorted(self.partial.iterdir()):
                _replace(each, self.folder / each.name)
        return self.place

    def tidy(self) -> None:
        """Deletes what was written on the way, once nothing would go on with it."""
        shutil.rmtree(self.partial)

    def give_up(self) -> None:
        """Closes the file that is written."""
        self._close()

    def _open(self, archive: Archive, name: str) -> None:
        self._close()
        if not is_safe(name):
            return
        reading, self._encoding = text_of(archive, name)
        reading.close()
        raw = self._path(name).open("wb")
        self._file, self._packs = raw, is_packed(archive, name)
        if self._packs:
            self._file = cast("BinaryIO", _Gzip(raw))

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None

    def _path(self, name: str) -> Path:
        file = self.partial / self.called(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def _rebuild(self, database: DatabaseArchive) -> None:
        """A new database of what was written, and the files beside it."""
        name = database.path.name
        place = self.place if self.opened.packed else self.folder / name
        waiting = place.parent / f".{place.name}.packing"
        waiting.unlink(missing_ok=True)
        try:
            copied(database, self.partial, waiting)
        except UnusualDatabase as error:
            waiting.unlink(missing_ok=True)
            raise ConfigError(f"{self.opened.name}: {error}") from None
        if not self.opened.packed:
            for each in sorted(self.partial.iterdir()):
                if each.name != name:
                    _replace(each, self.folder / each.name)
        waiting.replace(place)

    def _pack(self) -> None:
        """In the order of the original, whose times it keeps."""
        waiting = self.place.parent / f".{self.place.name}.packing"
        with waiting.open("wb") as file:
            self.pack_into(file)
        waiting.replace(self.place)

    def pack_into(self, out_of_all: BinaryIO) -> None:
        """Writes the archive; nothing is sought in it."""
        with zipfile.ZipFile(out_of_all, "w", zipfile.ZIP_DEFLATED) as target:
            for member in self.opened.archive.members:
                called = self.called(member.name)
                file = self.partial / called
                if is_safe(member.name) and file.is_file():
                    info = zipfile.ZipInfo(called, _FIRST_DAY)
                    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                    info.file_size = file.stat().st_size
                    with target.open(info, "w") as out, file.open("rb") as inner:
                        shutil.copyfileobj(inner, out, _BLOCK)


class _Gzip(gzip.GzipFile):
    """Closes what it writes to, and has no time in it."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__(fileobj=raw, mode="wb", mtime=0, filename="")
        self._raw = raw

    def close(self) -> None:
        super().close()
        self._raw.close()


def _replace(made: Path, place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    os.replace(made, place)  # noqa: PTH105 - Path.replace fails for a folder on some systems
