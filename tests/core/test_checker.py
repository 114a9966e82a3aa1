"""The one way in: properties that hold for any text, and what people rely on."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from config.policy import Policy, Sensitivity, Style
from core.checker import Checker
from core.message import Attachment
from core.paste.kinds import PasteKind
from core.verdict import Severity, Verdict
from tests.messages import asked, attached, place, said

POLICY = Policy()
PIECES = st.sampled_from(
    [
        "Alice Smith", "bob", "4111 1111 1111 1111", "a.smith@kestrel-parts.io", "+44 20 7946 0018", "DE89 3704 0044 0532 0130 00", "hello",
        "call", "Mr.", "my name is", "password: Kd7!x9Qp", "\n", " ", ": ", ",", "[10:32] ", "[PERSON_1]", "<@U123>", "&amp;", "*", "```", "|",
        "<mailto:a.b@kestrel-parts.io|a.b@kestrel-parts.io>", "<https://x.io/?q=a.b@kestrel-parts.io|Alice Smith>", "536-22-8719", "🎉", "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
@settings(max_examples=150)
def test_offsets_are_in_range_sorted_and_disjoint(checker: Checker, raw: str) -> None:
    findings = checker.check(asked(raw), POLICY).findings
    assert all(0 <= f.start < f.end <= len(raw) for f in findings)
    assert all(a.end <= b.start for a, b in pairwise(findings))


@given(TEXTS)
@settings(max_examples=150)
def test_a_second_redaction_finds_nothing_new(checker: Checker, raw: str) -> None:
    once = checker.check(asked(raw), POLICY).redaction.raw
    again = checker.check(asked(once), POLICY)
    assert again.redaction.raw == once
    assert again.findings == ()


@pytest.mark.parametrize("platform", ["slack", "discord"])
@given(raw=TEXTS)
@settings(max_examples=100)
def test_what_is_not_found_stays_as_it_was(checker: Checker, platform: str, raw: str) -> None:
    verdict = checker.check(asked(raw, where=place(platform)), POLICY)
    kept, at = [], 0
    for finding in verdict.findings:
        kept.append(raw[at : finding.start])
        at = finding.end
    kept.append(raw[at:])
    rest = verdict.redaction.raw
    for part in kept:
        assert part in rest
        rest = rest[rest.index(part) + len(part) :]


@given(st.lists(PIECES.filter(lambda p: "<" not in p and "[" not in p), max_size=12).map(" ".join))
def test_restoring_gives_the_text_back(checker: Checker, raw: str) -> None:
    """Up to the forms of one value: a name's short form comes back in full."""
    redaction = checker.check(asked(raw), POLICY).redaction
    from core.redaction.restore import restore

    back = restore(redaction.raw, redaction.mapping)
    assert not any(name in back for name in redaction.mapping)


def test_the_same_person_is_the_same_placeholder(checker: Checker) -> None:
    text = (
        "[10:32, 23/09/2026] Alice Smith: hi\n[10:33, 23/09/2026] Bob Jones: Alice, mail alice.smith please\n"
        "[10:34, 23/09/2026] alice.smith: done"
    )
    assert checker.check(asked(text), POLICY).redaction.raw == (
        "[10:32, 23/09/2026] [PERSON_1]: hi\n[10:33, 23/09/2026] [PERSON_2]: [PERSON_1], mail [PERSON_1] please\n"
        "[10:34, 23/09/2026] [PERSON_1]: done"
    )


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("I talked to Alice Smith", False),
        ("write to a.smith@kestrel-parts.io", False),
        ("Berlin and Paris are nice", False),
        ("Alice Smith, a.smith@kestrel-parts.io, +44 20 7946 0018", False),
        ("Alice Smith, alice.smith@gmail.com, +44 20 7946 0018", True),
        ("our patient Alice Smith, +44 20 7946 0018", True),
        ("a.smith@kestrel-parts.io, b.jones@kestrel-parts.io and c.doe@kestrel-parts.io are invited", False),
        ("a.smith@kestrel-parts.io, bo@hale-sons.co.uk, c.doe@initech.com and d@umbra.dev signed up", True),
        ("4111 1111 1111 1111", True),
        ("the password is Kd7!x9Qp", True),
        ("I'm a 41-year-old woman with type 2 diabetes in Detroit, MI", True),
        ("what is type 2 diabetes?", False),
        ("who was Marie Curie and when did she move to Paris?", False),
    ],
)
def test_when_somebody_is_told(checker: Checker, text: str, alarm: bool) -> None:
    assert checker.check(asked(text), POLICY).decision.alarm is alarm


def test_outsiders_and_assistants_make_it_stricter(checker: Checker) -> None:
    text = "write to a.smith@kestrel-parts.io"
    assert not checker.check(said(text), POLICY).decision.alarm
    assert checker.check(said(text, where=place(shared_with_outsiders=True)), POLICY).decision.alarm
    assert checker.check(said(text, where=place(for_assistants=True)), POLICY).decision.alarm
    assert checker.check(said(text, mentions_assistant=True), POLICY).decision.alarm


def test_sensitivity(checker: Checker) -> None:
    text = "Alice Smith, alice.smith@gmail.com, +44 20 7946 0018"
    relaxed, strict = (Policy(sensitivity=s) for s in (Sensitivity.RELAXED, Sensitivity.STRICT))
    assert not checker.check(said(text), relaxed).decision.alarm
    assert checker.check(said("write to a.smith@kestrel-parts.io"), strict).decision.alarm


def test_own_domains_never_alarm_but_are_redacted(checker: Checker) -> None:
    text = "a.smith@kestrel-parts.io and b.jones@mail.kestrel-parts.io, c.doe@gmail.com"
    policy = Policy(own_domains=("kestrel-parts.io", "gmail.com"))
    verdict = checker.check(asked(text), policy)
    assert not verdict.decision.alarm
    assert "[EMAIL_ADDRESS_3]" in verdict.redaction.raw
    assert checker.check(said(text, where=place(shared_with_outsiders=True)), POLICY).decision.alarm
    assert not checker.check(said(text, where=place(shared_with_outsiders=True)), policy).decision.alarm


def test_an_admin_says_where_private_persons_have_their_mail(checker: Checker) -> None:
    text = "Alice Smith, alice@smith-family.org.uk, +44 20 7946 0018"
    assert not checker.check(said(text), POLICY).decision.alarm
    assert checker.check(said(text), Policy(private_domains=("smith-family.*",))).decision.alarm


def test_mailboxes_that_nobody_owns_never_alarm_but_are_redacted(checker: Checker) -> None:
    text = "ask sales@kestrel-parts.io, Support@gmail.com or no-reply+7@mail.kestrel-parts.io"
    outside = said(text, where=place(shared_with_outsiders=True))
    verdict = checker.check(outside, POLICY)
    assert not verdict.decision.alarm
    assert "[EMAIL_ADDRESS_3]" in verdict.redaction.raw
    assert checker.check(outside, Policy(shared_mailboxes=("info",))).decision.alarm
    assert not checker.check(said("Info@a-b.io and Sales@a-b.io"), Policy(shared_mailboxes=("Info", "sales"))).decision.alarm


def test_allow_lists(checker: Checker) -> None:
    text = "card 4111 1111 1111 1111, mail a.smith@kestrel-parts.io"
    assert checker.check(asked(text), Policy(allowed_values=("4111 1111 1111 1111",))).redaction.raw.startswith("card 4111")
    assert "a.smith@" in checker.check(asked(text), Policy(allowed_patterns=(r".*@kestrel-parts\.io",))).redaction.raw
    assert "a.smith@" in checker.check(asked(text), Policy(ignored_types=("EMAIL_ADDRESS",))).redaction.raw
    quiet = checker.check(asked(text), Policy(quiet_types=("CREDIT_CARD",)))
    assert not quiet.decision.alarm
    assert "[CREDIT_CARD_1]" in quiet.redaction.raw


def marks_of(verdict: Verdict) -> frozenset[str]:
    return frozenset(value.fingerprint for value in verdict.values)


def test_a_marked_value_alarms_nobody_and_no_other_value_is_marked(checker: Checker) -> None:
    first = said("card 4111 1111 1111 1111")
    marks = marks_of(checker.check(first, POLICY))
    assert not checker.check(first, POLICY, marks).decision.alarm
    assert checker.check(said("card 5555 5555 5555 4444"), POLICY, marks).decision.alarm
    assert not any("4111" in mark for mark in marks)


def test_a_marked_value_is_redacted_all_the_same(checker: Checker) -> None:
    first = said("card 4111 1111 1111 1111")
    marks = marks_of(checker.check(first, POLICY))
    assert checker.check(first, POLICY, marks).redaction.raw == "card [CREDIT_CARD_1]"
    both = checker.check(said("cards 4111 1111 1111 1111, 5555 5555 5555 4444"), POLICY, marks)
    assert both.redaction.raw == "cards [CREDIT_CARD_1], [CREDIT_CARD_2]"
    assert both.counts == {"CREDIT_CARD": 1}
    assert both.spared == ("cards 4111 1111 1111 1111, [CREDIT_CARD_1]",)


def test_whoever_asks_is_told_of_marked_values_as_of_others(checker: Checker) -> None:
    message = asked("card 4111 1111 1111 1111")
    plain = checker.check(message, POLICY)
    marked = checker.check(message, POLICY, marks_of(plain))
    assert (marked.decision, marked.counts) == (plain.decision, plain.counts)
    assert marked.marked == marks_of(plain)
    assert not plain.marked


def test_a_value_in_a_file_can_be_marked_too(checker: Checker) -> None:
    content = b"name,card\nAnn Lee,4111 1111 1111 1111\n"
    message = replace(said(""), files=(Attachment("a.csv", len(content), content),))
    verdict = checker.check(message, POLICY)
    assert {value.entity_type for value in verdict.values} >= {"CREDIT_CARD"}
    assert not checker.check(message, POLICY, marks_of(verdict)).decision.alarm


def test_the_same_value_has_another_fingerprint_in_another_workspace(checker: Checker) -> None:
    here = said("card 4111 1111 1111 1111")
    there = replace(here, place=replace(here.place, workspace="another"))
    assert marks_of(checker.check(here, POLICY)).isdisjoint(marks_of(checker.check(there, POLICY)))


@pytest.mark.parametrize(
    ("style", "redacted"),
    [(Style.MASK, "card ******************* ok"), (Style.LAST4, "card ***************1111 ok")],
)
def test_masks(checker: Checker, style: Style, redacted: str) -> None:
    assert checker.check(asked("card 4111 1111 1111 1111 ok"), Policy(style=style)).redaction.raw == redacted


def test_hash_and_fake_are_the_same_for_the_same_value(checker: Checker) -> None:
    text = "4111 1111 1111 1111 and 4111-1111-1111-1111, by Alice Smith to Alice Smith"
    for style in (Style.HASH, Style.FAKE):
        first = checker.check(asked(text), Policy(style=style)).redaction
        assert first.raw == checker.check(asked(text), Policy(style=style)).redaction.raw
        assert "4111 1111" not in first.raw
        assert "Alice" not in first.raw
    hashed = checker.check(asked(text), Policy(style=Style.HASH)).redaction.raw
    assert hashed.split(" and ")[0] == hashed.split(" and ")[1].split(",")[0]


def test_a_lone_word_of_a_language_is_no_name(checker: Checker) -> None:
    assert checker.check(asked("Now translate it into German, please"), POLICY).findings == ()


def test_a_file_says_where(checker: Checker) -> None:
    verdict = checker.check(attached('{"users": [{"mail": "a.smith@kestrel-parts.io"}, {"ssn": 536228719}]}'), POLICY)
    (file,) = verdict.files
    assert [str(p) for p in file.places] == ["line 1, $.users[0].mail", "line 1, $.users[1].ssn"]
    assert file.redaction is not None
    assert json.loads(file.redaction.raw) == {"users": [{"mail": "[EMAIL_ADDRESS_1]"}, {"ssn": "[US_SSN_1]"}]}


def test_an_unreadable_file_is_not_called_clean(checker: Checker) -> None:
    (file,) = checker.check(attached(b"%PDF-1.7 ..."), POLICY).files
    assert file.error.startswith("This is a PDF")
    assert file.redaction is None


def test_share_links_are_a_hint_and_private_ones_none(checker: Checker) -> None:
    uuid = "6f1f3b52-3a52-4d0f-9d5c-7a0d8d1f2b3c"
    shared = checker.check(asked(f"look https://chatgpt.com/share/{uuid}"), POLICY)
    assert (shared.paste.kind, shared.decision.alarm, shared.decision.severity) == (PasteKind.SHARE_LINK, True, Severity.LOW)
    assert not checker.check(asked(f"look https://chatgpt.com/c/{uuid}"), POLICY).decision.alarm


def test_reprs_hide_content(checker: Checker) -> None:
    message = asked("card 4111 1111 1111 1111")
    verdict = checker.check(message, POLICY)
    assert "4111" not in repr(verdict) + repr(message) + repr(verdict.redaction) + repr(message.text)


@pytest.mark.parametrize(
    "raw",
    [
        "x" * 40_000, "@" * 40_000, "[" * 40_000, "```" * 13_000, "<mailto:" * 5_000, "1 " * 20_000, "1" * 40_000, "a@b." * 10_000, "\n" * 40_000,
        "()" * 20_000, "Aa " * 13_333, "é" * 40_000, "\u200b" * 40_000, "|a" * 20_000, "key: " * 8_000, "-----BEGIN PRIVATE KEY-----" * 1_400,
        " ".join(f"u{n}.x@host{n}.com" for n in range(2_000)), bytes(range(256)).decode("latin-1") * 150, "((at)) (dot) " * 3_000,
    ],
    ids=lambda raw: repr(raw[:8]),
)  # fmt: skip
def test_anything_of_40000_characters_comes_back(checker: Checker, raw: str) -> None:
    for platform in ("plain", "slack", "discord"):
        verdict = checker.check(said(raw[:40_000], where=place(platform)), POLICY)
        assert all(f.end <= 40_000 for f in verdict.findings)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
def test_any_bytes_as_a_file_come_back(checker: Checker, content: bytes) -> None:
    (file,) = checker.check(attached(content), POLICY).files
    assert file.error or file.redaction is not None


def test_a_speaker_is_hidden_in_lower_case_too(checker: Checker) -> None:
    """Found on the picture in the README: "lena out" stood beside the hidden Lena Vogt."""
    log = "[10:32, 23/09/2026] Lena Vogt: his mail is c.okafor@kestrel-parts.io\n[10:33, 23/09/2026] Tom Reed: thanks lena, bye\n"
    verdict = checker.check(asked(log), Policy())
    assert "lena" not in verdict.redaction.raw.casefold()
    assert verdict.redaction.raw.count("[PERSON_1]") == 2


@pytest.mark.parametrize("lone", [chr(0xD83D), chr(0xDC00), 2 * chr(0xD83D)])
def test_half_a_surrogate_pair_hides_nothing(checker: Checker, lone: str) -> None:
    text = f"{lone} Anna{lone} Smith, card 4111 1111 1111 1111{lone}, anna@kestrel-parts.io {lone}"
    for message in (said(text), asked(text)):
        verdict = checker.check(message, Policy())
        assert {f.entity_type for f in verdict.findings} >= {"CREDIT_CARD", "EMAIL_ADDRESS"}
        assert verdict.decision.alarm
        verdict.redaction.raw.encode()
        verdict.redaction.visible.encode()
        assert verdict.values
    assert not checker.check(said(f"no{lone}thing"), Policy()).decision.alarm
