"""``privacy-check restore``: puts the values back, for instance into an assistant's answer."""

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from config.errors import ConfigError
from core.redaction.restore import is_masked, restore

from .reading import SHOWN, content_of
from .selection import STDIN
from .terminal import write


def restore_command(
    map_file: Annotated[Path, typer.Option("--map", metavar="FILE", help="The file that `redact --map` wrote.")],
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="A file, or - for standard input.")] = STDIN,
) -> int:
    """Write the text with its values to standard output."""
    name, content = SHOWN if file == STDIN else file, content_of(file)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{name}: is not UTF-8 text") from None
    mapping = _mapping(map_file)
    if is_masked(mapping):
        raise ConfigError(
            f"--map {map_file}: was made with --style mask or last4, where different values look alike; redact again"
        )
    write(restore(text, mapping))
    return 0


def _mapping(file: Path) -> dict[str, str]:
    try:
        return TypeAdapter(dict[str, str]).validate_python(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"--map {file}: cannot be read: {error.strerror}") from None
    except (ValueError, ValidationError):
        raise ConfigError(f"--map {file}: is not a mapping that `redact --map` wrote") from None
