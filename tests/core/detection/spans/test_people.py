"""A person has one placeholder through a text, however the text calls them, and two people have two."""

import re
from dataclasses import replace

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.spans.people import united_people
from core.finding import Evidence, Finding, Role
from tests.messages import asked

SAME = (
    (
        "Thandiwe Mbeki came. Ms Mbeki's lawyer too. Mbeki v. State.",
        "[PERSON_1] came. Ms [PERSON_1]'s lawyer too. [PERSON_1] v. State.",
    ),
    ("Is Zofia there? Zofia Kowalska is late. Tell Zofia.", "Is [PERSON_1] there? [PERSON_1] is late. Tell [PERSON_1]."),
    (
        "Will: hi\nAna: will you come, Will?\nWill: Will you?\nAna: In May. Will said no.",
        "[PERSON_1]: hi\n[PERSON_2]: will you come, [PERSON_1]?\n[PERSON_1]: Will you?\n[PERSON_2]: In May. [PERSON_1] said no.",
    ),
    ("Ask Anna Schmidt, she is aschmidt or a.schmidt there.", "Ask [PERSON_1], she is [PERSON_1] or [PERSON_1] there."),
    (
        "Kathleen Brown and Kathleen Smith came. Kathleen said no.",
        "[PERSON_1] and [PERSON_2] came. [PERSON_3] said no.",
    ),
)


@pytest.mark.parametrize(("text", "redacted"), SAME)
def test_one_person_has_one_placeholder(checker: Checker, text: str, redacted: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Mark Olsen wrote it. Mark the box, mark my words, a Mark of quality.",
        "May Jones wrote it. May I go? It is due in May. May 12 is fine.",
        "Hope Olsen wrote it. Hope that helps! Hope to see you.",
    ],
)
def test_a_word_that_is_also_a_name_stays_where_it_is_the_word(checker: Checker, text: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw.partition(" wrote it")[2] == text.partition(" wrote it")[2]


KINDS = {
    "{": ("PERSON", Evidence.MODEL),
    "<": ("LOCATION", Evidence.MODEL),
    "«": ("PERSON", Evidence.SPEAKER),
    "[": ("EMAIL_ADDRESS", Evidence.FORMAT),
}
MARKED = re.compile(r"[{<«\[]([^}>»\]]+)[}>»\]]")


def read(marked: str, score: float = 0.5) -> tuple[str, list[Finding]]:
    """The text without its marks, and what they mark: {person}, <place>, «speaker», [address]."""
    text, findings, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        kind, evidence = KINDS[mark[0][0]]
        findings.append(Finding(len(text), len(text) + len(mark[1]), kind, score, "name_model", evidence))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], findings


def united(marked: str) -> str:
    """The text with the marks of what is found then."""
    text, findings = read(marked)
    for finding in reversed(united_people(text, findings)):
        left, right = {"PERSON": "{}", "LOCATION": "<>"}.get(finding.entity_type, "[]")
        text = text[: finding.start] + left + text[finding.start : finding.end] + right + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("found", "then"),
    [
        # Two halves of a name are one, where nothing but a space is between them and both are written as names.
        ("{Anna} {Schmidt} came", "{Anna Schmidt} came"),
        ('{Anna} "Nan" {Schmidt} came', '{Anna "Nan" Schmidt} came'),
        ("{Anna} (Nan) {Schmidt} came", "{Anna (Nan) Schmidt} came"),
        ("{Anna} (and) {Schmidt} came", "{Anna} (and) {Schmidt} came"),
        ("{Anna}, {Schmidt} came", "{Anna}, {Schmidt} came"),
        ("{Anna} {schmidt} came", "{Anna} {schmidt} came"),
        ("{anna} {Schmidt} came", "{anna} {Schmidt} came"),
        ("{Anna} <Schmidt> came", "{Anna} <Schmidt> came"),
        ("{Anna Maria} {Schmidt} came", "{Anna Maria} {Schmidt} came"),
        ("{Anna} {Schmidt} {Lee} came", "{Anna Schmidt} {Lee} came"),
        # A place that has the words of a person is the person.
        ("{Zofia Kowalska} came. Ask <Zofia>.", "{Zofia Kowalska} came. Ask {Zofia}."),
        ("{Zofia Kowalska} came. Ask <Zofia>'s boss.", "{Zofia Kowalska} came. Ask {Zofia}'s boss."),
        ("{Zofia Kowalska} came. Ask <Zofia Nowak>.", "{Zofia Kowalska} came. Ask <Zofia Nowak>."),
        ("{Zofia Kowalska} came from <Kowalska>.", "{Zofia Kowalska} came from {Kowalska}."),
        ("{Zofia} came. It is in <Zofia>.", "{Zofia} came. It is in <Zofia>."),
        ("«Zofia»: hi. It is in <Zofia>.", "{Zofia}: hi. It is in {Zofia}."),
        ("{Zofia Kowalska} came to <Zofia 4>.", "{Zofia Kowalska} came to <Zofia 4>."),
        ("«Zofia»: hi. <12>.", "{Zofia}: hi. <12>."),
        ("Only <Zofia> and <Paris>.", "Only <Zofia> and <Paris>."),
        # What most mentions say counts: one that stands like a place weighs less, a speaker more.
        ("in {Paris}, in <Paris>, in <Paris>", "in {Paris}, in <Paris>, in <Paris>"),
        ("{Paris}, {Paris} and <Paris>", "{Paris}, {Paris} and {Paris}"),
        ("«Paris»: I live in <Paris>", "{Paris}: I live in {Paris}"),
        ("{Paris} and <Paris>", "{Paris} and {Paris}"),
        ("{Paris}, <Paris>, <Paris>", "{Paris}, <Paris>, <Paris>"),
        ("in {Paris}, <Paris>", "in {Paris}, <Paris>"),
        ("{Paris}, then in <Paris> and <Paris>", "{Paris}, then in <Paris> and <Paris>"),
        ("{Paris}, {Paris}, {Paris}, in <Paris>, <Paris>", "{Paris}, {Paris}, {Paris}, in <Paris>, {Paris}"),
        ("«Paris»: in <Paris>, in <Paris>", "{Paris}: in {Paris}, in {Paris}"),
        ("«Paris»: in <Paris>, in <Paris>, <Paris>", "{Paris}: in <Paris>, in <Paris>, <Paris>"),
        ("{Zofia}, {Zofia}. It is in <Zofia>.", "{Zofia}, {Zofia}. It is in <Zofia>."),
        ("{Zofia}, {Zofia}. It is 4 <Zofia>.", "{Zofia}, {Zofia}. It is 4 {Zofia}."),
        ("in <Zofia>, {Zofia}, {Zofia}, {Zofia}", "in <Zofia>, {Zofia}, {Zofia}, {Zofia}"),
        ("«Zofia»: I know {Nowak}. It is in <Zofia Nowak>", "{Zofia}: I know {Nowak}. It is in <Zofia Nowak>"),
        # Longer than any name, or as long as one.
        ("{Anna Maria Luisa Zofia} and <Zofia>", "{Anna Maria Luisa Zofia} and {Zofia}"),
        ("{A Title Of Many Words} and <Title>", "{A Title Of Many Words} and <Title>"),
        ("{Al Bo} and <Al>", "{Al Bo} and <Al>"),
        # What is no name stays.
        ("{Ana} wrote to [ana@kestrel.example]", "{Ana} wrote to [ana@kestrel.example]"),
    ],
)
def test_a_name_has_one_type_in_a_text(found: str, then: str) -> None:
    assert united(found) == then


@pytest.mark.parametrize(
    ("found", "then"),
    [
        ("{Will Marsh} asks. Will said no.", "{Will Marsh} asks. {Will} said no."),
        ("{Will Marsh} asks. Will's box.", "{Will Marsh} asks. {Will}'s box."),
        ("{Will Marsh} asks. Ask Will, please", "{Will Marsh} asks. Ask {Will}, please"),
        ("{Will Marsh} asks. Will, come!", "{Will Marsh} asks. {Will}, come!"),
        ("{Will Marsh} asks. Will!", "{Will Marsh} asks. {Will}!"),
        ("{Will Marsh} asks. Will: yes", "{Will Marsh} asks. {Will}: yes"),
        ("{Will Marsh} asks. Will?", "{Will Marsh} asks. {Will}?"),
        ("«Will»: hi\nTell Will about it", "{Will}: hi\nTell {Will} about it"),
        ("Will said no. {Will Marsh} asks.", "{Will} said no. {Will Marsh} asks."),
        # The word itself.
        ("{Will Marsh} asks. Will", "{Will Marsh} asks. Will"),
        ("the Will said no. {Will Marsh} asks.", "the Will said no. {Will Marsh} asks."),
        ("{May Jones} wrote. Ask May 12 times", "{May Jones} wrote. Ask May 12 times"),
        ("{April Jones} wrote. April 12 is fine", "{April Jones} wrote. April 12 is fine"),
        ("{June Jones} wrote. June 12 is fine", "{June Jones} wrote. June 12 is fine"),
        ("{August Jones} wrote. August 12 is fine", "{August Jones} wrote. August 12 is fine"),
        ("{Summer Jones} wrote. Summer 26 is fine", "{Summer Jones} wrote. Summer 26 is fine"),
        ("{Autumn Jones} wrote. Autumn 26 is fine", "{Autumn Jones} wrote. Autumn 26 is fine"),
        ("{Will Marsh} asks. Will you?", "{Will Marsh} asks. Will you?"),
        ("{Will Marsh} asks. will said", "{Will Marsh} asks. will said"),
        ("{Will Marsh} asks. WILL said", "{Will Marsh} asks. WILL said"),
        ("{Will Marsh} asks. Will.", "{Will Marsh} asks. Will."),
        ("{Will Marsh} asks. the Will said", "{Will Marsh} asks. the Will said"),
        ("{will marsh} asks. Will said no.", "{will marsh} asks. Will said no."),
        ("{Will} asks. Will said no.", "{Will} asks. Will said no."),
        ("{Anna Marsh} asks. Marsh said no.", "{Anna Marsh} asks. Marsh said no."),
        # Months.
        ("{May Jones} wrote. May 12 is fine", "{May Jones} wrote. May 12 is fine"),
        ("{May Jones} wrote. On 12 May too", "{May Jones} wrote. On 12 May too"),
        ("{May Jones} wrote. On 12. May too", "{May Jones} wrote. On 12. May too"),
        ("{May Jones} wrote. May said yes", "{May Jones} wrote. {May} said yes"),
        ("{May Jones} wrote. Ask May.", "{May Jones} wrote. Ask {May}."),
        ("{May Jones} wrote. (May)", "{May Jones} wrote. (May)"),
    ],
)
def test_a_word_that_is_a_name_here(found: str, then: str) -> None:
    assert united(found) == then


@pytest.mark.parametrize(
    ("found", "then"),
    [
        ("{Anna Schmidt} is aschmidt", "{Anna Schmidt} is {aschmidt}"),
        ("{Anna Schmidt} is annaschmidt", "{Anna Schmidt} is {annaschmidt}"),
        ("{Anna Schmidt} is schmidta", "{Anna Schmidt} is {schmidta}"),
        ("{Anna Schmidt} is schmidtanna", "{Anna Schmidt} is {schmidtanna}"),
        ("{Anna Schmidt} is annas", "{Anna Schmidt} is {annas}"),
        ("{Anna Maria Schmidt} is @a.schmidt", "{Anna Maria Schmidt} is @{a.schmidt}"),
        ("{Anna Schmidt} is anna_schmidt, or anna-schmidt", "{Anna Schmidt} is {anna_schmidt}, or {anna-schmidt}"),
        ("{Anna Schmidt} is anna", "{Anna Schmidt} is anna"),
        ("{Anna Schmidt} is aschmidt@x", "{Anna Schmidt} is aschmidt@x"),
        ("{Anna Schmidt} calls aschmidt(1)", "{Anna Schmidt} calls aschmidt(1)"),
        ("{Anna Schmidt} and {Adam Schmidt}: aschmidt", "{Anna Schmidt} and {Adam Schmidt}: aschmidt"),
        ("{Al Bo} is albo, and alb", "{Al Bo} is {albo}, and alb"),
        ("{Jörg Schmidt} is jörgschmidt", "{Jörg Schmidt} is jörgschmidt"),
        ("{Anna} is annas", "{Anna} is annas"),
        ("{Anna} is annaanna", "{Anna} is annaanna"),
        ("{Anna Maria Luisa Schmidt} is aschmidt", "{Anna Maria Luisa Schmidt} is {aschmidt}"),
        ("{Anna Maria Luisa Zofia Schmidt} is aschmidt", "{Anna Maria Luisa Zofia Schmidt} is aschmidt"),
        ("{Anna Schmidt} is [xanna]-schmidt", "{Anna Schmidt} is [xanna]-schmidt"),
        ("{Anna Schmidt} wrote to [aschmidt]", "{Anna Schmidt} wrote to [aschmidt]"),
    ],
)
def test_user_names_are_made_of_one_person_s_name(found: str, then: str) -> None:
    assert united(found) == then


def test_a_mention_is_as_sure_as_the_person() -> None:
    text, findings = read("{Zofia Kowalska} came. Ask <Zofia>, or zkowalska.", 0.7)
    findings[1] = replace(findings[1], score=0.4)
    assert [(each.score, each.source, each.evidence) for each in united_people(text, findings)] == [
        (0.7, "name_model", Evidence.MODEL)
    ] * 3


def test_the_surest_mention_of_a_name_counts() -> None:
    text, findings = read("{Zofia}, «Zofia», <Zofia>")
    findings[1] = replace(findings[1], score=0.9)
    assert [each.score for each in united_people(text, findings)] == [0.5, 0.9, 0.9]


def test_two_halves_have_the_higher_score_and_both_roles() -> None:
    text, findings = read("{Anna} {Schmidt}")
    halves = [
        replace(findings[0], roles=frozenset({Role.SERVED})),
        replace(findings[1], score=0.8, roles=frozenset({Role.INTRODUCED})),
    ]
    (whole,) = united_people(text, halves)
    assert (whole.score, whole.roles) == (0.8, {Role.SERVED, Role.INTRODUCED})


def test_an_address_stays_a_place_and_weighs_more_than_a_guess() -> None:
    text, findings = read("{Bremen} and <Bremen>, {Bremen Lee}, <Bremen>")
    address = replace(findings[1], roles=frozenset({Role.ADDRESS}))
    kinds = [each.entity_type for each in united_people(text, [findings[0], address, *findings[2:]])]
    assert kinds == ["PERSON", "LOCATION", "PERSON", "PERSON"]
    text, findings = read("{Bremen} and <Bremen>, <Bremen>")
    address = replace(findings[1], roles=frozenset({Role.ADDRESS}))
    kinds = [each.entity_type for each in united_people(text, [findings[0], address, *findings[2:]])]
    assert kinds == ["PERSON", "LOCATION", "LOCATION"]


def test_of_mentions_that_are_equally_sure_the_first_counts() -> None:
    text, findings = read("{Zofia}, {Zofia}, <Zofia>")
    findings[1] = replace(findings[1], score=0.9)
    assert [each.score for each in united_people(text, findings)] == [0.5, 0.9, 0.5]
