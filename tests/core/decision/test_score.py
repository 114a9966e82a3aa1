"""The sum of a message's points, as a function of its findings and the tables."""

import pytest

from config.decision import DecisionTable, load_decision
from config.entities import EntityType, EntityTypes
from config.policy import Sensitivity
from core.decision.score import Score, Term, anchors, held_roles, may_alarm, score
from core.finding import Evidence, Finding, Role
from core.paste.kinds import Paste, PasteKind
from tests.conftest import NOWHERE

TABLE = load_decision(NOWHERE)
TALK, PROMPT = Paste(), Paste(PasteKind.PROMPT)


def one(kind: str, at: int = 0, *roles: Role, evidence: Evidence = Evidence.FORMAT) -> Finding:
    return Finding(at, at + 1, kind, 0.9, evidence=evidence, roles=frozenset(roles))


def terms(
    types: EntityTypes, *findings: Finding, paste: Paste = TALK, at: Sensitivity = Sensitivity.BALANCED
) -> dict[str, float]:
    """Points by the name of their term."""
    total, _ = score(findings, paste, at, types, TABLE)
    return {term.name: term.points for term in total.terms}


def test_without_terms_the_sum_is_zero_and_anchored_to_nobody() -> None:
    assert Score() == Score((), 0.0, anchored=False)
    assert (Score().points, Score().enough) == (0, False)
    assert Term("PERSON", 1.0) == Term("PERSON", 1.0, 0, "")


def test_a_sum_is_enough_from_the_threshold_on_and_only_if_it_is_anchored() -> None:
    two = (Term("EMAIL_ADDRESS", 1.5), Term("PERSON", 0.5))
    assert Score(two, needed=2.0, anchored=True).enough
    assert not Score(two, needed=2.1, anchored=True).enough
    assert not Score(two, needed=2.0, anchored=False).enough


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_the_threshold_is_the_one_of_talk_or_of_pasted_text(types: EntityTypes, sensitivity: Sensitivity) -> None:
    talk, _ = score([one("PERSON")], TALK, sensitivity, types, TABLE)
    pasted, _ = score([one("PERSON")], PROMPT, sensitivity, types, TABLE)
    assert (talk.needed, pasted.needed) == (TABLE.talk.at(sensitivity), TABLE.pasted.at(sensitivity))


def test_values_of_a_type_count_up_to_the_table_s_most(types: EntityTypes) -> None:
    weight = types["EMAIL_ADDRESS"].weight
    for number, counted in ((1, 1), (TABLE.most_of_a_type, 4), (TABLE.most_of_a_type + 3, 4)):
        total, counts = score([one("EMAIL_ADDRESS", i) for i in range(number)], TALK, Sensitivity.BALANCED, types, TABLE)
        assert total.terms == (Term("EMAIL_ADDRESS", weight * counted, counted),)
        assert counts == {"EMAIL_ADDRESS": number}


def test_many_people_count_once_in_talk_and_each_where_it_is_pasted_or_strict(types: EntityTypes) -> None:
    crowd = [one("PERSON", i) for i in range(3)]
    weight = types["PERSON"].weight
    assert terms(types, *crowd) == {"PERSON": weight}
    assert terms(types, *crowd, paste=PROMPT) == {"PERSON": 3 * weight}
    assert terms(types, *crowd, at=Sensitivity.STRICT) == {"PERSON": 3 * weight}


def test_a_place_that_only_the_model_found_counts_where_it_is_pasted_and_not_in_talk(types: EntityTypes) -> None:
    town = one("LOCATION", evidence=Evidence.MODEL)
    person = one("PERSON", 5, evidence=Evidence.MODEL)
    assert "LOCATION" not in terms(types, town)
    assert "LOCATION" in terms(types, town, paste=PROMPT)
    assert "LOCATION" in terms(types, town, at=Sensitivity.STRICT)
    assert "LOCATION" in terms(types, one("LOCATION"))
    assert "PERSON" in terms(types, person)


def test_row_numbers_of_nobody_count_once_and_somebody_s_count_each(types: EntityTypes) -> None:
    rows = [one("ORDER_ID", i) for i in range(3)]
    weight = types["ORDER_ID"].weight
    assert terms(types, *rows)["ORDER_ID"] == weight
    assert terms(types, *rows, one("ORDER_ID", 9, Role.OWNED))["ORDER_ID"] == 4 * weight


def test_row_numbers_of_a_table_count_each_beside_a_name(types: EntityTypes) -> None:
    rows, table = [one("ORDER_ID", i) for i in range(3)], Paste(PasteKind.TABLE)
    weight = types["ORDER_ID"].weight
    assert terms(types, *rows, paste=table)["ORDER_ID"] == weight
    assert terms(types, *rows, one("PERSON", 9), paste=table)["ORDER_ID"] == 3 * weight
    assert terms(types, *rows, paste=PROMPT)["ORDER_ID"] == 3 * weight


def test_other_values_than_row_numbers_count_each_in_talk(types: EntityTypes) -> None:
    assert terms(types, *(one("PHONE_NUMBER", i) for i in range(3)))["PHONE_NUMBER"] == 3 * types["PHONE_NUMBER"].weight


def test_a_role_is_a_term_once_with_its_meaning(types: EntityTypes) -> None:
    found = [one("PERSON", 0, Role.SERVED), one("PERSON", 3, Role.SERVED)]
    total, _ = score(found, TALK, Sensitivity.BALANCED, types, TABLE)
    (row,) = [row for row in TABLE.roles if row.role == "SERVED"]
    assert [term for term in total.terms if term.name == "SERVED"] == [Term("SERVED", row.points, 0, row.meaning)]


def test_a_role_that_another_one_includes_is_not_held_beside_it() -> None:
    home, own = one("LOCATION", 0, Role.HOME, Role.OWN_ADDRESS), one("LOCATION", 0, Role.OWN_ADDRESS)
    assert [row.role for row in held_roles([home], TABLE, pasted=False)] == ["HOME"]
    assert [row.role for row in held_roles([own], TABLE, pasted=False)] == ["OWN_ADDRESS"]


def test_a_role_is_held_only_where_its_row_says_and_by_its_types() -> None:
    address = one("LOCATION", 0, Role.ADDRESS)
    assert [row.role for row in held_roles([address], TABLE, pasted=True)] == ["ADDRESS"]
    assert held_roles([address], TABLE, pasted=False) == []
    assert held_roles([one("PERSON", 0, Role.ADDRESS)], TABLE, pasted=True) == []


def test_a_combination_needs_one_of_each_group(types: EntityTypes) -> None:
    age, town, illness = one("AGE"), one("LOCATION", 3), one("MEDICAL_CONDITION", 6)
    assert terms(types, age, town, illness)["SINGLED_OUT"] == TABLE.combinations[0].points
    assert "SINGLED_OUT" not in terms(types, age, town)
    assert "SINGLED_OUT" not in terms(types, age, illness)
    total, _ = score([age, town, illness], TALK, Sensitivity.BALANCED, types, TABLE)
    assert total.terms[-1].meaning == TABLE.combinations[0].meaning


def test_a_role_that_anchors_ties_a_message_to_a_person(types: EntityTypes) -> None:
    for findings, anchored in (([one("PERSON", 0, Role.REAL_NAME)], True), ([one("PERSON", 0, Role.SERVED)], False)):
        total, _ = score(findings, TALK, Sensitivity.BALANCED, types, TABLE)
        assert total.anchored is anchored


def with_type(anchoring: str, weight: float) -> EntityTypes:
    thing = {"name": "thing", "plural": "things", "weight": weight, "anchors": anchoring}
    return EntityTypes({"THING": EntityType.model_validate(thing)})


def test_names_and_places_anchor_nothing_and_light_types_neither() -> None:
    assert anchors(["THING"], with_type("always", 0.5), pasted=False, rows=False)
    assert not anchors(["THING"], with_type("always", 0.49), pasted=False, rows=False)
    assert not anchors(["THING"], with_type("never", 5))


@pytest.mark.parametrize(
    ("anchoring", "pasted", "rows", "anchored"),
    [
        ("pasted", False, False, False),
        ("pasted", True, False, True),
        ("pasted", False, True, True),
        ("owned", False, False, False),
        ("owned", True, False, False),
        ("owned", False, True, True),
    ],
)
def test_an_age_anchors_pasted_text_and_a_row_number_where_it_is_somebody_s(
    anchoring: str, pasted: bool, rows: bool, anchored: bool
) -> None:
    assert anchors(["THING"], with_type(anchoring, 1), pasted=pasted, rows=rows) is anchored


def test_names_are_looked_for_where_they_could_complete_an_alarm(types: EntityTypes) -> None:
    """Whatever could alarm alone, anchor a sum, or be a home or a handle's real name; and nothing else."""
    assert may_alarm([one("PERSON"), one("CREDIT_CARD", 3)], types)
    assert may_alarm([one("LOCATION", 0, Role.STREET)], types)
    assert may_alarm([one("PERSON", 0, Role.REAL_NAME)], types)
    assert may_alarm([one("AGE")], types)
    assert may_alarm([one("ORDER_ID")], types)
    assert not may_alarm([one("PERSON"), one("LOCATION", 3, Role.ADDRESS)], types)
    assert not may_alarm([], types)


def test_what_alarms_alone_may_alarm_though_it_would_anchor_nothing(types: EntityTypes) -> None:
    alone = EntityTypes({"THING": types["PERSON"].model_copy(update={"alarm": "alone"})})
    assert may_alarm([one("THING")], alone)
    assert not may_alarm([one("THING")], EntityTypes({"THING": types["PERSON"]}))


def test_the_table_of_a_team_may_count_more_values_of_a_type(types: EntityTypes) -> None:
    generous: DecisionTable = TABLE.model_copy(update={"most_of_a_type": 9})
    total, _ = score([one("EMAIL_ADDRESS", i) for i in range(7)], TALK, Sensitivity.BALANCED, types, generous)
    assert total.terms[0].count == 7
