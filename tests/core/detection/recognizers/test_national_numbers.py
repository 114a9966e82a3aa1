"""National numbers are rows of a table, which an admin's own adds to."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.labels import load_labels
from config.national_numbers import SHIPPED, load_national_numbers
from config.recognizers import load_recognizers
from core.detection.recognizers.national_numbers import FAMILY, national_rules
from core.detection.registry import build_recognizers

ROW = "- {name: xx_number, entity_type: NATIONAL_ID, form: '\\d{5}', words: [kestrel number], sample: '48213', source: our own}\n"


def test_names_are_unique() -> None:
    names = [number.name for number in load_national_numbers(SHIPPED)]
    assert len(set(names)) == len(names)


def test_the_file_of_an_admin_adds_to_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "national_numbers.yaml").write_text(ROW, encoding="utf-8")
    file = load_recognizers(tmp_path)
    recognizer = next(each for each in build_recognizers(file, load_labels(file.labels)).recognizers if each.name == FAMILY)
    text = "her kestrel number is 48213, not PESEL 44051401359"
    assert sorted(text[found.start : found.end] for found in recognizer.analyze(text, ["NATIONAL_ID", "PL_PESEL"])) == [
        "44051401359",
        "48213",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ROW.replace("source", "check: luhnn, source"), "xx_number: check: no check named 'luhnn'"),
        (ROW.replace("[kestrel number]", "[]"), "words"),
        (ROW.replace("form", "pattern"), "form"),
        (
            ROW.replace("NATIONAL_ID", "national-id"),
            "'national-id' is no name of a type: capitals, digits and underscores, as in TICKET_ID",
        ),
    ],
)
def test_a_wrong_row_is_one_line_that_says_where(tmp_path: Path, row: str, told: str) -> None:
    file = tmp_path / "national_numbers.yaml"
    file.write_text(row, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        national_rules(load_national_numbers(file))
    assert "national_numbers.yaml" in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_mask_of_a_form_is_nobodys_number() -> None:
    file = load_recognizers()
    recognizer = next(each for each in build_recognizers(file, load_labels(file.labels)).recognizers if each.name == FAMILY)
    for text in ("маска СНИЛС 000-000-000 00", 'ת"ז 000000018', "ΑΦΜ 000000000", "the BSN 000000012"):
        assert recognizer.analyze(text, recognizer.supported_entities) == [], text
    assert recognizer.analyze("NIP 526-000-12-46, PESEL 44051401359", recognizer.supported_entities) != []
