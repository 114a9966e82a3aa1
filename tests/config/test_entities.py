"""Every entity type that a recognizer can find has a name for people."""

from config.entities import EntityTypes
from config.recognizers import load_recognizers
from core.detection.registry import build_recognizers
from tests.conftest import NOWHERE

NAMED_BY_THEIR_OWN_WORDS = {
    "DE_HEALTH_INSURANCE", "DE_ID_CARD", "DE_SOCIAL_SECURITY", "IN_PASSPORT", "IN_VOTER", "IT_DRIVER_LICENSE", "IT_VAT_CODE", "MEDICAL_LICENSE",
    "NG_NIN", "SG_NRIC_FIN", "TH_TNIN", "TR_NATIONAL_ID", "UK_DRIVING_LICENCE", "UK_PASSPORT", "US_MBI",
}  # fmt: skip


def test_types_are_described(types: EntityTypes) -> None:
    every = {kind for recognizer in build_recognizers(load_recognizers(NOWHERE)) for kind in recognizer.supported_entities}
    plain = {kind for kind in every if types[kind].name == kind.lower().replace("_", " ")}
    assert plain <= NAMED_BY_THEIR_OWN_WORDS | {"IMEI", "PASSWORD", "IBAN", "SALARY", "AGE"}
