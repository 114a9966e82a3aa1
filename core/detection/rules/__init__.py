"""One file for what is found; each holds ``RULES``. A new file is found by itself."""

import importlib
import pkgutil
from collections.abc import Iterator

from ..rule import Rule


def families() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Yields (family's name, its rules) for every module of this folder, in alphabetical order."""
    for module in pkgutil.iter_modules(__path__):
        yield module.name, importlib.import_module(f"{__name__}.{module.name}").RULES
