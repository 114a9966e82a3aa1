"""docs/privacy.md names what the database holds, column by column."""

import re
from pathlib import Path

from config.store import RetentionSettings
from core.store.tables import METADATA

PAGE = (Path(__file__).parents[2] / "docs/privacy.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_the_page_names_every_table_and_every_column() -> None:
    named = {table: re.findall(r"`(\w+)`", columns) for table, columns, *_ in ROWS}
    stored = {table.name: [column.name for column in table.columns] for table in METADATA.sorted_tables}
    assert {table: sorted(columns) for table, columns in named.items()} == {t: sorted(columns) for t, columns in stored.items()}


def test_the_page_s_times_are_those_of_the_settings() -> None:
    days = RetentionSettings()
    written = re.findall(r"(\d+) days \(`retention\.(\w+)`\)", PAGE)
    assert {name for _, name in written} == set(RetentionSettings.model_fields)
    assert all(int(number) == getattr(days, name) for number, name in written)


def test_the_operator_s_steps_name_columns_that_exist() -> None:
    """Each table that erasure looks into for a person is named in the answer to a request, with its columns."""
    step = PAGE.partition("If they want the rows themselves")[2].partition("\n3. ")[0]
    for table, columns in (("findings", ["author"]), ("unread_files", ["author"]), ("allowlist", ["subject", "actor"])):
        assert f"`{table}`" in step or f"FROM {table}" in step
        assert set(columns) <= {column.name for column in METADATA.tables[table].columns}
