"""One clock for all replicas: each corrects its machine's clock by the database's."""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from ..ports import Clock
from .database import Closed, Database

_log = structlog.get_logger("clock")
# An answer takes its time, and clocks that NTP keeps differ by less.
_TOLERANCE = timedelta(seconds=1)
_EVERY_SECONDS = 30.0


class SharedClock:
    """Fulfils the port Clock.

    A replica whose machine is a day ahead would hold all others for dead, and take over what they are at. SQLite has one
    machine alone, whose clock it is.
    """

    def __init__(self, machine: Clock, database: Database) -> None:
        """Machine: the clock that is corrected."""
        self._machine = machine
        self._database = database
        self._off = timedelta(0)

    def now(self) -> datetime:
        """The machine's time, corrected."""
        return self._machine.now() + self._off

    async def compare(self) -> None:
        """Measures how far off the machine's clock is; if the database does not answer, the last measurement holds."""
        if not self._database.shared:
            return
        try:
            off = await self._difference()
        except (SQLAlchemyError, OSError, Closed) as error:
            _log.warning("clock_not_compared", error=type(error).__name__)
            return
        if abs(off - self._off) > _TOLERANCE:
            self._off = off if abs(off) > _TOLERANCE else timedelta(0)
            _log.warning("clock_off", seconds=round(self._off.total_seconds(), 1))

    async def keep_in_step(self) -> None:
        """Compares every half minute until it is cancelled: a clock may be set while we run."""
        while True:
            await asyncio.sleep(_EVERY_SECONDS)
            await self.compare()

    async def _difference(self) -> timedelta:
        async with self._database.reading() as connection:
            before = self._machine.now()
            theirs: datetime = (await connection.execute(select(func.clock_timestamp()))).scalar_one()
            after = self._machine.now()
        return theirs - (before + (after - before) / 2)
