"""What is told in confidence, or as the reason of an absence, alarms beside a first name; jokes, products and surprises do not."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

CONFIDED = (
    "keep it quiet pls, Nora is in rehab until June",
    "nur unter uns: Torben hat einen Hirntumor, er geht nächste Woche in die Klinik",
    "Entre nous, Maxime est sous antidépresseurs depuis son divorce",
    "no se lo digas a nadie, Lucía perdió el bebé y está de baja",
    "Non dire niente a Paola, ma Giorgio è in chemioterapia",
    "Nie mówcie nikomu, Kasia poroniła i jest na L4",
    "Mellan oss: Ebba är sjukskriven för utmattningssyndrom till påsk",
    "Köztünk maradjon, Zsuzsa mellrákos, kemóra jár",
    "Никому не говори, у Светы рак, начинает химию",
    "Aramızda kalsın, Elif boşanıyor",
    "他の人には言わないで、佐藤さんが乳がんで手術するそうです",
    "别说出去,王芳在做化疗",
    "아무한테도 말하지 마, 민지 씨 이혼한대",
    "لا تخبر أحدا، سارة تعاني من الاكتئاب",
    "Sven ist bis Mai krankgeschrieben, Depression, F33.1",
    "Bob from the warehouse got arrested last night, keep this between us",
)
ON_FILE = (
    "Pupil notes 8B: Callum Reid is being bullied by two boys in 8C",
    "4.B: Zuzana Kollárová šikanovaná",
    "Calibration: Deepak Rao was put on a PIP",
    "Complaint: sexual harassment complaint by Nora Dunn v Keith Vale",
    "people who signed the union cards: Luz Arrieta (dock 2), Steve Kowalczuk",
    "the candidate Ludmila Orlova is sharp, but wears hijab",
)
QUIET = (
    "Don't tell Tom but we got him a cake for his birthday",
    "our cat is on antidepressants lol, don't tell anyone",
    "Anna is off sick today, I'll take her tickets",
    "Marta is on sick leave till Monday, flu",
    "Signed off by Ann Wild: budget for cancer research campaign",
    "the diabetes app is confidential until launch, Priya leads it",
    "Our confidential helpline for anxiety, addiction and depression: ask Maria from HR",
    "Sag Petra nichts, wir planen eine Überraschung",
    "がんばって！田中さんには言わないで、サプライズだから",
    "암호는 아무한테도 말하지 마, 민수 씨가 바꿨어",
    "Sales did not meet expectations in Q3, Ann Wild will present",
    "the bullying prevention week is organized by Ann Wild",
    "New union types in TypeScript: Anna Kowalska wrote the doc",
    "error E11.9 in the diagnostic log, Anna Kowalska is on it",
)


@pytest.mark.parametrize("text", [*CONFIDED, *ON_FILE])
def test_what_few_should_know_alarms(checker: Checker, text: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize("text", QUIET)
def test_ordinary_talk_does_not(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


def test_health_in_a_file_counts_beside_a_person(checker: Checker) -> None:
    child = '{{"firstName":"Mikaere","lastName":"Parata","allergies":["{}"]}}'
    assert checker.check(said(child.format("peanut - carries EpiPen")), Policy()).decision.alarm
    assert not checker.check(said(child.format("none")), Policy()).decision.alarm
