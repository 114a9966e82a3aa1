"""Finds every module or package of this folder that declares a PLATFORM."""

import importlib
import pkgutil

import bots

from .platform import Platform


def platforms() -> dict[str, Platform]:
    """Name -> platform, in alphabetical order; an adapter's client library is imported only when it connects."""
    found: dict[str, Platform] = {}
    for module in pkgutil.iter_modules(bots.__path__):
        if module.ispkg:
            platform = getattr(importlib.import_module(f"bots.{module.name}"), "PLATFORM", None)
            if isinstance(platform, Platform):
                found[platform.name] = platform
    return found
