"""Tokens of workspaces, encrypted with a key that is not in the database."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from .database import Database
from .encryption import TokenEncryption
from .rows import in_workspace
from .tables import installations

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Installations:
    """The table of installations."""

    def __init__(self, database: Database, cipher: "MultiFernet | None") -> None:
        """Without a cipher nothing can be saved or read."""
        self._database = database
        self._encryption = TokenEncryption(cipher)

    async def save(self, platform: str, workspace: str, secret: str, installer: str, now: datetime) -> None:
        """Keeps a workspace's tokens, as the adapter writes them, in place of earlier ones; raises ConfigError without a key."""
        values = {"secret": self._encryption.encrypt(secret), "installer": installer, "at": now}
        statement = self._database.insert(installations).values(platform=platform, workspace=workspace, **values)
        columns = list(installations.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=values))

    async def renew(self, platform: str, workspace: str, secret: str, now: datetime) -> None:
        """Keeps a workspace's next tokens, if it is still there; raises as ``save``."""
        here = in_workspace(installations, platform, workspace)
        async with self._database.writing() as connection:
            await connection.execute(update(installations).where(here).values(secret=self._encryption.encrypt(secret), at=now))

    async def find(self, platform: str, workspace: str) -> str | None:
        """A workspace's tokens, or None; raises ConfigError where no key fits."""
        statement = select(installations.c.secret).where(in_workspace(installations, platform, workspace))
        async with self._database.reading() as connection:
            encrypted = (await connection.execute(statement)).scalar_one_or_none()
        return self._encryption.decrypt(encrypted) if encrypted is not None else None

    async def all(self, platform: str) -> dict[str, str]:
        """Workspace -> tokens of all of a platform; raises ConfigError where no key fits."""
        statement = select(installations.c.workspace).where(installations.c.platform == platform)
        async with self._database.reading() as connection:
            names = [row[0] for row in await connection.execute(statement)]
        return {name: secret for name in names if (secret := await self.find(platform, name)) is not None}

    async def remove(self, platform: str, workspace: str) -> None:
        """Deletes a workspace's tokens."""
        async with self._database.writing() as connection:
            await connection.execute(delete(installations).where(in_workspace(installations, platform, workspace)))
