"""The detector: what it finds, what it leaves alone, offline, in linear time."""

import subprocess
import sys

import pytest

from core.detection.detector import Detector
from core.detection.names.surrogates import OVERLAP, WINDOW, windows
from core.text import Text
from tests.core.detection.detecting import detected


def found(detector: Detector, text: str, *, names: bool = False) -> dict[str, str]:
    """What stands where a finding is -> its type."""
    return {
        text[f.start : f.end]: f.entity_type for f in detected(detector, Text.plain(text), lambda found: names or bool(found))
    }


@pytest.mark.parametrize(
    "text",
    [
        "see <@123456789012345678> please",
        "id 1165432109876543210 in the guild",
        "commit 3f9a2b7c1d5e8f60718293a4b5c6d7e8f9012345",
        "version 10.4.22.1 is out",
        "on 2026-11-24 at 10:32:15",
        "https://github.com/acme/widgets/issues/4111111111111111",
        "os.system and rpc.py and foo.bar.baz",
        "uuid 123e4567-e89b-12d3-a456-426614174000",
        "epoch 1732438335 and 1732438335123",
        "serial 2026112401",
        "port 8080, 192.168.1.1, 127.0.0.1 and 10.0.0.5",
        "1,000,000 rows in 3.5 s",
        "call me maybe",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "C024BE91L and U024BE7LH and ts 1732438335.123456",
        "npm install left-pad@1.3.0",
        "git@github.com:acme/widgets.git",
        "$PATH=/usr/local/bin:/usr/bin",
        "password: ********",
        "token=YOUR_TOKEN_HERE",
    ],
)
def test_ordinary_things_are_no_finding(detector: Detector, text: str) -> None:
    assert found(detector, text) == {}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("pay 4111 1111 1111 1111 now", "4111 1111 1111 1111", "CREDIT_CARD"),
        ("IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00", "IBAN_CODE"),
        ("my ssn is 536-22-8719", "536-22-8719", "US_SSN"),
        ("write to o.neill@kestrel-parts.io", "o.neill@kestrel-parts.io", "EMAIL_ADDRESS"),
        ("ring +44 20 7946 0018 today", "+44 20 7946 0018", "PHONE_NUMBER"),
        ("fon: 030 901820", "030 901820", "PHONE_NUMBER"),
        ("national insurance number AB123456C", "AB123456C", "UK_NINO"),
        ("send to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "CRYPTO"),
    ],
)
def test_what_must_be_found(detector: Detector, text: str, value: str, kind: str) -> None:
    assert found(detector, text).get(value) == kind


def test_the_name_model_runs_where_names_are_asked_for(detector: Detector) -> None:
    text = "I talked to Marta Kowalski yesterday"
    assert found(detector, text) == {}
    assert found(detector, text, names=True) == {"Marta Kowalski": "PERSON"}


def test_the_name_model_runs_where_something_else_was_found(detector: Detector) -> None:
    assert found(detector, "Marta Kowalski, marta@kestrel-parts.io")["Marta Kowalski"] == "PERSON"


def test_a_name_is_not_merged_with_the_address_behind_it(detector: Detector) -> None:
    text = "Marta Kowalski marta@kestrel-parts.io +44 20 7946 0018"
    assert found(detector, text) == {
        "Marta Kowalski": "PERSON",
        "marta@kestrel-parts.io": "EMAIL_ADDRESS",
        "+44 20 7946 0018": "PHONE_NUMBER",
    }


def test_a_place_ends_before_the_label_behind_it(detector: Detector) -> None:
    assert "Lindenstraße 22, 50674 Köln" in found(detector, "Lindenstraße 22, 50674 Köln, Tel. 0221 4567890", names=True)


def test_a_place_ends_with_its_sentence(detector: Detector) -> None:
    text = "Write to my tenant Mr Viktor Hrubý, Na Kopci 14, Brno. He owes 14,500 CZK for October"
    assert not any("owes" in value for value, kind in found(detector, text, names=True).items() if kind == "LOCATION")


def test_the_key_says_what_is_a_place(detector: Detector) -> None:
    text = '{"customer": {"name": "Yusuf Demir", "city": "İstanbul"}}'
    assert found(detector, text, names=True) == {"Yusuf Demir": "PERSON", "İstanbul": "LOCATION"}


def test_placeholders_are_left_alone(detector: Detector) -> None:
    assert found(detector, "Dear [PERSON_1], call [PHONE_NUMBER_2] at [LOCATION_1].", names=True) == {}


def test_table_cells_are_found_by_their_header(detector: Detector) -> None:
    text = "| Name | City | Account |\n|---|---|---|\n| bo li | ulm | 5512 9981 |"
    assert found(detector, text) == {"bo li": "PERSON", "ulm": "LOCATION", "5512 9981": "ACCOUNT_NUMBER"}


def test_windows_cover_the_text_and_overlap() -> None:
    text = "word " * 4000
    covered = 0
    for offset, stretch in windows(text):
        assert len(stretch) <= WINDOW
        assert offset <= covered
        assert text[offset : offset + len(stretch)] == stretch
        covered = offset + len(stretch)
    assert covered == len(text)
    assert list(windows("x" * (WINDOW + 1)))[1][0] == WINDOW - OVERLAP


@pytest.mark.parametrize("shift", range(-40, 41, 8))
def test_a_value_across_a_window_border_is_found_once(detector: Detector, shift: int) -> None:
    text = "x " * ((WINDOW - 300 + shift) // 2) + "4111 1111 1111 1111" + " y" * 2000
    values = [text[f.start : f.end] for f in detected(detector, Text.plain(text), bool)]
    assert values == ["4111 1111 1111 1111"]


def test_it_starts_and_works_without_a_network() -> None:
    """In a process of its own, where any socket is an error: no model, no suffix list, no telemetry is fetched."""
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from config.recognizers import load_recognizers\n"
        "from core.detection.detector import Detector\n"
        "from core.text import Text\n"
        "from tests.core.detection.detecting import detected\n"
        "d = Detector(load_recognizers())\n"
        "print(len(detected(d, Text.plain('Marta Kowalski, marta@kestrel-parts.co.uk, +44 20 7946 0018'), lambda _: True)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("3", 0), done.stderr
