"""The composition root: from settings to a checker, a store and a responder; the only place that wires."""

import gc
import secrets
from datetime import UTC, datetime
from functools import partial

from config.entities import load_entities
from config.guides import load_guides
from config.phrases import load_phrases
from config.recognizers import load_recognizers
from config.revocation import load_revocation
from config.settings import Settings
from core.checker import Checker
from core.detection.detector import Detector
from core.metrics import Metrics
from core.ports import Clock
from core.responder import Kit, Responder
from core.responder.rules import RuleBook
from core.store.database import MEMORY, Database, database_url
from core.store.store import Store
from core.store.vault import cipher
from core.workers import Workers

from .registry import platforms

KEY_BYTES = 32


class SystemClock:
    """Fulfils the port Clock."""

    def now(self) -> datetime:
        """The machine's time in UTC."""
        return datetime.now(UTC)


def own_key(settings: Settings) -> bytes | None:
    """The configured key of fingerprints."""
    return settings.fingerprint_key.get_secret_value().encode() if settings.fingerprint_key else None


def build_checker(settings: Settings, key: bytes | None = None) -> Checker:
    """Key: of fingerprints; without one, a new one, worth nothing elsewhere.

    Raises ConfigError where recognizers.yaml or entities.yaml is wrong.
    """
    markups = {name: platform.markup for name, platform in platforms().items()}
    detector = Detector(load_recognizers(settings.config_dir))
    # What is loaded stays: the collector need not look at it again and again, nor a forked process copy it.
    gc.collect()
    gc.freeze()
    types = load_entities(settings.config_dir)
    key = key or own_key(settings) or secrets.token_bytes(KEY_BYTES)
    return Checker(detector, types, markups, key=key, max_file_bytes=settings.files.max_bytes)


def build_store(settings: Settings, *, in_memory: bool = False) -> Store:
    """The store, not connected yet; raises ConfigError. In memory: nothing outlasts the process."""
    address = MEMORY if in_memory else settings.database_url.get_secret_value() if settings.database_url else ""
    keys = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    fernet = cipher([key.strip() for key in keys.split(",") if key.strip()])
    database = Database(database_url(address, settings.data_dir))
    return Store(database, settings.retention, settings.sharing, fernet)


async def build_responder(settings: Settings, store: Store, clock: Clock, metrics: Metrics) -> Responder:
    """A responder on the store, whose tables are brought up to date; raises ConfigError."""
    await store.database.start()
    key = own_key(settings) or await store.fingerprint_key()
    checker = build_checker(settings, key)
    guides, _ = load_guides(settings.config_dir)
    kit = Kit(
        checker=checker,
        workers=Workers(checker, partial(build_checker, settings, key), settings.load, metrics),
        store=store,
        book=RuleBook(store, settings.policy, settings.gentle, clock),
        clock=clock,
        metrics=metrics,
        types=load_entities(settings.config_dir),
        guides=guides.without(settings.reminders.without),
        phrases=load_phrases(settings.config_dir),
        key=key,
        gentle=settings.gentle,
        load=settings.load,
        catchup=settings.catchup,
        reminders=settings.reminders,
        revocation=load_revocation(settings.config_dir),
    )
    return Responder(kit)
