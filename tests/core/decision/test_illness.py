"""An illness alarms if a patient, a customer, a colleague or a relative has it, and not of a pet, a character or a star."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.decision.suppressions import Suppression
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
