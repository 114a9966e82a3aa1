"""The quick engine finds the names that spaCy's own pipeline finds, and leaves pipelines that are built otherwise as they are."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider, SpacyNlpEngine
from spacy.language import Language

from config.recognizers import load_recognizers
from core.detection.names.inference.engine import FastEngine
from core.detection.names.inference.folder import read_folder
from core.detection.names.inference.pipeline import quick_names
from core.detection.names.inference.quick import QuickNames
from core.detection.names.nlp import create_engine
from tests.core.detection.names.told_words import CLASSES, ToldTokenizer
from tests.samples import NAMES, sample

WINDOW = 3000
PIECES = (
    "Anna Smith", "wei-ling o'brien", "Kiel", "Siemens AG", "São Paulo,", "(Tom's)", "e.g.", "don't", ":-)", ": )", "c++", "a.m.",
    " ", "  ", "\n", " \n\t", "\x1c", "http://x.io/Anna", "x@y.io", "4111", "| Ann |", "\u200d", "e\u0301", "李明",
)  # fmt: skip
Found = list[tuple[int, int, str]]


@pytest.fixture(scope="module")
def pair() -> tuple[NlpEngine, NlpEngine]:
    """The shipped pipeline as Presidio runs it, and as we do."""
    configuration = load_recognizers().nlp
    stock = NlpEngineProvider(nlp_configuration=configuration.as_presidio()).create_engine()
    assert isinstance(stock, SpacyNlpEngine)
    for nlp in (stock.nlp or {}).values():
        nlp.tokenizer = ToldTokenizer(nlp)
    return stock, create_engine(configuration, CLASSES)


def has_capital(word: str) -> bool:
    return not word.islower()


def capital(text: str, found: tuple[int, int, str]) -> bool:
    return any(letter.isupper() for letter in text[found[0] : found[1]])


@pytest.fixture(scope="module")
def capitals() -> FastEngine:
    """Words without a capital are no names."""
    engine = create_engine(load_recognizers().nlp, CLASSES, has_capital)
    assert isinstance(engine, FastEngine)
    return engine


@pytest.fixture(scope="module")
def own() -> QuickNames:
    """The shipped model, read without spaCy."""
    folder = read_folder(Path(str(load_recognizers().nlp.models[0]["model_name"])), CLASSES)
    assert folder is not None
    return QuickNames.of(folder.parameters, folder.tokens)


def own_names(own: QuickNames, *texts: str) -> list[Found]:
    return [[(name.start_char, name.end_char, name.label_) for name in found] for found in own.read(texts)]


def names(engine: NlpEngine, *texts: str) -> list[Found]:
    read = engine.process_batch(list(texts), "en", batch_size=8)
    return [[(e.start_char, e.end_char, e.label_) for e in artifacts.entities] for _, artifacts in read]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_names_are_the_same(pair: tuple[NlpEngine, NlpEngine], own: QuickNames, name: str) -> None:
    stock, quick = pair
    text = sample(name)
    stretches = [text[at : at + WINDOW] for at in range(0, len(text), WINDOW)]
    expected = names(stock, *stretches)
    assert names(quick, *stretches) == expected
    assert names(quick, *stretches) == expected, "its words are known now"
    assert own_names(own, *stretches) == expected


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join), max_size=12))
@example(texts=["", "Anna Smith", ""])
@example(texts=["Anna"])
def test_any_texts_together_have_the_same_names(pair: tuple[NlpEngine, NlpEngine], own: QuickNames, texts: list[str]) -> None:
    stock, quick = pair
    assert names(quick, *texts) == own_names(own, *texts) == names(stock, *texts)
    assert [names(quick, text) for text in texts] == [names(stock, text) for text in texts]


def likely_names(engine: NlpEngine, *texts: str) -> list[Found]:
    assert isinstance(engine, FastEngine)
    read = engine.process_likely(list(texts), "en", batch_size=8)
    return [[(e.start_char, e.end_char, e.label_) for e in artifacts.entities] for _, artifacts in read]


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join), max_size=12))
def test_where_every_word_is_likely_the_names_are_the_same(pair: tuple[NlpEngine, NlpEngine], texts: list[str]) -> None:
    assert likely_names(pair[1], *texts) == names(pair[1], *texts)


@pytest.mark.parametrize("name", NAMES)
def test_around_capitals_the_names_with_capitals_are_the_same(capitals: FastEngine, name: str) -> None:
    stretches = [sample(name)[at : at + WINDOW] for at in range(0, len(sample(name)), WINDOW)]
    for stretch, every, found in zip(stretches, names(capitals, *stretches), likely_names(capitals, *stretches), strict=True):
        assert [of for of in found if capital(stretch, of)] == [of for of in every if capital(stretch, of)]


@pytest.mark.parametrize("text", ["", " ", "nobody is named in this long line of small words, whoever reads it", "\n\n"])
def test_nothing_likely_is_nothing_read(capitals: FastEngine, text: str) -> None:
    assert likely_names(capitals, text, "I met Anna Smith in Kiel", text) == [[], [(6, 16, "PERSON"), (20, 24, "LOCATION")], []]


def test_one_text_is_read_as_many_are(pair: tuple[NlpEngine, NlpEngine]) -> None:
    (found,) = pair[1].process_text("I met Anna Smith in Kiel", "en").entities[:1]
    assert (found.start_char, found.end_char, found.label_) == (6, 16, "PERSON")


def test_only_words_stay_in_memory(pair: tuple[NlpEngine, NlpEngine]) -> None:
    words = pair[1]._quick["en"].words  # type: ignore[attr-defined]
    words.read(["Dear Zorblatt, key AKIAZZZZ7EXAMPLE, card 4111-1111, a@kestrel.io, hunter2_hunter"])
    kept = " ".join(words._known)
    assert "Zorblatt," in kept
    assert not any(part in kept for part in ("AKIA", "4111", "kestrel", "hunter"))


def test_what_stays_in_memory_is_bounded_however_many_words_a_text_has(pair: tuple[NlpEngine, NlpEngine]) -> None:
    words = pair[1]._quick["en"].words  # type: ignore[attr-defined]
    letters = "abcdefghij"
    words.read([" ".join(letters[n // 1000 % 10] + letters[n // 100 % 10] + letters[n // 10 % 10] + letters[n % 10] * (n // 10_000 + 1) for n in range(20_000))])  # fmt: skip
    assert 0 < len(words._known) <= 10_000


def listening() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}, "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None}})  # fmt: skip
    nlp.initialize()
    return nlp


def untrained(factory: str = "ner") -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory, name="ner").add_label("PERSON")
    nlp.initialize()
    return nlp


def embedding(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.vocab.set_vector("Anna", np.ones(20, dtype="f"))
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "window_size": 1, "maxout_pieces": 3, "depth": 4}
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False} | config
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "tok2vec": tok2vec, "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None}  # fmt: skip
    nlp.add_pipe("ner", config={"model": model}).add_label("PERSON")
    nlp.initialize()
    return nlp


def spaced() -> Language:
    nlp = untrained()
    nlp.tokenizer.add_special_case("New York", [{"ORTH": "New York"}])
    return nlp


def test_a_pipeline_like_the_shipped_one_is_quick() -> None:
    assert quick_names(untrained(), CLASSES) is not None


@pytest.mark.parametrize(
    "nlp",
    [
        spacy.blank("en"),
        listening(),
        untrained("beam_ner"),
        spaced(),
        embedding(attrs=["NORM"], rows=[50], include_static_vectors=True),
    ],
)
def test_pipelines_that_are_built_otherwise_are_not(nlp: Language) -> None:
    assert quick_names(nlp, CLASSES) is None


@pytest.mark.parametrize("attributes", [["NORM"], ["NORM", "SHAPE"]])
def test_any_attributes_may_make_a_word_s_vector(attributes: list[str]) -> None:
    nlp = embedding(attrs=attributes, rows=[50] * len(attributes))
    quick = quick_names(nlp, CLASSES)
    assert quick is not None
    text = "Anna met Ben Smith\n in Kiel"
    expected = nlp.get_pipe("ner").model.get_ref("tok2vec").predict([nlp.make_doc(text)])
    (words,) = quick.words.read([text])
    ((numbers, vectors),) = quick.vectors([words.rows], [words.likely])
    assert numbers.tolist() == [*range(len(expected))]
    assert np.allclose(vectors, expected, atol=1e-4)


def test_those_are_run_as_they_are(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Zorblatt"}])
    nlp.to_disk(tmp_path)
    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": str(tmp_path)}])
    engine.load()
    assert names(FastEngine(engine, CLASSES), "ask Zorblatt") == [[(4, 12, "PERSON")]]
