"""``privacy-check audit``: findings as metadata and changes of settings, for whoever has to account for them."""

import asyncio
import csv
import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from config.errors import ConfigError, is_there
from config.settings import load

from .options import ConfigOption

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.records import Record
    from core.store.store import Store

_AGO = re.compile(r"(\d{1,5})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
# A cell that begins with one of these is taken for a formula by spreadsheets. Source: OWASP, "CSV Injection".
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = ("jsonl", "csv")


def audit(
    since: Annotated[
        str, typer.Option("--since", metavar="TIME", help="How far back, as in 30d, 12h or 90m, or since a day: 2026-11-01.")
    ] = "30d",
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="jsonl or csv.")] = "jsonl",
    config: ConfigOption = None,
) -> int:
    """Print findings and changes of settings, without content.

    Of findings: kinds, times, places and states, but no author; of changes: who, what and when.
    """
    if form not in _FORMATS:
        raise ConfigError(f"--format: {form!r} is unknown; known: {', '.join(_FORMATS)}")
    moment = since_moment(since, datetime.now(UTC))
    settings = load(config)
    from ..open_store import build_store

    store = build_store(settings)
    if store.database.file is None or is_there(store.database.file):
        asyncio.run(_print(store, moment, _as_csv() if form == "csv" else _as_line))
    elif form == "csv":
        _as_csv()
    return 0


def since_moment(written: str, now: datetime) -> datetime:
    """The moment that "30d" or "2026-11-01" means; raises ConfigError."""
    ago = _AGO.fullmatch(written)
    try:
        if ago:
            return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        day = datetime.fromisoformat(written)
    except (ValueError, OverflowError):
        raise ConfigError(
            f"--since: {written!r} is neither a time span as in 30d, 12h or 90m nor a day as in 2026-11-01"
        ) from None
    return day if day.tzinfo else day.replace(tzinfo=UTC)


async def _print(store: "Store", since: datetime, show: "Callable[[Record], None]") -> None:
    try:
        await store.database.start()
        async for record in _all(store, since):
            show(record)
    except (ConfigError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: cannot be read ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await store.database.close()


async def _all(store: "Store", since: datetime) -> "AsyncIterator[Record]":
    async for record in store.records.findings(since):
        yield record
    async for record in store.records.changes(since):
        yield record


def _as_line(record: "Record") -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=True) + "\n")


def _as_csv() -> "Callable[[Record], None]":
    from core.store.records import FIELDS

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)

    def show(record: "Record") -> None:
        out.writerow([cell(record.get(field, "")) for field in FIELDS])

    return show


def cell(value: object) -> str:
    """As text that no spreadsheet takes for a formula."""
    text = json.dumps(value) if isinstance(value, dict) else str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text
