"""The files of labels, and what is said of a wrong one."""

from pathlib import Path

import pytest

from config import path
from config.errors import ConfigError
from config.labels import load_labels

NOWHERE = Path("/nowhere")


def test_the_shipped_ones_are_of_thirty_one_languages_and_of_the_same_types() -> None:
    languages = load_labels(path("labels", NOWHERE))
    assert len(languages) == 31
    kinds = [set(language.fields) | set(language.columns) for language in languages]
    assert set.intersection(*kinds) >= {
        "CUSTOMER_ID",
        "EMPLOYEE_ID",
        "PATIENT_ID",
        "DATE_OF_BIRTH",
        "PERSON",
        "LOCATION",
        "PASSWORD",
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("fields: {}\n", "number: Field required"),
        ("number: [no]\nfields: {}\n", "number.0: Input should be a valid string"),
        ("number: [nr]\nfields: {}\nrows: {}\n", "rows: unknown name"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "sv.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_labels(tmp_path)
    assert str(error.value) == f"{tmp_path / 'sv.yaml'}: {problem}"


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="has no YAML file"):
        load_labels(tmp_path)
