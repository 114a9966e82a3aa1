"""Settings that are read while they are changed."""

import asyncio

from config.policy import Policy
from config.responding import GentleSettings
from core.responder.rules import RuleBook
from core.store.store import Store
from core.store.workspaces import Scope, Wish
from tests.fakes.clock import FakeClock


async def test_a_change_counts_although_a_reading_was_on_its_way(store: Store) -> None:
    book = RuleBook(store, Policy(), GentleSettings(), FakeClock())
    for turn in range(30):
        book.forget("plain", None)
        readings = [asyncio.create_task(book.of_workspace("plain", "team", "language")) for _ in range(3)]
        await asyncio.sleep(0.001 * (turn % 5))
        await book.wish("plain", "team", Wish(Scope.WORKSPACE, "", "language", ("de", "fr")[turn % 2]), "ana")
        await asyncio.gather(*readings)
        assert await book.of_workspace("plain", "team", "language") == ("de", "fr")[turn % 2]
