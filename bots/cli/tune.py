"""``privacy-check tune``: which recognizers people call wrong most often."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.entities import EntityTypes, load_entities
from config.errors import ConfigError, is_there
from config.recognizers import load_recognizers
from config.settings import load

from .options import ConfigOption
from .terminal import Report

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.store import Store

_Row = tuple[str, str, int, int]


def tune(config: ConfigOption = None) -> int:
    """Show which recognizers people call wrong most often.

    They are those with the most "Not a leak" marks; how each is switched off is shown, too. Changes nothing.
    """
    settings = load(config)
    from ..open_store import build_store

    store = build_store(settings)
    file = store.database.file
    rows = [] if file is not None and not is_there(file) else asyncio.run(_read(store))
    disabled = frozenset(load_recognizers(settings.config_dir).disabled)
    _print(rows, load_entities(settings.config_dir), disabled)
    return 0


async def _read(store: "Store") -> list[_Row]:
    try:
        return await store.allowlist.blamed()
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: cannot be read ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await store.database.close()


def _print(rows: Sequence[_Row], types: EntityTypes, disabled: frozenset[str]) -> None:
    out = Report()
    if not rows:
        out.line('Nobody has pressed "Not a leak" yet.')
        return
    shown = ((source, types[entity_type].plural, str(marks), str(workspaces)) for source, entity_type, marks, workspaces in rows)
    out.table(("Recognizer", "Finds", "Marked as not a leak", "Workspaces"), shown)
    on = next((row[0] for row in rows if disabled.isdisjoint((row[0], row[0].partition(".")[0], row[1]))), None)
    if on is not None:
        hint = f"To switch one off: `disabled: [{on}]` in recognizers.yaml; to be told less often: `quiet_types`."
        out.line(hint)
