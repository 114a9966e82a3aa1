"""Words are data: each list once, found by the rules that name it."""

import shutil
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.labels import load_labels
from config.lexicon import SHIPPED, Lexicon, load_lexicon, shipped_lexicon
from config.recognizers import load_recognizers
from core.detection.registry import build_recognizers


def folder(base: Path, **files: str) -> Path:
    for name, content in files.items():
        (base / f"{name}.yaml").write_text(content, encoding="utf-8")
    return base


def test_of_two_words_the_longer_one_is_taken() -> None:
    lexicon = Lexicon({"en": {"illness": ["vih", "vih positivo"], "op": ["op"]}, "de": {"illness": ["krebs"]}})
    assert lexicon.expand("a{illness}b{1,3}") == "a(?:vih[ ]positivo|krebs|vih)b{1,3}"
    assert lexicon.expand("{illness:de}") == "(?:krebs)"
    assert lexicon.expand("{illness:-en}") == "(?:krebs)"
    assert lexicon.expand("{op:de}") == "(?!)", "which matches nothing"


def test_a_list_that_nobody_has_written_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        shipped_lexicon().expand("{no_such}")


def test_the_words_of_an_admin_are_added_to_the_shipped_ones(tmp_path: Path) -> None:
    lexicon = load_lexicon(folder(tmp_path, en="illness: [gout, kestrelitis]\n", sv="illness: [mässling]\n"))
    assert lexicon.words("illness") == {*shipped_lexicon().words("illness"), "kestrelitis", "mässling"}
    assert lexicon.words("kinship") == shipped_lexicon().words("kinship")


def test_a_rule_finds_the_word_that_an_admin_added(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    folder(tmp_path / "lexicon", en="illness: [kestrelitis]\n")
    file = load_recognizers(tmp_path)
    health = next(each for each in build_recognizers(file, load_labels(file.labels)).recognizers if each.name == "health")
    assert health.analyze("she has kestrelitis", ["MEDICAL_CONDITION"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("illness: []\n", "illness"),
        ("illness: [gout, gout]\n", "stands twice: 'gout'"),
        ("illness: ['(gout']\n", "'(gout' is not a pattern"),
        ("illness: ['gout|']\n", "'gout|' fits everywhere"),
        ("kin: [gout]\n", "kin: no list has that name; known: "),
        ("[gout]\n", "the whole file"),
    ],
)
def test_a_wrong_list_is_one_line_that_says_where(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        load_lexicon(folder(tmp_path, en=content))
    assert "en.yaml" in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_shipped_lists_are_right(tmp_path: Path) -> None:
    load_lexicon(Path(shutil.copytree(SHIPPED, tmp_path / "lexicon")))


def test_every_language_of_the_labels_has_words() -> None:
    labels = {file.stem for file in (SHIPPED.parent / "labels").glob("*.yaml")}
    assert {file.stem for file in SHIPPED.glob("*.yaml")} >= labels


def test_languages_that_have_a_list() -> None:
    assert Lexicon({"en": {"role": ("boss",)}, "de": {"role": ("chef",), "trade": ("koch",)}}).languages_with("trade") == ("de",)


def test_a_list_that_stands_twice_is_one_line_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "de.yaml").write_text("illness: [grippe]\nrole: [kunde]\nillness: [masern]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"de\.yaml: line 3: 'illness' stands twice"):
        load_lexicon(tmp_path)
