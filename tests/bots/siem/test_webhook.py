"""Records of findings and changes reach a webhook: each at least once, oldest first, by one process."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from bots import log
from bots.playground import CAPABILITIES
from bots.siem.webhook import Webhook
from config.entities import EntityTypes
from config.responding import ThrottleSettings
from core.checker import Checker
from core.forwarding import SETTLED, Forwarder
from core.message import MessageRef
from core.metrics import Metrics
from core.records import FindingRecord, State
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue
from tests.fakes.clock import FakeClock
from tests.fakes.siem import KEY, Siem
from tests.house.test_no_content_logged import TEXT, traces
from tests.scenarios.team import a_team


class Process:
    """One of several on the same database."""

    def __init__(self, database: str, siem: Siem, clock: FakeClock) -> None:
        self.store = Store(Database(database_url(database, Path())))
        self.metrics, self.clock = Metrics(), clock
        self.forwarder = Forwarder(Webhook(f"{siem.url}/in?a=b", SecretStr(KEY)), self.store, clock, self.metrics, 30)

    async def start(self) -> "Process":
        await self.store.database.start()
        await self.store.heartbeat.beat(self.clock.now())
        await self.forwarder.once()
        self.clock.passes(seconds=1)
        return self

    async def finds(self, number: int, state: State = State.OPEN) -> None:
        ref = MessageRef("p", "team", "general", f"{number:04d}")
        async with self.store.database.writing() as connection:
            noted = FindingRecord(ref, "maya", "v1", "high", {"IBAN_CODE": 1}, state, self.clock.now())
            await self.store.findings.save(noted, connection)

    async def later(self) -> None:
        self.clock.passes(seconds=SETTLED.total_seconds() + 1)
        await self.store.heartbeat.beat(self.clock.now())
        await self.forwarder.once()

    def counted(self, outcome: str) -> float:
        return self.metrics.registry.get_sample_value("privacy_check_forwarded_total", {"outcome": outcome}) or 0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def siem() -> AsyncIterator[Siem]:
    server = Siem()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def process(database: str, siem: Siem, clock: FakeClock) -> AsyncIterator[Process]:
    made = await Process(database, siem, clock).start()
    yield made
    await made.store.database.close()


@pytest.fixture
async def other(process: Process, database: str, siem: Siem, clock: FakeClock) -> AsyncIterator[Process]:
    made = await Process(database, siem, clock).start()
    yield made
    await made.store.database.close()


async def test_findings_changes_of_their_state_and_of_settings_come_in_order(
    process: Process, siem: Siem, clock: FakeClock
) -> None:
    await process.finds(1)
    clock.passes(seconds=1)
    await process.store.workspaces.set("p", "team", SettingValue(Scope.WORKSPACE, "", "style", "mask"), "ann", clock.now())
    await process.later()
    await process.store.findings.settle(MessageRef("p", "team", "general", "0001"), State.DELETED, clock.now())
    await process.later()
    assert siem.calls == ["POST /in?a=b"] * 2
    assert [(r["record"], r.get("state")) for r in siem.records] == [
        ("finding", "open"),
        ("change", None),
        ("finding", "deleted"),
    ]
    assert siem.records[0]["types"] == {"IBAN_CODE": 1}
    assert (siem.records[1]["actor"], siem.records[1]["setting"], siem.records[1]["new"]) == ("ann", "style", "mask")
    assert len({(r["id"], r["at"]) for r in siem.records}) == 3
    assert b"maya" not in b"".join(siem.bodies), "whose message it was is not told"


async def test_what_is_young_waits_for_what_may_still_come_before_it(process: Process, siem: Siem) -> None:
    await process.finds(1)
    await process.forwarder.once()
    assert siem.records == []


async def test_many_come_in_parts_and_none_is_left_out(process: Process, siem: Siem, clock: FakeClock) -> None:
    """Those of one moment, too, which are more than a part."""
    for number in range(400):
        await process.finds(number)
    clock.passes(seconds=1)
    for number in range(400, 1010):
        await process.finds(number)
    await process.later()
    told = [str(r["message"]) for r in siem.records]
    assert sorted(told) == [f"{n:04d}" for n in range(1010)]
    assert max(told[:400]) == "0399", "the oldest first"
    assert siem.sizes == [400, 500, 110]


async def test_a_new_process_goes_on_where_the_last_one_was(process: Process, other: Process, siem: Siem) -> None:
    await process.finds(1)
    await process.later()
    await other.later()
    assert len(siem.records) == 1
    await process.finds(2)
    await other.later()
    assert [r["message"] for r in siem.records] == ["0001", "0002"]


async def test_two_processes_at_the_same_time_send_once(process: Process, other: Process, siem: Siem) -> None:
    for number in range(20):
        await process.finds(number)
    process.clock.passes(seconds=60)
    for each in (process, other):
        await each.store.heartbeat.beat(process.clock.now())
    await asyncio.gather(*(each.forwarder.once() for each in (process, other)))
    assert sorted(str(r["message"]) for r in siem.records) == [f"{n:04d}" for n in range(20)]


async def test_a_living_process_s_turn_is_left_to_it_and_a_dead_one_s_taken(process: Process, other: Process) -> None:
    cursors, target, now = process.store.forwarding, "t", process.clock.now()
    assert await cursors.take(target, now, now) == now
    assert await other.store.forwarding.take(target, now, now) is None
    later = now + timedelta(minutes=5)
    assert await other.store.forwarding.take(target, later, later) == now
    assert not await cursors.move(target, later), "it was taken over"
    assert await other.store.forwarding.move(target, later)


@pytest.mark.parametrize("status", [301, 307, 404, 500])
async def test_what_was_refused_comes_again_and_it_is_logged_once(
    process: Process, siem: Siem, status: int, request: pytest.FixtureRequest
) -> None:
    stream = io.StringIO()
    log.set_up("INFO", stream)
    request.addfinalizer(structlog.reset_defaults)
    siem.status = status
    await process.finds(1)
    pauses = []
    for _ in range(7):
        await process.later()
        pauses.append(process.forwarder.pause())
    assert siem.records == []
    assert "POST /elsewhere" not in siem.calls, "a redirect is not followed"
    assert pauses == [60, 120, 240, 480, 600, 600, 600]
    siem.status = 200
    await process.later()
    assert len(siem.records) == 1
    assert process.forwarder.pause() == 30
    assert (process.counted("failed"), process.counted("sent")) == (7, 1)
    said = stream.getvalue()
    assert said.count("siem_failed") == said.count("siem_works_again") == 1
    assert f"status {status}" in said
    assert "/in" not in said, "the host alone"
    assert KEY not in said


async def test_one_that_does_not_answer_fails_and_stops_nothing(process: Process, siem: Siem) -> None:
    await process.finds(1)
    await siem.stop()
    await process.later()
    assert process.counted("failed") == 1


async def test_no_content_is_sent(checker: Checker, types: EntityTypes, siem: Siem, database: str) -> None:
    can, throttle = replace(CAPABILITIES, demonstration=False), ThrottleSettings(shadow_days=0)
    async with a_team(checker, types, database=database, throttle=throttle, capabilities=can) as team:
        responder = team.responder
        forwarder = Forwarder(Webhook(siem.url, SecretStr(KEY)), responder.store, responder.clock, responder.metrics, 30)
        await forwarder.once()
        await team.waits(seconds=1)
        await team.person("maya").says(TEXT)
        await team.waits(seconds=61)
        await forwarder.once()
    assert any("CREDIT_CARD" in str(record["types"]) for record in siem.records)
    assert traces(b"".join(siem.bodies).decode()) == []
