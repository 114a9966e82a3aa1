"""A copy of a database, made anew: whatever was deleted, and every old page, is left behind."""

import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from .database import DATA, DatabaseArchive, Row, Value, loaded, opened, quoted, repeated

_KEPT = ("encoding", "page_size", "auto_vacuum", "application_id", "user_version")
_COMMAND = "ARGS"  # the command line that made the archive, with the paths of somebody's machine
_FAST = ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "foreign_keys = OFF")


class UnusualDatabase(Exception):
    """Says in one sentence why no copy can be made."""


def copied(archive: DatabaseArchive, folder: Path, to: Path) -> None:
    """Writes the database with the rows that are in the folder's files, by their names in the archive.

    A table or conversation without a file is left out. Raises UnusualDatabase, OSError.
    """
    try:
        with closing(opened(archive.path)) as old, closing(sqlite3.connect(to, isolation_level=None)) as new:
            for name in _KEPT:
                (value,) = old.execute(f"PRAGMA {name}").fetchone()
                new.execute(f"PRAGMA {name} = {value if isinstance(value, int) else quoted(str(value))}")
            for pragma in _FAST:
                new.execute(f"PRAGMA {pragma}")
            schema = old.execute(
                "SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
            )
            made = [(str(kind), str(sql)) for kind, sql in schema]
            if any(sql.upper().startswith("CREATE VIRTUAL") for _, sql in made):
                raise UnusualDatabase("It has a table that another library keeps, so there is no copy of it.")
            _make(new, [sql for kind, sql in made if kind == "table"])
            new.execute("BEGIN")
            _fill(archive, folder, new)
            new.execute("COMMIT")
            _make(new, [sql for kind, sql in made if kind != "table"])
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise UnusualDatabase("It is a database of an unusual kind, so there is no copy of it.") from None


def _make(new: sqlite3.Connection, sentences: Sequence[str]) -> None:
    for sentence in sentences:
        new.execute(sentence)


def _fill(archive: DatabaseArchive, folder: Path, new: sqlite3.Connection) -> None:
    for name, table, columns, rows in archive.parts():
        file = folder / name
        if not file.is_file():
            continue
        listed, places = ", ".join(map(quoted, columns)), ", ".join("?" * len(columns))
        with file.open(encoding="utf-8") as lines:
            new.executemany(f"INSERT INTO {quoted(table)} ({listed}) VALUES ({places})", _renewed(columns, rows, lines))  # noqa: S608 - quoted  # nosec B608


def _renewed(columns: Sequence[str], rows: Iterator[Row], lines: io.TextIOBase) -> Iterator[Row]:
    """Each row with the strings that its line has now."""
    for row in rows:
        line = lines.readline()
        try:
            kept = json.loads(line)
        except (ValueError, RecursionError):
            raise UnusualDatabase("It has changed since it was read, so there is no copy of it.") from None
        yield _row(dict(zip(columns, row, strict=True)), kept)
    if lines.readline():
        raise UnusualDatabase("It has changed since it was read, so there is no copy of it.")


def _row(old: dict[str, Value], kept: dict[str, object]) -> Row:
    was, now = loaded(old.get(DATA)), kept.get(DATA)
    keys = repeated(was)
    return tuple(_value(name, value, keys, was, now, kept) for name, value in old.items())


def _value(name: str, value: Value, keys: object, was: object, now: object, kept: dict[str, object]) -> Value:
    if not isinstance(value, (str, bytes)):
        return value
    if name == _COMMAND:
        return None
    if name == DATA:
        if was == now:
            return value
        text = (
            now if isinstance(now, str) and isinstance(was, str) else json.dumps(now, ensure_ascii=False, separators=(",", ":"))
        )
    elif name in kept:
        text = str(kept[name])
    else:
        said = value.decode("utf-8", errors="replace") if isinstance(value, bytes) else value
        key = keys.get(said) if isinstance(keys, dict) else None
        if key is None or not isinstance(now, dict):
            raise UnusualDatabase("It has changed since it was read, so there is no copy of it.")
        text = str(now.get(key))
    return text.encode() if isinstance(value, bytes) else text
