"""Which files are meant by names, patterns and folders, with .gitignore respected in folders."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import ConfigError

if TYPE_CHECKING:  # read only where a folder is walked, or files are chosen by pattern
    from pathspec import GitIgnoreSpec

STDIN = "-"
_REPOSITORY = ".git"
_VERSIONED = frozenset({_REPOSITORY, ".hg", ".svn", ".jj"})


class Skipped(StrEnum):
    """Why something in a folder is passed over."""

    IGNORED = "ignored"
    HIDDEN = "hidden"
    LINK = "link"
    SPECIAL = "special"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """Include, exclude: patterns as in .gitignore. Everything: also what .gitignore names, and hidden folders."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Files to read in their order (``-``: standard input), (name, problem) of what is not there, and what is passed over.

    Walked: a folder or a pattern was among the names.
    """

    files: tuple[str, ...]
    problems: tuple[tuple[str, str], ...] = ()
    skipped: Counter[Skipped] = field(default_factory=Counter)
    walked: bool = False


def select(names: Sequence[str], choice: Choice) -> Selection:
    """What the names stand for: a file, a folder with all below it, or a pattern; without any, standard input.

    A file that is named itself is read even if .gitignore names it. Symbolic links are followed only where they are named.
    Raises ConfigError where a pattern of the choice is none.
    """
    walk = _Walk(choice)
    files: dict[str, str] = {}
    for name in names or [STDIN]:
        for file in walk.named(name):
            files.setdefault(_identity(file), file)
    return Selection(tuple(files.values()), tuple(walk.problems), walk.skipped, walk.walked)


def _identity(file: str) -> str:
    """The same file is read once, by whatever names it is reached."""
    return file if file == STDIN else os.path.realpath(file)


class _Walk:
    def __init__(self, choice: Choice) -> None:
        self._include = _chosen("--include", choice.include)
        self._exclude = _chosen("--exclude", choice.exclude)
        self._everything = choice.everything
        self.problems: list[tuple[str, str]] = []
        self.skipped: Counter[Skipped] = Counter()
        self.walked = False

    def named(self, name: str) -> Iterator[str]:
        if name == STDIN:
            yield name
        elif not name:
            self.problems.append(("''", "a name is empty; is a variable of the shell not set?"))
        elif os.path.isdir(name):  # noqa: PTH112 - pathlib's raises for a name that is too long, or not ours to look at
            self.walked = True
            yield from self._below(Path(name))
        elif glob.has_magic(name) and not os.path.exists(name):  # noqa: PTH110 - likewise
            self.walked = True
            shown = glob.glob(name, recursive=True)  # noqa: PTH207 - pathlib's leaves out what a shell's gives
            found = sorted({*shown, *self._hidden(name)})
            if not found:
                self.problems.append((name, "no file matches it"))
            for each in found:
                yield from self.named(each)
        elif self._taken(name, name):
            yield name

    def _hidden(self, pattern: str) -> Iterator[str]:
        """What `*` at the beginning of a name leaves out in a shell: a file is read, a folder passed over as below others."""
        head, last = os.path.split(pattern)
        if last.startswith(".") or last == "**" or not glob.has_magic(last):
            return
        start = "" if os.path.isabs(head) else f".{os.sep}"  # noqa: PTH117 - with it, `**` means the working folder, too
        for folder in glob.iglob(os.path.join(f"{start}{head}", ""), recursive=True):  # noqa: PTH118, PTH207 - as below
            for found in glob.iglob(f"{glob.escape(folder)}{last}", include_hidden=True):  # noqa: PTH207 - likewise
                name = os.path.basename(found)  # noqa: PTH119 - likewise
                if not name.startswith(".") or name in _VERSIONED:
                    continue
                if not os.path.isdir(found) or self._everything or self._skip(Skipped.HIDDEN):  # noqa: PTH112 - likewise
                    yield found.removeprefix(start)

    def _below(self, root: Path) -> Iterator[str]:
        whole = Path(os.path.abspath(root))  # noqa: PTH100 - a link is not resolved: its own place counts
        waiting = [(root, () if self._everything else _rules_above(whole))]
        while waiting:
            folder, above = waiting.pop()
            rules = above if self._everything else (*above, *_rules_of(whole / folder.relative_to(root)))
            below = []
            for entry in self._entries(folder):
                inside = (folder / entry.name).relative_to(root)
                if not self._passes(entry, rules, whole / inside) or not self._taken(
                    str(root / inside), str(inside), folder=entry.is_dir()
                ):
                    continue
                if entry.is_dir():
                    below.append((root / inside, rules))
                else:
                    yield str(root / inside)
            waiting += reversed(below)

    def _entries(self, folder: Path) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append((str(folder), f"cannot be read: {error.strerror}"))
            return []

    def _passes(self, entry: "os.DirEntry[str]", rules: "_Rules", whole: Path) -> bool:
        """Whether it may be walked or read; what may not is counted, except a repository's own folder."""
        if entry.name in _VERSIONED:
            return False
        if entry.is_symlink():
            return self._skip(Skipped.LINK)
        folder = entry.is_dir()
        if folder and entry.name.startswith(".") and not self._everything:
            return self._skip(Skipped.HIDDEN)
        if not folder and not entry.is_file():
            return self._skip(Skipped.SPECIAL)
        return not _ignored(whole, rules, folder=folder) or self._skip(Skipped.IGNORED)

    def _taken(self, shown: str, inside: str, *, folder: bool = False) -> bool:
        """By --include and --exclude, which are compared with the name as it is shown and as it is inside the folder."""
        names = [_comparable(name).lstrip("/") + ("/" if folder else "") for name in (shown, inside)]
        if self._exclude and any(map(self._exclude.match_file, names)):
            return self._skip(Skipped.CHOICE)
        if self._include and not folder and not any(map(self._include.match_file, names)):
            return self._skip(Skipped.CHOICE)
        return True

    def _skip(self, why: Skipped) -> bool:
        self.skipped[why] += 1
        return False


_Rules = tuple[tuple[Path, "GitIgnoreSpec"], ...]


def _comparable(name: str) -> str:
    """A path as patterns are compared with it: what is no UTF-8 in it matches nothing."""
    return os.fsencode(name).decode("utf-8", errors="replace").replace(os.sep, "/")


def _chosen(option: str, patterns: Iterable[str]) -> "GitIgnoreSpec | None":
    lines = list(patterns)
    if not lines:
        return None
    if "" in lines:
        raise ConfigError(f"{option}: the pattern is empty; is a variable of the shell not set?")
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        raise ConfigError(f"{option}: {', '.join(map(repr, lines))} is not a pattern as in .gitignore") from None


def _ignored(path: Path, rules: _Rules, *, folder: bool) -> bool:
    """The nearest .gitignore that says anything of it decides, as with Git."""
    for home, spec in reversed(rules):
        name = _comparable(str(path.relative_to(home))) + ("/" if folder else "")
        decided = spec.check_file(name).include
        if decided is not None:
            return decided
    return False


def _rules_of(folder: Path) -> _Rules:
    """Of one folder's own .gitignore. A line that is no pattern says nothing, as with Git."""
    from pathspec import GitIgnoreSpec

    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()
    try:
        return ((folder, GitIgnoreSpec.from_lines(lines)),)
    except ValueError:
        return ((folder, GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))),)


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _rules_above(whole: Path) -> _Rules:
    """Of the folders around it, up to its repository's; none where they ignore the folder, which was named all the same."""
    around = (whole, *whole.parents)
    top = next((at for at, folder in enumerate(around) if os.path.exists(folder / _REPOSITORY)), 0)  # noqa: PTH110 - likewise
    rules = tuple(rule for folder in reversed(around[1 : top + 1]) for rule in _rules_of(folder))
    inside = (folder for folder in around[:top] if _ignored(folder, rules, folder=True))
    return () if any(inside) else rules
