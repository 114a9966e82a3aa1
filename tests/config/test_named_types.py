"""A type that a setting or a file names must exist."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.named_types import check_types, unknown_types
from config.settings import Settings
from tests.bots.cli.commands import privacy_check
from tests.conftest import NOWHERE

RULE = "{name: t, entity_type: TICKET_ID, pattern: 'T-\\d+', matches: [{text: T-1, value: T-1}], non_matches: [y]}"


def settings(folder: Path = NOWHERE, **policy: object) -> Settings:
    return Settings(config_dir=folder, policy=policy)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "line"),
    [
        (
            {"quiet_types": ["CREDITCARD", "EMAIL"]},
            "settings: policy.quiet_types: 'CREDITCARD' is no entity type; did you mean CREDIT_CARD?",
        ),
        ({"ignored_types": ["EMAIL"]}, "settings: policy.ignored_types: 'EMAIL' is no entity type; did you mean EMAIL_ADDRESS?"),
        ({"ignored_types": ["person"]}, "settings: policy.ignored_types: 'person' is no entity type; did you mean PERSON?"),
        (
            {"quiet_types": ["QQQQ"]},
            "settings: policy.quiet_types: 'QQQQ' is no entity type; \"What it finds\" in the documentation lists all",
        ),
    ],
)
def test_a_type_that_is_none_is_one_line_with_the_nearest(policy: dict[str, object], line: str) -> None:
    with pytest.raises(ConfigError) as refused:
        check_types(settings(**policy))
    assert str(refused.value) == line


def test_every_type_that_something_finds_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "recognizers.yaml").write_text(
        f"rules: [{RULE}]\nner: {{kind: gliner, model: /m, labels: {{pet: PET}}}}\n", encoding="utf-8"
    )
    (tmp_path / "entities.yaml").write_text("CLUB: {name: club, plural: clubs}\n", encoding="utf-8")
    named = ["TICKET_ID", "PET", "CLUB", "MEDICAL_LICENSE", "UK_PASSPORT", "CREDIT_CARD", "PRIVATE_MATTER"]
    check_types(settings(tmp_path, ignored_types=named, quiet_types=named))


def test_a_type_of_a_role_must_exist_too(tmp_path: Path) -> None:
    row = "{role: HOME, of: [LOCATON], points: 1, meaning: a home}"
    (tmp_path / "decision.yaml").write_text(f"roles: [{row}]\n", encoding="utf-8")
    told = [("decision.yaml: roles: HOME", "'LOCATON' is no entity type; did you mean LOCATION or OCCUPATION?")]
    assert [*unknown_types(settings(tmp_path))] == told


def test_scan_and_doctor_say_it(tmp_path: Path) -> None:
    (tmp_path / "privacy-check.yaml").write_text("policy: {quiet_types: [CREDITCARD]}\n", encoding="utf-8")
    told = "policy.quiet_types: 'CREDITCARD' is no entity type; did you mean CREDIT_CARD?\n"
    done = privacy_check("scan", "-", stdin="hello", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"privacy-check: settings: {told}")
    looked = privacy_check("doctor", cwd=tmp_path)
    assert looked.code == 2
    assert f"bad   settings: privacy-check.yaml: {told}" in looked.out
