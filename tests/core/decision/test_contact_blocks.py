"""Signatures of companies and invitations to meetings are quiet; what looks like them and is somebody's own is told."""

import pytest

from config.lexicon import shipped_lexicon
from config.policy import Policy
from core.checker import Checker
from core.decision.contact_blocks import ContactBlocks
from core.finding import Evidence, Finding
from tests.messages import said

BLOCKS, POLICY = ContactBlocks(shipped_lexicon()), Policy()
SIGNATURE = """\
Please have a look until Wednesday.

Best regards
Karin Vogel
Senior Account Manager
Kestrel Consulting {form}
Am Markt 61, 50670 Köln
T {number} | {mail}
"""
INVITATIONS = (
    "Join Zoom Meeting\nhttps://us02web.zoom.us/j/84512345678?pwd=abc\nMeeting ID: 845 1234 5678\n"
    "One tap mobile: {number},,84512345678# Netherlands",
    "Dial by your location\n• {number} Germany\n• +49 69 7104 9924 Germany",
    "Or dial: (DE) {number} PIN: 123 456 789#",
    "Microsoft Teams meeting\nDial in by phone\n{number},,123456789# Germany, Frankfurt am Main",
    "Besprechungs-ID: 312 456 789\nPer Telefon teilnehmen: {number}",
    "ID de la réunion : 845 1234 5678\n{number} France",
)
NUMBER = "+49 69 7104 9922"


def a_number(text: str, value: str = NUMBER) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), "PHONE_NUMBER", 0.9, "phone", Evidence.FORMAT)


@pytest.mark.parametrize("form", ["GmbH", "Ltd.", "S.A.", "sp. z o.o.", "B.V.", "Inc.", "株式会社"])
def test_the_details_in_a_company_s_signature_are_routine(form: str) -> None:
    text = SIGNATURE.format(form=form, number=NUMBER, mail="k.vogel@kestrel.example")
    assert BLOCKS.of_a_company(text, a_number(text), POLICY)


@pytest.mark.parametrize(
    "text",
    [
        SIGNATURE.format(form="GmbH", number=NUMBER, mail="karin.vogel@gmail.com"),
        SIGNATURE.format(form="GmbH", number=NUMBER, mail="no mail"),
        SIGNATURE.format(form="GmbH", number=NUMBER, mail="k.vogel@kestrel.example, m.reed@other.example"),
        SIGNATURE.format(form="Group", number=NUMBER, mail="k.vogel@kestrel.example"),
        SIGNATURE.format(form="GmbH", number=NUMBER, mail="k.vogel@kestrel.example (our customer)"),
        f"Kestrel GmbH, k.vogel@kestrel.example\n\nAna Ruiz, {NUMBER}",
        f"Ana Ruiz, {NUMBER}\n\nKestrel GmbH, k.vogel@kestrel.example",
        f"Kestrel GmbH, k.vogel@kestrel.example {'x ' * 200}{NUMBER}",
        f"{NUMBER} {'x ' * 200} Kestrel GmbH, k.vogel@kestrel.example",
        f"Kestrel AG\n\n{NUMBER}, k.vogel@kestrel.example",
    ],
)
def test_what_is_no_company_s_counts(text: str) -> None:
    assert not BLOCKS.of_a_company(text, a_number(text), POLICY)


def test_a_block_begins_right_behind_an_empty_line() -> None:
    text = f"Hello,\n\nAG, k.vogel@kestrel.example, {NUMBER}"
    assert BLOCKS.of_a_company(text, a_number(text), POLICY)


@pytest.mark.parametrize("invitation", INVITATIONS)
def test_the_number_of_an_invitation_is_everybody_s(invitation: str) -> None:
    text = invitation.format(number=NUMBER)
    assert BLOCKS.of_an_invitation(text, a_number(text))


def test_what_dials_on_is_an_invitation_s_wherever_it_stands() -> None:
    text = f"we all dial {NUMBER},,123456# at nine, Ana says"
    assert BLOCKS.of_an_invitation(text, a_number(text))


def test_what_is_dialed_behind_it_too() -> None:
    text = f"please have a look: {NUMBER},,84512345678# at nine, Ana says"
    assert BLOCKS.of_an_invitation(text, a_number(text, "84512345678"))
    text = f"{NUMBER},,84512345678#"
    assert BLOCKS.of_an_invitation(text, a_number(text, "84512345678"))


@pytest.mark.parametrize(
    "text",
    [
        f"Meeting ID: 845 1234 5678\nAna Ruiz <ana@kestrel.example> {NUMBER}",
        f"Ana Ruiz, {NUMBER}",
        f"Meeting ID: 845 1234 5678\n{NUMBER} ana@kestrel.example",
        f"{NUMBER}\nMeeting ID: 845 1234 5678",
        "Meeting ID: 845 1234 5678" + "\n" * 1500 + NUMBER,
        f"call 12,{NUMBER}",
    ],
)
def test_other_numbers_count(text: str) -> None:
    assert not BLOCKS.of_an_invitation(text, a_number(text))


def test_whole_messages(checker: Checker) -> None:
    for invitation in INVITATIONS:
        assert not checker.check(said(invitation.format(number=NUMBER)), POLICY).decision.alarm
    quiet = SIGNATURE.format(form="GmbH", number=NUMBER, mail="k.vogel@kestrel.example")
    assert not checker.check(said(quiet), POLICY).decision.alarm
    told = SIGNATURE.format(form="GmbH", number=NUMBER, mail="karin.vogel@gmail.com")
    assert checker.check(said(told), POLICY).decision.alarm
