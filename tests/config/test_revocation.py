"""Every way to revoke belongs to something that is found."""

from config.entities import load_entities
from config.revocation import load_revocation
from core.detection.registry import all_rules
from core.wording.checks import _SECRETS
from tests.conftest import NOWHERE


def test_every_entry_is_a_recognizer_or_an_entity_type_and_every_secret_has_one() -> None:
    ways = load_revocation(NOWHERE)
    rules = {rule.name for rule in all_rules()}
    types = {rule.entity_type for rule in all_rules()}
    assert ways.keys() <= rules | types
    assert ways.keys() >= _SECRETS
    assert load_entities(NOWHERE)["API_KEY"].name == ways["API_KEY"].name[0].upper() + ways["API_KEY"].name[1:]
    assert all(way.page is None or way.page.scheme == "https" for way in ways.values())
