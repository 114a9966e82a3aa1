"""Debts, sanctions and the like alarm beside the full name of somebody of ours, and not of a star, a pet or a subject of talk."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

OURS = (
    "Heads up: Rosalind Ketteridge is 11 weeks pregnant, nobody knows yet",
    "Frau Annegret Wiesholler schuldet uns 2.300 € Miete, bitte Mahnung vorbereiten",
    "Petra Hausmann bekommt am Freitag die Abmahnung wegen Arbeitszeitbetrug",
    "Renata Figueiredo está embarazada, ¿no renovar?",
    "Mme Solène Kermarrec a reçu un avertissement pour absences répétées",
    "Il signor Ottavio Brambilla non ha pagato l'affitto da tre mesi",
    "Sayın Nurcan Özdemiroğlu, kiranız 3 aydır ödenmedi, lütfen arayın",
    "Павел Черногоров должен за аренду три месяца, выселять будем?",
    "Written warning for Delphine Marchbanks: late four times, please sign off",
    "Rewrite this: Dear Mr Alistair Pengelly, you owe us 1,450 pounds in rent arrears for the flat in Leeds",
    "Torvald Lindqvist asks for reduced hours because of IVF treatment",
    "Corinne Aldergate in sales got a £9,500 bonus, don't tell the others",
    "Exam results: Piers Langdale 34 (fail), Oona Merrick 91, Tariq Boulos 77",
    "A pupil, Jemima Rowntree, was caught vaping in the toilets again",
    "借主の西園寺拓也さんが家賃を滞納しています",
    "Nigel Stainforth – 04.06.1971 – 6 Quarry Bank, Matlock DE4 3HN",
    "Anna Becker,+44 20 7123 4991\nTom Braun,+44 20 7123 4123",
    "the flat is 77 Marlowe Terrace, Bristol BS6 5TH, tenant Mr Adeyemi Bankole is away",
    "Payroll: SET salary=58300 for one; Neil Applewhite to 61000",
)
NOBODY = (
    "Marek owes us a beer",
    "José Mourinho got a final written warning from the FA",
    "Can you draft a disciplinary policy template?",
    "The tenant owes rent in this sample contract, who pays the fees?",
    "Our cat Whiskers is 5 weeks pregnant",
    "In her novel the hero Edmund Thornquist owes 3,000 pounds in rent",
    "Taylor Swift got a 500k bonus for the tour",
    "Anna Becker will hold the harassment training on Monday",
    "Wer schreibt die Kündigung für den Mobilfunkvertrag? Anna Becker hat die Nummer",
    "Greece owes 300 billion to its creditors, writes Paul Krugman",
    "Ana Torres debe revisar 350 tickets",
    "Luis Gil debe entregar el piso piloto",
    "Павел Котов должен проверить квартиры",
    "Max Müller has not paid attention to the 300 warnings",
    "Anna Becker did outstanding work on the loan module",
)


@pytest.mark.parametrize("text", OURS)
def test_a_matter_of_ours_alarms(checker: Checker, text: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize("text", NOBODY)
def test_a_matter_of_nobody_does_not_alarm(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


def test_a_matter_needs_a_full_name_in_a_pasted_text_too(checker: Checker) -> None:
    letter = "Rewrite this letter:\n\nDear {},\n\nyou owe us 1,450 pounds in rent for the flat.\n\nBest regards"
    assert not checker.check(said(letter.format("tenant")), Policy()).decision.alarm
    assert checker.check(said(letter.format("Mr Alistair Pengelly")), Policy()).decision.alarm
