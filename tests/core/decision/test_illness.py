"""An illness alarms if a patient, a customer, a colleague or a relative has it, and not of a pet, a character or a star."""

import re
from collections import Counter

import pytest

from config.entities import load_entities
from config.lexicon import shipped_lexicon
from config.policy import Policy
from core.checker import Checker
from core.decision.illness import Illness
from core.decision.suppressions import Suppression
from core.finding import Evidence, Finding, Role
from tests.conftest import NOWHERE
from tests.messages import said

NOBODY = (
    "poor Biscuit the dog has diabetes, ask Kevin",
    "jeje mi gata Luna tiene cáncer, qué pena",
    "In that series Walter has lung cancer and Skyler leaves",
    "Adele Fontaine the singer has depression, it was on Instagram",
    "mein Kater Moritz hat Krebs, sagt Lena",
    "dans le film Marie a un cancer et Paul part",
    "nel film Luca ha il diabete, piace a Giulia",
    "Kanye is bipolar, everybody knows, right Kevin?",
    "I have ADHD lol, ask Kevin",
    "this build is cancer, Ana. sick of Jira",
    "the character Holt from sales is bipolar, best episode",
    "tests in QA are diabetic-friendly, ask Kevin",
    "did you know that Bruce Springsteen has depression, ask Kevin",
    "Céline Dion has diabetes? her manager told me nothing of it",
    "Björk hat Epilepsie, bitte nicht blitzen",
    "Walter White has lung cancer and Skyler Brown leaves",
    "Michal Wisniewski jest w tym serialu i ma raka",
)
OURS = (
    "our customer Ben Carter has epilepsy",
    "my wife Helga Brandt has breast cancer",
    "Helga Brandt is on sick leave for depression",
    "the new developer, Tom Baker, is HIV positive",
    "Herr Krüger aus der Buchhaltung hat Krebs",
    "María López, la paciente de Sevilla, tiene cáncer",
    "Jane Foster, senior buyer at Target on 92k, pregnant, due in June",
    "she told me she's bipolar and on lithium (Karen from sales)",
    "Mr. Adeyemi from payroll has MS",
    "Petra from the legal team is bipolar",
    "Yusuf in support is HIV positive, tell nobody",
    "Olena has epilepsy, can somebody swap her night shift?",
    "my brother Ivo has depression, we watched a movie instead",
    "our customer Elton John, that really is his name, has asthma",
    "Meine Schwester Inga hatte gestern einen Schlaganfall",
    "Torsten aus dem Lager ist Alkoholiker, behaltet es für euch",
    "ma fille Inès a de l'épilepsie, je pars",
    "onze huurder Wouter heeft schizofrenie",
    "moja żona Danuta ma raka",
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_of_ours_is_ill(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize("text", OURS)
def test_one_of_ours_is_ill(checker: Checker, text: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm


def test_the_suppression_has_a_name(checker: Checker) -> None:
    _, explanation = checker.explain(said(NOBODY[1]), Policy())
    assert Suppression.NOBODY_OF_OURS in [each.suppression for each in explanation.findings]


ILLNESS = Illness(shipped_lexicon(), load_entities(NOWHERE))
MARKS = {
    "{": ("PERSON", frozenset[Role]()),
    "«": ("PERSON", frozenset({Role.INTRODUCED})),
    "[": ("MEDICAL_CONDITION", frozenset[Role]()),
    "#": ("PHONE_NUMBER", frozenset[Role]()),
    "<": ("LOCATION", frozenset[Role]()),
    "^": ("AGE", frozenset[Role]()),
}
MARKED = re.compile(r"[{«\[<#^]([^}»\]>#^]+)[}»\]>#^]")


def is_ours(marked: str, source: str = "health.their_health", introduction: str = "person.introduction") -> bool:
    """Whether all illnesses count. {person}, «introduced person», [illness], <place>, #telephone number#, ^age^."""
    text, findings, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        kind, roles = MARKS[mark[0][0]]
        rule = source if kind == "MEDICAL_CONDITION" else introduction
        findings.append(Finding(len(text), len(text) + len(mark[1]), kind, 0.5, rule, Evidence.MODEL, roles))
        text += mark[1]
        at = mark.end()
    return not ILLNESS.nobodys(text + marked[at:], findings)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        # Named in full, introduced, or said to be one of those that people here deal with.
        ("{Ben} has [asthma]", False),
        ("{Ben Carter} has [asthma]", True),
        ("«Ben» has [asthma]", True),
        ("our customer {Ben} has [asthma]", True),
        ("{Ben}, our customer, has [asthma]", True),
        ("{Ben} (our new customer) has [asthma]", True),
        ("my brother {Ivo} has [asthma]", True),
        ("my little brother, {Ivo} has [asthma]", True),
        ("a brother {Ivo} has [asthma]", False),
        ("her brother {Ivo} has [asthma]" + ", and we look after him" * 9, True),
        ("my plumber {Ivo} has [asthma]" + ", and we look after him" * 9, True),
        ("{Ivo}, my plumber, has [asthma]", True),
        ("{Ivo} (my plumber) has [asthma]", True),
        ("the xmy plumber {Ivo} has [asthma]", False),
        ("our head nurse Mr. {Ivo} has [asthma]", True),
        ("{Ben} from sales has [asthma]", True),
        ("I have [asthma]", False),
        ("the sales team has [asthma]", False),
        # A pet's, and an invented person's.
        ("our dog {Biscuit Brown} has [asthma]", False),
        ("«Biscuit», a dog, has [asthma]", False),
        ("our customer {Ben}'s dog has [asthma]", False),
        ("the dog of our customer, «Ben», has [asthma]", True),
        ("in that movie {Walter Brown} has [asthma]", False),
        ("in that movie «Walter» has [asthma]", False),
        ("best episode, sales says «Ben» has [asthma]", True),
        ("best episode, sales says {Ben Carter} has [asthma]", False),
        ("best episode, sales says «Ben» and {Eva} have [asthma]", True),
        # A public person's: the last one who is named before the illness, else the first behind it.
        ("{Celine Dion} has [asthma]", False),
        ("our customer {Celine Dion} has [asthma]", True),
        ("{Celine Dion} met {Ben Carter}, who has [asthma]", True),
        ("{Ben Carter} met {Celine Dion}, who has [asthma]", False),
        ("[asthma]: {Celine Dion} and {Ben Carter}", False),
        ("[asthma]: {Ben Carter} and {Celine Dion}", True),
        ("{Celine Dion} and «Celine Dion» have [asthma]", False),
        # In the same sentence, or the one before it.
        ("our customer called. {Ben} has [asthma]", True),
        ("our customer called. It rains. {Ben} has [asthma]", False),
        ("It rains. It pours. our customer called\n{Ben} has [asthma]", True),
        ("{Ben} has [asthma]. Our customer called", False),
        ("{Ben} has [asthma], our customer said", True),
        ("{Ben} has [asthma]" + ", and so on" * 12 + " our customer said", False),
        ("our customer called" + " and so on" * 16 + " {Ben} has [asthma]", False),
        ("{Ben Carter} called. It rains. {Ivo} has [asthma]", False),
        ("{Ivo} has [asthma]. {Ben Carter} called", False),
        # What identifies somebody by itself, or together.
        ("{Ben} has [asthma], #+49 171 3948576#", True),
        ("{Ben}, ^41^, of <Leeds> has [asthma]", True),
        ("{Ben}, ^41^, has [asthma]", False),
        ("{Ben} of <Leeds> has [asthma]", False),
        ("{Ben} has [asthma], {Ben Carter}", True),
        ("{Ben Carter} called", True),
        ("", True),
    ],
)
def test_whose_illness_it_is(text: str, ours: bool) -> None:
    assert is_ours(text) is ours


def test_some_rules_know_who_is_ill() -> None:
    for source in ("health.off_sick", "health.sick_note", "health.clinical", "health.tested_for", "health.listed_health"):
        assert is_ours("off for [asthma]", source)
        assert is_ours("in that movie {Ben} is off for [asthma]", source)
        assert not is_ours("our dog {Ben} is off for [asthma]", source)
        assert not is_ours("{Celine Dion} is off for [asthma]", source)


def test_whoever_is_only_addressed_is_not_the_one_who_is_ill() -> None:
    for rule in ("person.greeting", "person.closing", "person.called"):
        assert not is_ours("hi «Kevin», somebody has [asthma]", introduction=rule)
        assert is_ours("hi «Kevin Lee», somebody has [asthma]", introduction=rule)


def test_what_may_be_said_of_anybody_tells_of_nobody_here() -> None:
    text = "Ben has asthma and more"
    illness = Finding(8, 14, "MEDICAL_CONDITION", 0.5, "health.their_health", Evidence.MODEL)
    for kind in ("PERSONAL_TRAIT", "MARITAL_STATUS", "EDUCATION", "URL", "AGE", "LOCATION"):
        assert ILLNESS.nobodys(text, [illness, Finding(19, 23, kind, 0.5, "x", Evidence.MODEL)]) == [illness]
    for kind in ("CREDIT_CARD", "US_SSN", "EMAIL_ADDRESS"):
        assert ILLNESS.nobodys(text, [illness, Finding(19, 23, kind, 0.5, "x", Evidence.LABEL)]) == []


def test_a_text_is_searched_once_however_many_illnesses_it_has() -> None:
    text = "Our dog has cancer.\n" * 300
    starts = [at + text.index("cancer") for at in range(0, len(text), len("Our dog has cancer.\n"))]
    ill = [Finding(at, at + len("cancer"), "MEDICAL_CONDITION", 0.5, "health.told_illness") for at in starts]
    lexicon, searched = shipped_lexicon(), Counter[str]()

    class Counting(Illness):
        @property
        def _pet(self) -> re.Pattern[str]:
            searched["pet"] += 1
            return super()._pet

    assert Counting(lexicon, load_entities(NOWHERE)).nobodys(text, ill) == ill
    assert searched["pet"] == 1
