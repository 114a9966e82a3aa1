"""Quick vectors are those of spaCy's own layers, and a pipeline that is built otherwise stays as it is."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from config import path
from core.detection.quick_vectors import quicken
from tests.samples import NAMES, sample


@pytest.fixture(scope="module")
def pair() -> tuple[Language, Language]:
    """The shipped pipeline as spaCy loads it, and with quick vectors."""
    slow, quick = (spacy.load(path("model")) for _ in range(2))
    assert quicken(quick)
    return slow, quick


def vectors(nlp: Language, *texts: str) -> np.ndarray:
    made: np.ndarray = nlp.get_pipe("ner").model.get_ref("tok2vec").predict([nlp.make_doc(text) for text in texts])
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_vectors_and_names_are_the_same(pair: tuple[Language, Language], name: str) -> None:
    slow, quick = pair
    text = sample(name)
    for _ in range(2):  # the second time its words are known
        assert np.allclose(vectors(slow, text), vectors(quick, text), atol=1e-3)
    assert [(e.start, e.end, e.label_) for e in slow(text).ents] == [(e.start, e.end, e.label_) for e in quick(text).ents]


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_texts_together_have_the_same_vectors(pair: tuple[Language, Language], texts: list[str]) -> None:
    slow, quick = pair
    assert np.allclose(vectors(slow, *texts), vectors(quick, *texts), atol=1e-3)


def test_pipelines_that_are_built_otherwise_stay_as_they_are(tmp_path: Path) -> None:
    assert not quicken(spacy.blank("en"))
    shared = spacy.blank("en")
    shared.add_pipe("tok2vec")
    shared.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}, "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None}})  # fmt: skip
    shared.initialize()
    assert not quicken(shared)
    assert shared("Anna lives in Kiel").has_annotation("ENT_IOB")
