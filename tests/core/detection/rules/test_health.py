"""An illness is found however it is told."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked


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
