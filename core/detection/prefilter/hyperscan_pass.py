"""One pass of Hyperscan in place of google-re2's automata, where the extra ``hyperscan`` is installed.

Both read the same conditions. Hyperscan makes no states while it reads, so that a new text costs no more than a known one. It compiles
for some twenty seconds: aside, once for each set of conditions, into a file that holds nothing else. Conditions that only a text with a
digit fulfils have databases of their own: most talk has none. The more conditions a database holds, the faster all are read, and the
longer it takes to compile them.
"""

import contextlib
import multiprocessing
import os
import shutil
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import metadata, util
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from .approximation import Approximation

if TYPE_CHECKING:
    import hyperscan

_NAME, _ANY = "prefilter-{}.hyperscan", "prefilter-*"
# The disk is the database's, and a file that saves twenty seconds is not worth its trouble.
_ROOM = 20
_DIGEST = 32
# Conditions that need a digit take longest to compile.
_TOGETHER, _TOGETHER_WITH_DIGIT = 256, 128
_LENGTH = struct.Struct(">Q")
# Before each database: whether it is for texts with a digit alone.
_WITH_DIGIT, _FOR_ALL = b"1", b"0"
# How a file is laid out; another one is not read.
_LAYOUT = 3
# By number: in re2's syntax, and whether every text that fulfils it has a digit.
_Patterns = Mapping[int, tuple[bytes, bool]]


class HyperscanPass:
    """Which conditions a text of ASCII fulfils; thread-safe."""

    def __init__(self, compiled: bytes) -> None:
        """Compiled: what was refused, and databases, each behind its length. Raises hyperscan.error for another processor's."""
        import hyperscan

        refused, *databases = _split(compiled)
        # The numbers of those that Hyperscan does not read, as one with an anchor in its midst.
        self.refused = frozenset(number for (number,) in _LENGTH.iter_unpack(refused))
        loaded = [(each[:1], hyperscan.loadb(each[1:], hyperscan.HS_MODE_BLOCK)) for each in databases]
        self._with_digit = [database for kind, database in loaded if kind == _WITH_DIGIT]
        self._for_all = [database for kind, database in loaded if kind == _FOR_ALL]
        self._scratch = hyperscan.Scratch
        self._own = threading.local()

    def __call__(self, encoded: bytes, *, digit: bool) -> list[int]:
        """The numbers of the conditions, in no order. Digit: whether the text has one."""
        try:
            for_all, with_digit = self._own.scans
        except AttributeError:
            # A scratch is one thread's own.
            for_all, with_digit = self._own.scans = (self._scans(self._for_all), self._scans(self._with_digit))
        found: list[int] = []

        def note(number: int, start: int, end: int, flags: int, context: object) -> None:
            found.append(number)

        for scan, scratch in (*for_all, *with_digit) if digit else for_all:
            scan(encoded, match_event_handler=note, scratch=scratch)
        return found

    def _scans(self, databases: Sequence["hyperscan.Database"]) -> list[tuple[Callable[..., None], "hyperscan.Scratch"]]:
        return [(database.scan, self._scratch(database)) for database in databases]


def hyperscan_pass(forms: Mapping[int, Approximation], folder: Path, *, kept_only: bool = False) -> HyperscanPass | None:
    """Forms: conditions for ASCII, by number. Folder: where compiled ones are kept.

    Takes twenty seconds where none is, or returns None at once if only kept ones are wanted. None where Hyperscan is not installed.
    """
    if util.find_spec("hyperscan") is None:
        return None
    import hyperscan

    patterns = {number: (each.form.encode(), each.digits > 0) for number, each in forms.items()}
    version = b"%b %d %d %d" % (metadata.version("hyperscan").encode(), _TOGETHER, _TOGETHER_WITH_DIGIT, _LAYOUT)
    each = (b"%d %d %b" % (number, digit, form) for number, (form, digit) in patterns.items())
    name = sha256(b"\n".join([version, *each])).hexdigest()[:16]
    file = folder / _NAME.format(name)
    with contextlib.suppress(OSError, hyperscan.error):  # none there, or of another processor
        kept = _kept(file)
        if kept:
            return HyperscanPass(kept)
    if kept_only:
        return None
    compiled = _compiled(patterns)
    if not compiled:
        return None
    with contextlib.suppress(OSError):  # it works without a file, only later the next time
        _keep(file, compiled)
    return HyperscanPass(compiled)


def _compiled(patterns: _Patterns) -> bytes:
    """Nothing where that fails. In a process of its own: the hundred megabytes that it takes go with it."""
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):  # nobody waits any more
        patterns: _Patterns = to.recv()
        refused: list[int] = []
        databases: list[bytes] = []
        for kind, most in ((_FOR_ALL, _TOGETHER), (_WITH_DIGIT, _TOGETHER_WITH_DIGIT)):
            numbers = [number for number, (_, digit) in sorted(patterns.items()) if digit is (kind == _WITH_DIGIT)]
            for start in range(0, len(numbers), most):
                database = _database({number: patterns[number][0] for number in numbers[start : start + most]}, refused)
                databases += [kind + database] if database else []
        parts = [b"".join(map(_LENGTH.pack, refused)), *databases]
        to.send_bytes(b"".join(_LENGTH.pack(len(each)) + each for each in parts))


def _database(patterns: Mapping[int, bytes], refused: list[int]) -> bytes:
    """Of those that Hyperscan reads; the numbers of the others are added to what is refused. Nothing where it reads none."""
    import hyperscan

    with contextlib.suppress(hyperscan.error):
        return _together(patterns)
    read = {}
    for number, pattern in patterns.items():
        try:
            _together({number: pattern})
            read[number] = pattern
        except hyperscan.error:
            refused.append(number)
    return _together(read) if read else b""


def _together(patterns: Mapping[int, bytes]) -> bytes:
    """Raises hyperscan.error where one of them is too large, or has what Hyperscan does not read."""
    import hyperscan

    database, flags = hyperscan.Database(), hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_ALLOWEMPTY
    database.compile(expressions=[*patterns.values()], ids=[*patterns], flags=[flags] * len(patterns))
    return hyperscan.dumpb(database)


def _split(compiled: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(compiled):
        end = start + _LENGTH.size + _LENGTH.unpack_from(compiled, start)[0]
        yield compiled[start + _LENGTH.size : end]
        start = end


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
