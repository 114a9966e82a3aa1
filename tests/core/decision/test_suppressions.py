"""What is redacted and alarms nobody, and what stands right beside it and does."""

import pytest

from config.examples import Examples, load_examples
from config.lexicon import shipped_lexicon
from config.policy import Policy
from core.checker import Checker
from core.decision.suppressions import Suppression, Suppressions
from core.finding import Finding
from tests.conftest import NOWHERE
from tests.messages import asked, said

SUPPRESSIONS = Suppressions(shipped_lexicon(), load_examples(NOWHERE))
CARD, OTHER_CARD = "4242 4242 4242 4242", "4539 1488 0343 6467"


@pytest.mark.parametrize(
    ("harmless", "alarming"),
    [
        (f"test card {CARD} works in the sandbox, exp 12/34, cvc 123", f"my card is {CARD}, exp 12/34, cvc 123"),
        ("use 4111111111111111 as the number in the sandbox", "use 4539148803436467 as the number in the sandbox"),
        ("IBAN DE89 3704 0044 0532 0130 00 is the example from Wikipedia", "IBAN DE89 3704 0044 0532 0130 00 please"),
        ("what is the NHS number's format? like 943 476 5919", "her NHS number is 943 476 5919"),
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
        (
            "Testgegevens: Jan Jansen, Teststraat 1, 1234 AB Testdorp, jan@example.nl, BSN 123456782",
            "Testgegevens: Jan Jansen, Dorpsstraat 1, 1234 AB Testdorp, jan.jansen@kestrel.nl, BSN 231908507",
        ),
        ("dummy users for the demo: Ana Ruiz, 12 Elm Road, Leeds", "users for the demo: Ana Ruiz, 12 Elm Road, Leeds LS1 4AP"),
        ("const fakeUser = { name: 'Ana', ssn: '000-00-0000' }", "const user = { name: 'Ana', ssn: '219-09-9991' }"),
        (
            "For testing Stripe use 4242 4242 4242 4242, any future date and CVC. The decline path is 4000 0000 0000 0002.",
            "For the order use 4539 1488 0343 6467, any future date and CVC.",
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


@pytest.mark.parametrize(
    "more",
    ["card 4539 1488 0343 6467", "the key is sk_live_" + "9aXbT4kQ2mLw7RzYpV3c"],
)
def test_test_data_with_something_real_in_it_is_told(checker: Checker, more: str) -> None:
    assert checker.check(said(f"test data: Ana Ruiz, 12 Elm Road, Leeds LS1 4AP, {more}"), Policy()).decision.alarm


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


def why(text: str, value: str, kind: str, *, pasted: bool = False, addressed: bool = False, policy: Policy | None = None) -> str:
    """The name of the suppression of a value in a text, or nothing."""
    start = text.rindex(value)
    finding = Finding(start, start + len(value), kind, 0.8)
    suppression = SUPPRESSIONS.of(finding, value, text, policy or Policy(), pasted=pasted, addressed=addressed)
    return suppression.name if suppression else ""


@pytest.mark.parametrize(
    ("text", "value", "suppression"),
    [
        ("Copyright (c) 2024 Ana Ruiz <ana@gmail.com>", "ana@gmail.com", "AUTHOR"),
        ("fix it\nSigned-off-by: Ana Ruiz <ana@gmail.com>", "ana@gmail.com", "AUTHOR"),
        ("ask the author\nana@gmail.com", "ana@gmail.com", ""),
        ("ask Ana, an author: ana@gmail.com", "ana@gmail.com", ""),
        ("Support+urgent@kestrel.io", "Support+urgent@kestrel.io", "SHARED_MAILBOX"),
        ("supporter@kestrel.io", "supporter@kestrel.io", ""),
        ("ana@ours.example.io", "ana@ours.example.io", "OWN_DOMAIN"),
        ("ana@Example.IO", "ana@Example.IO", "OWN_DOMAIN"),
        ("ana@notexample.io", "ana@notexample.io", ""),
    ],
)
def test_addresses_of_authors_shared_mailboxes_and_own_domains(text: str, value: str, suppression: str) -> None:
    assert why(text, value, "EMAIL_ADDRESS", policy=Policy(own_domains=("example.io",))) == suppression
    assert why(text, value, "EMAIL_ADDRESS", policy=Policy(own_domains=("EXAMPLE.io",)), pasted=True) == suppression


def test_an_example_s_address_is_suppressed_in_talk_only() -> None:
    assert why("jane@example.com", "jane@example.com", "EMAIL_ADDRESS") == "EXAMPLE_MAILBOX"
    assert why("jane@example.com", "jane@example.com", "EMAIL_ADDRESS", pasted=True) == ""


def test_an_author_s_line_counts_up_to_300_characters_before_the_address() -> None:
    for length, suppression in ((260, "AUTHOR"), (320, "")):
        assert why("Author: " + "x" * length + " ana@gmail.com", "ana@gmail.com", "EMAIL_ADDRESS") == suppression


@pytest.mark.parametrize(
    ("text", "value", "suppression"),
    [
        ("https://zoom.us/j/83?pwd=abcD", "abcD", "MEETING_CODE"),
        ("https://eu.webex.com/j/83?pwd=abcD", "abcD", "MEETING_CODE"),
        ("https://zoom.us/j/83 password abcD", "abcD", ""),
        ("zoom meeting, passcode: 4821", "4821", "MEETING_CODE"),
        ("zoom meeting, passcode: 48a1", "48a1", ""),
        ("zoom meeting, room 4821", "4821", ""),
        ("the card's passcode: 4821", "4821", ""),
        ("zoom" + " " * 90 + "passcode: 4821", "4821", ""),
    ],
)
def test_a_meeting_s_code_is_in_its_link_or_a_number_behind_the_word_for_it(text: str, value: str, suppression: str) -> None:
    assert why(text, value, "PASSWORD") == suppression
    assert why(text, value, "PASSWORD", pasted=True) == suppression


def test_numbers_for_fiction_are_suppressed_in_talk_unless_an_address_stands_beside_them() -> None:
    text, number = "call (212) 555-0123", "(212) 555-0123"
    assert why(text, number, "PHONE_NUMBER") == "FICTIONAL_NUMBER"
    assert why(text, number, "PHONE_NUMBER", addressed=True) == ""
    assert why(text, number, "PHONE_NUMBER", pasted=True) == ""
    assert why("call (212) 555-7123", "(212) 555-7123", "PHONE_NUMBER") == ""


def test_the_number_of_a_meeting_is_no_telephone_s_only_right_behind_its_label() -> None:
    number = "832 9912 4410"
    assert why(f"meeting ID: {number}", number, "PHONE_NUMBER") == "NUMBER_OF_A_THING"
    assert why(f"build number is {number}", number, "PHONE_NUMBER") == "NUMBER_OF_A_THING"
    assert why(f"meeting ID and phone {number}", number, "PHONE_NUMBER") == ""
    assert why(f"build number is {number}", number, "PHONE_NUMBER", pasted=True) == ""
    assert why(f"meeting ID: {number}", number, "PHONE_NUMBER", pasted=True) == "DIAL_IN"


def test_an_address_in_sample_data_has_a_word_for_samples_before_it_or_in_it() -> None:
    for text in ("seed data: 12 Elm St", "12 Elm St, Anytown"):
        value = text.removeprefix("seed data: ")
        assert why(text, value, "LOCATION") == "SAMPLE_ADDRESS"
        assert why(text, value, "LOCATION", pasted=True) == ""
    assert why("12 Elm St for the seed data", "12 Elm St", "LOCATION") == ""
    assert why("seed data: " + "x " * 40 + "12 Elm St", "12 Elm St", "LOCATION") == ""


@pytest.mark.parametrize(
    ("value", "kind", "suppression"),
    [
        ("migraine", "MEDICAL_CONDITION", "EVERYDAY_ILLNESS"),
        ("Migraine", "MEDICAL_CONDITION", "EVERYDAY_ILLNESS"),
        ("migraine and cancer", "MEDICAL_CONDITION", ""),
        ("cancer", "MEDICAL_CONDITION", ""),
        ("pregnant", "PERSONAL_TRAIT", "GOOD_NEWS"),
        ("Muslim", "PERSONAL_TRAIT", ""),
        ("pregnant", "MEDICAL_CONDITION", ""),
    ],
)
def test_what_colleagues_tell_each_other_is_suppressed_in_talk_as_a_whole(value: str, kind: str, suppression: str) -> None:
    assert why(f"she is: {value}", value, kind) == suppression
    assert why(f"she is: {value}", value, kind, pasted=True) == ""


@pytest.mark.parametrize(
    ("text", "value", "kind", "suppression"),
    [
        ("test card 4242 4242 4242 4242", "4242 4242 4242 4242", "CREDIT_CARD", "EXAMPLE_NUMBER"),
        ("4242-4242-4242-4242 is for tests", "4242-4242-4242-4242", "CREDIT_CARD", "EXAMPLE_NUMBER"),
        ("my card is 4242424242424242", "4242424242424242", "CREDIT_CARD", ""),
        ('card = "4242424242424242"', "4242424242424242", "CREDIT_CARD", "EXAMPLE_NUMBER"),
        ("card = '4242424242424242'", "4242424242424242", "CREDIT_CARD", "EXAMPLE_NUMBER"),
        ("card = `4242424242424242`", "4242424242424242", "CREDIT_CARD", "EXAMPLE_NUMBER"),
        ("card = \"4242424242424242'", "4242424242424242", "CREDIT_CARD", ""),
        ('card = "4242 4242 4242 4242"', "4242 4242 4242 4242", "CREDIT_CARD", ""),
        ("card = 44242424242424242", "4242424242424242", "CREDIT_CARD", ""),
        ("test card 4539148803436467", "4539148803436467", "CREDIT_CARD", ""),
        ("4242424242424242 of the contest", "4242424242424242", "CREDIT_CARD", ""),
        ("test" + " " * 121 + "4242424242424242", "4242424242424242", "CREDIT_CARD", ""),
        ("4242424242424242" + " " * 121 + "test", "4242424242424242", "CREDIT_CARD", ""),
        ("test card, cvc 123", "123", "CARD_SECURITY_CODE", "EXAMPLE_NUMBER"),
        ("her card, exp 12/34", "12/34", "CARD_EXPIRY", ""),
        ("sandbox: exp 12/34", "12/34", "CARD_EXPIRY", "EXAMPLE_NUMBER"),
        ("IBAN de89 3704 0044 0532 0130 00 as an example", "de89 3704 0044 0532 0130 00", "IBAN_CODE", "EXAMPLE_NUMBER"),
    ],
)
def test_published_numbers_are_suppressed_in_quotes_or_near_a_word_for_tests(
    text: str, value: str, kind: str, suppression: str
) -> None:
    assert why(text, value, kind) == suppression
    assert why(text, value, kind, pasted=True) == suppression


def test_a_key_that_documentation_shows_is_suppressed_wherever_its_part_stands() -> None:
    shown = Suppressions(shipped_lexicon(), Examples(keys=("DOCUMENTED", "PUBLISHED")))
    for value, suppression in (("sk_DOCUMENTED_1", Suppression.PUBLISHED_KEY), ("sk_documented_1", None)):
        assert shown.of(Finding(0, 9, "API_KEY", 0.9), value, value, Policy(), pasted=True) is suppression


@pytest.mark.parametrize(
    ("text", "value", "suppression"),
    [
        ("employee_id = 10015", "10015", "ROW_NUMBER"),
        ('"employee_id": "10015', "10015", "ROW_NUMBER"),
        ("employee_id == 10015", "10015", "ROW_NUMBER"),
        ("employee_id = 100156", "100156", ""),
        ("employee_id = E1001", "E1001", ""),
        ("employee id = 10015", "10015", ""),
        ("employee_id of Ana is 10015", "10015", ""),
    ],
)
def test_a_small_number_behind_a_column_s_name_is_a_row_s_in_talk(text: str, value: str, suppression: str) -> None:
    assert why(text, value, "EMPLOYEE_ID") == suppression
    assert why(text, value, "EMPLOYEE_ID", pasted=True) == ""
