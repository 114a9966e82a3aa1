"""What in the admin's folder nothing reads."""

from pathlib import Path

import pytest

from config.folder import unread
from tests.conftest import NOWHERE


def test_what_is_read_is_not_told(tmp_path: Path) -> None:
    for name in ("recognizers.yaml", "entities.yaml", "environment", "privacy-check.yaml", ".hidden", "names"):
        (tmp_path / name).touch()
    for name in ("guides/de", "labels", "private_matters", "model"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "private_matters" / "en.txt").touch()
    (tmp_path / "guides" / "README.md").touch()
    assert [*unread(tmp_path)] == []
    assert [*unread(NOWHERE)] == []


def test_what_recognizers_yaml_names_is_read(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "pipeline").mkdir()
    own = "lexicon: words\nnlp: {models: [{lang_code: en, model_name: pipeline}]}\n"
    (tmp_path / "recognizers.yaml").write_text(own, encoding="utf-8")
    assert [*unread(tmp_path)] == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("recogniser.yaml", "; did you mean recognizers.yaml?"),
        ("guide", "; did you mean guides?"),
        ("guides/poe.yml", "; what is read there ends in .yaml"),
        ("guides/de/poe.yml", "; what is read there ends in .yaml"),
        ("private_matters/en.yaml", "; what is read there ends in .gz or .txt"),
        ("backup.tar", ""),
    ],
)
def test_what_is_misspelt_is_told_with_what_was_meant(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert [str(each) for each in unread(tmp_path)] == [f"{tmp_path / name}: is read by nothing{meant}"]
