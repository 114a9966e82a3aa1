"""``privacy-check tune``."""

import asyncio
from datetime import timedelta
from pathlib import Path

from config import path
from core.allowlist import AllowlistEntry, EntryScope, ValueFingerprint
from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.clock import FakeClock

from .commands import privacy_check


def marked(value: ValueFingerprint) -> AllowlistEntry:
    now = FakeClock().now()
    return AllowlistEntry("1", value, EntryScope.PERSON, "U1", "U1", False, "C1", now, now + timedelta(days=90))


def test_the_recognizers_that_are_called_wrong_are_listed(tmp_path: Path) -> None:
    assert "Nobody has pressed" in privacy_check("tune", PRIVACY_CHECK_DATA_DIR=str(tmp_path)).out
    address = f"sqlite:///{tmp_path / 'kept.db'}"

    async def fill() -> None:
        store = Store(Database(database_url(address, tmp_path)))
        await store.database.start()
        keys = [ValueFingerprint(f"f{n}", "API_KEY", "api_key.behind_provider") for n in range(3)]
        name = ValueFingerprint("x", "PERSON", "name_model")
        await store.allowlist.add("slack", "T1", [marked(value) for value in (*keys, name)])
        await store.allowlist.add("slack", "T2", [marked(name)])
        await store.database.close()

    asyncio.run(fill())
    done = privacy_check("tune", DATABASE_URL=address)
    assert done.code == 0, done.err
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[1] == ["api_key.behind_provider", "API", "keys", "or", "tokens", "3", "1"]
    assert lines[2] == ["name_model", "names", "2", "2"]
    assert "disabled: [api_key.behind_provider]" in done.out

    own = tmp_path / "own"
    own.mkdir()
    shipped = path("recognizers.yaml").read_text(encoding="utf-8")
    (own / "recognizers.yaml").write_text(shipped.replace("disabled: []", "disabled: [api_key]"), encoding="utf-8")
    again = privacy_check("tune", DATABASE_URL=address, PRIVACY_CHECK_CONFIG_DIR=str(own))
    assert "disabled: [name_model]" in again.out, again.err
