"""What ``disabled`` in recognizers.yaml names finds nothing any more, whatever it is; a name that is none is said in one line."""

import pytest

from config.decision import load_decision
from config.errors import ConfigError
from config.policy import Policy
from config.recognizers import load_recognizers
from core.checker import Checker
from core.detection.detector import Detector
from core.message import Message
from core.text import Text
from tests.conftest import NOWHERE, file_reader
from tests.core.detection.detecting import detected
from tests.messages import asked

LOG = "[10:32] <koen> hi\n[10:33] <mette> the card is 4111 1111 1111 1111\n[10:34] <koen> thanks"
SOURCES = {
    "card.grouped": "card 4111 1111 1111 1111",
    "tables.header": "name;city\nzorb quix;leeds\nyoll brak;kiel",
    "phone": "call +49 30 901820",
    "known_names": "a new Gachet pump, ask z@kestrel-parts.io",
    "name_model": "I met with Zorblatt Quixley in Leeds, z@kestrel-parts.io",
    "CryptoRecognizer": "send it to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
}


def without(*disabled: str) -> Detector:
    return Detector(load_recognizers().model_copy(update={"disabled": list(disabled)}))


@pytest.mark.parametrize("source", SOURCES)
def test_each_recognizer_can_be_switched_off(detector: Detector, source: str) -> None:
    text = Text.plain(SOURCES[source])
    every = {finding.source for finding in detected(detector, text, lambda _: True)}
    assert source in every, every
    assert source not in {finding.source for finding in detected(without(source), text, lambda _: True)}


def test_a_family_and_a_type_can_be_switched_off_wherever_they_come_from(detector: Detector) -> None:
    text = Text.plain("dear Koen Nowak, name: Koen Nowak, card 4111 1111 1111 1111")
    assert {f.entity_type for f in detected(detector, text, lambda _: True)} == {"PERSON", "CREDIT_CARD"}
    assert {f.entity_type for f in detected(without("PERSON"), text, lambda _: True)} == {"CREDIT_CARD"}
    assert {f.entity_type for f in detected(without("card"), text, lambda _: True)} == {"PERSON"}


def test_the_speakers_of_a_log_can_be_switched_off(checker: Checker) -> None:
    def sources(checked: Checker, message: Message) -> set[str]:
        return {finding.source for finding in checked.check(message, Policy()).findings}

    assert "speakers" in sources(checker, asked(LOG))
    quiet = Checker(
        without("speakers"), checker.types, load_decision(NOWHERE), checker._judge, {}, key=b"x" * 32, files=file_reader()
    )
    assert "speakers" not in sources(quiet, asked(LOG))


@pytest.mark.parametrize(("wrong", "meant"), [("tablez", "tables"), ("PERSONS", "PERSON"), ("zzzz", "")])
def test_a_name_that_is_none_is_said_in_one_line(wrong: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=rf"^recognizers\.yaml: disabled: '{wrong}' .*{meant}") as raised:
        without(wrong)
    assert "\n" not in str(raised.value)
