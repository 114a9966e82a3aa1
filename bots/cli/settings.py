"""``privacy-check settings``: what may be set, and what is in force."""

from typing import Annotated

import typer

from config.explain import explain
from config.settings import chosen_content, load

from .options import ConfigOption
from .terminal import Report


def settings_command(
    explained: Annotated[bool, typer.Option("--explain", help="Also what each setting means, and its default.")] = False,
    config: ConfigOption = None,
) -> int:
    """Print every setting with its value and where that comes from. Secrets are never shown."""
    name, content = chosen_content(config)
    rows = [
        (row.key, row.value, row.source, *((row.default, row.meaning) if explained else ()))
        for row in explain(load(config), content, name)
    ]
    Report().table(("Setting", "Value", "From", *(("Default", "Meaning") if explained else ())), rows)
    return 0
