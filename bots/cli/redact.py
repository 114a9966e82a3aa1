"""``privacy-check redact``: text in, redacted text out."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from config.errors import ConfigError
from config.policy import Style
from core.message import Attachment
from core.redaction.styles import REVERSIBLE

from .options import ConfigOption, PlatformOption, message_of, prepared
from .reading import SHOWN, content_of
from .report import parts
from .selection import STDIN
from .terminal import write


def redact(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="A file, or - for standard input.")] = STDIN,
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Keep what the placeholders stand for here (mode 0600).")
    ] = None,
    style: Annotated[Style | None, typer.Option("--style", help="What stands in place of a value.")] = None,
    platform: PlatformOption = "plain",
    config: ConfigOption = None,
) -> int:
    """Write the redacted text to standard output. With --map, `privacy-check restore` can undo it."""
    settings, checker = prepared(config)
    policy = settings.policy.model_copy(update={"style": style}) if style else settings.policy
    if map_file and policy.style not in REVERSIBLE:
        others = "placeholder, hash or fake"
        raise ConfigError(
            f"--map: what --style {policy.style} hides cannot be put back: different values look alike; use {others}"
        )
    name, content = SHOWN if file == STDIN else file, content_of(file, settings.files.max_bytes)
    if platform == "plain":
        message = message_of("", files=(Attachment(name, len(content), content),))
    else:
        message = message_of(content.decode("utf-8", errors="replace"), platform)
    _, _, _, redaction, error = parts(checker.check(message, policy))
    if redaction is None:
        raise ConfigError(f"{name}: {error}")
    if map_file:
        write_mapping(map_file, redaction.mapping)
    write(redaction.raw)
    return 0


def write_mapping(file: Path, mapping: Mapping[str, str]) -> None:
    """Writes JSON that only its owner can read (mode 0600, also where the file was there before); raises ConfigError."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            os.fchmod(out.fileno(), 0o600)
            json.dump(dict(mapping), out, ensure_ascii=False, indent=2)
    except OSError as error:
        raise ConfigError(f"--map {file}: cannot be written: {error.strerror}") from None
