"""From settings to a store: all that the commands need which read the database, and nothing that checks a text."""

from config.settings import Settings
from core.store.database import MEMORY, Database, database_url
from core.store.encryption import build_cipher
from core.store.store import Store


def build_store(settings: Settings, *, in_memory: bool = False) -> Store:
    """The store, not connected yet; raises ConfigError. In memory: nothing outlasts the process."""
    address = MEMORY if in_memory else settings.database_url.get_secret_value() if settings.database_url else ""
    keys = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    fernet = build_cipher([key.strip() for key in keys.split(",") if key.strip()])
    database = Database(database_url(address, settings.data_dir))
    return Store(database, settings.retention, settings.sharing, fernet)
