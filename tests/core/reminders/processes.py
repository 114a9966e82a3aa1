"""What the processes of the race and of the kills run: real stores on one database, a far side of lines in a file."""

import asyncio
import os
import signal
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.chat import FileChat
from tests.fakes.clock import FakeClock

from .services import reminder_services


def race(address: str, folder: str, first: str, rounds: int, barrier: Barrier) -> None:
    """Meets the others before each round, then looks for what is due; a round is a week."""

    async def run() -> None:
        store = Store(Database(database_url(address, Path(folder))))
        clock = FakeClock()
        poster = reminder_services(store, FileChat(Path(folder) / "posts.jsonl"), clock).poster
        for number in range(rounds):
            clock.time = datetime.fromisoformat(first) + timedelta(days=7 * number)
            await asyncio.to_thread(barrier.wait, 120)
            await poster.post_due()
        await store.database.close()

    asyncio.run(run())


def post_and_die(address: str, folder: str, now: str, step: int) -> None:
    """Looks for what is due, and is killed before the given step: a statement to the database, or the post itself."""
    steps = iter(range(step))

    def next_step(*_: object) -> None:
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    class Watched(FileChat):
        async def deliver(self, *arguments: object, **more: object) -> object:  # type: ignore[override]
            next_step()
            delivered = await super().deliver(*arguments, **more)  # type: ignore[arg-type]
            next_step()
            return delivered

    async def run() -> None:
        store = Store(Database(database_url(address, Path(folder))))
        clock = FakeClock()
        clock.time = datetime.fromisoformat(now)
        event.listen(Engine, "before_cursor_execute", next_step)
        event.listen(Engine, "commit", next_step)
        await reminder_services(store, Watched(Path(folder) / "posts.jsonl"), clock).poster.post_due()
        event.remove(Engine, "before_cursor_execute", next_step)
        event.remove(Engine, "commit", next_step)
        await store.database.close()

    asyncio.run(run())
