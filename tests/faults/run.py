"""One fault run: feed messages, let things go wrong, wait until all is handled, and count."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from core.store.database import Database, database_url
from core.store.tables import cursors, holders
from tests.fakes.faults import Faults

from .bots import Bots
from .traffic import people

_PATIENCE_SECONDS = 240
_SETTLING_SECONDS = 4
_CURSOR_LOOKS = 240


class Server(Protocol):
    """What both platforms' fake servers have."""

    faults: Faults
    sockets: set[object]

    def say(self, user: str, text: str, channel: str = ...) -> str: ...
    def told(self, user: str) -> list[dict[str, object]]: ...
    async def cut(self) -> None: ...


@dataclass(frozen=True)
class Outcome:
    """What came of a run."""

    messages: int
    alarming: int
    kills: int
    lost: int
    doubled: int
    false: int
    behind: int
    megabytes: float
    seconds: float


Trouble = Callable[[], Awaitable[None]]


@dataclass
class Run:
    """A server, the bot's processes, and messages at a pace."""

    server: Server
    bots: Bots
    prefix: str
    seed: int = 7

    async def outcome(self, count: int, alarming: int, trouble: Trouble, pace: float = 150.0) -> Outcome:
        """Feeds ``count`` messages at ``pace`` a second while the trouble goes on; then all goes well."""
        began = asyncio.get_running_loop().time()
        await self.bots.start()
        await self.begun()
        rows = people(count, alarming, self.seed, self.prefix)
        troubling = asyncio.create_task(trouble())
        newest: dict[str, str] = {}
        for number, (author, text, _) in enumerate(rows):
            newest["last"] = self.server.say(author, text)
            if number % 10 == 0:
                await asyncio.sleep(10 / pace)
        await troubling
        self.server.faults.clear()
        await self.bots.start()
        alarmed = {author for author, _, alarms in rows if alarms}
        await self.until(lambda: all(self.server.told(author) for author in alarmed), _PATIENCE_SECONDS)
        await asyncio.sleep(_SETTLING_SECONDS)
        behind = await self._behind(newest["last"])
        told = {author: len(self.server.told(author)) for author, *_ in rows}
        return Outcome(
            count,
            alarming,
            self.bots.kills,
            lost=sum(told[author] == 0 for author in alarmed),
            doubled=sum(max(0, told[author] - 1) for author in alarmed),
            false=sum(number for author, number in told.items() if author not in alarmed),
            behind=behind,
            megabytes=self.bots.memory(),
            seconds=asyncio.get_running_loop().time() - began,
        )

    async def begun(self) -> None:
        """Waits until each process has its cursors in the database: what came before a first start is promised to nobody."""
        database = Database(database_url(self.bots.database, self.bots.folder))
        begun = select(func.count(cursors.c.holder.distinct()))
        try:
            async with asyncio.timeout(90):
                while True:
                    with suppress(SQLAlchemyError):  # no tables yet
                        async with database.reading() as connection:
                            if (await connection.execute(begun)).scalar_one() >= self.bots.count:
                                return
                    await asyncio.sleep(0.2)
        finally:
            await database.close()

    async def until(self, done: Callable[[], bool], seconds: float) -> bool:
        deadline = asyncio.get_running_loop().time() + seconds
        while not done():
            if asyncio.get_running_loop().time() > deadline:
                return False
            await asyncio.sleep(0.1)
        return True

    async def _behind(self, newest: str) -> int:
        """Cursors that are held back, and the newest message where none has come to it."""
        database = Database(database_url(self.bots.database, self.bots.folder))
        last = int("".join(filter(str.isdigit, newest)))
        try:
            for _ in range(_CURSOR_LOOKS):
                async with database.reading() as connection:
                    alive = select(holders.c.id).where(holders.c.gone == 0)
                    held = select(func.count()).where(cursors.c.held_back == 1, cursors.c.holder.in_(alive))
                    number = (await connection.execute(held)).scalar_one()
                    top = (await connection.execute(select(func.max(cursors.c.position)))).scalar_one() or 0
                if not number and top >= last:
                    return 0
                await asyncio.sleep(0.5)
        finally:
            await database.close()
        return int(number) + int(top < last)


def folders(base: Path) -> Path:
    """A data folder in it."""
    data = base / "data"
    data.mkdir(parents=True, exist_ok=True)
    return data
