"""A team to act in."""

from tests.scenarios.conftest import team

__all__ = ["team"]
