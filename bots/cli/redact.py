"""``privacy-check redact``: text in, redacted text out."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from config.errors import ConfigError
from config.policy import Style
from config.settings import Settings
from core.message import Attachment
from core.redaction.styles import REVERSIBLE

from ..checking import KEY_BYTES, own_key
from .exports.opening import find
from .exports.redacting import CopyWishes, redact_export
from .line_workers import cores
from .map_file import MapFile, refuse_existing, renumbered, write_map
from .options import ConfigOption, JobsOption, PlatformOption, checker_of, message_of, place_of, prepared
from .reading import SHOWN, content_of
from .report import parts
from .selection import STDIN
from .terminal import write


def redact(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file, or - for standard input.")] = STDIN,
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Keep what the placeholders stand for in a new file (mode 0600).")
    ] = None,
    unique: Annotated[
        bool, typer.Option("--unique", help="Number placeholders from a random start: no other text's map fits them.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there already.")] = False,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="For an export of chats: where the copy is written.")
    ] = None,
    jobs: JobsOption = None,
    style: Annotated[Style | None, typer.Option("--style", help="What a value is replaced with.")] = None,
    platform: PlatformOption = "plain",
    config: ConfigOption = None,
) -> int:
    """Write the redacted text to standard output. With --map, `privacy-check restore` can undo it.

    Of an export of chats, with --output, a copy that the same tools open.
    """
    if map_file and not force:
        refuse_existing(map_file)
    place_of(platform)
    settings = prepared(config)
    policy = settings.policy.model_copy(update={"style": style}) if style else settings.policy
    _refuse(policy.style, mapped=map_file is not None, unique=unique)
    if to:
        return _export(file, settings.model_copy(update={"policy": policy}), CopyWishes(to, jobs or cores(), force=force))
    name, content = SHOWN if file == STDIN else file, content_of(file, settings.files.max_bytes)
    checker = checker_of(settings)
    if platform == "plain":
        message = message_of("", files=(Attachment(name, len(content), content),))
    else:
        message = message_of(content.decode("utf-8", errors="replace"), platform)
    _, _, _, redaction, error = parts(checker.check(message, policy))
    if redaction is None:
        raise ConfigError(f"{name}: {error}")
    redaction = renumbered(redaction, checker.types) if unique else redaction
    if map_file:
        # The same value has the same hash in every text.
        only_here = unique or policy.style is Style.HASH
        write_map(map_file, MapFile.of(redaction, name, checker.types, unique=only_here), force=force)
    write(redaction.raw)
    return 0


def _export(name: str, settings: Settings, wishes: CopyWishes) -> int:
    """Raises ConfigError where it is no export."""
    opened = find(name)
    if opened is None:
        raise ConfigError(f"--output: {name} is no export of chats; docs/exports.md lists the kinds")
    key = own_key(settings) or secrets.token_bytes(KEY_BYTES)
    return redact_export(checker_of(settings), settings, key, opened, wishes)


def _refuse(style: Style, *, mapped: bool, unique: bool) -> None:
    if mapped and style not in REVERSIBLE:
        others = "placeholder, hash or fake"
        raise ConfigError(f"--map: what --style {style} hides cannot be put back: different values look alike; use {others}")
    if unique and style is not Style.PLACEHOLDER:
        raise ConfigError(f"--unique: numbers placeholders, and --style {style} has none")
