"""Larger name models from a folder. What runs such a model needs `make test-ner-large`, which installs the extra (some GB)."""

import importlib.util
from pathlib import Path

import pytest

from config.recognizers import ConfigError, LargeModel, load_recognizers
from core.detection.detector import Detector
from core.detection.names.large import create_large
from core.text import Text
from tests.core.detection.detecting import detected

INSTALLED = all(importlib.util.find_spec(name) for name in ("torch", "transformers", "gliner"))


def test_a_folder_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(ConfigError, match="it is never downloaded"):
        create_large(LargeModel(kind="gliner", model=Path("/nowhere/gliner")))


@pytest.mark.parametrize("kind", ["gliner", "transformers"])
def test_what_is_no_model_or_has_no_extra_is_said_in_one_line(kind: str, tmp_path: Path) -> None:
    words = "is no model of kind" if INSTALLED else "needs the extra"
    with pytest.raises(ConfigError, match=words):
        create_large(LargeModel.model_validate({"kind": kind, "model": tmp_path}))


@pytest.mark.skipif(not INSTALLED, reason="the extra ner-large is some GB; `make test-ner-large` installs it and runs this")
@pytest.mark.parametrize("kind", ["gliner", "transformers"])
def test_a_tiny_model_of_each_architecture_finds_the_names(kind: str, tmp_path: Path) -> None:
    from tests.core.detection.names.tiny_models import make_gliner, make_token_classifier

    (make_gliner if kind == "gliner" else make_token_classifier)(tmp_path)
    model = LargeModel.model_validate({"kind": kind, "model": tmp_path, "labels": {"person": "PERSON"}, "threshold": 0.0})
    detector = Detector(load_recognizers().model_copy(update={"ner": model}))
    text = "dear alice smith, dear bob"
    found = detected(detector, Text.plain(text), lambda _: True)
    # An untrained model says anything: what counts is that it was asked, and that its answers are PERSONs of this text.
    assert found
    assert {f.entity_type for f in found} == {"PERSON"}
    assert all(0 <= f.start < f.end <= len(text) for f in found)
