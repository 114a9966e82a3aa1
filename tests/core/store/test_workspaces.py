"""Which workspaces are due, asked of the database: of ten thousand, a process must not read each every few seconds."""

from datetime import timedelta

import pytest

from core.store.store import Store
from core.store.workspaces import Scope, SettingValue
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize(("usual", "due"), [(True, ["on", "plain"]), (False, ["on"])])
async def test_a_report_is_due_where_the_mode_is_on_the_days_are_over_and_none_was_sent(
    store: Store, usual: bool, due: list[str]
) -> None:
    clock = FakeClock()
    for name in ("plain", "on", "off", "sent"):
        await store.workspaces.add("p", name, "", clock.now())
    await store.workspaces.add("elsewhere", "plain", "", clock.now())
    for scope, subject, workspace, value in (
        (Scope.WORKSPACE, "", "on", "on"),
        (Scope.WORKSPACE, "", "off", "off"),
        (Scope.CHANNEL, "general", "plain", "off"),
    ):
        await store.workspaces.set("p", workspace, SettingValue(scope, subject, "shadow", value), "ana", clock.now())
    await store.workspaces.reported("p", "sent", clock.now())
    before = clock.now()
    clock.passes(days=1)
    await store.workspaces.add("p", "young", "", clock.now())
    found = await store.workspaces.unreported("p", before, "shadow", "on", usual=usual)
    assert sorted(each.id for each in found) == due
    assert [each.added_at for each in found] == [before] * len(found)
    assert await store.workspaces.unreported("p", before - timedelta(seconds=1), "shadow", "on", usual=usual) == []


async def test_a_workspace_is_found_by_its_id(store: Store) -> None:
    await store.workspaces.add("p", "team", "ana", now := FakeClock().now())
    found = await store.workspaces.one("p", "team")
    assert found
    assert (found.id, found.installer, found.added_at, found.reported_at) == ("team", "ana", now, None)
    assert await store.workspaces.one("p", "other") is None
