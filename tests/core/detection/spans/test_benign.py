"""Web addresses, hashes, ids, versions, paths and times are nobody's, though they look like somebody's numbers."""

import pytest

from core.detection.filters import Filter
from core.detection.spans.benign import benign_spans, why_benign, without_benign
from core.finding import Evidence, Finding
from core.text import Span

UUID = "3f2b8c1e-9d4a-4c6b-8e2f-1a2b3c4d5e6f"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], kind) for span, kind in benign_spans(text)]


@pytest.mark.parametrize(
    ("text", "benign"),
    [
        ("see https://kestrel.io/a?b=1 now", [("https://kestrel.io/a?b=1", "url")]),
        ("<http://kestrel.io>", [("http://kestrel.io", "url")]),
        (f"id {UUID}.", [(UUID, "uuid")]),
        ("at 1a2b3c4 or", [("1a2b3c4", "hash")]),
        ("a 1a2b3c is short", []),
        ("1234567 and abcdefa are no hashes", []),
        ("on 2024-05-06T10:11:12.123Z ok", [("2024-05-06T10:11:12.123Z", "time")]),
        ("on 2024-05-06 10:11+02:00 ok", [("2024-05-06 10:11+02:00", "time")]),
        ("on 2024-05-06 ok", []),
        ("use v1.2.3-rc1, please", [("v1.2.3-rc1", "version")]),
        ("it is 1.2 now", [("1.2", "version")]),
        ("no 1.2x", []),
        ("in /etc/app/file.txt or ~/notes/a", [("/etc/app/file.txt", "path"), ("~/notes/a", "path")]),
        ("ask [PERSON_1] twice", [("[PERSON_1]", "placeholder")]),
    ],
)
def test_what_is_benign(text: str, benign: list[tuple[str, str]]) -> None:
    assert kinds(text) == benign


def one(text: str, value: str, kind: str = "PHONE_NUMBER", evidence: Evidence = Evidence.FORMAT) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), kind, 0.7, evidence=evidence)


def left(text: str, *findings: Finding, opaque: tuple[Span, ...] = ()) -> list[str]:
    return [text[f.start : f.end] for f in without_benign(text, findings, opaque)]


@pytest.mark.parametrize(
    ("text", "kind", "evidence", "stays"),
    [
        ("https://kestrel.io/{}", "PHONE_NUMBER", Evidence.FORMAT, False),
        ("https://kestrel.io/{}", "PHONE_NUMBER", Evidence.LABEL, False),
        ("https://kestrel.io/{}", "PHONE_NUMBER", Evidence.CHECKSUM, True),
        ("https://kestrel.io/{}", "PHONE_NUMBER", Evidence.PREFIX, True),
        ("https://kestrel.io/{}", "API_KEY", Evidence.FORMAT, True),
        ("https://kestrel.io/{}", "LOCATION", Evidence.LABEL, False),
        ("/home/{}/a", "LOCATION", Evidence.FORMAT, True),
        ("ab{}", "CUSTOMER_ID", Evidence.FORMAT, False),
        ("ab{}", "CUSTOMER_ID", Evidence.LABEL, True),
        ("ab{}", "CUSTOMER_ID", Evidence.CONTEXT, True),
        ("v1.{}", "CUSTOMER_ID", Evidence.FORMAT, False),
        ("v1.{}", "CUSTOMER_ID", Evidence.LABEL, True),
        ("/home/{}/a", "CUSTOMER_ID", Evidence.LABEL, False),
        ("call {}", "PHONE_NUMBER", Evidence.FORMAT, True),
    ],
)
def test_a_value_within_is_dropped_unless_its_type_or_evidence_is_stronger(
    text: str, kind: str, evidence: Evidence, stays: bool
) -> None:
    value = "884102"
    whole = text.format(value)
    assert left(whole, one(whole, value, kind, evidence)) == ([value] if stays else [])


def test_a_value_that_only_touches_a_benign_span_stays() -> None:
    text = "call 4930 v1.2.3 later"
    assert left(text, one(text, "4930 v1.2")) == ["4930 v1.2"]
    assert left(text, one(text, "v1.2.3 later")) == ["v1.2.3 later"]
    assert left(text, one(text, "v1.2.3")) == []


def test_findings_are_cut_around_placeholders_and_come_out_sorted() -> None:
    text = "Hale [PERSON_1] Baker, 4930"
    name = one(text, "Hale [PERSON_1] Baker", "PERSON")
    assert left(text, one(text, "4930"), name) == ["Hale", "Baker", "4930"]
    assert left(text, one(text, "[PERSON_1]", "PERSON")) == []


def test_the_rest_of_a_guessed_name_has_a_capital_and_is_no_title() -> None:
    text = "Herrn [PERSON_1] from Hale"
    guess = one(text, "Herrn [PERSON_1] from", "PERSON", Evidence.MODEL)
    sure = one(text, "Herrn [PERSON_1] from", "PERSON", Evidence.LABEL)
    assert left(text, guess) == []
    assert left(text, sure) == ["Herrn", "from"]
    capital = "Hale [PERSON_1] from"
    assert left(capital, one(capital, capital, "PERSON", Evidence.MODEL)) == ["Hale"]
    hale = one(text, "[PERSON_1] from Hale", "PERSON", Evidence.MODEL)
    assert left(text, hale) == []


def test_a_finding_is_cut_around_what_the_platform_wrote() -> None:
    text = "ab <@U12345> cd"
    whole = one(text, text)
    assert left(text, whole, opaque=(Span(3, 12),)) == ["ab", "cd"]
    assert left(text, one(text, "U12345"), opaque=(Span(3, 12),)) == []
    assert left(text, one(text, "cd"), opaque=(Span(3, 12),)) == ["cd"]
    assert left(text, one(text, "ab"), opaque=(Span(3, 12),)) == ["ab"]
    assert left(text, whole) == [text]


def test_two_opaque_ranges_leave_three_pieces() -> None:
    text = "ab <U1> cd <U2> ef"
    assert left(text, one(text, text), opaque=(Span(3, 7), Span(11, 15))) == ["ab", "cd", "ef"]


def test_a_masked_value_is_dropped_with_what_is_left_of_it_unless_it_is_a_guess() -> None:
    text = "card ******1234 of Hale"
    ((masked, kind),) = kinds(text)
    assert kind == "masked"
    assert left(text, one(text, "card " + masked, "CREDIT_CARD", Evidence.LABEL)) == []
    assert left(text, one(text, masked + " of Hale", "PERSON", Evidence.MODEL)) == []
    assert left(text, one(text, "Hale", "PERSON", Evidence.MODEL)) == ["Hale"]


def test_why_a_finding_was_dropped_is_the_kind_of_what_holds_it() -> None:
    text = f"https://kestrel.io/884102 {UUID} [PERSON_1] <@U12345>"
    dropped = [one(text, value) for value in ("884102", "3f2b8c1e", "PERSON_1", "U12345")]
    start = text.index("<@")
    reasons = [why for _, why in why_benign(text, dropped, (Span(start, len(text)),))]
    assert reasons == [Filter.URL, Filter.UUID, Filter.PLACEHOLDER, Filter.OPAQUE]


@pytest.mark.parametrize(
    "kind", ["EMAIL_ADDRESS", "PASSWORD", "API_KEY", "COOKIE", "GPS", "IP_ADDRESS", "LOCATION", "CARD_EXPIRY", "URL"]
)
def test_what_is_often_written_in_addresses_and_paths_stays_there(kind: str) -> None:
    for text in ("/home/884102/a", "v1.884102"):
        assert left(text, one(text, "884102", kind)) == ["884102"]


def test_even_proven_values_are_dropped_where_a_placeholder_or_a_mask_stands() -> None:
    for text in ("[CREDIT_CARD_1]", "******1234"):
        assert left(text, one(text, text, "CREDIT_CARD", Evidence.CHECKSUM)) == []
