"""How many files of which kinds were not read, by message: no names, no content."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from ..files.unread import Unread
from ..message import MessageRef
from .database import Database
from .rows import at_ref, in_workspace, of_ref
from .tables import unread_files


class UnreadFiles:
    """The table of files that were not read; a message that is recorded twice counts once."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def note(self, ref: MessageRef, author: str, kinds: Mapping[Unread, int], now: datetime) -> None:
        """Saves how many files of each kind of a message were not read, in place of earlier numbers."""
        rows = [
            of_ref(ref) | {"kind": kind.value, "author": author, "number": number, "at": now} for kind, number in kinds.items()
        ]
        async with self._database.writing() as connection:
            await connection.execute(delete(unread_files).where(at_ref(unread_files, ref)))
            if rows:
                await connection.execute(insert(unread_files), rows)

    async def forget(self, ref: MessageRef) -> None:
        """The message was deleted."""
        async with self._database.writing() as connection:
            await connection.execute(delete(unread_files).where(at_ref(unread_files, ref)))

    async def numbers(self, platform: str, workspace: str, channel: str, since: datetime) -> dict[Unread, int]:
        """How many of each kind were shared in a channel since a moment, the most frequent first."""
        many = func.sum(unread_files.c.number).label("many")
        here = in_workspace(unread_files, platform, workspace) & (unread_files.c.channel == channel)
        statement = select(unread_files.c.kind, many).where(here, unread_files.c.at >= since).group_by(unread_files.c.kind)
        async with self._database.reading() as connection:
            rows = await connection.execute(statement.order_by(many.desc(), unread_files.c.kind))
            return {Unread(kind): int(number) for kind, number in rows}

    async def forget_before(self, moment: datetime) -> int:
        """Deletes what is older; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(unread_files).where(unread_files.c.at < moment))).rowcount
