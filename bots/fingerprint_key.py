"""The key of fingerprints that is configured, for commands that have no database to keep one in."""

from config.settings import Settings

# Of a key that is made for one run.
KEY_BYTES = 32


def own_key(settings: Settings) -> bytes | None:
    """The configured key of fingerprints, or None."""
    return settings.fingerprint_key.get_secret_value().encode() if settings.fingerprint_key else None
