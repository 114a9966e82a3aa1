"""The database of a running bot is saved to one file and restored into another database."""

import asyncio
from pathlib import Path

from core.store.database import Database, database_url

from .commands import privacy_check


def _make_database(folder: Path) -> None:
    async def make() -> None:
        database = Database(database_url("", folder))
        await database.start()
        await database.close()

    folder.mkdir()
    asyncio.run(make())


def test_a_backup_is_saved_and_restored_into_an_empty_folder(tmp_path: Path) -> None:
    _make_database(tmp_path / "first")
    file = str(tmp_path / "backup.gz")
    saved = privacy_check("backup", file, cwd=tmp_path, PRIVACY_CHECK_DATA_DIR=str(tmp_path / "first"))
    assert (saved.code, saved.err) == (0, "")
    assert saved.out.startswith("Saved ")
    restored = privacy_check("backup", "--restore", file, cwd=tmp_path, PRIVACY_CHECK_DATA_DIR=str(tmp_path / "second"))
    assert (restored.code, restored.out) == (0, saved.out.replace("Saved", "Restored"))
    twice = privacy_check("backup", "--restore", file, cwd=tmp_path, PRIVACY_CHECK_DATA_DIR=str(tmp_path / "second"))
    assert (twice.code, twice.err.count("\n")) == (2, 1)


def test_without_a_database_there_is_nothing_to_back_up_and_none_is_made(tmp_path: Path) -> None:
    done = privacy_check("backup", str(tmp_path / "backup.gz"), cwd=tmp_path, PRIVACY_CHECK_DATA_DIR=str(tmp_path / "none"))
    assert done.code == 2
    assert "there is no database yet" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    done = privacy_check("backup", str(tmp_path / "b.gz"), cwd=tmp_path, DATABASE_URL="postgresql://nobody:x@127.0.0.1:1/none")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "x@127" not in done.err
