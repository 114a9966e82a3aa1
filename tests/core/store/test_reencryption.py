"""The key of kept tokens is changed without losing one: new and old key, a start, and the old one may go."""

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from config.errors import ConfigError
from core.ports import Person
from core.store.consents import Consents
from core.store.encryption import build_cipher
from core.store.installations import Installations
from core.store.reencryption import reencrypt
from core.store.store import Store
from core.store.tables import consents, installations
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
PERSON = Person("p", "team", "U1")


async def _kept(store: Store) -> list[bytes]:
    async with store.database.reading() as connection:
        rows = [(await connection.execute(select(table.c.secret))).scalars().all() for table in (installations, consents)]
    return [bytes(secret) for each in rows for secret in each]


@pytest.fixture
async def written(store: Store) -> Store:
    await Installations(store.database, build_cipher([OLD])).save("p", "team", "token of a team", "", NOW)
    await Installations(store.database, build_cipher([OLD])).save("p", "other", "token of another", "", NOW)
    await Consents(store.database, build_cipher([OLD])).save(PERSON, "token of a person", NOW)
    return store


async def test_after_a_start_with_both_keys_the_old_one_may_go(written: Store) -> None:
    await reencrypt(written.database, build_cipher([NEW, OLD]))
    new = build_cipher([NEW])
    assert await Installations(written.database, new).all("p") == {"team": "token of a team", "other": "token of another"}
    assert await Consents(written.database, new).find(PERSON) == "token of a person"
    await reencrypt(written.database, new)


async def test_the_old_key_first_is_no_mistake_that_loses_anything(written: Store) -> None:
    await reencrypt(written.database, build_cipher([OLD, NEW]))
    await reencrypt(written.database, build_cipher([NEW, OLD]))
    assert await Consents(written.database, build_cipher([NEW])).find(PERSON) == "token of a person"


@pytest.mark.parametrize("keys", [[NEW], [NEW, OTHER]])
async def test_a_key_that_was_removed_too_soon_is_one_line_and_comes_back(written: Store, keys: list[str]) -> None:
    before = await _kept(written)
    with pytest.raises(ConfigError, match=r"^PRIVACY_CHECK_ENCRYPTION_KEYS: none of the keys fits") as refused:
        await reencrypt(written.database, build_cipher(keys))
    assert "\n" not in str(refused.value)
    assert await _kept(written) == before
    await reencrypt(written.database, build_cipher([*keys, OLD]))


async def test_a_token_that_was_tampered_with_is_refused_and_none_is_changed(written: Store) -> None:
    secret = (await _kept(written))[-1]
    for spoiled in (secret[:-1], secret[:40] + bytes([secret[40] ^ 1]) + secret[41:], b"", b"\xff" * 90):
        async with written.database.writing() as connection:
            await connection.execute(update(consents).values(secret=spoiled))
        before = await _kept(written)
        with pytest.raises(ConfigError, match="none of the keys fits"):
            await reencrypt(written.database, build_cipher([NEW, OLD]))
        with pytest.raises(ConfigError, match="none of the keys fits"):
            await Consents(written.database, build_cipher([OLD])).find(PERSON)
        assert await _kept(written) == before


async def test_without_a_key_nothing_starts(store: Store) -> None:
    with pytest.raises(ConfigError, match="PRIVACY_CHECK_ENCRYPTION_KEYS: is needed"):
        await reencrypt(store.database, None)
