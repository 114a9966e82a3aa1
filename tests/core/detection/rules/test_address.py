"""An address of each frequent format is hidden whole, on one line or several, up to its postcode."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked

ADDRESSES = {
    "US": "4821 Maple Grove Ln, Apt 12B, Austin, TX 78704",
    "UK": "27 Wexford Road\nBristol\nBS6 5QT",
    "CA": "88 Queen St W, Toronto, ON M5H 2N2",
    "AU": "Unit 5, 112 Banksia Crescent, Fremantle WA 6160",
    "DE": "Lindenstraße 14a, 50674 Köln",
    "DE, prepositions": "Am Alten Markt 7\n18055 Rostock",
    "FR": "14 bis rue des Lilas, 69003 Lyon",
    "ES": "C/ Mallorca 401, 08013 Barcelona",
    "IT": "Piazza Castello 3\n10121 Torino",
    "NL": "Prinsengracht 263-2, 1016 GV Amsterdam",
    "IN": "B-12, Sector 62, Noida, Uttar Pradesh 201301",
    "PL": "ul. Marszałkowska 84/92 m. 17, 00-514 Warszawa",
    "SE": "Storgatan 12, 111 23 Stockholm",
    "PT": "Rua Augusta 120, 1100-053 Lisboa",
}


@pytest.mark.parametrize("country", ADDRESSES)
def test_an_address_is_one_placeholder(checker: Checker, country: str) -> None:
    verdict = checker.check(asked(f"Please send it to {ADDRESSES[country]}\nthanks"), Policy())
    assert verdict.redaction.raw == "Please send it to [LOCATION_1]\nthanks"
