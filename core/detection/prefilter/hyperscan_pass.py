"""One pass of Hyperscan in place of google-re2's automata, where the extra ``hyperscan`` is installed.

Both read the same conditions. Hyperscan makes no states while it reads, so that a new text costs no more than a known one. It compiles
for some ten seconds: aside, once for each set of conditions, into a file that holds nothing else.
"""

import contextlib
import multiprocessing
import os
import re
import shutil
import signal
import threading
from collections.abc import Mapping
from hashlib import sha256
from importlib import metadata, util
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from .relaxation import NEVER

if TYPE_CHECKING:
    import hyperscan

_NAME, _ANY = "prefilter-{}.hyperscan", "prefilter-*"
# The disk is the database's, and a file that saves ten seconds is not worth its trouble.
_ROOM = 20
_DIGEST = 32
_CLASS = re.compile(r"\[(?:\\x\{[0-9a-fA-F]+\})+\]")
_CODE = re.compile(r"\\x\{([0-9a-fA-F]+)\}")
_NO_BYTE = r"[\xff]"
_ASCII = 128


class HyperscanPass:
    """Which conditions a text of ASCII fulfils; thread-safe."""

    def __init__(self, database: "hyperscan.Database") -> None:
        """Database: compiled."""
        from hyperscan import Scratch

        self._database = database
        self._scratch = Scratch
        self._own = threading.local()

    def __call__(self, encoded: bytes) -> list[int]:
        """The numbers of the conditions, in no order."""
        if not hasattr(self._own, "scratch"):
            self._own.scratch = self._scratch(self._database)
        found: list[int] = []

        def note(number: int, start: int, end: int, flags: int, context: object) -> None:
            found.append(number)

        self._database.scan(encoded, match_event_handler=note, scratch=self._own.scratch)
        return found


def hyperscan_pass(forms: Mapping[int, str], folder: Path) -> HyperscanPass | None:
    """Forms: conditions for ASCII in re2's syntax, as ``relaxed`` makes them, by number. Folder: where compiled ones are kept.

    Takes ten seconds where none is. None where Hyperscan is not installed, or takes one of the forms for too large.
    """
    if util.find_spec("hyperscan") is None:
        return None
    import hyperscan

    patterns = {number: for_bytes(form).encode() for number, form in forms.items()}
    name = sha256(
        b"\n".join([metadata.version("hyperscan").encode(), *(b"%d %b" % pair for pair in patterns.items())])
    ).hexdigest()[:16]
    file = folder / _NAME.format(name)
    with contextlib.suppress(OSError, hyperscan.error):  # none there, or of another processor
        kept = _kept(file)
        if kept:
            return HyperscanPass(hyperscan.loadb(kept, hyperscan.HS_MODE_BLOCK))
    compiled = _compiled(patterns)
    if not compiled:
        return None
    with contextlib.suppress(OSError):  # it works without a file, only later the next time
        _keep(file, compiled)
    return HyperscanPass(hyperscan.loadb(compiled, hyperscan.HS_MODE_BLOCK))


def _compiled(patterns: Mapping[int, bytes]) -> bytes:
    """Nothing where one is too large. In a process of its own: the hundred megabytes that it takes go with it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_compile, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    with ours:
        try:
            # Not as an argument: one larger than a pipe's memory hangs where the process dies before it reads it.
            ours.send(patterns)
            return ours.recv_bytes()
        except (EOFError, OSError):  # it was killed
            return b""
        finally:
            process.join()


def _compile(to: Connection) -> None:
    import hyperscan

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_ALLOWEMPTY
    with contextlib.suppress(EOFError, OSError):  # nobody waits any more
        patterns: Mapping[int, bytes] = to.recv()
        try:
            database.compile(expressions=[*patterns.values()], ids=[*patterns], flags=[flags] * len(patterns))
        except hyperscan.error:
            to.send_bytes(b"")
        else:
            to.send_bytes(hyperscan.dumpb(database))


def _kept(file: Path) -> bytes:
    """What was compiled before; nothing where the file is damaged, or is not our own: Hyperscan would run whatever it holds."""
    with file.open("rb") as opened:
        if os.name == "posix" and os.fstat(opened.fileno()).st_uid != os.getuid():
            return b""
        digest, compiled = opened.read(_DIGEST), opened.read()
    return compiled if sha256(compiled).digest() == digest else b""


def _keep(file: Path, compiled: bytes) -> None:
    """Written whole or not at all, with its digest, and not where the disk is nearly full; what others have left goes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in file.parent.glob(_ANY):
        old.unlink(missing_ok=True)
    if shutil.disk_usage(file.parent).free < _ROOM * len(compiled):
        return
    new = file.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(sha256(compiled).digest() + compiled)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def for_bytes(form: str) -> str:
    """A form in which classes are short, and hold bytes instead of characters beyond ASCII, which no text of ASCII has."""
    return _CLASS.sub(_short, form.replace(NEVER, _NO_BYTE))


def _short(match: re.Match[str]) -> str:
    codes = sorted({int(code, 16) for code in _CODE.findall(match[0])})
    ranges: list[list[int]] = []
    for code in (code for code in codes if code < _ASCII):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "".join(_byte(first) if first == last else f"{_byte(first)}-{_byte(last)}" for first, last in ranges)
    return f"[{inside}]" if inside else _NO_BYTE


def _byte(code: int) -> str:
    """Hyperscan takes patterns of 16,000 characters at most, and most of one are letters in both cases."""
    return chr(code) if chr(code).isalnum() else f"\\x{code:02x}"
