"""The decision, as a pure function of what was found and where."""

from collections.abc import Sequence
from typing import get_args

import pytest

from config import recognizers
from config.decision import RoleName, load_decision
from config.entities import EntityTypes
from config.policy import Policy, Sensitivity
from core.decision.decide import Context, alarms_alone, decide, decide_unread, sensitivity_in
from core.finding import Evidence, Finding, Role
from core.paste.kinds import Paste, PasteKind, ShareLink
from core.verdict import Decision, Reason, ReasonKind, Severity
from tests.conftest import NOWHERE
from tests.messages import place, said

TABLE = load_decision(NOWHERE)
TALK = Paste()
HERE = Context()


def one(kind: str, score: float = 0.9, evidence: Evidence = Evidence.FORMAT, at: int = 0, roles: Sequence[Role] = ()) -> Finding:
    return Finding(at, at + 1, kind, score, evidence=evidence, roles=frozenset(roles))


def test_the_table_names_the_roles_that_findings_have() -> None:
    assert set(get_args(RoleName)) == {role.value for role in Role}
    assert set(get_args(recognizers.RoleName)) <= set(get_args(RoleName))


def test_the_table_names_entity_types_that_are_known(types: EntityTypes) -> None:
    of_roles = {kind for row in TABLE.roles for kind in row.of}
    of_combinations = {kind for each in TABLE.combinations for group in each.of for kind in group}
    assert all(kind in types for kind in of_roles | of_combinations)


def test_nothing_is_nothing(types: EntityTypes) -> None:
    decision = decide([], TALK, HERE, Policy(), types, TABLE)
    assert (decision.alarm, decision.severity, decision.reasons) == (False, Severity.NONE, ())


@pytest.mark.parametrize(("kind", "severity"), [("API_KEY", Severity.CRITICAL), ("CREDIT_CARD", Severity.HIGH)])
def test_a_live_secret_or_a_card_at_once(types: EntityTypes, kind: str, severity: Severity) -> None:
    decision = decide([one(kind, evidence=Evidence.CHECKSUM)], TALK, HERE, Policy(), types, TABLE)
    assert (decision.alarm, decision.severity, decision.reasons[0].kind) == (True, severity, ReasonKind.ALONE)


def test_names_and_places_alone_are_talk_however_many(types: EntityTypes) -> None:
    crowd = [one("PERSON", at=i) for i in range(20)] + [one("LOCATION", at=30 + i) for i in range(20)]
    assert not decide(crowd, TALK, HERE, Policy(), types, TABLE).alarm


def test_together_is_worse(types: EntityTypes) -> None:
    few = [one("PERSON"), one("DATE_OF_BIRTH", at=5)]
    more = [*few, one("MEDICAL_CONDITION", at=9)]
    assert not decide(few[:1], TALK, HERE, Policy(), types, TABLE).alarm
    assert decide(more, TALK, HERE, Policy(), types, TABLE).alarm


def test_a_paste_alarms_sooner_and_says_so(types: EntityTypes) -> None:
    found = [one("PERSON"), one("EMAIL_ADDRESS", at=5)]
    assert not decide(found, TALK, HERE, Policy(), types, TABLE).alarm
    log = decide(found, Paste(PasteKind.CHAT_LOG, people=2), HERE, Policy(), types, TABLE)
    assert log.alarm
    assert log.reasons[-1].kind is ReasonKind.OTHERS


def test_in_a_prompt_a_name_and_an_address_that_is_told_alarm_and_a_town_that_is_mentioned_does_not(types: EntityTypes) -> None:
    prompt = Paste(PasteKind.PROMPT)
    address = one("LOCATION", 0.6, at=5, roles=[Role.ADDRESS, Role.STREET])
    town = one("LOCATION", 0.5, Evidence.MODEL, at=5)
    assert decide([one("PERSON"), address], prompt, HERE, Policy(), types, TABLE).alarm
    assert not decide([one("PERSON"), address], TALK, HERE, Policy(), types, TABLE).alarm
    assert not decide([address], prompt, HERE, Policy(), types, TABLE).alarm
    assert not decide([one("PERSON"), town], prompt, HERE, Policy(), types, TABLE).alarm


def test_somebody_s_own_address_alarms_in_talk_with_a_way_to_reach_them_and_not_with_a_name(types: EntityTypes) -> None:
    own = one("LOCATION", 1.0, at=5, roles=[Role.ADDRESS, Role.STREET, Role.OWN_ADDRESS])
    office = one("LOCATION", 0.6, at=5, roles=[Role.ADDRESS, Role.STREET])
    for reach in ("EMAIL_ADDRESS", "PHONE_NUMBER", "GPS"):
        assert decide([one(reach), own], TALK, HERE, Policy(), types, TABLE).alarm
        assert not decide([one(reach), office], TALK, HERE, Policy(), types, TABLE).alarm
    assert not decide([one("PERSON"), own], TALK, HERE, Policy(), types, TABLE).alarm


def test_an_age_in_talk_is_news_and_in_a_prompt_it_is_somebody_s(types: EntityTypes) -> None:
    found = [one("PERSON"), one("PERSON", at=3), one("AGE", at=5), one("LOCATION", at=9)]
    assert not decide(found, TALK, HERE, Policy(), types, TABLE).alarm
    assert decide(found, Paste(PasteKind.PROMPT), HERE, Policy(), types, TABLE).alarm


def test_an_age_a_place_and_what_is_protected_single_somebody_out_in_talk(types: EntityTypes) -> None:
    found = [one("AGE"), one("PERSONAL_TRAIT", at=3), one("LOCATION", at=5)]
    assert decide(found, TALK, HERE, Policy(), types, TABLE).alarm
    for missing in found:
        assert not decide([each for each in found if each is not missing], TALK, HERE, Policy(), types, TABLE).alarm


def test_outsiders_are_named(types: EntityTypes) -> None:
    decision = decide([one("EMAIL_ADDRESS")], TALK, Context(outsiders=True), Policy(), types, TABLE)
    assert decision.alarm
    assert decision.reasons[-1].kind is ReasonKind.OUTSIDERS


def test_sensitivity_is_monotonic(types: EntityTypes) -> None:
    """Whatever alarms when relaxed alarms when balanced, and so on."""
    cases = [
        [one("EMAIL_ADDRESS", at=i) for i in range(n)] + [one("PHONE_NUMBER", score, at=90)]
        for n in range(4)
        for score in (0.3, 0.6, 0.9)
    ]
    for found in cases:
        alarms = [
            decide(found, TALK, HERE, Policy(sensitivity=s), types, TABLE).alarm
            for s in (Sensitivity.RELAXED, Sensitivity.BALANCED, Sensitivity.STRICT)
        ]
        assert alarms == sorted(alarms)


def test_numbers_of_rows_count_where_they_are_somebody_s_or_the_place_is_strict(types: EntityTypes) -> None:
    orders = [one("ORDER_ID", at=i) for i in range(4)]
    person = one("PERSON", at=90)
    assert not decide([*orders, person], TALK, HERE, Policy(), types, TABLE).alarm
    owned = one("ORDER_ID", at=95, roles=[Role.OWNED])
    assert decide([*orders, owned, person], TALK, HERE, Policy(), types, TABLE).alarm
    assert decide([*orders, person], TALK, HERE, Policy(sensitivity=Sensitivity.STRICT), types, TABLE).alarm
    assert decide(orders, Paste(PasteKind.PROMPT), HERE, Policy(), types, TABLE).alarm
    assert not decide(orders, Paste(PasteKind.TABLE), HERE, Policy(), types, TABLE).alarm
    assert decide([*orders, person], Paste(PasteKind.TABLE), HERE, Policy(), types, TABLE).alarm


def test_a_crowd_in_talk_counts_as_one_person(types: EntityTypes) -> None:
    found = [one("EMAIL_ADDRESS"), *(one("PERSON", at=5 + i) for i in range(4))]
    assert not decide(found, TALK, HERE, Policy(), types, TABLE).alarm
    assert decide(found, Paste(PasteKind.PROMPT), HERE, Policy(), types, TABLE).alarm


def test_a_named_home_and_a_child_s_name_alarm_in_talk(types: EntityTypes) -> None:
    for kind, role in (("LOCATION", Role.HOME), ("AGE", Role.MINOR)):
        assert not decide([one("PERSON"), one(kind, at=5)], TALK, HERE, Policy(), types, TABLE).alarm
        assert decide([one("PERSON"), one(kind, at=5, roles=[role])], TALK, HERE, Policy(), types, TABLE).alarm


def test_a_role_counts_only_for_the_types_of_its_row(types: EntityTypes) -> None:
    found = [one("PERSON", roles=[Role.HOME]), one("LOCATION", at=5)]
    assert not decide(found, TALK, HERE, Policy(), types, TABLE).alarm


def test_the_real_name_behind_a_handle_counts_with_a_place(types: EntityTypes) -> None:
    real, place = one("PERSON", roles=[Role.REAL_NAME]), one("LOCATION", at=5)
    assert decide([real, place, one("AGE", at=9)], TALK, HERE, Policy(), types, TABLE).alarm
    assert not decide([one("PERSON"), place, one("AGE", at=9)], TALK, HERE, Policy(), types, TABLE).alarm


def test_a_model_s_guess_never_alarms_alone(types: EntityTypes) -> None:
    assert not decide([one("CREDIT_CARD", 0.3, Evidence.MODEL)], TALK, HERE, Policy(), types, TABLE).alarm


def test_a_share_link_is_a_hint(types: EntityTypes) -> None:
    paste = Paste(PasteKind.SHARE_LINK, links=(ShareLink("chatgpt", 0, 5),))
    assert decide([], paste, HERE, Policy(), types, TABLE).severity is Severity.LOW
    private = Paste(PasteKind.TALK, links=(ShareLink("chatgpt", 0, 5, private=True),))
    assert not decide([], private, HERE, Policy(), types, TABLE).alarm


@pytest.mark.parametrize(
    ("where", "mentions", "context"),
    [
        ({}, False, Context()),
        ({"shared_with_outsiders": True}, False, Context(outsiders=True)),
        ({"for_assistants": True}, False, Context(assistant=True)),
        ({}, True, Context(assistant=True)),
        ({"shared_with_outsiders": True, "for_assistants": True}, True, Context(outsiders=True, assistant=True)),
    ],
)
def test_outsiders_come_with_the_place_and_an_assistant_with_a_mention_too(
    where: dict[str, bool], mentions: bool, context: Context
) -> None:
    assert Context.of(said("hello", where=place(**where), mentions_assistant=mentions)) == context


@pytest.mark.parametrize("chosen", Sensitivity)
def test_a_place_is_strict_where_outsiders_or_an_assistant_read_and_else_as_the_policy_says(chosen: Sensitivity) -> None:
    policy = Policy(sensitivity=chosen)
    assert sensitivity_in(policy, HERE) is chosen
    assert sensitivity_in(policy, Context(outsiders=True)) is Sensitivity.STRICT
    assert sensitivity_in(policy, Context(assistant=True)) is Sensitivity.STRICT


def test_one_finding_is_enough_from_the_least_score_on_unless_the_model_alone_says_so(types: EntityTypes) -> None:
    assert alarms_alone(one("CREDIT_CARD", 0.5), types, 0.5)
    assert not alarms_alone(one("CREDIT_CARD", 0.49), types, 0.5)
    assert not alarms_alone(one("CREDIT_CARD", 0.9, Evidence.MODEL), types, 0.5)
    assert not alarms_alone(one("PERSON"), types, 0.5)


def test_findings_below_the_minimum_score_add_nothing(types: EntityTypes) -> None:
    at, below = ([one("EMAIL_ADDRESS", score, at=i) for i in range(4)] for score in (0.3, 0.29))
    assert decide(at, TALK, HERE, Policy(minimum_score=0.3), types, TABLE).alarm
    assert not decide(below, TALK, HERE, Policy(minimum_score=0.3), types, TABLE).alarm


def test_a_type_that_the_policy_keeps_quiet_never_alarms(types: EntityTypes) -> None:
    policy = Policy(quiet_types=("CREDIT_CARD", "EMAIL_ADDRESS"))
    quiet = [one("CREDIT_CARD"), *(one("EMAIL_ADDRESS", at=2 + i) for i in range(4))]
    assert decide(quiet, TALK, HERE, Policy(), types, TABLE).alarm
    assert not decide(quiet, TALK, HERE, policy, types, TABLE).alarm


def test_the_reasons_of_a_sum_are_its_types_the_most_frequent_first(types: EntityTypes) -> None:
    found = [one("DATE_OF_BIRTH"), *(one("EMAIL_ADDRESS", at=2 + i) for i in range(3))]
    assert decide(found, TALK, HERE, Policy(), types, TABLE).reasons == (
        Reason(ReasonKind.TOGETHER, "EMAIL_ADDRESS", 3),
        Reason(ReasonKind.TOGETHER, "DATE_OF_BIRTH", 1),
    )


def test_many_values_of_one_type_are_many(types: EntityTypes) -> None:
    found = [one("EMAIL_ADDRESS", at=i) for i in range(4)]
    decision = decide(found, TALK, HERE, Policy(), types, TABLE)
    assert decision.reasons == (Reason(ReasonKind.MANY, "EMAIL_ADDRESS", 4),)


def test_what_alarms_alone_says_how_often_and_with_the_strongest_evidence(types: EntityTypes) -> None:
    first, second = one("CREDIT_CARD", evidence=Evidence.CHECKSUM), one("CREDIT_CARD", evidence=Evidence.LABEL, at=3)
    decision = decide([first, second, one("PERSON", at=9)], TALK, HERE, Policy(), types, TABLE)
    assert decision.reasons == (Reason(ReasonKind.ALONE, "CREDIT_CARD", 2, Evidence.CHECKSUM),)


def test_the_worst_of_all_types_says_how_severe_it_is(types: EntityTypes) -> None:
    card, key = one("CREDIT_CARD"), one("API_KEY", at=4)
    assert decide([card, key], TALK, HERE, Policy(), types, TABLE).severity is Severity.CRITICAL
    assert decide([key, card], TALK, HERE, Policy(), types, TABLE).severity is Severity.CRITICAL


def test_a_paste_outsiders_and_an_assistant_are_told_in_this_order(types: EntityTypes) -> None:
    log = Paste(PasteKind.CHAT_LOG, people=2)
    both = Context(outsiders=True, assistant=True)
    _, *others = decide([one("CREDIT_CARD")], log, both, Policy(), types, TABLE).reasons
    assert others == [Reason(ReasonKind.OTHERS, count=2), Reason(ReasonKind.OUTSIDERS), Reason(ReasonKind.ASSISTANT)]
    _, *prompt = decide([one("CREDIT_CARD")], Paste(PasteKind.PROMPT), HERE, Policy(), types, TABLE).reasons
    assert prompt == [Reason(ReasonKind.PASTE, PasteKind.PROMPT)]


def test_share_links_count_those_that_are_not_private(types: EntityTypes) -> None:
    links = (ShareLink("claude", 0, 5, private=True), ShareLink("chatgpt", 6, 9), ShareLink("gemini", 10, 12))
    decision = decide([], Paste(PasteKind.SHARE_LINK, links=links), HERE, Policy(), types, TABLE)
    assert decision.alarm
    assert decision.reasons == (Reason(ReasonKind.SHARE_LINK, "chatgpt", 2),)


def test_unread_files_are_told_only_where_the_place_is_strict() -> None:
    strict = Policy(sensitivity=Sensitivity.STRICT)
    assert decide_unread(2, HERE, Policy()) == Decision()
    assert decide_unread(0, HERE, strict) == Decision()
    unread = Reason(ReasonKind.UNREAD, count=2)
    assert decide_unread(2, HERE, strict) == Decision(True, Severity.LOW, (unread, Reason(ReasonKind.STRICT)))
    outside = decide_unread(2, Context(outsiders=True), Policy())
    assert outside == Decision(True, Severity.LOW, (unread, Reason(ReasonKind.OUTSIDERS)))
