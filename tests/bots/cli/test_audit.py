"""``privacy-check audit``."""

import asyncio
import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.message import MessageRef
from core.records import FindingRecord, State
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue

from .commands import privacy_check


def filled(folder: Path) -> str:
    """The address of a database with a finding and two changes."""
    address, now = f"sqlite:///{folder / 'kept.db'}", datetime.now(UTC)

    async def fill() -> None:
        store = Store(Database(database_url(address, folder)))
        await store.database.start()
        noted = FindingRecord(MessageRef("p", "team", "general", "1"), "maya", "v1", "high", {"IBAN_CODE": 2}, State.OPEN, now)
        async with store.database.writing() as connection:
            await store.findings.save(noted, connection)
        for days, value in ((1, "mask"), (40, "=cmd|' /C calc'!A0")):
            wish = SettingValue(Scope.WORKSPACE, "", f"style{days}", value)
            await store.workspaces.set("p", "team", wish, "ann", now - timedelta(days=days))
        await store.database.close()

    asyncio.run(fill())
    return address


def test_findings_and_changes_are_printed_without_content_or_author(tmp_path: Path) -> None:
    address = filled(tmp_path)
    done = privacy_check("audit", "--since", "30d", DATABASE_URL=address)
    assert done.code == 0, done.err
    finding, change = map(json.loads, done.out.splitlines())
    assert (finding["record"], finding["types"], finding["state"]) == ("finding", {"IBAN_CODE": 2}, "open")
    assert (change["actor"], change["setting"], change["new"]) == ("ann", "style1", "mask")
    assert "maya" not in done.out
    table = privacy_check("audit", "--since", "2020-01-01", "--format", "csv", DATABASE_URL=address)
    assert table.code == 0, table.err
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert [row["record"] for row in rows] == ["finding", "change", "change"]
    assert rows[1]["new"] == "'=cmd|' /C calc'!A0", "no cell is a formula"


def test_wrong_options_are_one_line_each(tmp_path: Path) -> None:
    for arguments, words in ((("--since", "lately"), "--since: 'lately'"), (("--format", "xml"), "--format: 'xml'")):
        done = privacy_check("audit", *arguments, PRIVACY_CHECK_DATA_DIR=str(tmp_path))
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert words in done.err
    nothing = privacy_check("audit", PRIVACY_CHECK_DATA_DIR=str(tmp_path))
    assert (nothing.code, nothing.out) == (0, "")
    assert not list(tmp_path.iterdir()), "no database is made"
