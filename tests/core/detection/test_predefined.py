"""Presidio's own recognizers run, and what is known of them without loading Presidio is what it says."""

import json
import re

import pytest

from benchmarks.training.predefined import known
from config.errors import ConfigError
from config.presidio import FILE, known_recognizers
from config.recognizers import PredefinedRecognizer
from core.detection.predefined import Predefined


def test_what_is_known_of_them_is_what_the_locked_version_says() -> None:
    """`python -m benchmarks.training.predefined` writes it again."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(known()))


def test_each_pattern_is_one() -> None:
    for name, each in known_recognizers().recognizers.items():
        assert re.compile(each.pattern, each.flags).pattern, name


def test_one_that_is_not_known_is_loaded_and_finds() -> None:
    assert "AbaRoutingRecognizer" not in known_recognizers().recognizers
    recognizer = Predefined(PredefinedRecognizer(name="AbaRoutingRecognizer", context=["routing"]))
    (found,) = recognizer.analyze("our routing number 121000358", recognizer.supported_entities)
    assert (found.start, found.end, found.source) == (19, 28, "AbaRoutingRecognizer")
    assert recognizer.analyze("our number 121000358", recognizer.supported_entities) == []


def test_one_that_presidio_has_not_is_said_in_one_line() -> None:
    with pytest.raises(ConfigError, match="no recognizer named 'NopeRecognizer'"):
        Predefined(PredefinedRecognizer(name="NopeRecognizer"))
