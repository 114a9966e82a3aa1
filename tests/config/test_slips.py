"""What an admin may write wrong in a folder of settings is one line that says where, and never goes unnoticed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bots.checking import build_revocation
from config.decision import load_decision
from config.errors import ConfigError
from config.examples import load_examples
from config.labels import load_labels
from config.named_types import check_types
from config.national_numbers import SHIPPED, load_national_numbers
from config.policy import Policy
from config.recognizers import load_recognizers
from config.settings import Settings
from core.detection.names.nlp import create_engine
from core.detection.registry import Built, build_recognizers
from tests.bots.cli.commands import privacy_check
from tests.core.detection.names.told_words import CLASSES

OWN = "{name: foo, entity_type: FOO_ID, pattern: '%s', matches: [{text: a FOO-1 b, value: %s}], non_matches: [y]}"
ROW = "- {name: xx, entity_type: NATIONAL_ID, form: %s, words: [kestrel], sample: '%s'}\n"


def built(folder: Path) -> Built:
    file = load_recognizers(folder)
    return build_recognizers(file, load_labels(file.labels))


def refused(folder: Path, name: str, content: str, load: Callable[[Path], object]) -> str:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load(folder)
    told = str(error.value)
    assert name in told
    assert "\n" not in told
    return told


@pytest.mark.parametrize(
    ("form", "sample", "told"),
    [
        ("'('", "1", "xx: form: '(' is not a pattern"),
        (r"'a)(b'", "ab", "xx: form: 'a)(b' is not a pattern"),
        (r"'(?i)A\d'", "A1", "flags such as (?i) cannot stand in it"),
        (r"'A(?<=\w+)\d'", "A1", "look-behind requires fixed-width pattern"),
        (r"'\d{5}'", "1234", "xx: sample: '1234' is not what the form matches"),
        ("''", "1", "xx: sample: '1' is not what the form matches"),
        (r"'\d{11}', check: 'stdnum:pl.pesel'", "44051401358", "the check 'stdnum:pl.pesel' refuses '44051401358'"),
        (r"'\d{5}', words: ['', kestrel]", "12345", "0.words"),
    ],
)
def test_a_national_number_that_cannot_work(tmp_path: Path, form: str, sample: str, told: str) -> None:
    row = ROW % (form, sample)
    row = row.replace(", words: [kestrel]", "", 1) if "words: ['" in row else row
    assert told in refused(tmp_path, "national_numbers.yaml", row, built)


def test_a_national_number_of_two_forms_has_the_borders_of_both(tmp_path: Path) -> None:
    (tmp_path / "national_numbers.yaml").write_text(ROW % (r"'A\d{4}|B\d{4}'", "B1234"), encoding="utf-8")
    national = next(each for each in built(tmp_path).recognizers if each.name == "national_numbers")
    found = national.analyze("kestrel A1234, B1234, A12345, xB1234", ["NATIONAL_ID"])
    assert [each.start for each in found] == [8, 15]


def test_two_national_numbers_of_one_name(tmp_path: Path) -> None:
    assert "xx: two rows have this name" in refused(tmp_path, "national_numbers.yaml", 2 * (ROW % (r"'\d{5}'", "12345")), built)


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "[]\n"])
def test_an_empty_table_of_national_numbers_adds_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "national_numbers.yaml").write_text(content, encoding="utf-8")
    assert load_national_numbers(tmp_path / "national_numbers.yaml") == load_national_numbers(SHIPPED)


def test_a_rule_of_ones_own_may_name_the_group_that_is_the_finding(tmp_path: Path) -> None:
    (tmp_path / "recognizers.yaml").write_text("rules: [" + OWN % (r"(?P<value>FOO)-\d", "FOO") + "]\n", encoding="utf-8")
    custom = built(tmp_path).recognizers[-1]
    assert [(each.start, each.end) for each in custom.analyze("a FOO-1 b", ["FOO_ID"])] == [(2, 5)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nlp: {models: []}", "nlp.models: one must have the lang_code en"),
        ("nlp: {models: [{}]}", "nlp.models: {} needs a lang_code and a model_name"),
        ("nlp: {models: [{lang_code: en}]}", "needs a lang_code and a model_name"),
        ("nlp: {models: [{lang_code: de, model_name: model}]}", "nlp.models: one must have the lang_code en"),
        ("predefined: [{name: __name__}]", "predefined: Presidio has no recognizer named '__name__'"),
        ("predefined: [{name: PatternRecognizer}]", "predefined: "),
        ("predefined: [{name: CryptoRecognizer, context: ['']}]", "predefined.0.context.0: '' is near everything"),
        ("lexicon: nope", "/nope' is no folder"),
        ("private_matters: ./nope/nope", "private_matters: 'nope/nope' is no folder"),
        ("phone_regions: [XX]", "phone_regions: 'XX' is no region"),
        ("phone_regions: [de]", "did you mean DE?"),
        ("phone_regions_by_script: {Klingon: [DE]}", "phone_regions_by_script: 'Klingon' is no script"),
        ("phone_regions_by_script: {Cyrillic: [RU]}", "did you mean CYRILLIC?"),
        ("phone_regions_by_script: {THAI: [XX]}", "phone_regions_by_script: THAI: 'XX' is no region"),
        (f"rules: [{OWN % ('FOO-1', 'FOO-1')}, {OWN % ('FOO', 'FOO')}]", "rules: two rules are named 'foo'"),
        ("nlp: " + "[" * 3000 + "]" * 3000, "is nested too deep"),
        ("nlp: " + "{a: " * 3000 + "1" + "}" * 3000, "is nested too deep"),
    ],
)
def test_recognizers(tmp_path: Path, content: str, told: str) -> None:
    assert told in refused(tmp_path, "recognizers.yaml", content, built)


@pytest.mark.parametrize("nlp", ["nlp_engine_name: nope", "nlp_engine_name: spacy"])
def test_a_name_model_that_presidio_cannot_build(tmp_path: Path, nlp: str) -> None:
    content = f"nlp: {{{nlp}, models: [{{lang_code: en, model_name: {tmp_path}}}]}}"
    told = refused(tmp_path, "recognizers.yaml", content, lambda folder: create_engine(load_recognizers(folder).nlp, CLASSES))
    assert "nlp: Presidio cannot build it" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("keys: ['']", "keys: '' is part of too many keys"),
        ("keys: [abc]", "keys: 'abc' is part of too many keys"),
        ("numbers: {CREDIT_CARD: ['']}", "numbers: CREDIT_CARD: '' has fewer than 4"),
        ("numbers: {CREDIT_CARD: ['- -']}", "numbers: CREDIT_CARD: '- -' has fewer than 4"),
    ],
)
def test_examples_that_are_part_of_everything(tmp_path: Path, content: str, told: str) -> None:
    assert told in refused(tmp_path, "examples.yaml", content, load_examples)


def test_an_example_number_may_be_written_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / "examples.yaml").write_text("numbers: {IBAN_CODE: ['de12 5001-0517 0648']}\n", encoding="utf-8")
    assert "DE12500105170648" in load_examples(tmp_path).numbers["IBAN_CODE"]


def test_examples_of_a_type_that_is_none(tmp_path: Path) -> None:
    content = "numbers: {NOPE: ['4711']}"
    told = refused(tmp_path, "examples.yaml", content, lambda folder: check_types(Settings(config_dir=folder)))
    assert "examples.yaml: numbers: 'NOPE' is no entity type" in told


def test_a_way_to_revoke_what_nothing_finds(tmp_path: Path) -> None:
    def load(folder: Path) -> object:
        return build_revocation(Settings(config_dir=folder))

    content = "%s: {name: Key, steps: [Ask Ana.]}\n"
    assert "aws_acces_key: is no rule" in refused(tmp_path, "revocation.yaml", content % "aws_acces_key", load)
    (tmp_path / "recognizers.yaml").write_text(f"rules: [{OWN % ('FOO-1', 'FOO-1')}]\n", encoding="utf-8")
    (tmp_path / "revocation.yaml").write_text("".join(content % each for each in ("foo", "FOO_ID", "pl_pesel", "IBAN_CODE")))
    load(tmp_path)


def test_two_rows_of_a_role_that_contradict_each_other(tmp_path: Path) -> None:
    row = "  - {role: SERVED, of: [%s], in: %s, points: %s, meaning: m}\n"
    told = refused(
        tmp_path, "decision.yaml", "roles:\n" + row % ("PERSON", "talk", 1) + row % ("PERSON", "anywhere", 2), load_decision
    )
    assert "roles: SERVED: two rows are of PERSON in the same place" in told
    (tmp_path / "decision.yaml").write_text("roles:\n" + row % ("PERSON", "talk", 1) + row % ("PERSON", "pasted", 2))
    assert len([each for each in load_decision(tmp_path).roles if each.role == "SERVED"]) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("allowed_values", ""),
        ("allowed_values", " "),
        ("own_domains", ""),
        ("own_domains", "com"),
        ("own_domains", "@example.com"),
        ("own_domains", "*.example.com"),
        ("shared_mailboxes", ""),
        ("shared_mailboxes", "info@example.com"),
    ],
)
def test_a_list_of_the_policy_that_holds_for_all_or_for_nothing(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Policy.model_validate({name: [value]})


def test_doctor_and_scan_say_it_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "national_numbers.yaml").write_text(ROW % ("'('", "1"), encoding="utf-8")
    told = (
        "national_numbers.yaml: xx: form: '(' is not a pattern that can be used: missing ), unterminated subpattern at position 0"
    )
    looked = privacy_check("doctor", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
    assert (looked.code, f"bad   recognizers: {told}\n" in looked.out) == (2, True)
    done = privacy_check("scan", "-", stdin="hello", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
    assert (done.code, done.err) == (2, f"privacy-check: {told}\n")


@pytest.mark.parametrize("depth", [100, 240, 900, 3000])
def test_a_file_that_is_nested_deep_is_no_fault_of_ours(tmp_path: Path, depth: int) -> None:
    model = "{lang_code: en, model_name: model, more: " + "[" * depth + "]" * depth + "}"
    (tmp_path / "recognizers.yaml").write_text(f"nlp: {{nlp_engine_name: spacy, models: [{model}]}}", encoding="utf-8")
    done = privacy_check("scan", "-", stdin="hello", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
    assert (done.code, "unexpected" in done.err) == ((2 if "privacy-check:" in done.err else 0), False), done.err
    assert done.code == 2 or depth < 3000
