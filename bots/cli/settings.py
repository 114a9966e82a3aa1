"""``privacy-check settings``: what may be set, and what is in force."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from config.explain import explain
from config.settings import chosen_content, load

from .options import ConfigOption


def settings_command(
    explained: Annotated[bool, typer.Option("--explain", help="Also what each setting means, and its default.")] = False,
    config: ConfigOption = None,
) -> int:
    """Print every setting with its value and where that comes from. Secrets are never shown."""
    name, content = chosen_content(config)
    table = Table("Setting", "Value", "From", *(("Default", "Meaning") if explained else ()), box=None, padding=(0, 2))
    for row in explain(load(config), content, name):
        table.add_row(row.key, row.value, row.source, *((row.default, row.meaning) if explained else ()))
    Console(highlight=False, width=None if Console().is_terminal else 200).print(table, markup=False)
    return 0
