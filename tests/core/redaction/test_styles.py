"""What stands in place of values: never two values under one stand-in, never the value itself, nothing impossible."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, luhn

from config.policy import Style
from core.finding import Finding
from core.redaction.placeholders import Placeholders
from core.redaction.redactor import Redactor
from core.redaction.restore import restore
from core.redaction.styles import REVERSIBLE, substitute
from core.text import Text

KEY = b"k" * 32
TYPES = ("EMAIL_ADDRESS", "PERSON", "IP_ADDRESS", "PASSWORD", "DATE_OF_BIRTH", "CARD_SECURITY_CODE", "PHONE_NUMBER")
VALUES = st.lists(st.text("abz019.@ -密é!", min_size=1, max_size=12).filter(lambda v: bool(v.strip())), max_size=12)


def one(style: Style, entity_type: str, value: str) -> str:
    return substitute(style, Placeholders("", []), "", KEY)(entity_type, value)


def redacted(style: Style, parts: list[tuple[str, str]]) -> tuple[str, str, dict[str, str]]:
    """Original, redacted text and mapping of values that stand one a line."""
    findings, at, lines = [], 0, []
    for entity_type, value in parts:
        findings.append(Finding(at, at + len(value), entity_type, 1.0))
        lines.append(value)
        at += len(value) + 1
    original = "\n".join(lines)
    made = Redactor(style, KEY).redact(Text.plain(original), findings)
    return original, made.raw, dict(made.mapping)


@pytest.mark.parametrize("style", sorted(REVERSIBLE))
@given(values=VALUES, kind=st.sampled_from(TYPES))
def test_what_is_redacted_comes_back_whole(style: Style, values: list[str], kind: str) -> None:
    values = list({" ".join(value.split()).casefold(): value for value in values if value == value.strip()}.values())
    if kind == "PERSON":
        values = [value for value in values if value.isalpha()]
    numbers = {re.sub(r"\W", "", value) for value in values}
    if len(numbers) < len(values):
        return  # two spellings of one value, which come back as one
    original, raw, mapping = redacted(style, [(kind, value) for value in values])
    assert len(mapping) == len(values)
    assert restore(raw, mapping) == original


@pytest.mark.parametrize(("entity_type", "count"), [("EMAIL_ADDRESS", 3000), ("IP_ADDRESS", 900), ("CARD_SECURITY_CODE", 300)])
def test_many_values_have_as_many_invented_ones(entity_type: str, count: int) -> None:
    forms = {"EMAIL_ADDRESS": "user{}@kestrel.io", "IP_ADDRESS": "85.214.{}.7", "CARD_SECURITY_CODE": "{:03}"}
    give = substitute(Style.FAKE, Placeholders("", []), "", KEY)
    made = {give(entity_type, forms[entity_type].format(number)) for number in range(count)}
    assert len(made) == count


def test_an_invented_name_is_none_that_the_text_has() -> None:
    first = one(Style.FAKE, "PERSON", "Marta Kowalski")
    text = f"{first} met Marta Kowalski"
    assert substitute(Style.FAKE, Placeholders(text, []), text, KEY)("PERSON", "Marta Kowalski") != first


@pytest.mark.parametrize("value", ["1984-03-12", "12.3.1984", "3/12/84", "19840312", "12031984", "12 March 1984", "120384"])
def test_an_invented_date_is_one_that_there_is(value: str) -> None:
    for number in range(50):
        made = substitute(Style.FAKE, Placeholders("", []), "", bytes([number]) * 32)("DATE_OF_BIRTH", value)
        assert re.sub(r"\d", "0", made) == re.sub(r"\d", "0", value)
        groups = re.findall(r"\d+", made)
        if value == "1984-03-12":
            date(*map(int, groups))
        elif len(groups) == 3:
            date(1984, int(groups[1]), int(groups[0]))


def test_invented_ibans_and_cards_pass_their_checksums() -> None:
    for number in range(50):
        give = substitute(Style.FAKE, Placeholders("", []), "", bytes([number]) * 32)
        account, card = give("IBAN_CODE", "DE89 3704 0044 0532 0130 00"), give("CREDIT_CARD", "4111-1111-1111-1111")
        assert iban.is_valid(account, check_country=False)
        assert re.fullmatch(r"DE\d\d( \d{4}){4} \d\d", account)
        assert luhn.is_valid(card.replace("-", ""))
        assert re.fullmatch(r"4\d{3}(-\d{4}){3}", card)


@pytest.mark.parametrize("value", ["密码密码", "!!!", "٠١٢٣٤٥", "пароль"])
def test_no_script_s_letters_stay_as_they_were(value: str) -> None:
    assert one(Style.FAKE, "PASSWORD", value) != value


@pytest.mark.parametrize(
    ("entity_type", "value", "shown"),
    [
        ("CREDIT_CARD", "4111 1111 1111 1111", "***************1111"),
        ("IBAN_CODE", "DE89 3704 0044 0532 0130 00", "***********************3000"),
        ("CARD_SECURITY_CODE", "123", "***"),
        ("PASSWORD", "correct horse 12345678901", "*" * 25),
        ("PERSON", "Annabelle Lee", "*" * 13),
        ("EMAIL_ADDRESS", "marta2348@x.io", "*" * 14),
        ("DATE_OF_BIRTH", "1984-03-12", "*" * 10),
    ],
)
def test_only_long_numbers_show_their_last_four(entity_type: str, value: str, shown: str) -> None:
    assert one(Style.LAST4, entity_type, value) == shown


@pytest.mark.parametrize("style", [Style.MASK, Style.LAST4])
def test_what_is_masked_has_no_way_back(style: Style) -> None:
    _, raw, mapping = redacted(style, [("EMAIL_ADDRESS", "ann@kestrel.io"), ("EMAIL_ADDRESS", "bob@kestrel.io")])
    assert (raw, mapping) == ("*" * 14 + "\n" + "*" * 14, {})


@pytest.mark.parametrize("loose", ["[Person 1]", "PERSON_1", "\\[PERSON_1\\]", "[person_1]", "**[PERSON_1]**", "[PERSON-1]"])
def test_a_placeholder_that_the_text_has_in_any_form_is_not_given(loose: str) -> None:
    text = f"{loose} wrote to Ann"
    made = Redactor(Style.PLACEHOLDER, KEY).redact(Text.plain(text), [Finding(len(text) - 3, len(text), "PERSON", 1.0)])
    assert made.raw == f"{loose} wrote to [PERSON_2]"
    assert restore(made.raw, made.mapping) == text


@given(st.lists(st.sampled_from(["[Person 1]", "PERSON_2", "\\[PERSON\\_3\\]", "Ann", "Bob Lee", " ", "[PERSON_12]", "x"])))
def test_nothing_but_what_was_redacted_is_restored(parts: list[str]) -> None:
    text = " ".join(parts)
    findings = [Finding(m.start(), m.end(), "PERSON", 1.0) for m in re.finditer(r"Ann|Bob Lee", text)]
    made = Redactor(Style.PLACEHOLDER, KEY).redact(Text.plain(text), findings)
    assert restore(made.raw, made.mapping) == text
    assert all(a.end <= b.start for a, b in pairwise(findings))


def test_an_invented_name_within_a_word_is_no_stand_in() -> None:
    assert restore("Ann and the Announcement", {"Ann": "Zoe"}) == "Zoe and the Announcement"
