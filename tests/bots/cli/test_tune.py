"""``privacy-check tune``."""

import asyncio
from datetime import timedelta
from pathlib import Path

from core.allowlist import AllowlistEntry, EntryScope, ValueFingerprint
from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.clock import FakeClock

from .commands import privacy_check


def marked(value: ValueFingerprint, press: str = "1") -> AllowlistEntry:
    now = FakeClock().now()
    return AllowlistEntry(press, value, EntryScope.PERSON, "U1", "U1", False, "C1", now, now + timedelta(days=90))


def pressed(folder: Path, entity_type: str, source: str, times: int) -> str:
    """The address of a database in which so many presses marked a value of the type."""
    address = f"sqlite:///{folder / 'kept.db'}"

    async def fill() -> None:
        store = Store(Database(database_url(address, folder)))
        await store.database.start()
        for number in range(times):
            value = ValueFingerprint(f"{entity_type}{number}", entity_type, source)
            await store.allowlist.add("slack", "T1", [marked(value, f"{entity_type}{number}")])
        await store.database.close()

    asyncio.run(fill())
    return address


def test_the_recognizers_that_are_called_wrong_are_listed(tmp_path: Path) -> None:
    assert "Nobody has pressed" in privacy_check("tune", PRIVACY_CHECK_DATA_DIR=str(tmp_path)).out
    pressed(tmp_path, "API_KEY", "api_key.behind_provider", 3)
    done = privacy_check("tune", DATABASE_URL=pressed(tmp_path, "PERSON", "name_model", 2))
    assert done.code == 0, done.err
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[1] == ["api_key.behind_provider", "API", "keys", "or", "tokens", "3", "1"]
    assert lines[2] == ["name_model", "names", "2", "1"]


def test_a_few_marks_are_no_reason_to_change_anything(tmp_path: Path) -> None:
    address = pressed(tmp_path, "EMPLOYEE_ID", "fields.employee_id", 4)
    assert "Too few to advise a change" in privacy_check("tune", DATABASE_URL=address).out


def test_one_press_about_many_values_is_one_report(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kept.db'}"
    values = [ValueFingerprint(f"f{number}", "EMPLOYEE_ID", "fields.employee_id") for number in range(20)]

    async def fill() -> None:
        store = Store(Database(database_url(address, tmp_path)))
        await store.database.start()
        await store.allowlist.add("slack", "T1", [marked(value) for value in values])
        await store.database.close()

    asyncio.run(fill())
    assert "quiet_types" not in privacy_check("tune", DATABASE_URL=address).out


def test_what_is_advised_quiets_the_type_whichever_rule_finds_it(tmp_path: Path) -> None:
    address = pressed(tmp_path, "EMPLOYEE_ID", "fields.employee_id", 5)
    done = privacy_check("tune", DATABASE_URL=address)
    advice = "To be told no more of employee numbers: `policy: {quiet_types: [EMPLOYEE_ID]}` in privacy-check.yaml; they stay redacted."
    assert done.out.splitlines()[-1] == advice
    again = privacy_check("tune", DATABASE_URL=address, PRIVACY_CHECK_POLICY__QUIET_TYPES="EMPLOYEE_ID")
    assert "To be told no more" not in again.out


def test_cards_and_keys_are_never_advised_to_be_switched_off(tmp_path: Path) -> None:
    for kind, source in (
        ("CREDIT_CARD", "card.grouped"),
        ("API_KEY", "api_key.x"),
        ("PASSWORD", "password.x"),
        ("PRIVATE_KEY", "k.x"),
    ):
        address = pressed(tmp_path, kind, source, 9)
    out = privacy_check("tune", DATABASE_URL=address).out
    assert "quiet_types" not in out
    assert "disabled" not in out
    assert out.count("keep them on; let harmless values pass by `policy: {allowed_values: [...]}`, or allowed_patterns") == 4
