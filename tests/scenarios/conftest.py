"""A team to act in."""

from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker

from .team import Team, a_team


@pytest.fixture
async def team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types) as made:
        yield made
