"""Writes a file whole or not at all."""

import os
import tempfile
from pathlib import Path

_ANYBODYS = 0o666


def write_whole(file: Path, content: bytes, *, force: bool, private: bool = False) -> None:
    """Raises FileExistsError where something is there already, unless forced to replace it, and OSError.

    Private: for its owner's eyes alone (mode 0600). A symbolic link is replaced, not followed.
    """
    handle, part = tempfile.mkstemp(prefix=f".{file.name[:50]}.", dir=file.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if not private:
            Path(part).chmod(_ANYBODYS & ~_umask())
        _place(Path(part), file, force=force)
    finally:
        Path(part).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _place(part: Path, file: Path, *, force: bool) -> None:
    if force:
        part.replace(file)
        return
    try:
        file.hardlink_to(part)  # which fails, in the same moment, where somebody else has made it
    except FileExistsError:
        raise
    except OSError:  # no links on this file system
        if os.path.lexists(file):
            raise FileExistsError from None
        part.replace(file)
