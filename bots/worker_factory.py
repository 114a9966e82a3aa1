"""The same checker in another process: what builds it there, and what is imported where such processes are forked from."""

import os
from collections.abc import Callable
from functools import partial
from multiprocessing import parent_process

from config.settings import CONFIG_DIR, Settings
from core.checker import Checker

from . import hooks, log
from .checking import build_checker

# What they share.
PRELOAD = ("bots.forkserver", "bots.forkserver_preload", "bots.cli")


def checker_factory(settings: Settings, key: bytes) -> Callable[[], Checker]:
    """What builds the same checker in another process; can be pickled."""
    if settings.config_dir:
        os.environ[CONFIG_DIR] = str(settings.config_dir)  # the one way to tell whom processes are forked from
    return partial(_built, settings, key)


def _built(settings: Settings, key: bytes) -> Checker:
    if parent_process() is not None:
        log.set_up(settings.log_level)
        hooks.set_up()
        hooks.keep_memory_to_itself()
    # Its import builds a detector, of which the bot itself has one already.
    from .forkserver_preload import DETECTORS

    return build_checker(settings, key, DETECTORS.get(settings.config_dir))
