"""Encrypts stored tokens with the newest key, so that an old key can be removed."""

from typing import TYPE_CHECKING

from sqlalchemy import and_, select, update

from .database import Database
from .encryption import TokenEncryption
from .tables import consents, installations

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


async def reencrypt(database: Database, cipher: "MultiFernet | None") -> None:
    """Encrypts every kept token with the first key. Raises ConfigError, and changes nothing, where one cannot be read."""
    encryption = TokenEncryption(cipher)
    encryption.encrypt("")  # without a key nothing could be kept
    async with database.writing() as connection:
        for table in (installations, consents):
            columns = list(table.primary_key)
            for row in (await connection.execute(select(*columns, table.c.secret))).all():
                here = and_(*(column == value for column, value in zip(columns, row, strict=False)))
                await connection.execute(
                    update(table).where(here).values(secret=encryption.encrypt(encryption.decrypt(row.secret)))
                )
