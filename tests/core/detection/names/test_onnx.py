"""A token classifier as ONNX, from a folder or an installed package."""

import json
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from config.recognizers import ConfigError, LargeModel, load_recognizers
from core.detection.detector import Detector
from core.detection.names.large import create_large
from core.text import Text
from tests.core.detection.detecting import detected

LABELS = ["O", "B-GIVEN", "I-GIVEN", "B-SURNAME", "B-CITY"]
WORDS = {"[UNK]": 0, "Zorblat": 1, "Quimby": 2, "Vexford": 3}
# What the model says to each word: a table, which is all of this model.
SAYS = {"[UNK]": "O", "Zorblat": "B-GIVEN", "Quimby": "B-SURNAME", "Vexford": "B-CITY"}
TYPES = {"GIVEN": "PERSON", "SURNAME": "PERSON", "CITY": "LOCATION"}


def write_model(folder: Path) -> None:
    """A model that looks up each word's label."""
    rows = [[9.0 if label == SAYS[word] else 0.0 for label in LABELS] for word in WORDS]
    table = helper.make_tensor("table", TensorProto.FLOAT, [len(WORDS), len(LABELS)], [x for row in rows for x in row])
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "names",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", len(LABELS)])],
        [table],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(made, str(folder / "model.onnx"))
    words = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    words.pre_tokenizer = Whitespace()
    words.save(str(folder / "tokenizer.json"))
    config = {"id2label": dict(enumerate(LABELS)), "max_position_embeddings": 64}
    (folder / "config.json").write_text(json.dumps(config))


def detector(model: Path, **more: object) -> Detector:
    """A detector whose names come from the model."""
    asked = LargeModel.model_validate({"kind": "onnx", "model": model, "labels": TYPES, **more})
    return Detector(load_recognizers().model_copy(update={"ner": asked}))


def found(made: Detector, text: str) -> list[tuple[str, str]]:
    return [(f.entity_type, text[f.start : f.end]) for f in detected(made, Text.plain(text), lambda _: True)]


def test_a_given_name_and_a_surname_are_one_person_also_beyond_the_model_s_length(tmp_path: Path) -> None:
    write_model(tmp_path)
    text = "hello " * 150 + "Zorblat Quimby in Vexford"
    assert found(detector(tmp_path), text) == [("PERSON", "Zorblat Quimby"), ("LOCATION", "Vexford")]


def test_an_installed_package_is_read_like_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_model(tmp_path / "some_onnx_names" / "model")
    (tmp_path / "some_onnx_names" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    assert found(detector(Path("some_onnx_names")), "dear Zorblat") == [("PERSON", "Zorblat")]


def test_beside_the_shipped_model_both_are_asked(tmp_path: Path) -> None:
    write_model(tmp_path)
    made = detector(tmp_path, beside=True)
    assert found(made, "dear Zorblat, I told Anna Kowalski") == [("PERSON", "Zorblat"), ("PERSON", "Anna Kowalski")]


def test_what_is_not_there_or_is_no_model_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="neither a folder nor an installed package"):
        create_large(LargeModel(kind="onnx", model=Path("no_such_package")))
    with pytest.raises(ConfigError, match=r"has no \.onnx file"):
        create_large(LargeModel(kind="onnx", model=tmp_path))
    write_model(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError, match="is no model of kind onnx"):
        create_large(LargeModel(kind="onnx", model=tmp_path))
