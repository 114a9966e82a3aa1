"""A file in the admin's folder says what is to differ; what it does not name is as shipped."""

from pathlib import Path

import pytest

from config.decision import load_decision
from config.entities import load_entities
from config.errors import ConfigError
from config.examples import load_examples
from config.labels import SHIPPED as SHIPPED_LABELS
from config.labels import load_labels
from config.national_numbers import SHIPPED as SHIPPED_NUMBERS
from config.national_numbers import load_national_numbers
from config.recognizers import load_recognizers
from config.revocation import load_revocation
from tests.conftest import NOWHERE


def write(folder: Path, name: str, content: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "disabled: [card.grouped]\n", "phone_regions: [SE]\n"])
def test_of_recognizers_each_name_stands_for_itself(tmp_path: Path, content: str) -> None:
    write(tmp_path, "recognizers.yaml", content)
    own, shipped = load_recognizers(tmp_path), load_recognizers(NOWHERE)
    changed = {key for key in type(own).model_fields if getattr(own, key) != getattr(shipped, key)}
    assert changed == ({content.partition(":")[0]} if ":" in content else set())


def test_of_recognizers_a_part_that_is_named_is_the_admin_s_alone(tmp_path: Path) -> None:
    write(tmp_path, "recognizers.yaml", "predefined: []\nphone_regions_by_script: {THAI: [TH]}\n")
    own = load_recognizers(tmp_path)
    assert (own.predefined, own.phone_regions_by_script) == ([], {"THAI": ["TH"]})


def test_of_an_entity_type_each_word_stands_for_itself(tmp_path: Path) -> None:
    write(tmp_path, "entities.yaml", "PERSON: {weight: 0.1}\nCLUB: {name: club, plural: clubs}\n")
    own, shipped = load_entities(tmp_path), load_entities(NOWHERE)
    assert own["PERSON"] == shipped["PERSON"].model_copy(update={"weight": 0.1})
    assert own["IBAN_CODE"] == shipped["IBAN_CODE"]
    assert own["CLUB"].plural == "clubs"


def test_an_entity_type_that_gets_a_weight_no_longer_alarms_alone(tmp_path: Path) -> None:
    write(tmp_path, "entities.yaml", "IBAN_CODE: {weight: 1.5}\nUK_NHS: {alarm: alone, weight: 1}\n")
    own = load_entities(tmp_path)
    assert (own["IBAN_CODE"].alarm, own["IBAN_CODE"].weight) == ("together", 1.5)
    assert own["UK_NHS"].alarm == "alone"


def test_an_entity_type_that_is_misspelt_is_told_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "entities.yaml", "CREDITCARD: {alarm: together}\n")
    with pytest.raises(ConfigError) as refused:
        load_entities(tmp_path)
    told = "CREDITCARD: no type has that name, and one of your own needs a name and a plural; did you mean CREDIT_CARD?"
    assert str(refused.value) == f"{tmp_path / 'entities.yaml'}: {told}"


def test_of_the_decision_each_number_and_each_role_stands_for_itself(tmp_path: Path) -> None:
    served = "{role: SERVED, of: [PERSON], points: 2, anchors: true, meaning: a customer}"
    write(tmp_path, "decision.yaml", f"talk: {{balanced: 2.5}}\nroles:\n  - {served}\n")
    own, shipped = load_decision(tmp_path), load_decision(NOWHERE)
    assert own.talk == shipped.talk.model_copy(update={"balanced": 2.5})
    assert (own.pasted, own.combinations) == (shipped.pasted, shipped.combinations)
    points = {row.role: row.points for row in own.roles}
    assert points == {row.role: row.points for row in shipped.roles} | {"SERVED": 2}


def test_examples_are_added(tmp_path: Path) -> None:
    write(tmp_path, "examples.yaml", "numbers: {CLUB: ['4711'], CREDIT_CARD: ['4539148803436467']}\n")
    own, shipped = load_examples(tmp_path), load_examples(NOWHERE)
    cards = shipped.numbers["CREDIT_CARD"] | {"4539148803436467"}
    assert own.numbers == {**shipped.numbers, "CLUB": frozenset({"4711"}), "CREDIT_CARD": cards}
    assert own.keys == shipped.keys


def test_of_ways_to_revoke_each_entry_stands_for_itself(tmp_path: Path) -> None:
    write(tmp_path, "revocation.yaml", "API_KEY: {name: Key, steps: [Ask Ana.]}\n")
    ways = load_revocation(tmp_path)
    assert ways == {**load_revocation(NOWHERE), "API_KEY": ways["API_KEY"]}
    assert ways["API_KEY"].steps == ("Ask Ana.",)


def test_national_numbers_are_added_by_name(tmp_path: Path) -> None:
    row = "- {name: %s, entity_type: NATIONAL_ID, form: '\\d{5}', words: [kestrel], sample: '48213'}\n"
    write(tmp_path, "national_numbers.yaml", row % "xx_number" + row % "pl_pesel")
    own = load_national_numbers(tmp_path / "national_numbers.yaml")
    shipped = [number for number in load_national_numbers(SHIPPED_NUMBERS) if number.name != "pl_pesel"]
    assert [number.name for number in own] == [*(number.name for number in shipped), "xx_number", "pl_pesel"]


def test_labels_are_those_of_the_languages_that_are_there(tmp_path: Path) -> None:
    shipped = load_labels(SHIPPED_LABELS)
    write(tmp_path, "et.yaml", "number: [nr]\nfields: {PERSON: [nimi]}\n")
    assert len(load_labels(tmp_path)) == len(shipped) + 1
    write(tmp_path, "de.yaml", "number: [nr]\nfields: {PERSON: [name]}\n")
    own = load_labels(tmp_path)
    assert len(own) == len(shipped) + 1
    assert {"PERSON": ("name",)} in [language.fields for language in own]


def test_a_file_that_is_no_mapping_is_one_line(tmp_path: Path) -> None:
    for name, load in (
        ("recognizers.yaml", load_recognizers),
        ("entities.yaml", load_entities),
        ("decision.yaml", load_decision),
    ):
        write(tmp_path, name, "- a list\n")
        with pytest.raises(ConfigError, match=rf"{name}: the whole file: must be a mapping"):
            load(tmp_path)
