"""A SQLite database as an archive: its tables are files of lines of JSON, one a row. Read only, row by row.

The strings of a row are in its line, and its column DATA as the JSON that it is. A column that only repeats one of DATA's strings
is not: a copy has there what DATA says then.
"""

import io
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote

from .archive import BrokenArchive, FolderArchive, Member
from .records import BrokenMember

MAGIC = b"SQLite format 3\0"
ENDING = ".rows"
DATA, ROOM = "DATA", "CHANNEL_ID"
BESIDE = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside a database
_ENDINGS = (".sqlite", ".sqlite3", ".db")
_LONGEST = 100_000_000
_CACHED = "PRAGMA cache_size = -16000"  # KiB
# The errors of a damaged file; the second, where SQLite's own sentence about it is no text.
_BROKEN = (sqlite3.Error, UnicodeDecodeError, OverflowError)
Value = str | bytes | int | float | None
Row = tuple[Value, ...]


@contextmanager
def _readable() -> Iterator[None]:
    """Raises BrokenArchive where the file is not."""
    try:
        yield
    except _BROKEN:
        raise BrokenArchive("is a damaged database, or one that another program has locked") from None


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table, or those of one conversation in it."""

    table: str
    columns: tuple[str, ...]
    room: str | None = None

    @property
    def query(self) -> tuple[str, tuple[str, ...]]:
        """The same order each time, as long as the file is the same."""
        listed = ", ".join(map(quoted, self.columns))
        where = f" WHERE {quoted(ROOM)} = ?" if self.room is not None else ""
        return f"SELECT {listed} FROM {quoted(self.table)}{where}", () if self.room is None else (self.room,)  # noqa: S608 - quoted


@dataclass(slots=True)
class DatabaseArchive:
    """Path: of the database. Its files are in a folder that is named as it is."""

    path: Path
    _connection: tuple[int, sqlite3.Connection] | None = field(default=None, repr=False)
    _rows: dict[str, _Rows] | None = field(default=None, repr=False)
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.path, self._connection, self._rows, self._sizes = path, None, None, {}

    @property
    def members(self) -> tuple[Member, ...]:
        """See Archive; raises BrokenArchive."""
        self._listed()
        return tuple(Member(name, size) for name, size in self._sizes.items())

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        rows = self._listed().get(name)
        if rows is None:
            raise BrokenMember("It is not in the database.")
        return cast("BinaryIO", io.BufferedReader(_Lines(self._lines(rows))))

    def close(self) -> None:
        """See Archive."""
        if self._connection is not None:
            self._connection[1].close()
            self._connection = None

    @property
    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """The columns of each; raises BrokenArchive."""
        with _readable():
            names = [str(name) for (name,) in self._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {name: self._columns(name) for name in names if not name.startswith("sqlite_")}

    def column(self, table: str, *columns: str) -> Iterator[tuple[str, ...]]:
        """Some columns of all rows as text; nothing where there are none such."""
        if not set(columns) <= set(self.tables.get(table, ())):
            return
        listed = ", ".join(map(quoted, columns))
        with _readable():
            for row in self._db.execute(f"SELECT {listed} FROM {quoted(table)}"):  # noqa: S608 - quoted  # nosec B608
                yield tuple("" if value is None else str(value) for value in row)

    def parts(self) -> Iterator[tuple[str, str, tuple[str, ...], Iterator[Row]]]:
        """For each file its name, the table, its columns and the rows as they are."""
        for name, rows in self._listed().items():
            yield name, rows.table, rows.columns, self._db.execute(*rows.query)

    @property
    def _db(self) -> sqlite3.Connection:
        """Each process opens the file itself."""
        if self._connection is None or self._connection[0] != os.getpid():
            try:
                self._connection = os.getpid(), opened(self.path)
            except _BROKEN:
                raise BrokenArchive("is a database that cannot be opened") from None
        return self._connection[1]

    def _listed(self) -> dict[str, _Rows]:
        if self._rows is None:
            self._rows = {}
            with _readable():
                for table, columns in self.tables.items():
                    for name, rows, size in self._of_table(table, columns):
                        self._rows[name], self._sizes[name] = rows, size
        return self._rows

    def _columns(self, table: str) -> tuple[str, ...]:
        """Those that are stored."""
        return tuple(str(row[1]) for row in self._db.execute(f"PRAGMA table_xinfo({quoted(table)})") if row[6] == 0)

    def _of_table(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, _Rows, int]]:
        base = f"{self.path.name}/{quote(table, safe='')}"
        lengths = " + ".join(f"coalesce(length({quoted(name)}), 0)" for name in columns) or "0"
        rooms = {ROOM, DATA} <= set(columns)
        grouped = (quoted(ROOM), f" GROUP BY {quoted(ROOM)}") if rooms else ("NULL", "")
        for room, size in self._db.execute(f"SELECT {grouped[0]}, sum({lengths}) FROM {quoted(table)}{grouped[1]}"):  # noqa: S608 - quoted  # nosec B608
            name = f"{base}/{quote(str(room), safe='')}{ENDING}" if rooms else f"{base}{ENDING}"
            yield name, _Rows(table, columns, str(room) if rooms else None), int(size or 0)

    def _lines(self, rows: _Rows) -> Iterator[bytes]:
        try:
            for row in self._db.execute(*rows.query):
                yield line_of(dict(zip(rows.columns, row, strict=True)))
        except _BROKEN:
            raise BrokenMember("It is damaged in the database.") from None


@dataclass(slots=True)
class FolderWithDatabase:
    """A folder in which a database has the messages, and its other files."""

    folder: FolderArchive
    database: DatabaseArchive

    @property
    def members(self) -> tuple[Member, ...]:
        """See Archive; the database's first."""
        own = {self.database.path.name + ending for ending in ("", *BESIDE)}
        return (*self.database.members, *(member for member in self.folder.members if member.name not in own))

    def open(self, name: str) -> BinaryIO:
        """See Archive."""
        inside = name.startswith(f"{self.database.path.name}/") and name.endswith(ENDING)
        return self.database.open(name) if inside else self.folder.open(name)

    def close(self) -> None:
        """See Archive."""
        self.database.close()
        self.folder.close()


def opened(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, follows no trigger and trusts no function of the file. Raises sqlite3.Error."""
    waiting = path.with_name(path.name + BESIDE[0])
    alone = not waiting.exists() or not waiting.stat().st_size
    address = f"file:{quote(str(path.resolve()))}?mode=ro{'&immutable=1' if alone else ''}"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(_CACHED)
    return connection


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def line_of(row: Mapping[str, Value]) -> bytes:
    """A row as a line: its strings, without those that only repeat one of DATA's."""
    data = loaded(row.get(DATA))
    known = set(repeated(data))
    texts: dict[str, object] = {name: text for name, value in row.items() if name != DATA and (text := _text(value)) is not None}
    kept = {name: text for name, text in texts.items() if text not in known or name == ROOM}
    if data is not None:
        kept[DATA] = data
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"


def loaded(value: Value) -> object:
    """What DATA holds: JSON, or a text that is none."""
    text = _text(value)
    if text is None:
        return None
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return found


def repeated(data: object) -> Mapping[str, str]:
    """The strings that DATA has at its top, and their keys."""
    return {value: key for key, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}


def _text(value: Value) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value if isinstance(value, str) else None


class _Lines(io.RawIOBase):
    """A stream of lines that are made as they are read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if not self._left:
            self._left = memoryview(next(self._lines, b""))
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def has_messages(path: Path) -> bool:
    """Whether a file is a database of slackdump."""
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return False
        with closing(DatabaseArchive(path)) as archive:
            tables = archive.tables
    except (OSError, BrokenArchive):
        return False
    return all({DATA, "CHUNK_ID"} <= set(tables.get(name, ())) for name in ("MESSAGE", "CHANNEL")) and "CHUNK" in tables


def found_in(folder: Path) -> Path | None:
    """The database of slackdump that lies in a folder."""
    try:
        files: Sequence[Path] = sorted(each for each in folder.iterdir() if each.suffix in _ENDINGS and not each.is_symlink())
    except OSError:
        return None
    return next((each for each in files if each.is_file() and has_messages(each)), None)
