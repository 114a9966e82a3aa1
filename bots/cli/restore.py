"""``privacy-check restore``: puts the values back, for instance into an assistant's answer."""

from pathlib import Path
from typing import Annotated

import typer

from config.entities import load_entities
from config.errors import ConfigError
from core.redaction.restore import is_masked, restore

from .exit_codes import complain
from .map_file import MapFile, read_map
from .reading import SHOWN, content_of
from .selection import STDIN
from .terminal import write

_MOST_NAMED = 3


def restore_command(
    map_file: Annotated[Path, typer.Option("--map", metavar="FILE", help="The file that `redact --map` wrote.")],
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file, or - for standard input.")] = STDIN,
    force: Annotated[
        bool, typer.Option("--force", help="Put back what the map knows, even if the text has placeholders of another.")
    ] = False,
) -> int:
    """Write the text with its values to standard output. A text with placeholders that the map does not know is refused."""
    made = read_map(map_file)
    if is_masked(made.values):
        raise ConfigError(
            f"--map {map_file}: was made with --style mask or last4, where different values look alike; redact again"
        )
    name, content = SHOWN if file == STDIN else file, content_of(file)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{name}: is not UTF-8 text") from None
    foreign = made.foreign(text, load_entities())
    if foreign and not force:
        raise ConfigError(
            f"{name}: {_told(foreign)} in --map {map_file} ({made.origin}), which was made for another text; {_HOW}"
        )
    restored = restore(text, made.values)
    _note(name, made, is_answer=not made.is_of(text), changed=restored != text)
    write(restored)
    return 0


_HOW = "use the map of this text, or --force puts back what this map knows"


def _told(foreign: list[str]) -> str:
    more = len(foreign) - _MOST_NAMED
    names = ", ".join(foreign[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return f"{names} {'is' if len(foreign) == 1 else 'are'} not"


def _note(name: str, made: MapFile, *, is_answer: bool, changed: bool) -> None:
    """An answer may use any of the placeholders; whether it is one to the right text, only their numbers can tell."""
    if not changed:
        complain(f"{name}: nothing was put back: none of the map's placeholders is in it")
    elif is_answer and not made.unique:
        complain(
            f"{name}: restored as an answer to {made.origin}; if it answers another text, its names are now wrong"
            " (`redact --unique` rules that out)"
        )
