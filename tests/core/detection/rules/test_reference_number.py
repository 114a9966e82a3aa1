"""A number is what the word before it says, and no telephone number."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the customer's number is 0171 2345678", "2345678"),
        ("customer number 0171 2345678", "2345678"),
        ("client's number: (212) 736-5000", "736-5000"),
        ("our customer number is 212 736 5000", "736"),
        ("insurance number 030 1234 5678", "1234"),
        ("staff number: 030 12345678", "12345678"),
        ("my passport number is 0944 623 18", "623"),
        ("call at 212-736-5000, meeting ID: 832 9912 4410", "9912"),
        ("booking number 0800 123 4567", "4567"),
    ],
)
def test_a_label_of_something_else_leaves_no_number_readable(checker: Checker, text: str, number: str) -> None:
    assert number not in checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize(
    ("text", "entity_type", "alarms"),
    [
        ("my passport number is 094462318", "PASSPORT_NUMBER", True),
        ("passport no: 518229034", "PASSPORT_NUMBER", True),
        ("her driver's license number is 44820193", "DRIVER_LICENSE", True),
        ("my driving licence number is MORGA657054SM9IJ", "DRIVER_LICENSE", True),
        ("the student's ID number is 20193448", "STUDENT_ID", False),
        ("my account number is 4482019344", "BANK_ACCOUNT", False),
        ("my Medicare number is 1EG4-TE5-MK73", "US_MBI", True),
        ("Sozialversicherungsnummer: 65070803A012", "NATIONAL_ID", True),
        ("il mio passaporto è YA1234567", "PASSPORT_NUMBER", True),
        ("numer paszportu ZS0000177", "PASSPORT_NUMBER", True),
        ("permis de conduire n° 12AB34567", "DRIVER_LICENSE", True),
        ("his social is 536221187", "US_SSN", True),
        ("medical record 44820193", "PATIENT_ID", True),
        ("account 4482019344 at Kestrel, PIN 4821", "PASSWORD", True),
        ("my passport number is 518 229 034", "PASSPORT_NUMBER", True),
        ("patient ID: 482 110 77 please", "PATIENT_ID", True),
        ("my account number is 4482 0193 44", "BANK_ACCOUNT", False),
        ("Sozialversicherungsnummer: 65 070803 A 012", "NATIONAL_ID", True),
        ("tax ID 12 345 678 901", "NATIONAL_ID", True),
        ("kundennummer 44 55 66 77", "CUSTOMER_ID", False),
        ("my new number is 212 736 5000", "PHONE_NUMBER", False),
        ("my new number is 212-736-5000", "PHONE_NUMBER", False),
        ("Ann's number is 2127365000", "PHONE_NUMBER", False),
    ],
)
def test_it_is_found_as_that(checker: Checker, text: str, entity_type: str, alarms: bool) -> None:
    verdict = checker.check(asked(text), Policy())
    assert entity_type in {finding.entity_type for finding in verdict.findings}, verdict.findings
    assert checker.check(said(text), Policy()).decision.alarm == alarms


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("booking ref QX7LM2 12 people", "booking ref [ORDER_ID_1] 12 people"),
        ("account number 4482019344 42 days ago", "account number [BANK_ACCOUNT_1] 42 days ago"),
        ("order number 4482019 and 2 more", "order number [ORDER_ID_1] and 2 more"),
        ("my membership number is 77 1299 3.", "my membership number is [INSURANCE_ID_1]."),
        ("case number 24 2024 and 300 items", "case number 24 2024 and 300 items"),
        ("the number is 20 000 000 a year", "the number is 20 000 000 a year"),
    ],
)
def test_a_number_ends_where_it_ends(checker: Checker, text: str, redacted: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == redacted
