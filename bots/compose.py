"""The composition root: from settings to a checker and a responder; the only place that wires."""

import secrets
from datetime import UTC, datetime

from config.entities import load_entities
from config.guides import load_guides
from config.recognizers import load_recognizers
from config.settings import Settings
from core.checker import Checker
from core.detection.detector import Detector
from core.responder import Kit, Responder
from core.store.volatile import VolatileMemory

from .registry import platforms

KEY_BYTES = 32


class SystemClock:
    """Fulfils the port Clock."""

    def now(self) -> datetime:
        """The machine's time in UTC."""
        return datetime.now(UTC)


def fingerprint_key(settings: Settings) -> bytes:
    """The configured key; without one, a new one for this process, so that its fingerprints are worth nothing elsewhere."""
    return settings.fingerprint_key.get_secret_value().encode() if settings.fingerprint_key else secrets.token_bytes(KEY_BYTES)


def build_checker(settings: Settings, key: bytes) -> Checker:
    """Raises ConfigError where recognizers.yaml or entities.yaml is wrong."""
    markups = {name: platform.markup for name, platform in platforms().items()}
    detector = Detector(load_recognizers(settings.config_dir))
    types = load_entities(settings.config_dir)
    return Checker(detector, types, markups, key=key, max_file_bytes=settings.files.max_bytes)


def build_responder(settings: Settings, checker: Checker, key: bytes) -> Responder:
    """A responder whose memory lasts as long as the process; raises ConfigError."""
    guides, _ = load_guides(settings.config_dir)
    types = load_entities(settings.config_dir)
    return Responder(Kit(checker, VolatileMemory(), SystemClock(), settings.policy, types, guides, key))
