"""What an admin or a contributor adds touches one file: each kind is added here, and takes effect."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml

from bots.checking import build_checker, build_detector
from config.decision import load_decision
from config.entities import load_entities
from config.examples import Examples
from config.lexicon import shipped_lexicon
from config.policy import Policy
from config.settings import Settings
from core.checker import Checker
from core.decision.illness import Illness
from core.decision.judge import Judge
from core.decision.roles import Roles
from core.decision.suppressions import Suppression, Suppressions
from core.detection.detector import Detector
from core.detection.registry import failures
from core.detection.rule import Rule, RuleRecognizer
from core.finding import Finding
from core.verdict import Severity, Verdict
from tests.conftest import KEY, file_reader
from tests.messages import asked, said

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "config"
RULE = r"""
name: club
entity_type: CLUB_NUMBER
pattern: '\bKC-\d{5}\b'
matches: [{text: "see KC-20817", value: KC-20817}]
non_matches: ["see KD-20817"]
"""
NUMBER = "- {name: zz_id, entity_type: NATIONAL_ID, form: 'Z\\d{6}', words: [zorbian id], sample: Z123456, source: invented}\n"
ENTITY = "CLUB_NUMBER: {name: club number, plural: club numbers, severity: high, alarm: alone}\n"


def shipped(name: str) -> dict[str, Any]:
    """A file of the configuration, to be changed."""
    content: dict[str, Any] = yaml.safe_load((SHIPPED / name).read_text(encoding="utf-8"))
    return content


def write(file: Path, content: Mapping[str, Any]) -> None:
    file.write_text(yaml.safe_dump(dict(content), allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration folder with one addition of each kind."""
    folder = tmp_path_factory.mktemp("config")
    write(folder / "recognizers.yaml", {**shipped("recognizers.yaml"), "rules": [yaml.safe_load(RULE)]})
    write(folder / "entities.yaml", {**shipped("entities.yaml"), **yaml.safe_load(ENTITY)})
    examples = shipped("examples.yaml")
    examples["numbers"]["CREDIT_CARD"].append("4539148803436467")
    write(folder / "examples.yaml", examples)
    decision = shipped("decision.yaml")
    served = next(row for row in decision["roles"] if row["role"] == "SERVED")
    served.update(points=2, anchors=True)
    write(folder / "decision.yaml", decision)
    numbers = (SHIPPED / "national_numbers.yaml").read_text(encoding="utf-8")
    (folder / "national_numbers.yaml").write_text(numbers + NUMBER, encoding="utf-8")
    (folder / "lexicon").mkdir()
    write(folder / "lexicon" / "en.yaml", {"illness": ["zorbitis"]})
    (folder / "private_matters").mkdir()
    (folder / "private_matters" / "en.txt").write_text("addiction: zorb*\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def customised_detector(folder: Path) -> Detector:
    """One for all tests: it takes seconds to build."""
    return build_detector(folder)


@pytest.fixture(scope="module")
def customised(folder: Path, customised_detector: Detector) -> Checker:
    return build_checker(Settings(config_dir=folder), KEY, customised_detector)


def types_in(verdict: Verdict) -> set[str]:
    return {finding.entity_type for finding in verdict.findings}


def test_a_rule_in_recognizers_yaml_finds_and_redacts(customised: Checker) -> None:
    verdict = customised.check(asked("my card says KC-20817"), Policy())
    assert types_in(verdict) == {"CLUB_NUMBER"}
    assert "KC-20817" not in verdict.redaction.raw


def test_an_entity_type_in_entities_yaml_alarms_and_is_named(customised: Checker) -> None:
    decision = customised.check(said("my card says KC-20817"), Policy()).decision
    assert decision.alarm
    assert decision.severity is Severity.HIGH
    assert customised.types["CLUB_NUMBER"].plural == "club numbers"


def test_a_word_in_a_lexicon_is_found_by_every_rule_that_names_its_list(customised: Checker) -> None:
    assert "MEDICAL_CONDITION" in types_in(customised.check(asked("Ana was diagnosed with zorbitis in May"), Policy()))
    assert "MEDICAL_CONDITION" not in types_in(customised.check(asked("Ana was diagnosed with zirbitis in May"), Policy()))


def test_a_word_of_a_private_matter_counts_as_those_of_its_class(customised: Checker, checker: Checker) -> None:
    text = "keep this to yourself, her sister told me that Gemma zorbs again every night"
    told = customised.check(asked(text), Policy())
    assert "zorbs" not in told.redaction.raw
    assert "zorbs" in checker.check(asked(text), Policy()).redaction.raw


def test_a_row_in_national_numbers_yaml_finds_a_number_beside_its_word(customised: Checker) -> None:
    assert "NATIONAL_ID" in types_in(customised.check(asked("her Zorbian ID is Z482113"), Policy()))
    assert "NATIONAL_ID" not in types_in(customised.check(asked("the part Z482113 is late"), Policy()))


def test_a_published_value_in_examples_yaml_alarms_nobody_beside_a_word_for_tests(customised: Checker) -> None:
    verdict = customised.check(said("the test card is 4539 1488 0343 6467"), Policy())
    assert types_in(verdict) == {"CREDIT_CARD"}
    assert not verdict.decision.alarm
    assert customised.check(said("the test card is 4556 7375 8689 9855"), Policy()).decision.alarm


def test_a_roles_points_in_decision_yaml_decide(customised: Checker, checker: Checker) -> None:
    text = "Our customer Maria Schmidt wrote again"
    assert customised.check(asked(text), Policy()).decision.alarm
    assert not checker.check(asked(text), Policy()).decision.alarm


class Own(StrEnum):
    """As if it stood among the others in suppressions.py."""

    CLUB = "a number that every member of the club knows"


class OwnSuppressions(Suppressions):
    """As if ``of`` had one condition more."""

    def __init__(self) -> None:
        """Without examples, which this condition does not need."""
        super().__init__(shipped_lexicon(), Examples())

    def of(
        self,
        finding: Finding,
        value: str,
        text: str,
        policy: Policy,
        *,
        pasted: bool,
        addressed: bool = False,
        told: bool = False,
    ) -> Suppression | None:
        return Own.CLUB if finding.entity_type == "CLUB_NUMBER" else None  # type: ignore[return-value]


def test_a_suppression_is_told_by_its_name_and_needs_no_other_file(folder: Path, customised_detector: Detector) -> None:
    types = load_entities(folder)
    judge = Judge(OwnSuppressions(), Roles(shipped_lexicon(), types), Illness(shipped_lexicon(), types))
    own = Checker(customised_detector, types, load_decision(folder), judge, {}, key=KEY, files=file_reader())
    verdict, explanation = own.explain(asked("my card says KC-20817"), Policy())
    assert not verdict.decision.alarm
    assert "KC-20817" not in verdict.redaction.raw
    told = [(each.entity_type, each.reason, each.because) for each in verdict.uncounted]
    assert told == [("CLUB_NUMBER", "club", Own.CLUB.value)]
    assert [each.suppression for each in explanation.findings] == [Own.CLUB]


def test_the_rule_in_the_documentation_works_as_it_stands() -> None:
    page = (ROOT / "docs/adding-a-recognizer.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.+?)```", page, re.DOTALL)
    assert code
    module: dict[str, Any] = {"__name__": "core.detection.rules.membership_card", "__package__": "core.detection.rules"}
    exec(code[1], module)
    rules: tuple[Rule, ...] = module["RULES"]
    assert [list(failures(RuleRecognizer("membership_card", [rule]), rule)) for rule in rules] == [[]] * len(rules)
