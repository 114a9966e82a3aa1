"""A redacted export in an object store: made here, in a folder of its own, and sent there once all of it is redacted."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from config.errors import ConfigError

from .copies import Copy
from .object_stores import Target
from .opening import Opened

_PIECE = 1 << 20


@dataclass(slots=True)
class RemoteCopy(Copy):
    """Target: where it goes to. Folder: of this machine; kept: it stays until the copy is there, to be gone on with."""

    target: Target = field(default_factory=lambda: Target(""))
    kept: bool = False

    @staticmethod
    def to(address: str, opened: Opened, redacted_name: Callable[[str], str], resume: Path | None) -> "RemoteCopy":
        """Resume: the file of the state, beside which the folder is."""
        folder = resume.with_name(f".{resume.name}.copy") if resume else Path(tempfile.mkdtemp(prefix="privacy-check-"))
        return RemoteCopy(opened, folder, redacted_name, target=Target(address.rstrip("/")), kept=resume is not None)

    def begin(self, *, goes_on: bool, force: bool) -> None:
        """See Copy."""
        source = self.opened.name.rstrip("/")
        if f"{self._at}/".startswith(f"{source}/") or f"{source}/".startswith(f"{self._at}/"):
            raise ConfigError(f"{self.target.address}: is the export itself, or in it; name another place")
        if not force and not goes_on and self.target.taken(self._at):
            raise ConfigError(f"{self._at}: is there already; name another place, or add --force")
        if not goes_on and self.folder.exists():
            shutil.rmtree(self.folder)
        self.partial.mkdir(mode=0o700, parents=True, exist_ok=True)

    def finish(self) -> str:
        """Sends everything."""
        if self.opened.packed and self.opened.database is None:
            self._close()
            self.target.put(self._at, self.pack_into)
            return self._at
        made = Path(Copy.finish(self))
        if made.is_file():
            self._send(made, self._at)
            return self._at
        for each in sorted(file for file in made.rglob("*") if file.is_file() and self.partial not in file.parents):
            self._send(each, f"{self._at}/{each.relative_to(made).as_posix()}")
        return self._at

    def tidy(self) -> None:
        """See Copy."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def give_up(self) -> None:
        """See Copy."""
        self._close()
        if not self.kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _at(self) -> str:
        """The address of the copy: of a file where one is named, or else of one in a folder, or of a folder."""
        if not (self.opened.packed or self.opened.single):
            return self.target.address
        name = PurePosixPath(self.opened.name.replace("\\", "/"))
        named = PurePosixPath(self.target.address).suffix == name.suffix != ""
        return self.target.address if named else f"{self.target.address}/{name.name}"

    def _send(self, file: Path, address: str) -> None:
        def write(out: BinaryIO) -> None:
            with file.open("rb") as content:
                shutil.copyfileobj(content, out, _PIECE)

        self.target.put(address, write)
