"""Slips that stop nothing, but would go unnoticed: one line on standard error for each."""

import os

from config.folder import Unread, unread
from config.guides import broken_guides
from config.settings import Settings
from config.variables import misspelt

from ..registry import misspelt_variables
from .exit_codes import complain


def misspelt_files(settings: Settings) -> list[Unread]:
    """What in the admin's folder is nearly named like a file that is read; others may lie there for other programs."""
    return [each for each in unread(settings.config_dir) if each.meant]


def tell_own(settings: Settings) -> None:
    """Says what is misspelt in the admin's folder, and which variables of ours; a platform's are of no use to a check."""
    for slip in (*misspelt(os.environ, [Settings]), *misspelt_files(settings)):
        complain(str(slip))


def tell_guides(settings: Settings) -> None:
    """Says which guides are broken."""
    for problem in broken_guides(settings.config_dir):
        complain(f"{problem}; this guide is left out")


def tell_all(settings: Settings) -> None:
    """Says what is misspelt in the environment and in the admin's folder, and which guides are broken."""
    for slip in (*misspelt_variables(), *misspelt_files(settings)):
        complain(str(slip))
    tell_guides(settings)
