"""A name model's folder is read without spaCy, and its words are those that spaCy makes."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
import srsly
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.lang.en.stop_words import STOP_WORDS
from thinc.api import NumpyOps

from benchmarks.training.train import vocabulary
from config.recognizers import RecognizersFile, load_recognizers
from config.small_words import small_words
from core.detection.names.inference.folder import VOCABULARY, ModelFolder, read_folder
from core.detection.names.inference.folder_model import FolderModel
from core.detection.names.inference.layers import hashed
from core.detection.names.inference.packed import unpacked
from core.detection.names.inference.pipeline import SpacyTokens, parameters_of
from core.detection.names.models import name_model
from tests.core.detection.names.told_words import CLASSES
from tests.samples import NAMES, sample

MODEL = Path(str(load_recognizers().nlp.models[0]["model_name"]))
PIECES = (
    "don't", "DON'T", "cannot", ":-)", "(:", "(-_-)", "so:-)so", "a.m.", "U.S.", "e.g.", "Mr.", "'s", "’s", "C++", "US$5", "5km", "x@y.io",
    "https://kestrel.io/a?b=c", "well-known", "either/or", "a...b", "«", "“", "—", "--", "X", "x", "_", "cc", "det", "PERSON", "LONG" * 30,
    "straße", "ТЕСТ", "山田", "👍🏽", "\u200b", "\u0301", "½", "٣", "no.5", "7pm", "Nov.", "i'm", "\xa0",
)  # fmt: skip


@pytest.fixture(scope="module")
def both() -> tuple[ModelFolder, SpacyTokens]:
    """The shipped model's tokenizer, as we read it and as spaCy does."""
    folder = read_folder(MODEL, CLASSES)
    assert folder is not None
    return folder, SpacyTokens(spacy.load(MODEL), folder.parameters.attributes, CLASSES)


def assert_same(both: tuple[ModelFolder, SpacyTokens], *chunks: str) -> None:
    for chunk in chunks:
        words, blanks = ([], [chunk]) if chunk.isspace() else ([chunk], [])
        (expected, numbers), (found, own) = both[1](words, blanks), both[0].tokens(words, blanks)
        assert found == expected, chunk
        assert np.array_equal(own, numbers), chunk


def test_the_network_is_the_one_that_spacy_reads(both: tuple[ModelFolder, SpacyTokens]) -> None:
    expected, found = parameters_of(spacy.load(MODEL)), both[0].parameters
    assert expected is not None
    assert (found.attributes, list(found.moves), found.pad) == (expected.attributes, list(expected.moves), expected.pad)
    assert [seed for _, seed in found.tables] == [seed for _, seed in expected.tables]
    pairs = [(found.linear, expected.linear), (found.lower, expected.lower), (found.upper, expected.upper)]
    for own, theirs in pairs:
        assert all(np.array_equal(a, b) for a, b in zip(own, theirs, strict=True))
    for own_table, table in zip(found.tables, expected.tables, strict=True):
        assert np.array_equal(own_table[0], table[0])
    for layer, other in zip((found.mix, *found.layers), (expected.mix, *expected.layers), strict=True):
        assert np.array_equal(layer.weights, other.weights)
        assert np.array_equal(layer.gain, other.gain)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_words_are_the_same(both: tuple[ModelFolder, SpacyTokens], name: str) -> None:
    assert_same(both, *sorted({chunk[:120] for chunk in sample(name).split()}))


@settings(max_examples=300, deadline=None)
@given(
    chunk=st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=5).map(
        "".join
    )
)
@example(chunk="\n")
@example(chunk="word:((")
@example(chunk="(don't)")
def test_any_chunk_s_words_are_the_same(both: tuple[ModelFolder, SpacyTokens], chunk: str) -> None:
    assert_same(both, *chunk.split(), *([chunk] if chunk.isspace() else []))


def test_what_spacy_has_in_its_code_is_what_is_shipped() -> None:
    assert json.loads((MODEL / VOCABULARY).read_text(encoding="utf-8")) == vocabulary()
    assert small_words() == STOP_WORDS


@pytest.mark.parametrize("seed", [0, 8, 2**32 - 1])
def test_numbers_are_hashed_as_thinc_hashes_them(seed: int) -> None:
    numbers = np.random.default_rng(seed).integers(0, 2**64 - 1, 500, dtype=np.uint64)
    assert np.array_equal(hashed(numbers, np.uint64(seed)), NumpyOps().hash(numbers, seed))


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -1, 127, 128, -33, 2**40, -(2**40), 1.5, "é", "x" * 70_000, b"\0", [1, [2]], {"a": {1: b"x"}}, [0] * 70_000],
)
def test_what_srsly_packs_is_unpacked(value: object) -> None:
    assert unpacked(srsly.msgpack_dumps(value)) == value


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x81\x90", b"\xda\xff", b"\x01\x02", b"\xd9\x01\xff"])
def test_what_is_damaged_is_a_value_error(damage: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        unpacked(damage)


@pytest.mark.parametrize("missing", [VOCABULARY, "ner/model", "tokenizer"])
def test_a_folder_that_lacks_something_is_left_to_spacy(tmp_path: Path, missing: str) -> None:
    copy = Path(shutil.copytree(MODEL, tmp_path / "model", ignore=shutil.ignore_patterns("scripts")))
    (copy / missing).unlink()
    assert read_folder(copy, CLASSES) is None


def test_another_pipeline_is_run_by_presidio(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Zorblatt"}])
    nlp.to_disk(tmp_path)
    ours = load_recognizers()
    other = ours.nlp.model_copy(update={"models": [{"lang_code": "en", "model_name": str(tmp_path)}]})
    for file, text in ((ours.model_copy(update={"nlp": other}), "ask Zorblatt"), (ours, "ask Anna Smith")):
        model = name_model(file, CLASSES, bool, ())
        assert isinstance(model, FolderModel) == (file is ours)
        ((_, names),) = model.read([text], cased=True)
        assert [(name.start, name.entity_type, name.source) for name in names] == [(4, "PERSON", "name_model")]


def test_labels_mean_what_presidio_s_configuration_says() -> None:
    ours = load_recognizers()
    told = {**ours.nlp.ner_model_configuration, "labels_to_ignore": ["PERSON"]}
    file: RecognizersFile = ours.model_copy(update={"nlp": ours.nlp.model_copy(update={"ner_model_configuration": told})})
    ((entities, names),) = name_model(file, CLASSES, bool, ()).read(["Anna Smith lives in Kiel"], cased=False)
    assert {each.entity_type for each in (*entities, *names)} == {"LOCATION"}
