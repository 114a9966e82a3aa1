"""The composition root: from settings and a store to a responder on it; the only place that wires."""

import asyncio

from config.entities import load_entities
from config.guides import check_names, load_guides
from config.phrases import load_phrases
from config.settings import Settings
from core.metrics import Metrics
from core.ports import Clock
from core.responder import Dependencies, Responder
from core.settings_resolver import SettingsResolver
from core.spans import Spans
from core.store.store import Store
from core.workers import Workers

from .checking import build_checker, build_revocation
from .fingerprint_key import own_key
from .worker_factory import PRELOAD, checker_factory


async def build_responder(settings: Settings, store: Store, clock: Clock, metrics: Metrics, spans: Spans) -> Responder:
    """A responder on the store, whose tables are brought up to date; raises ConfigError."""
    guides, broken = load_guides(settings.config_dir)
    if not broken:  # a broken one stops nothing, and may be one that is named
        check_names(guides, settings.reminders)
    await store.database.start()
    key = own_key(settings) or await store.fingerprint_key()
    # Aside: it takes seconds, in which a signal is to be heard.
    checker = await asyncio.to_thread(build_checker, settings, key)
    given = Dependencies(
        workers=Workers(checker, checker_factory(settings, key), settings.load, metrics, PRELOAD, spans),
        store=store,
        settings=SettingsResolver(store.workspaces, store.allowlist, settings.policy, settings.throttle, clock),
        clock=clock,
        metrics=metrics,
        types=load_entities(settings.config_dir),
        guides=guides.without(settings.reminders.without),
        phrases=load_phrases(settings.config_dir),
        key=key,
        throttle=settings.throttle,
        load=settings.load,
        catchup=settings.catchup,
        history=settings.history,
        reminders=settings.reminders,
        files=settings.files,
        spans=spans,
        revocation=build_revocation(settings),
    )
    return Responder(given)
