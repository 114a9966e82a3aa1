"""Errors of the database at the start, in one line for the person who can fix them."""

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

from config.errors import ConfigError, TryAgain

_BACKUP = "restore a backup with `privacy-check backup --into`, or move the file away to begin anew"
_KINDS = {
    "SQLITE_NOTADB": f"is no database, or damaged; {_BACKUP}",
    "SQLITE_CORRUPT": f"is damaged; {_BACKUP}",
    "SQLITE_READONLY": "cannot be written: it is read-only; set PRIVACY_CHECK_DATA_DIR or DATABASE_URL",
    "SQLITE_CANTOPEN": "cannot be opened; set PRIVACY_CHECK_DATA_DIR or DATABASE_URL",
    "SQLITE_FULL": "cannot be written: the disk is full; make room and start again, nothing was changed",
    "SQLITE_IOERR": "cannot be read or written: the disk answers with an error",
    "SQLITE_BUSY": "is held by another program; end it and start again",
}
# Of these, and of a server that does not answer, one may be rid without changing a setting.
_PASSING = frozenset({"SQLITE_FULL", "SQLITE_IOERR", "SQLITE_BUSY"})


def _code(error: BaseException | None) -> str:
    """SQLite's primary code: the name of an extended one begins with it."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return next((kind for kind in _KINDS if name == kind or name.startswith(f"{kind}_")), "")


def unusable(error: DBAPIError | sqlite3.Error, where: str) -> ConfigError:
    """The error as a line. Where: the file, or an empty string for a server."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = _code(original)
    kind = _KINDS.get(code, f"does not answer ({type(original).__name__})")
    passing = code in _PASSING or (not code and isinstance(error, OperationalError))
    return (TryAgain if passing else ConfigError)(f"{where or 'DATABASE_URL'}: the database {kind}")


def newer_version(revision: str, where: str) -> ConfigError:
    """The error of a database that a newer version made."""
    cure = "run that version, or restore a backup of before"
    return ConfigError(f"{where or 'DATABASE_URL'}: the database is of a newer version (tables of revision {revision}); {cure}")
