"""Finds out whether what somebody names is an export: a file, a folder or an address in an object store."""

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigError
from config.pages import EXPORTS
from core.files.exports.archive import Archive, BrokenArchive, FileArchive, FolderArchive, OpenPath, ZipArchive
from core.files.exports.database import MAGIC, DatabaseArchive, FolderWithDatabase, found_in, has_messages
from core.files.exports.records import BrokenMember, Export
from core.files.exports.registry import recognise

_REMOTE = "://"


@dataclass(frozen=True, slots=True)
class Opened:
    """An export and where it lies. Name: as it was given. Single: one file that is no archive. Database: with its messages."""

    name: str
    archive: Archive
    export: Export
    packed: bool = False
    single: bool = False
    database: DatabaseArchive | None = None


def find(name: str, domain: str = "") -> Opened | None:
    """The export, or None if it is something else, or not there. Domain: of a workspace, for links. Raises ConfigError."""
    if _REMOTE in name:
        from .object_stores import archive_at

        found: Archive | None = archive_at(name)
    else:
        found = _local(name)
    if found is None:
        return None
    try:
        folder = isinstance(found, FolderArchive)
        export = recognise(found, folder=folder, domain=domain)
    except BrokenArchive as error:
        raise ConfigError(f"{name}: {error}") from None
    except BrokenMember:
        export = None
    if export is None and _REMOTE in name:
        raise ConfigError(f"{name}: is no export that is known; {EXPORTS} lists all kinds")
    if export is None:
        found.close()
        return None
    packed = isinstance(found, ZipArchive | DatabaseArchive)
    database = found.database if isinstance(found, FolderWithDatabase) else found if isinstance(found, DatabaseArchive) else None
    return Opened(name, found, export, packed=packed, single=isinstance(found, FileArchive), database=database)


def _local(name: str) -> Archive | None:
    path = Path(name)
    if os.path.isdir(name):  # noqa: PTH112 - pathlib's raises for a name that is too long
        inside = found_in(path)
        return FolderWithDatabase(FolderArchive(path), DatabaseArchive(inside)) if inside else FolderArchive(path)
    if not os.path.isfile(name):  # noqa: PTH113 - likewise
        return None
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return None
    if head.startswith(b"PK\x03\x04") or zipfile.is_zipfile(path):
        return ZipArchive(OpenPath(path))
    if head.startswith(MAGIC[:4]) and has_messages(path):
        return DatabaseArchive(path)
    return FileArchive(path.name, path.stat().st_size, OpenPath(path))
