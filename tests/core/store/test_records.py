"""Findings and changes as records for other systems."""

from datetime import UTC, datetime, timedelta

import pytest

from core.message import MessageRef
from core.records import FindingRecord, State
from core.store import records
from core.store.records import FIELDS
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


async def found(store: Store, number: int, at: datetime = NOW) -> None:
    ref = MessageRef("p", "team", "general", f"{number:04d}")
    async with store.database.writing() as connection:
        await store.findings.save(FindingRecord(ref, "maya", "v1", "high", {"IBAN_CODE": 1}, State.OPEN, at), connection)


async def test_findings_come_by_when_they_last_changed_in_their_present_state(store: Store) -> None:
    for number in range(3):
        await found(store, number)
    await store.findings.settle(MessageRef("p", "team", "general", "0000"), State.DELETED, NOW + timedelta(hours=1))
    told = [record async for record in store.records.findings(NOW)]
    assert [(record["message"], record["state"]) for record in told] == [("0001", "open"), ("0002", "open"), ("0000", "deleted")]
    assert told[0]["types"] == {"IBAN_CODE": 1}
    assert told[0]["at"] == NOW.isoformat()
    assert "maya" not in str(told), "whose message it was is not told"
    assert [r["message"] async for r in store.records.findings(NOW + timedelta(minutes=1))] == ["0000"]
    assert [r["message"] async for r in store.records.findings(NOW, NOW + timedelta(minutes=1))] == ["0001", "0002"]


async def test_no_record_is_left_out_or_told_twice_where_there_are_several_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_PAGE", 2)
    for number in range(7):
        await found(store, number)
    assert [record["message"] async for record in store.records.findings(NOW)] == [f"{n:04d}" for n in range(7)]


async def test_changes_say_who_changed_which_setting(store: Store) -> None:
    await store.workspaces.set("p", "team", SettingValue(Scope.WORKSPACE, "", "style", "mask"), "ann", NOW)
    (record,) = [record async for record in store.records.changes(NOW)]
    assert (record["actor"], record["setting"], record["old"], record["new"]) == ("ann", "style", "", "mask")
    assert set(record) <= set(FIELDS)
