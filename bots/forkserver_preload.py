"""Imported once where processes for long texts are forked from, so that they share a detector's memory and begin at once.

By nothing else: the bot itself has a detector already.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from config.errors import ConfigError
from config.settings import CONFIG_DIR
from core.detection.detector import Detector

from .checking import build_detector


def built() -> Mapping[Path | None, Detector]:
    """The detector, by the folder of its configuration; without one, whoever needs it builds it, and says what is wrong."""
    folder = Path(os.environ[CONFIG_DIR]) if CONFIG_DIR in os.environ else None
    try:
        return {folder: build_detector(folder)}
    except ConfigError:
        return {}


DETECTORS = built()
