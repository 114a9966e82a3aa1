"""Tokens are encrypted with a key that is not in the database, and the key can be changed."""

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from config.errors import ConfigError
from core.store.encryption import build_cipher
from core.store.installations import Installations
from core.store.store import Store
from core.store.tables import installations
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


async def test_a_token_comes_back_and_does_not_stand_in_the_database(store: Store) -> None:
    kept = Installations(store.database, build_cipher([OLD]))
    await kept.save("p", "team", "xoxb-1", "installer", NOW)
    await kept.save("p", "team", "xoxb-2", "installer", NOW)
    assert await kept.find("p", "team") == "xoxb-2"
    async with store.database.reading() as connection:
        (row,) = await connection.execute(select(installations.c.secret))
    assert b"xoxb" not in bytes(row[0])
    await kept.remove("p", "team")
    assert await kept.find("p", "team") is None


async def test_a_new_key_reads_what_the_old_one_wrote_while_both_are_there(store: Store) -> None:
    await Installations(store.database, build_cipher([OLD])).save("p", "team", "xoxb-1", "", NOW)
    assert await Installations(store.database, build_cipher([NEW, OLD])).find("p", "team") == "xoxb-1"
    with pytest.raises(ConfigError, match="add the old key"):
        await Installations(store.database, build_cipher([NEW])).find("p", "team")


async def test_without_a_key_nothing_is_kept_and_a_wrong_one_is_one_line(store: Store) -> None:
    with pytest.raises(ConfigError, match="PRIVACY_CHECK_ENCRYPTION_KEYS: is needed"):
        await Installations(store.database, None).save("p", "team", "xoxb-1", "", NOW)
    with pytest.raises(ConfigError, match="Fernet"):
        build_cipher(["short"])
