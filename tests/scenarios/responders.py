"""A responder on real parts, for any platform."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from cryptography.fernet import MultiFernet

from bots.clock import SystemClock
from config.entities import EntityTypes
from config.policy import Policy
from config.responding import HistorySettings, LoadSettings, ThrottleSettings
from config.settings import FileSettings
from config.store import SharingSettings
from core.checker import Checker
from core.metrics import Metrics
from core.ports import Clock
from core.responder import Dependencies, Responder
from core.settings_resolver import SettingsResolver
from core.spans import NoSpans, Spans
from core.store.database import MEMORY, Database, database_url
from core.store.store import Store
from core.workers import Workers
from tests import shipped
from tests.conftest import KEY, NOWHERE
from tests.fakes.databases import migrate_in_memory

AT_ONCE = ThrottleSettings(shadow_days=0, burst_seconds=0, notices_per_hour=1000)
FAST = HistorySettings(calls_per_minute=100_000, progress_seconds=60)
QUICK = SharingSettings(beat_seconds=0.3, dead_after_seconds=0.9)


class ResponderUnderTest(Responder):
    """With the parts that a test looks into, or changes."""

    def __init__(self, given: Dependencies) -> None:
        super().__init__(given)
        self.store = given.store
        self.settings = given.settings


def connections() -> set[threading.Thread]:
    """The threads of aiosqlite's open connections."""
    return {thread for thread in threading.enumerate() if "_connection_worker_thread" in thread.name}


async def ended_but(others: set[threading.Thread]) -> None:
    """Waits a moment for all connections but those of others.

    Whose call was cancelled midway still answers the loop from its thread, and raises there if a test has closed the loop meanwhile.
    """
    for thread in connections() - others:
        await asyncio.to_thread(thread.join, 0.2)


@asynccontextmanager
async def a_responder(
    checker: Checker,
    types: EntityTypes,
    *,
    database: str = MEMORY,
    throttle: ThrottleSettings = AT_ONCE,
    clock: Clock | None = None,
    build: Callable[[], Checker] | None = None,
    load: LoadSettings | None = None,
    maintenance: bool = True,
    cipher: MultiFernet | None = None,
    files: FileSettings | None = None,
    history: HistorySettings = FAST,
    spans: Spans | None = None,
) -> AsyncIterator[ResponderUnderTest]:
    """Ended in order. Maintenance: whether it runs by itself."""
    others = connections()
    clock, load = clock or SystemClock(), load or LoadSettings()
    store = Store(Database(database_url(database, NOWHERE)), sharing=QUICK, cipher=cipher)
    migrate_in_memory(store.database)
    await store.database.start()
    metrics = Metrics()
    given = Dependencies(
        workers=Workers(checker, build, load, metrics, spans=spans),
        store=store,
        settings=SettingsResolver(store.workspaces, store.allowlist, Policy(), throttle, clock),
        clock=clock,
        metrics=metrics,
        types=types,
        guides=shipped.guides(),
        revocation=shipped.revocation(),
        phrases=shipped.phrases(),
        key=KEY,
        throttle=throttle,
        load=load,
        files=files or FileSettings(),
        history=history,
        spans=spans or NoSpans(),
    )
    responder = ResponderUnderTest(given)
    if maintenance:
        responder.start()
    try:
        yield responder
    finally:
        await responder.close(2)
        await store.database.close()
        await ended_but(others)
