"""Check digits and plausibility."""

import pytest

from core.detection.validators.luhn import payment_card
from core.detection.validators.named import named
from core.detection.validators.secrets import chosen_password, no_placeholder


@pytest.mark.parametrize(
    "number", ["4111 1111 1111 1111", "378282246310005", "5555-5555-5555-4444", "6011111111111117", "30569309025904"]
)
def test_real_looking_cards(number: str) -> None:
    assert payment_card(number)


@pytest.mark.parametrize(
    "number", ["4111 1111 1111 1112", "0000 0000 0000 0000", "1234567812345670", "411111111111111", "1165432109876543210"]
)
def test_no_cards(number: str) -> None:
    assert not payment_card(number)


@pytest.mark.parametrize(
    "value",
    [
        "xxxxxxxx",
        "YOUR_API_KEY",
        "<token>",
        "${TOKEN}",
        "changeme",
        "sk_live_xxxxxxxxxxxx",
        "...",
        "getenv('X')",
        "${PW:?not set",
        "change_me.",
        "doi_mat_khau_nay",
        "ihr-passwort",
        "ваш_пароль",
    ],
)
def test_placeholders_are_no_secrets(value: str) -> None:
    assert not no_placeholder(value)


@pytest.mark.parametrize(
    ("value", "placeholder"), [("PHBsYWNlaG9sZGVyPg==", True), ("Y2hhbmdlbWU=", True), ("S2Q3IXg5UXA=", False)]
)
def test_what_is_a_placeholder_in_base64_is_no_secret(value: str, placeholder: bool) -> None:
    assert no_placeholder(value) != placeholder


def test_checks_have_names() -> None:
    assert named("luhn")("79927398713")
    assert named("stdnum:de.idnr")("36 574 261 809")
    for unknown in ("nope", "stdnum:no.such"):
        with pytest.raises(ValueError, match="no check named"):
            named(unknown)


@pytest.mark.parametrize(
    ("check", "valid", "wrong"),
    [
        ("russian_insurance", "112-233-445 95", "112-233-445 96"),
        ("hong_kong_id", "A123456(3)", "A123456(4)"),
        ("taiwanese_id", "A123456789", "A123456788"),
        ("hungarian_insurance", "111 111 110", "111 111 111"),
        ("iranian_id", "0084575948", "0084575949"),
        ("born_on_a_day", "28504120101234", "28513120101234"),
    ],
)
def test_numbers_of_states_have_check_digits(check: str, valid: str, wrong: str) -> None:
    assert named(check)(valid)
    assert not named(check)(wrong)
    assert not named(check)("12")


@pytest.mark.parametrize("value", ["Kx9-romashka", "wrenFerry18", "Xiangri48x", "kranich_19", "Tournesol#48"])
def test_a_password_that_somebody_chose(value: str) -> None:
    assert chosen_password(value)


@pytest.mark.parametrize(
    "value",
    ["Keycloak26", "SHA-256", "PAY-4412", "v2.3.1-beta", "node18-alpine", "OAuth2", "-Kx9romashka", "password123", "Romashka-x"],
)
def test_what_has_a_number_and_is_no_password(value: str) -> None:
    assert not chosen_password(value)


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        ("singaporean_id", "S9327137H", "S9327137J"),
        ("singaporean_id", "G8535115Q", "G8535115P"),
        ("singaporean_id", "M5398242L", "X5398242L"),
        ("spanish_affiliation", "46/10153801/75", "46/10153801/76"),
        ("spanish_affiliation", "281234567840", "2812345678"),
        ("hungarian_account", "11773016-75741472-79183979", "11773016-75741472-79183978"),
        ("hungarian_account", "10032000-01076019", "00000000-00000000"),
        ("polish_id_card", "ABS123456", "ABS223456"),
    ],
)
def test_check_digits_of_numbers_that_no_library_has(check: str, right: str, wrong: str) -> None:
    assert named(check)(right)
    assert not named(check)(wrong)
