"""Finds every module or package of this folder that declares a PLATFORM."""

import importlib
import os
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import bots
from config.settings import Settings
from config.variables import Misspelt, misspelt

from .platform import Platform


@cache
def platforms() -> Mapping[str, Platform]:
    """Name -> platform, in alphabetical order; an adapter's client library is imported only when it connects."""
    found: dict[str, Platform] = {}
    for module in pkgutil.iter_modules(bots.__path__):
        if module.ispkg:
            platform = getattr(importlib.import_module(f"bots.{module.name}"), "PLATFORM", None)
            if isinstance(platform, Platform):
                found[platform.name] = platform
    return MappingProxyType(found)


def misspelt_variables() -> Iterator[Misspelt]:
    """The environment's variables that are nearly those of our settings or of a platform's."""
    kinds = [platform.settings for platform in platforms().values() if platform.settings is not None]
    yield from misspelt(os.environ, [Settings, *kinds])
