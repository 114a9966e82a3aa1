"""Exports and their copies in object stores: s3://, gs:// and what else fsspec reads; needs the extra ``object-stores``."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from config.errors import ConfigError
from config.extras import needs_extra
from core.files.exports.archive import Archive, FileArchive, Member, ZipArchive, is_safe

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer
    from fsspec import AbstractFileSystem

_BLOCK = 16 << 20  # bytes of an object that are in memory


@dataclass(frozen=True, slots=True)
class OpenRemote:
    """Opens one object; each process makes its own connection."""

    address: str

    def __call__(self) -> BinaryIO:
        files, path = _store(self.address)
        return cast("BinaryIO", files.open(path, "rb"))


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """All objects below an address."""

    address: str
    members: tuple[Member, ...]

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        return OpenRemote(f"{self.address.rstrip('/')}/{name}")()

    def close(self) -> None:
        """See Archive."""


def archive_at(address: str) -> Archive:
    """Raises ConfigError where nothing can be read there."""
    try:
        files, path = _store(address)
        if files.isdir(path) and not files.isfile(path):
            return _folder(files, path, address)
        with files.open(path, "rb") as file:
            head = file.read(4)
        size = int(files.size(path) or 0)
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the store's client says
        raise ConfigError(
            f"{address}: cannot be read ({type(error).__name__}); is the address right, and are there rights?"
        ) from None
    opener = OpenRemote(address)
    return ZipArchive(opener) if head.startswith(b"PK") else FileArchive(path.rpartition("/")[2], size, opener)


def _folder(files: "AbstractFileSystem", path: str, address: str) -> RemoteFolder:
    found = files.find(path, detail=True)
    names = {name[len(path) :].lstrip("/"): int(about.get("size") or 0) for name, about in sorted(found.items())}
    return RemoteFolder(address, tuple(Member(name, size) for name, size in names.items() if is_safe(name)))


@dataclass(frozen=True, slots=True)
class Target:
    """An address that is written to. An object is there whole, or not at all."""

    address: str

    def taken(self, address: str) -> bool:
        """Whether there is an object, or one below it. Raises ConfigError where nobody may look."""
        with _told(address):
            files, path = _store(address)
            files.invalidate_cache()
            return bool(files.exists(path))

    def put(self, address: str, write: Callable[[BinaryIO], None]) -> None:
        """Writes one object, piece by piece. Raises ConfigError where that is not possible."""
        with _told(address):
            files, path = _store(address)
            out = files.open(path, "wb", block_size=_BLOCK)
            try:
                write(cast("BinaryIO", _Forward(out)))
            except BaseException:
                out.discard()  # what is closed would be there as far as it was written
                out.closed = True
                raise
            out.close()


class _Forward(io.RawIOBase):
    """Goes to an object that stays open."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, content: "Buffer") -> int:
        return self._out.write(content)


@contextmanager
def _told(address: str) -> Iterator[None]:
    try:
        yield
    except (ConfigError, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:  # noqa: BLE001 - whatever the store's client says
        said = f"{address}: cannot be written ({type(error).__name__}); is the address right, and are there rights?"
        raise ConfigError(said) from None


def _store(address: str) -> tuple["AbstractFileSystem", str]:
    scheme = address.partition("://")[0]
    with needs_extra("object-stores", f"{scheme}://"):
        from fsspec.core import url_to_fs

        try:
            files, path = url_to_fs(address)
        except ImportError:
            if scheme != "gs":
                raise
            raise ConfigError("gs:// needs the package gcsfs beside the extra object-stores; install it with pip") from None
        except ValueError:
            raise ConfigError(f"{address}: {scheme}:// is unknown; s3:// and gs:// are read") from None
    return files, path
