"""Tokens with which people let the bot delete their own messages, encrypted as those of workspaces are."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from ..ports import Person
from .database import Database
from .encryption import TokenEncryption
from .rows import of_person
from .tables import consents

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Consents:
    """The table of consents."""

    def __init__(self, database: Database, cipher: "MultiFernet | None") -> None:
        """Without a cipher nothing can be saved or read."""
        self._database = database
        self._encryption = TokenEncryption(cipher)

    async def save(self, person: Person, secret: str, now: datetime) -> None:
        """Keeps a person's token in place of an earlier one; raises ConfigError without a key."""
        values = {"secret": self._encryption.encrypt(secret), "at": now}
        ids = {"platform": person.platform, "workspace": person.workspace, "person": person.id}
        statement = self._database.insert(consents).values(**ids, **values)
        columns = list(consents.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=values))

    async def find(self, person: Person) -> str | None:
        """A person's token, or None; raises ConfigError where no key fits."""
        statement = select(consents.c.secret).where(of_person(consents, person, "person"))
        async with self._database.reading() as connection:
            encrypted = (await connection.execute(statement)).scalar_one_or_none()
        return self._encryption.decrypt(encrypted) if encrypted is not None else None

    async def remove(self, person: Person) -> None:
        """Deletes a person's token: they revoked their consent."""
        async with self._database.writing() as connection:
            await connection.execute(delete(consents).where(of_person(consents, person, "person")))
