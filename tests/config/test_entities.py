"""Every entity type that a recognizer can find has a name for people."""

from pathlib import Path

import yaml

from config.entities import EntityTypes
from config.labels import load_labels
from config.recognizers import load_recognizers
from core.detection.names.ner import NAMED_TYPES
from core.detection.registry import build_recognizers
from tests.conftest import NOWHERE

ADDED_BY_PRESIDIO = {
    "DE_HEALTH_INSURANCE", "DE_ID_CARD", "DE_SOCIAL_SECURITY", "IN_PASSPORT", "IN_VOTER", "IT_DRIVER_LICENSE", "IT_VAT_CODE", "MEDICAL_LICENSE",
    "NG_NIN", "SG_NRIC_FIN", "TH_TNIN", "TR_NATIONAL_ID", "UK_DRIVING_LICENCE", "UK_PASSPORT", "US_MBI",
}  # fmt: skip


def test_every_type_that_can_be_found_is_described() -> None:
    file = load_recognizers(NOWHERE)
    built = build_recognizers(file, load_labels(file.labels)).recognizers
    every = {*NAMED_TYPES, *(kind for recognizer in built for kind in recognizer.supported_entities)}
    listed = set(yaml.safe_load((Path(__file__).parents[2] / "config/entities.yaml").read_text()))
    assert every - listed <= ADDED_BY_PRESIDIO


def test_a_type_that_is_not_listed_is_named_by_its_words(types: EntityTypes) -> None:
    assert types["TICKET_ID"].plural == "ticket ids"
