"""What is redacted and alarms nobody, and what stands right beside it and does."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.decision.suppressions import Suppression
from tests.messages import asked, said

CARD, OTHER_CARD = "4242 4242 4242 4242", "4539 1488 0343 6467"


@pytest.mark.parametrize(
    ("harmless", "alarming"),
    [
        (f"test card {CARD} works in the sandbox, exp 12/34, cvc 123", f"my card is {CARD}, exp 12/34, cvc 123"),
        ("use 4111111111111111 as the number in the sandbox", "use 4539148803436467 as the number in the sandbox"),
        ("IBAN DE89 3704 0044 0532 0130 00 is the example from Wikipedia", "IBAN DE89 3704 0044 0532 0130 00 please"),
        ("example SSN 078-05-1120 must be rejected", "his SSN is 219-09-9991"),
        ("Zoom: https://zoom.us/j/83299124410?pwd=abcDEF123 see you", "https://kestrel.example/login?pwd=abcDEF123 see you"),
        ("Dial-in: +49 69 7104 9922, PIN: 4821", "her card's PIN: 4821"),
        ("the zoom call's passcode is 771203", "the zoom account's password is hunter77!x"),
        ("call is at +1 646 558 8656, meeting ID: 832 9912 4410", "call Mr Hale at +1 646 558 8656"),
        ("accept (212) 555-0123 and (212) 555-0199", "call Mrs Hale at (212) 736-5000"),
        (
            "seed data: Alice Moss, alice@example.com; Bob Reed, bob@example.org",
            "Alice Moss, alice.moss@gmail.com; Bob Reed, bob.reed@gmail.com",
        ),
        ("the zoom PW is 482019", "the admin's password is Kd7!x9Qp"),
        (
            "test data: John Smith, 123 Main St, Anytown, CA 90210",
            "ship it to John Smith, 123 Main St, Anyville, CA 90210",
        ),
        ("our company number is 09446231, registered in Wales", "my passport number is 094462318"),
        ("she has a migraine so Tom Baker covers for her today", "she has cancer and Tom Baker told everybody"),
        ("he has a broken wrist, Tom Baker takes his shift", "he has cancer, Tom Baker takes his shift"),
        ("my anxiety about the release is real, ask Tom Baker in Berlin", "he had a stroke, Ana Ruiz is with him in Porto"),
        ("employee_id = 1001 is the admin, student_id 2002 the demo", "my employee ID is 4410011 and my student ID 2002118"),
        (
            "Gender: field is optional, Religion: not asked, Race: condition in it",
            "Gender: female, Religion: Muslim, Race: Asian",
        ),
    ],
)
def test_one_is_quiet_and_the_other_is_told(checker: Checker, harmless: str, alarming: str) -> None:
    assert not checker.check(said(harmless), Policy()).decision.alarm
    assert checker.check(said(alarming), Policy()).decision.alarm


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"test card {CARD}", CARD),
        ("join https://zoom.us/j/83299124410?pwd=abcDEF123", "abcDEF123"),
        ("Dial-in PIN: 4821", "4821"),
    ],
)
def test_what_alarms_nobody_is_redacted_all_the_same(checker: Checker, text: str, left: str) -> None:
    assert left not in checker.check(asked(text), Policy()).redaction.raw


def test_a_test_number_beside_a_real_one_hides_nothing(checker: Checker) -> None:
    assert checker.check(said(f"not the test card {CARD} but mine, {OTHER_CARD}"), Policy()).decision.alarm


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"test card {CARD}", Suppression.EXAMPLE_NUMBER),
        ("join https://zoom.us/j/83299124410?pwd=abcDEF123", Suppression.MEETING_CODE),
        ("Maintainer: Ana Ruiz <ana.ruiz@gmail.com>", Suppression.AUTHOR),
        ("write to support@kestrel-parts.io", Suppression.SHARED_MAILBOX),
        ("write to alice@example.com", Suppression.EXAMPLE_MAILBOX),
        ("accept (212) 555-0123", Suppression.FICTIONAL_NUMBER),
        ("meeting ID: +49 30 901820 44", Suppression.NUMBER_OF_A_THING),
        ("test data: 123 Main St, Anytown, CA 90210", Suppression.SAMPLE_ADDRESS),
        ("she has a migraine", Suppression.EVERYDAY_ILLNESS),
        ("ana.ruiz@initech.com has it", Suppression.ROUTINE_CONTACT),
        ("employee_id = 1001", Suppression.ROW_NUMBER),
    ],
)
def test_each_suppression_is_told_by_its_name(checker: Checker, text: str, why: Suppression) -> None:
    verdict, explanation = checker.explain(said(text), Policy())
    assert not verdict.decision.alarm
    assert why in [each.suppression for each in explanation.findings]


def test_a_mark_and_a_quiet_type_are_suppressions_too(checker: Checker) -> None:
    text = "my card is 4539 1488 0343 6467"
    (value,) = checker.check(said(text), Policy()).values
    _, marked = checker.explain(said(text), Policy(), frozenset({value.fingerprint}))
    _, quiet = checker.explain(said(text), Policy(quiet_types=("CREDIT_CARD",)))
    assert [each.suppression for each in (*marked.findings, *quiet.findings)] == [Suppression.ALLOWLISTED, Suppression.QUIET_TYPE]
