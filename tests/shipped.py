"""What ships of guides, phrases and ways to revoke, read once a process: nobody changes it."""

from collections.abc import Mapping
from functools import cache

from config.guides import Guides, load_guides
from config.phrases import Phrases, load_phrases
from config.revocation import Revocation, load_revocation
from tests.conftest import NOWHERE


@cache
def guides() -> Guides:
    """By key."""
    return load_guides(NOWHERE)[0]


@cache
def phrases() -> Mapping[str, Phrases]:
    """By language."""
    return load_phrases(NOWHERE)


@cache
def revocation() -> Mapping[str, Revocation]:
    """By entity type."""
    return load_revocation(NOWHERE)
