"""Findings that an older version stored are read by this one."""

from alembic import command
from sqlalchemy import Connection, text

from core.records import State
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.tables import findings
from core.store.upgrade import configuration
from tests.conftest import NOWHERE

_COLUMNS = "platform, workspace, channel, message, thread, author, version, severity, counts, state, found_at, changed_at"
_AT = "'2026-01-01 00:00:00'"


async def test_what_an_edit_has_resolved_is_called_so_after_the_upgrade(empty_address: str) -> None:
    store = Store(Database(database_url(empty_address, NOWHERE)))

    def as_it_was(connection: Connection) -> None:
        command.upgrade(configuration(connection), "0007")
        for number, state in enumerate(("mended", "open")):
            row = f"'p', 'w', 'c', '{number}', '', 'ann', 'v', 'high', '{{}}', '{state}', {_AT}, {_AT}"
            others = "'', '', ''"
            connection.execute(
                text(f"INSERT INTO findings ({_COLUMNS}, notice_key, notice_channel, notice_message) VALUES ({row}, {others})")
            )

    async with store.database.writing() as connection:
        await connection.run_sync(as_it_was)
    await store.database.start()
    async with store.database.reading() as connection:
        rows = await connection.execute(findings.select().order_by(findings.c.message))
        assert [row.state for row in rows] == [State.RESOLVED, State.OPEN]
    await store.database.close()
