"""Dates, cards' details, plates, accounts and numbers that stand beside a person without a label, in many languages; all invented.

What is in ⟦brackets⟧ is not readable in the redacted version.
"""

import re

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said

MARKED = re.compile("⟦([^⟧]+)⟧")
TOLD = (
    "Jacoba Wiersma, ⟦03-11-1948⟧, is vanmorgen gevallen op kamer 12",
    "Notfall: Frau Hannelore Brüggemann, ⟦17.05.1939⟧, Sturz im Bad",
    "(Devika Raman, ⟦14/03/1988⟧) needs her insulin at 9",
    "Pani Grażyna Wolska – ⟦22.08.1957⟧ – ul. Lipowa 4, Kielce",
    "Пациент Громов Аркадий Львович, ⟦09.02.1951⟧, гипертония",
    "Ο ασθενής Νίκος Παπαδάκης γενν. ⟦03/04/1962⟧, διαβήτης",
    "baby Ilse Vermeer b. ⟦03.02.2021⟧, mother Karin",
    "Hasta Gülten Demirel, d.t. ⟦02.03.1955⟧, tansiyon",
    "ผู้ป่วย นายสมชาย ใจดี เกิด ⟦3 ก.พ. 2495⟧ เบาหวาน",
    "card 4539 1488 0343 6467 cad ⟦02/29⟧ titular Ana Ruiz",
    "kart 4539 1488 0343 6467 son kul ⟦06/28⟧ güvenlik kodu ⟦301⟧ Mehmet Kaya",
    "AMEX 3782 822463 10005 ⟦11/27⟧ ⟦4004⟧ holder Greta Lindholm",
    "targa ⟦FH812LK⟧ intestata a Fabio Serrano",
    "placa ⟦QWE4T56⟧ dono Cláudio Menezes",
    "авто ⟦Н481ОР178⟧ владелец Сергей Воронцов",
    "차량 ⟦52나 7719⟧ 차주 박준영",
    "车牌 ⟦苏E·9K21P⟧ 车主 李建国",
    "רכב ⟦71-422-38⟧ של דוד כהן חונה בכניסה",
    "her van ⟦LK19 ZTR⟧, Rosalind Pickering, parked in my bay",
    "Sipho Dlamini, bank Nedbank ⟦1098442213⟧, payday Friday",
    "박서준 신한은행 ⟦110-482-771902⟧ 로 보내주세요",
    "insured Marta Kiss, case ⟦1:24-cv-04827⟧, policy ⟦BTX-48277190⟧, dob 4.5.1971",
    "Payslip Thabo Nkosi ID ⟦8001015009087⟧ net R 20 000",
    "Lucía Navarro Gil, ⟦54362315K⟧, firma el lunes",
    "Katarzyna Lis, ⟦44051401359⟧, umowa od maja",
    "Cláudio Menezes, ⟦390.533.447-05⟧, boleto",
    "العميل سامي الخطيب، ⟦14/02/1975⟧، ضغط",
)
QUIET = (
    "The release of Kestrel, 04.06.2011 was fine",
    "John Smith, 12/03/2024: see attached minutes",
    "Neil Armstrong, 20.07.1969, first on the moon",
    "reviewed by Anna Kowalska, 12.05.2012",
    "// Author: Pedro Alvarez, 03/12/2009",
    "photo: Erik Holm, 14.05.1998",
    "Wenzel Harrach (27.10.1932 – 11.02.1963) wrote this",
    "placa RTX 3060 ou RTX4090, Marcos?",
    "my car BMW 320 needs tyres, says Tom Brown",
    "auto VW T5 2004 for sale, ask Karl Meier",
    "the Revolut round raised 20000000 says Tom Brown",
    "konto 4400 Umsatzerlöse, Frau Meier prüft",
    "счёт 1048 от 12.03.2024 для Ивана Петрова",
    "Tom Brown, 44051401358 items in stock",
    "build 7503305044089 by Tom Brown",
    "auto A6 C8 55 TFSI, ask Karl Meier",
    "Meeting notes Karl Meier 03/12/2013 archive",
    "policy update v2.2024 from Anna Kowalska",
    "차량 30대 2024년 구매 계획",
    "이번 주 20주 2000개 박준영",
    "truck 20 KM 30 from here, Tom Brown said",
)


@pytest.mark.parametrize("marked", TOLD)
def test_what_stands_beside_a_person_alarms_and_is_hidden(checker: Checker, marked: str) -> None:
    plain = MARKED.sub(r"\1", marked)
    assert checker.check(said(plain), Policy()).decision.alarm
    redacted = checker.check(asked(plain), Policy()).redaction.raw
    assert [value for value in MARKED.findall(marked) if value in redacted] == []


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_it_is_quiet(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


def test_a_number_beside_nobody_stays_what_else_it_is(checker: Checker) -> None:
    """Eleven digits whose last is right by chance: a Polish number beside a name, a telephone number elsewhere."""
    findings = checker.check(asked("Mr Tom Brown's file; call phone 44051401359 in Leeds"), Policy()).findings
    assert "PHONE_NUMBER" in {finding.entity_type for finding in findings}
