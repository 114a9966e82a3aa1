"""Sends records of findings and changes to a system outside: oldest first, each at least once, by one process at a time."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

import structlog

from .metrics import Metrics
from .ports import Clock, RecordSink, SinkFailed
from .store.store import Store

_log = structlog.get_logger("siem")
MOST = 500
# A record's moment is taken before its transaction ends, which may wait so long for the database; the machines' clocks differ
# a little, too. What is younger may still get an older neighbour, and the cursor would pass that one.
SETTLED = timedelta(seconds=30)
_LONGEST_SECONDS = 600.0


class Forwarder:
    """Reads on from the target's cursor, which moves when the target has taken what came before."""

    def __init__(self, sink: RecordSink, store: Store, clock: Clock, metrics: Metrics, every_seconds: float) -> None:
        """Every seconds: how often it is looked whether there is something new."""
        self._sink, self._store, self._clock, self._metrics = sink, store, clock, metrics
        self._every = every_seconds
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled; no failure ends it."""
        while True:
            await self.once()
            await asyncio.sleep(self.pause())

    def pause(self) -> float:
        """Seconds until the next try: twice as many after each failure, ten minutes at most unless the setting is longer."""
        return max(self._every, min(self._every * 2.0 ** min(self._failures, 20), _LONGEST_SECONDS))

    async def once(self) -> None:
        """Sends what is there; a failure is logged when it begins, and when it is over."""
        try:
            await self._forward()
        except SinkFailed as failed:
            self._failed(failed.why)
        except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the loop
            self._failed(type(error).__name__)

    def _failed(self, why: str) -> None:
        self._metrics.forwarded("failed")
        self._failures += 1
        if self._failures == 1:
            _log.error("siem_failed", address=self._sink.host, error=why)

    def _worked(self) -> None:
        if self._failures:
            _log.info("siem_works_again", address=self._sink.host, count=self._failures)
        self._failures = 0

    async def _forward(self) -> None:
        now, target = self._clock.now(), self._sink.target
        cursors = self._store.forwarding
        after = await cursors.take(target, now, now)
        if after is None:
            return
        try:
            while batch := await self._store.records.batch(after, now - SETTLED, MOST):
                await self._send([record for _, record in batch])
                after = batch[-1][0]
                if not await cursors.move(target, after):
                    return
        finally:
            await cursors.give_back(target)

    async def _send(self, records: Sequence[Mapping[str, object]]) -> None:
        for first in range(0, len(records), MOST):
            part = records[first : first + MOST]
            await self._sink.send(part)
            self._metrics.forwarded("sent", len(part))
        self._worked()
