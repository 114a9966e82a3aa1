"""``privacy-check backup``: the whole database in one file, and back."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from config.errors import ConfigError, is_there
from config.settings import load

from .exit_codes import leave_tidily
from .options import ConfigOption

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.backup import Contents
    from core.store.store import Store


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup: a new file, or with --restore the one to read.")],
    into: Annotated[bool, typer.Option("--restore", help="Fill an empty database from the file.")] = False,
    config: ConfigOption = None,
) -> int:
    """Save the database to a file while the bot runs, or restore it.

    Findings' metadata, settings, tokens (encrypted) and the key of fingerprints: keep the file as safe as the database.
    A backup of SQLite can be restored into PostgreSQL and the other way round.
    """
    settings = load(config)
    from ..open_store import build_store

    store = build_store(settings)
    if not into and store.database.file is not None and not is_there(store.database.file):
        raise ConfigError(f"{store.database.file}: there is no database yet, so there is nothing to back up")
    leave_tidily()
    contents = asyncio.run(_done(store, file, into=into))
    typer.echo(f"{'Restored' if into else 'Saved'} {contents.rows} rows (tables of revision {contents.revision}): {file}")
    return 0


async def _done(store: "Store", file: Path, *, into: bool) -> "Contents":
    from core.store.backup import restore, save

    from ..clock import SystemClock

    try:
        if into:
            return await restore(store.database, file)
        return await save(store.database, file, SystemClock().now())
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: does not answer ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await store.database.close()
