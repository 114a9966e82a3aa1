"""Extras: optional libraries. If one is missing, people get one line with the command that adds it."""

import json
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from .errors import ConfigError
from .pages import INSTALL

_NAME = "privacy-check"
_OURS = frozenset({"bots", "core", "config"})
# Extras that `make install` leaves out, and what it is given to add others.
_APART = frozenset({"charts", "ner-large", "ner-onnx", "cluster", "object-stores", "traces", "docs"})
_ASKED = {"ocr": " OCR=1"}


@dataclass(frozen=True, slots=True)
class Installation:
    """Where this program is installed. Clone: the folder of an editable installation, or else None."""

    prefix: Path
    python: str
    clone: Path | None
    has_pip: bool

    def adds(self, extra: str, requirements: list[str]) -> str:
        """The shell command that adds an extra."""
        wanted = shlex.join(requirements)
        if (self.prefix / "pipx_metadata.json").exists():
            return f"pipx inject {_NAME} {wanted}"
        if self.clone and extra not in _APART and self.prefix == self.clone / ".venv":
            return f"make -C {shlex.quote(str(self.clone))} install{_ASKED.get(extra, '')}"
        if (self.prefix / "uv-receipt.toml").exists() or not self.has_pip:
            return f"uv pip install --python {shlex.quote(str(self.prefix))} {wanted}"
        return f"{shlex.quote(self.python)} -m pip install {wanted}"


@contextmanager
def needs_extra(extra: str, who: str) -> Iterator[None]:
    """Wraps the import of an extra's libraries. Who: what needs them, for the message.

    Raises ConfigError if they are not installed or cannot be loaded.
    """
    try:
        yield
    except ImportError as error:
        module = error.name or "one of its libraries"
        if module.partition(".")[0] in _OURS:
            raise
        state = "is not installed" if isinstance(error, ModuleNotFoundError) else "cannot be loaded"
        raise ConfigError(f'{who} needs the extra "{extra}", and {module} {state}; {how_to_add(extra)}') from None


def how_to_add(extra: str) -> str:
    """The command that adds an extra, as part of a sentence.

    It names the libraries, since a public index may have another package of our name.
    """
    try:
        found = distribution(_NAME)
    except PackageNotFoundError:
        return f"see {INSTALL}"
    home = Installation(Path(sys.prefix), sys.executable, _clone(found), find_spec("pip") is not None)
    return f"add it: {home.adds(extra, requirements(found.requires or (), extra))}"


def requirements(stated: list[str] | tuple[()], extra: str) -> list[str]:
    """The requirements of an extra, without their markers. Source: the Requires-Dist fields of the core metadata."""
    pairs = [line.partition(";") for line in stated]
    return [need.strip() for need, _, marker in pairs if re.search(rf"extra\s*==\s*['\"]{re.escape(extra)}['\"]", marker)]


def _clone(found: Distribution) -> Path | None:
    """The folder of an editable installation. Source: PEP 610, direct_url.json."""
    told = json.loads(found.read_text("direct_url.json") or "{}")
    editable = told.get("dir_info", {}).get("editable", False)
    return Path(url2pathname(urlsplit(told["url"]).path)) if editable else None
