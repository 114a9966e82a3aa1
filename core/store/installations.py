"""Tokens of workspaces, encrypted with a key that is not in the database."""

from collections.abc import Sequence
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import delete, select

from config.errors import ConfigError

from .database import Database
from .rows import in_workspace
from .tables import installations


def cipher(keys: Sequence[str]) -> MultiFernet | None:
    """Fernet keys, the newest first: it encrypts, all of them decrypt. None without keys; raises ConfigError for a wrong one."""
    try:
        return MultiFernet([Fernet(key) for key in keys]) if keys else None
    except ValueError:
        raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: each must be 32 bytes in URL-safe base64 (Fernet)") from None


class Installations:
    """The table of installations."""

    def __init__(self, database: Database, cipher: MultiFernet | None) -> None:
        """Without a cipher nothing can be saved or read."""
        self._database = database
        self._cipher = cipher

    def _needed(self) -> MultiFernet:
        if self._cipher is None:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: is needed to keep the tokens of workspaces; give one Fernet key")
        return self._cipher

    async def save(self, platform: str, workspace: str, secret: str, installer: str, now: datetime) -> None:
        """Keeps a workspace's tokens, as the adapter writes them, in place of earlier ones; raises ConfigError without a key."""
        values = {"secret": self._needed().encrypt(secret.encode()), "installer": installer, "at": now}
        statement = self._database.insert(installations).values(platform=platform, workspace=workspace, **values)
        columns = list(installations.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=values))

    async def find(self, platform: str, workspace: str) -> str | None:
        """A workspace's tokens, or None; raises ConfigError where no key fits."""
        statement = select(installations.c.secret).where(in_workspace(installations, platform, workspace))
        async with self._database.reading() as connection:
            kept = (await connection.execute(statement)).scalar_one_or_none()
        try:
            return self._needed().decrypt(kept).decode() if kept is not None else None
        except InvalidToken:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: none of the keys fits the kept tokens; add the old key") from None

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
