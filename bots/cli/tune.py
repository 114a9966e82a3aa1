"""``privacy-check tune``: which recognizers people call wrong most often."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from config.entities import EntityTypes, load_entities
from config.errors import ConfigError, is_there
from config.recognizers import load_recognizers
from config.settings import FILE, load
from core.allowlist import SEVERE

from .options import ConfigOption
from .terminal import Report

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.store import Store

ENOUGH = 5
_NAMED = 10

_Row = tuple[str, str, int, int]
_Press = tuple[str, int]


def tune(config: ConfigOption = None) -> int:
    """Show which recognizers people call wrong most often.

    They are those with the most "Not a leak" marks; what would quiet them is said, too. Changes nothing.
    """
    settings = load(config)
    from ..open_store import build_store

    store = build_store(settings)
    file = store.database.file
    rows, presses = ([], []) if file is not None and not is_there(file) else asyncio.run(_read(store))
    types = load_entities(settings.config_dir)
    out = Report()
    if not rows:
        out.line('Nobody has pressed "Not a leak" yet.')
        return 0
    shown = ((source, types[entity_type].plural, str(marks), str(workspaces)) for source, entity_type, marks, workspaces in rows)
    out.table(("Recognizer", "Finds", "Marked as not a leak", "Workspaces"), shown)
    quiet = {*settings.policy.quiet_types, *settings.policy.ignored_types, *load_recognizers(settings.config_dir).disabled}
    for line in _advice([press for press in presses if press[0] not in quiet], types):
        out.line(line)
    return 0


async def _read(store: "Store") -> tuple[list[_Row], list[_Press]]:
    try:
        return await store.allowlist.blamed(), await store.allowlist.presses()
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: cannot be read ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await store.database.close()


def _advice(presses: Sequence[_Press], types: EntityTypes) -> Iterator[str]:
    """What is worth a change. A single rule is never named: what it finds, others of its type mostly find, too."""
    often = [kind for kind, times in presses if times >= ENOUGH][:_NAMED]
    mild = [kind for kind in often if types[kind].severity not in SEVERE]
    for kind in mild:
        setting = f"`policy: {{quiet_types: [{kind}]}}` in {FILE}"
        yield f"To be told no more of {types[kind].plural}: {setting}; they stay redacted."
    for kind in often:
        if kind not in mild:
            what = f"A missed one of {types[kind].plural} costs more than many alarms, so keep them on"
            yield f"{what}; let harmless values pass by `policy: {{allowed_values: [...]}}`, or allowed_patterns, in {FILE}."
    if presses and not often:
        yield f"Too few to advise a change: a type would have to be marked {ENOUGH} times."
