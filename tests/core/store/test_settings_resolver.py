"""Settings that are read while they are changed."""

import asyncio

from config.policy import Policy
from config.responding import ThrottleSettings
from core.settings_resolver import SettingsResolver
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue
from tests.fakes.clock import FakeClock


async def test_a_change_counts_although_a_reading_was_on_its_way(store: Store) -> None:
    settings = SettingsResolver(store.workspaces, store.allowlist, Policy(), ThrottleSettings(), FakeClock())
    for turn in range(30):
        settings.forget("plain", None)
        readings = [asyncio.create_task(settings.of_workspace("plain", "team", "language")) for _ in range(3)]
        await asyncio.sleep(0.001 * (turn % 5))
        await settings.set("plain", "team", SettingValue(Scope.WORKSPACE, "", "language", ("de", "fr")[turn % 2]), "ana")
        await asyncio.gather(*readings)
        assert await settings.of_workspace("plain", "team", "language") == ("de", "fr")[turn % 2]
