"""A finding in a picture says where it is, and a position in its metadata is one."""

from config.policy import Policy
from core.checker import Checker
from tests.messages import attached

from .drawn import drawn, font, saved
from .test_metadata import taken


def test_the_box_of_a_finding_is_around_all_of_its_words(checker: Checker) -> None:
    content = saved(drawn(["the card 4111 1111 1111 1111 is hers"]))
    (file,) = checker.check(attached(content, "a.png"), Policy()).files
    place = next(place for finding, place in zip(file.findings, file.places, strict=True) if finding.entity_type == "CREDIT_CARD")
    left, _, width, _ = place.box or (0, 0, 0, 0)
    assert abs(left - 14 - font(18).getlength("the card ")) <= 4
    assert abs(width - font(18).getlength("4111 1111 1111 1111")) <= 6


def test_where_a_picture_was_taken_is_a_finding(checker: Checker) -> None:
    content = taken()
    (file,) = checker.check(attached(content, "a.jpg"), Policy()).files
    found = {finding.entity_type: str(place) for finding, place in zip(file.findings, file.places, strict=True)}
    assert found["GPS"] == "metadata"
    assert found["PERSON"] == "metadata"
