"""Parts that most tests share: the real detector and checker, built once a process."""

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bots.checking import build_judge
from bots.registry import platforms
from config.decision import load_decision
from config.entities import EntityTypes, load_entities
from config.recognizers import load_recognizers
from config.settings import FileSettings
from core.checker import Checker
from core.detection.detector import Detector
from core.files.bounds import Limits, limits_of
from core.files.reader import FileReader
from tests.bots.cli import commands
from tests.fakes import in_memory, postgres

in_memory.use_where_there_is_room()
settings.register_profile("ci", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("ci")


def pytest_collection_finish() -> None:
    """Garbage is collected from now on, as in a process of the bot; what was loaded by then, and thousands of tests, is none."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    postgres.stop()
    commands.stop()


def limits(**others: float) -> Limits:
    """The limits of files that ship, but for others."""
    return limits_of(FileSettings(**others))  # type: ignore[arg-type]


def file_reader() -> FileReader:
    """With the limits that ship; it reads in this process."""
    return FileReader(limits())


KEY = b"a key for tests, thirty-two byte"
NOWHERE = Path("/nonexistent")


@pytest.fixture(scope="session")
def types() -> EntityTypes:
    return load_entities(NOWHERE)


@pytest.fixture(scope="session")
def detector() -> Detector:
    built = Detector(load_recognizers(NOWHERE))
    gc.freeze()
    return built


@pytest.fixture(scope="session")
def checker(detector: Detector, types: EntityTypes) -> Checker:
    markups = {name: platform.markup for name, platform in platforms().items()}
    return Checker(detector, types, load_decision(NOWHERE), build_judge(NOWHERE, types), markups, key=KEY, files=file_reader())
