"""Words are data: each list once, found by the rules that name it."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.lexicon import SHIPPED, load_lexicon
from config.policy import Policy
from core.checker import Checker
from tests.messages import asked


def folder(base: Path, **files: str) -> Path:
    for name, content in files.items():
        (base / f"{name}.yaml").write_text(content, encoding="utf-8")
    return base


def test_of_two_words_the_longer_one_is_taken(tmp_path: Path) -> None:
    lexicon = load_lexicon(folder(tmp_path, en="illnesses: [vih, vih positivo]\n", de="illnesses: [krebs]\n"))
    assert lexicon.alternation("illnesses") == "(?:vih[ ]positivo|krebs|vih)"
    assert lexicon.alternation("illnesses", "de") == "(?:krebs)"
    assert lexicon.alternation("sick_leave", "de") == "(?!)", "which matches nothing"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("illnesses: []\n", "illnesses"),
        ("illnesses: [gout, gout]\n", "stands twice: 'gout'"),
        ("illnesses: ['(gout']\n", "'(gout' is not a pattern"),
        ("ilnesses: [gout]\n", "illnesses"),
    ],
)
def test_a_wrong_list_is_one_line_that_says_where(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        load_lexicon(folder(tmp_path, en=content))
    assert "en.yaml" in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "my sister has narcolepsy",  # these two stood in one of two lists, so that it depended on how it was said
        "I have narcolepsy",
        "our tenant Ana Souza has tuberculosis",
        "Herr Krüger hat einen Schlaganfall",
        "la señora Ortega tuvo un infarto, tiene neumonía",
    ],
)
def test_an_illness_is_found_however_it_is_told(checker: Checker, text: str) -> None:
    found = [finding.entity_type for finding in checker.check(asked(text), Policy()).findings]
    assert "MEDICAL_CONDITION" in found


def test_every_language_of_the_labels_has_words() -> None:
    labels = {file.stem for file in (SHIPPED.parent / "labels").glob("*.yaml")}
    assert {file.stem for file in SHIPPED.glob("*.yaml")} == labels
