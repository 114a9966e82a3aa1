"""``privacy-check redact -o``: copies of files in their own formats, one or a whole folder's."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from config.errors import ConfigError
from config.policy import Policy
from core.files.contents import NotRewritable, UnreadableFile
from core.files.unread import REASONS
from core.message import Attachment
from core.redaction.redaction import Redaction

from .exit_codes import ExitCode, complain, where
from .map_file import MapFile, renumbering, write_map
from .reading import SHOWN, content_of
from .selection import STDIN, Choice, Skipped, select
from .terminal import write_bytes
from .whole_file import write_whole

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker
    from core.files.redacted_copy import RedactedCopy, RedactedTexts

_MISSING = "the copy holds what was not read, as it was"
_LEFT_OUT = "not read, so not in the copy"


@dataclass(frozen=True, slots=True)
class Copying:
    """How copies are made. Most: bytes of a file. Force: existing files are overwritten."""

    checker: "Checker"
    policy: Policy
    most: int
    force: bool
    unique: bool = False

    def copy_of(self, name: str) -> "RedactedCopy":
        """The copy of one file; raises ConfigError."""
        content = content_of(name, self.most)
        shown = SHOWN if name == STDIN else name
        try:
            file = Attachment(Path(shown).name, len(content), content)
            return self.checker.redacted_copy(file, self.policy, self._renumbered if self.unique else None)
        except (UnreadableFile, NotRewritable) as error:
            raise ConfigError(f"{shown}: {error}") from None

    def _renumbered(self, made: "RedactedTexts") -> "RedactedTexts":
        return made.renamed(renumbering(made.mapping, "\n".join(made.texts), self.checker.types))


def refuse_output(source: str, output: str, *, force: bool) -> None:
    """Raises ConfigError where the copy would overwrite something, or be no copy."""
    if output == STDIN:
        if os.path.isdir(source):  # noqa: PTH112 - pathlib's raises for a name that is too long, or not ours to look at
            raise ConfigError("-o: copies of a folder need one; name it")
        return
    if not output:
        raise ConfigError("-o: the name is empty; is a variable of the shell not set?")
    if os.path.isdir(source):  # noqa: PTH112 - likewise
        if os.path.lexists(output) and not os.path.isdir(output):  # noqa: PTH112 - likewise
            raise ConfigError(f"-o {output}: is a file, and {source} a folder; name a folder")
        if os.path.realpath(source) == os.path.realpath(output):
            raise ConfigError(f"-o {output}: is the folder itself; name another one")
    elif os.path.isdir(output):  # noqa: PTH112 - likewise
        raise ConfigError(f"-o {output}: is a folder; name a file in it")
    elif os.path.lexists(output) and not force:
        raise ConfigError(f"-o {output}: exists already; name a new file, or overwrite it with --force")


def copy_file(copying: Copying, source: str, output: str, map_file: Path | None) -> ExitCode:
    """One file's copy, and its map; raises ConfigError."""
    copy = copying.copy_of(source)
    name = SHOWN if source == STDIN else source
    if map_file:
        made = Redaction(copy.text, copy.text, copy.mapping)
        write_map(map_file, MapFile.of(made, name, copying.checker.types, unique=copying.unique), force=copying.force)
    if output == STDIN:
        write_bytes(copy.content)
    else:
        _write(Path(output), copy.content, force=copying.force)
    _say_unread(name, copy)
    return ExitCode.UNREAD if copy.unread or copy.left_out else ExitCode.FINE


def _say_unread(name: str, copy: "RedactedCopy") -> None:
    for said, reasons in ((_MISSING, copy.unread), (_LEFT_OUT, copy.left_out)):
        for reason in dict.fromkeys(reasons):
            complain(f"{name}: {said}: {REASONS[reason]}")


def _write(file: Path, content: bytes, *, force: bool) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content, force=force)
    except FileExistsError:
        raise ConfigError(f"{file}: exists already; overwrite it with --force") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be written: {error.strerror}") from None


@dataclass(slots=True)
class _Done:
    copied: int = 0
    replaced: int = 0
    renamed: set[Path] = field(default_factory=set)
    unread: int = 0
    failed: int = 0
    skipped: Counter[Skipped] = field(default_factory=Counter)

    @property
    def line(self) -> str:
        one = len(self.renamed) == 1
        names = f" and {len(self.renamed)} {'name of a file or folder' if one else 'names of files and folders'}"
        parts = [f"{self.copied} copied, {self.replaced} values{names if self.renamed else ''} replaced"]
        parts += [f"{self.unread} not or not wholly read"] if self.unread else []
        parts += [f"{self.failed} failed"] if self.failed else []
        parts += [f"{count} passed over ({why})" for why, count in sorted(self.skipped.items())]
        return "; ".join(parts)


def copy_folder(copying: Copying, source: str, output: str) -> ExitCode:
    """The same tree with copies of all files; links are not followed, and what has no copy is told."""
    selection = select([source], Choice(everything=True))
    done = _Done(skipped=selection.skipped)
    for name, problem in selection.problems:
        complain(f"{name}: {problem}")
        done.failed += 1
    inside = os.path.realpath(output) + os.sep
    names = _Names(copying)
    for name in selection.files:
        if not os.path.realpath(name).startswith(inside):
            path = Path(os.path.relpath(name, source))
            if _copy(copying, name, Path(output, *names.parts(path)), done):
                done.renamed.update(names.redacted.intersection((path, *path.parents)))
    typer.echo(done.line, err=True)
    if done.failed:
        return ExitCode.FAILED
    return ExitCode.UNREAD if done.unread else ExitCode.FINE


class _Names:
    """What files and folders are called in the copy: a name may hold personal data by itself, as `jane.doe@example.com.txt` does.

    Two that would be called the same get numbers.
    """

    def __init__(self, copying: Copying) -> None:
        self._copying = copying
        self._known: dict[Path, str] = {}
        self._taken: set[Path] = set()
        self.redacted: set[Path] = set()

    def parts(self, path: Path) -> Iterator[str]:
        """The new names of a path's folders and of its file."""
        for above in reversed([path, *path.parents][:-1]):
            if above not in self._known:
                self._known[above] = self._new(above)
            yield self._known[above]

    def _new(self, path: Path) -> str:
        shown = self._copying.checker.redacted_name(path.name, self._copying.policy)
        same = "".join(char for char in path.name if char.isprintable()).startswith(shown)  # a long one is cut
        wanted = path.name if same else shown.replace("/", "_")
        if not same:
            self.redacted.add(path)
        stem, ending = Path(wanted).stem, Path(wanted).suffix
        number, new = 1, wanted
        while path.parent / new in self._taken:
            number += 1
            new = f"{stem} {number}{ending}"
        self._taken.add(path.parent / new)
        return new


def _copy(copying: Copying, name: str, target: Path, done: _Done) -> bool:
    """Whether there is a copy; one file that has none does not keep the others from theirs."""
    try:
        copy = copying.copy_of(name)
    except ConfigError as error:
        complain(f"{error} There is no copy of it.")
        done.unread += 1
        return False
    except Exception as error:  # noqa: BLE001 - an exception's text may quote the file: only its type and place are shown
        complain(f"{name}: unexpected {where(error)}; please report it")
        done.failed += 1
        return False
    try:
        _write(target, copy.content, force=copying.force)
    except ConfigError as error:
        complain(str(error))
        done.failed += 1
        return False
    done.copied += 1
    done.replaced += copy.replaced
    done.unread += bool(copy.unread or copy.left_out)
    _say_unread(name, copy)
    return True
