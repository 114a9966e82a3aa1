"""``privacy-check redact``: text in, redacted text out."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from config.errors import ConfigError
from config.pages import EXPORTS
from config.policy import Style
from config.settings import Settings
from core.message import Attachment, Message
from core.redaction.styles import REVERSIBLE

from ..fingerprint_key import KEY_BYTES, own_key
from .exports.opening import find
from .exports.redacting import CopyWishes, redact_export
from .line_workers import cores
from .map_file import MapFile, refuse_existing, renumbered, write_map
from .options import (
    ClusterOption,
    ConfigOption,
    JobsOption,
    PlatformOption,
    ResumeOption,
    checker_of,
    message_of,
    place_of,
    prepared,
)
from .reading import SHOWN, content_of
from .redacted_copies import Copying, copy_file, copy_folder, refuse_output
from .report import parts
from .selection import STDIN
from .terminal import write


def redact(
    file: Annotated[
        str, typer.Argument(metavar="FILE|FOLDER|-", help="A file, or - for standard input; with -o, a folder too.")
    ] = STDIN,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|FOLDER", help="Write a copy in the file's own format, or copies of a folder's files."
        ),
    ] = None,
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Keep what the placeholders stand for in a new file (mode 0600).")
    ] = None,
    unique: Annotated[
        bool, typer.Option("--unique", help="Number placeholders from a random start: no other text's map fits them.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there already.")] = False,
    keep_unread: Annotated[
        bool, typer.Option("--keep-unread", help="Keep in a copy what could not be read, as macros and objects in documents.")
    ] = False,
    jobs: JobsOption = None,
    resume: ResumeOption = None,
    cluster: ClusterOption = "",
    style: Annotated[Style | None, typer.Option("--style", help="What a value is replaced with.")] = None,
    platform: PlatformOption = "plain",
    config: ConfigOption = None,
) -> int:
    """Write the redacted text to standard output, or a redacted copy with -o. With --map, `privacy-check restore` can undo it.

    The copy of an export of chats opens in the same tools. Exit code: 0 done, 2 wrong usage or a failure, 3 a copy holds parts
    that could not be read, or a file of a folder has none.
    """
    if map_file and not force:
        refuse_existing(map_file)
    place_of(platform)
    settings = _with_unread(prepared(config), keep_unread, output)
    policy = settings.policy.model_copy(update={"style": style}) if style else settings.policy
    _refuse(policy.style, mapped=map_file is not None, unique=unique)
    if output is not None:
        return _copies(
            settings.model_copy(update={"policy": policy}),
            file,
            output,
            map_file,
            _Copies(force, unique, jobs or cores(), platform, resume, cluster),
        )
    _refuse_without_export(resume, cluster)
    name, content = SHOWN if file == STDIN else file, content_of(file, settings.files.max_bytes)
    checker = checker_of(settings)
    _, _, _, redaction, error = parts(checker.check(_message(platform, name, content), policy))
    if redaction is None:
        raise ConfigError(f"{name}: {error}")
    redaction = renumbered(redaction, checker.types) if unique else redaction
    if map_file:
        # The same value has the same hash in every text.
        only_here = unique or policy.style is Style.HASH
        write_map(map_file, MapFile.of(redaction, name, checker.types, unique=only_here), force=force)
    write(redaction.raw)
    return 0


def _message(platform: str, name: str, content: bytes) -> Message:
    """The text in a platform's markup, or else the file."""
    if platform != "plain":
        return message_of(content.decode("utf-8", errors="replace"), platform)
    return message_of("", files=(Attachment(name, len(content), content),))


@dataclass(frozen=True, slots=True)
class _Copies:
    """How copies are made."""

    force: bool
    unique: bool
    jobs: int
    platform: str
    resume: Path | None
    cluster: str


def _copies(settings: Settings, source: str, output: str, map_file: Path | None, how: _Copies) -> int:
    if how.platform != "plain":
        raise ConfigError("--platform: is for texts on standard output; copies with -o are in their files' own formats")
    export = find(source) if STDIN not in (source, output) and output else None
    if "://" in output and not export:
        raise ConfigError(f"{output}: only copies of exports are written there; name a folder, and upload it from there")
    if not export:
        refuse_output(source, output, force=how.force)
    folder = Path(source).is_dir()
    if (folder or export) and map_file:
        raise ConfigError("--map: is for one file, and its placeholders for one text; redact a folder's files one by one")
    if not export:
        _refuse_without_export(how.resume, how.cluster)
    checker = checker_of(settings)
    if export:
        _refuse_without_key(settings, how.resume)
        wishes = CopyWishes(output if "://" in output else Path(output), how.jobs, how.cluster, how.resume, how.force)
        return redact_export(checker, settings, own_key(settings) or secrets.token_bytes(KEY_BYTES), export, wishes)
    copying = Copying(checker, settings.policy, settings.files.max_bytes, how.force, how.unique)
    return copy_folder(copying, source, output) if folder else copy_file(copying, source, output, map_file)


def _with_unread(settings: Settings, keep: bool, output: str | None) -> Settings:
    if keep and output is None:
        raise ConfigError("--keep-unread: is for copies, which -o writes")
    files = settings.files.model_copy(update={"keep_unread": keep or settings.files.keep_unread})
    return settings.model_copy(update={"files": files})


def _refuse_without_export(resume: Path | None, cluster: str) -> None:
    if resume or cluster:
        option = "--resume" if resume else "--cluster"
        raise ConfigError(f"{option}: is for an export of chats and --output; {EXPORTS} lists the kinds")


def _refuse_without_key(settings: Settings, resume: Path | None) -> None:
    """A random key would be another one when the export is gone on with."""
    if resume and settings.policy.style in (Style.HASH, Style.FAKE) and own_key(settings) is None:
        raise ConfigError(f"--resume: with --style {settings.policy.style}, set PRIVACY_CHECK_FINGERPRINT_KEY")


def _refuse(style: Style, *, mapped: bool, unique: bool) -> None:
    if mapped and style not in REVERSIBLE:
        others = "placeholder, hash or fake"
        raise ConfigError(f"--map: what --style {style} hides cannot be put back: different values look alike; use {others}")
    if unique and style is not Style.PLACEHOLDER:
        raise ConfigError(f"--unique: numbers placeholders, and --style {style} has none")
