"""The prefilter loses nothing: whatever a recognizer finds, it was said to be possible."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.sets.worktalk import texts
from bots.slack.markup import SlackMarkup
from config import path
from config.labels import load_labels
from config.policy import Policy
from core.checker import Checker
from core.detection.detector import Detector
from core.detection.normalise import normalise
from core.detection.prefilter.prefilter import Prefilter
from core.detection.recognizers.fields import FAMILY, field_rules
from core.detection.recognizers.national_numbers import FAMILY as NATIONAL_NUMBERS
from core.detection.registry import Part, shipped_national_rules
from core.detection.rule import RuleRecognizer
from core.detection.rules import families
from core.message import Message
from core.paste.recognise import recognise
from core.text import Text, without_lone_surrogates
from core.verdict import Verdict
from tests.conftest import NOWHERE
from tests.core.detection.detecting import detected
from tests.messages import said
from tests.sets import SAMPLES, beside, rows

FIELDS = (FAMILY, field_rules(load_labels(path("labels", NOWHERE))))
NATIONAL = (NATIONAL_NUMBERS, shipped_national_rules())
EXAMPLES = [text for _, rules in (*families(), FIELDS, NATIONAL) for rule in rules for text, _ in rule.matches]
TALK = (SAMPLES / "talk.txt").read_text(encoding="utf-8").splitlines()
# Beyond ASCII, but letters, digits or spaces to Python; and what stops a word for one engine and not for the other.
ODD = ["ſ", "K", "ı", "İ", "é", "ß", "٣", "\u2003", "\x1c", "\x85", "_", "-", "\n", ".", "\ud800", "🎉", "А"]

SHARED = "https://chatgpt.com/share/6745f0a2-1c84-8009-9d5a-0a1b2c3d4e5f"
PROMPT = "Please rewrite this for our customers: the parts are late, and nobody told us when they come."
MORE = ["Name: x\nCity: y\nCar: red", "mail a (at) kestrel-parts (dot) io", f"see {SHARED}", PROMPT]
SEEMS_MORE = ["[1]", '{"mapping": 1}', "I see the point", "[set] : try -r", "a point at (dot)"]
# Of work, with line breaks and without.
WORK = [SlackMarkup().decode(raw).visible for raw in texts(400)]
LINES = (
    "\n", "\n", "\n", "Ann: ", "Bob: ", "Q: ", "A: ", "From: a", "To: b", "Subject: c", "Date: d", "10:32", " <tom> ", "[10:32] ", "2026-11-28 ",
    "| a | b |", "a\tb\tc", "1,2,3", "Name, City", "Ann Lee, Bonn", "x = 1", "City: Bonn", "insert into t values (1)", "good morning", "see you",
    '{"sender": "Ann", "text": "hi"}', "<b>", "> ", "Type: incoming", "user,date,text", "Yesterday at 10:30", "BEGIN:VCARD", "to Everyone", "said",
)  # fmt: skip


def every_part(detector: Detector) -> list[Part]:
    return detector._parts


def bare(part: Part, text: str, detector: Detector) -> bool:
    """Whether the part, asked without any prefilter, finds something."""
    if isinstance(part.recognizer, RuleRecognizer):
        return bool(part.recognizer.find(text, [part.number]))
    return bool(part.recognizer.analyze(text, part.types))


def lost(detector: Detector, text: str) -> list[str]:
    """The names of what finds something and was held to be impossible."""
    possible = set(detector.prefilter(text).parts)
    return [
        f"{part.recognizer.name} {part.number}"
        for number, part in enumerate(every_part(detector))
        if number not in possible and bare(part, text, detector)
    ]


def test_every_part_declares_what_it_needs(detector: Detector) -> None:
    assert all(part.condition is not None for part in every_part(detector))


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_example_of_a_rule_is_lost(detector: Detector, text: str) -> None:
    for variant in (text, text.upper(), text.lower(), f"…{text}…", f"x {text}", text.replace(" ", "\u00a0")):
        assert lost(detector, variant) == []


def altered() -> st.SearchStrategy[str]:
    """Examples with odd characters put in, letters of the other case, pieces left out, two of them joined."""

    @st.composite
    def made(draw: st.DrawFn) -> str:
        text = draw(st.sampled_from(EXAMPLES))
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(text)))
            text = text[:at] + draw(st.sampled_from(ODD)) + text[at + draw(st.integers(0, 1)) :]
        return draw(st.sampled_from([text, text.swapcase(), text + draw(st.sampled_from(EXAMPLES)), text.title()]))

    return made()


@given(altered())
@settings(max_examples=400)
def test_no_finding_is_lost_in_altered_text(detector: Detector, text: str) -> None:
    assert lost(detector, text) == []


@given(st.text(max_size=200))
def test_no_finding_is_lost_in_any_text(detector: Detector, text: str) -> None:
    assert lost(detector, text) == []


def test_no_finding_is_lost_in_the_samples(detector: Detector) -> None:
    for file in SAMPLES.rglob("*.txt"):
        assert lost(detector, file.read_text(encoding="utf-8")) == [], file


@beside
@pytest.mark.parametrize(("name", "step"), [("presidio_dev.jsonl", 3), ("irc_dev.jsonl", 40), ("wnut17_dev.jsonl", 5)])
def test_no_finding_is_lost_in_the_shared_sets(detector: Detector, name: str, step: int) -> None:
    for row in rows(name, step):
        assert lost(detector, str(row["text"])) == [], row


def test_ordinary_talk_is_nearly_always_dropped_by_the_prefilter(detector: Detector) -> None:
    quiet = [text for text in TALK if not detector.prefilter(text).parts]
    assert len(quiet) > 0.8 * len(TALK)


def lines() -> st.SearchStrategy[str]:
    """Pieces of lines that tell a chat, a mail or a table from talk, joined at random."""
    return st.lists(st.sampled_from(LINES), max_size=9).map("".join)


@given(st.one_of(altered(), lines(), st.sampled_from([*TALK, *MORE, *SEEMS_MORE, *WORK]), st.text(max_size=100)))
@settings(max_examples=600)
def test_a_quiet_verdict_is_what_the_long_way_says(checker: Checker, text: str) -> None:
    message = said(text)
    short = checker._looked(message, Policy())
    if not isinstance(short, Verdict):
        return
    plain = normalise(Text.plain(text))
    assert detected(checker._detector, plain, lambda _: False) == []
    assert recognise(plain.visible) == short.paste
    assert not short.paste.links
    assert checker.explain(message, Policy())[0].decision == short.decision
    assert (short.redaction.raw, short.redaction.visible) == (without_lone_surrogates(text), plain.visible)
    assert not short.decision.alarm


@pytest.mark.parametrize("text", MORE)
def test_what_may_be_more_than_talk_is_not_quiet(checker: Checker, text: str) -> None:
    message: Message = said(text)
    looked, kind = checker._looked(message, Policy()), recognise(normalise(message.text).visible)
    assert kind.pasted or not isinstance(looked, Verdict)
    assert not isinstance(looked, Verdict) or (looked.paste, looked.findings) == (kind, ())


@pytest.mark.parametrize("text", SEEMS_MORE)
def test_what_only_seems_more_is_quiet(checker: Checker, text: str) -> None:
    prefiltered = checker._detector.prefilter(text)
    assert prefiltered.pasted or prefiltered.disguised
    assert isinstance(checker._looked(said(text), Policy()), Verdict)


def test_conditions_may_be_re2_s_own_or_unknown() -> None:
    prefilter = Prefilter([r"(?i)foo\d", None, re.compile("bar")])
    assert list(prefilter.possible("nothing")) == [1]
    assert list(prefilter.possible("FOO1 and bar")) == [0, 1, 2]
    assert list(prefilter.possible("\ud800")) == [0, 1, 2]


UNREAD = [
    (r"(Q)?(?(1)X|Y)\d{4}", "my bar QX1234"),
    (r"\N{LATIN SMALL LETTER A}b", "ab"),
    (r"(?a:\bcar\b)", "écar"),
    (r"\07x", "\ax"),
    ("(?x)ab # the letters\n*c", "ac"),
    (r"ab(?#many)*d", "ad"),
]


@pytest.mark.parametrize(("pattern", "text"), UNREAD)
def test_a_pattern_that_is_not_read_is_always_possible(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert list(Prefilter([re.compile(pattern)]).possible(text)) == [0]


def test_all_shipped_patterns_are_read(detector: Detector) -> None:
    assert not detector.prefilter("nothing").parts


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"foo(?![\w]x)", "fooay"), (r"(?<![\w]-)foo", "xfoo"), (r"foo(?![\w.-]*@)", "fooay"), (r"(?<![\\w])foo", "afoo")],
)
def test_only_a_set_that_holds_all_letters_makes_a_border(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert list(Prefilter([re.compile(pattern)]).possible(text)) == [0]
