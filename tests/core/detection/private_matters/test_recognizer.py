"""What gives something private about somebody away is found by its words, and told apart from all else that they may be about."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.errors import ConfigError
from config.policy import Policy
from config.private_matters import model_of
from core.checker import Checker
from core.detection.private_matters.inference.features import features
from core.detection.private_matters.inference.lexicon import Hit
from core.detection.private_matters.inference.model import Model
from core.detection.private_matters.recognizer import SOURCE, PrivateMatters
from core.finding import Evidence, Finding, Role
from tests.messages import asked, said

TOLD = (
    "Keep this to yourself, but Rory failed his probation review and Karen is letting him go on Friday",
    "not sure if I should say, but Gemma is back in rehab, her sister told me she relapsed at Easter",
    "Svenja hat mir erzählt, dass ihr Mann wieder trinkt und sie schlägt, sie sucht einen Platz im Frauenhaus",
    "Entre nous, Karim est en garde à vue depuis hier, sa femme a porté plainte",
)
NOTHING = (
    "Does anyone know where the policy on phased return after long-term sickness lives?",
    "We had to divorce the two modules, Priya says the orphaned child process was killed at last",
    "Tom is off sick today, I'm covering reception till two",
    "In chapter nine Anna is arrested and her husband never forgives her. Book club on Friday!",
    "Congrats to Mina and Joe on the baby!",
)


@pytest.fixture
def matters(checker: Checker) -> PrivateMatters:
    return checker._detector._private_matters


# Rules take each of these for an illness or a private matter that is told.
DOUBTFUL = (
    "Nadia Berger is depressed about the printer that jams again",
    "El taller de Jonas Weber sobre acoso laboral es el martes",
    "Le planning : Dr Nadia Berger est en psychiatrie lundi",
)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_a_rule_takes_for_told_and_the_model_does_not_is_quiet(checker: Checker, text: str) -> None:
    found = checker._detector.match(text)
    assert any(Role.DOUBTED in finding.roles for finding in found)
    assert not checker.check(said(text), Policy()).decision.alarm
    assert "[PERSON_1]" in checker.check(asked(text), Policy()).redaction.raw


def test_what_a_rule_finds_in_a_line_that_tells_something_alarms(checker: Checker) -> None:
    text = "between us, Delphine is getting treatment for depression, her husband told me she was in the clinic"
    found = [each for each in checker._detector.match(text) if each.source.startswith(("health.", "confided."))]
    assert found
    assert all(Role.TOLD in each.roles for each in found)
    assert checker.check(said(text), Policy()).decision.alarm


def test_a_label_and_a_line_that_the_model_cannot_read_are_not_doubted(matters: PrivateMatters) -> None:
    text = DOUBTFUL[0]
    start = text.index("depressed")
    bare = Finding(start, start + 9, "MEDICAL_CONDITION", 0.5, "confided.treatment")
    labelled = Finding(start, start + 9, "MEDICAL_CONDITION", 0.5, "fields.medical_condition", Evidence.LABEL)
    assert [finding.roles for finding in matters.judged(text, [labelled, bare])] == [frozenset(), {Role.DOUBTED}]
    assert matters.judged(f"{text} {'and so on ' * 30}", [bare])[0].roles == frozenset()
    city = Finding(0, 5, "CITY", 0.5)
    assert matters.judged(text, [city])[0].roles == frozenset()


@pytest.mark.parametrize("text", TOLD)
def test_it_is_told_of_somebody_who_is_named(checker: Checker, text: str) -> None:
    verdict = checker.check(said(text), Policy())
    assert verdict.decision.alarm
    assert SOURCE in {finding.source for finding in verdict.findings}


@pytest.mark.parametrize("text", NOTHING)
def test_all_else_is_quiet(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


def test_without_a_name_it_is_nobodys_and_of_a_star_it_is_news(checker: Checker) -> None:
    text = "Keep it to yourself, {} was arrested for fraud, he sits in custody and his wife told me that she wants a divorce"
    assert checker.check(said(text.format("Rory")), Policy()).decision.alarm
    assert not checker.check(said(text.format("The man")), Policy()).decision.alarm
    assert not checker.check(said(text.format("Justin Bieber")), Policy()).decision.alarm


def test_who_asks_is_told_of_it_and_the_redacted_text_does_not_say_it(checker: Checker) -> None:
    verdict = checker.check(
        said("Rory is in custody again, his wife told me that he was arrested at Easter", asked=True), Policy()
    )
    assert "custody" not in verdict.redaction.raw
    assert "arrested" not in verdict.redaction.raw


def test_it_can_be_left_out(checker: Checker) -> None:
    policy = Policy(ignored_types=("ORGANIZATION", "MEDICAL_CONDITION", "PRIVATE_MATTER"))
    assert not checker.check(said(TOLD[1]), policy).decision.alarm


def test_in_a_long_text_it_is_found_in_the_line_where_it_stands(checker: Checker, matters: PrivateMatters) -> None:
    long = "The build is green and lunch is at noon.\n" * 200
    text = f"{long}{TOLD[1]}\n{long}"
    found = list(matters.find(text))
    assert found
    assert all(len(long) < each.start < each.end < len(long) + len(TOLD[1]) + 2 for each in found)
    assert not list(matters.find(long))


def test_long_prose_is_no_message_about_somebody(checker: Checker) -> None:
    story = f"{TOLD[1]}. {'The town lay quiet under the snow, and nobody spoke. ' * 4}"
    assert checker.check(said(TOLD[1]), Policy()).decision.alarm
    assert not any(found.score >= 0.5 for found in checker._detector._private_matters.find(story))


@settings(max_examples=200)
@given(st.text(max_size=200) | st.lists(st.sampled_from([*TOLD, "\n", "!! ", "é", "🙂 ", "İ"]), max_size=30).map("".join))
def test_findings_of_any_text_lie_in_it_one_behind_the_other(checker: Checker, text: str) -> None:
    last = 0
    for found in checker._detector._private_matters.find(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


def test_the_model_is_told_words_their_beginnings_and_classes_and_pairs_of_each() -> None:
    told = features(["between", "us", "12", "癌症"], [Hit("confidence", "en", 0, 10), Hit("illness", "zh", 14, 16)])
    assert {"wbetween", "sbetwe", "b^ betwe", "bbetwe us", "w#", "c癌", "c癌症", "Cconfidence", "Pconfidence illness", "N2"} <= {
        *told
    }
    assert told == sorted(set(told))


SHIPPED = gzip.decompress(model_of().read_bytes())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzip.compress(b"no model", mtime=0),
        gzip.compress(SHIPPED[:60_000], mtime=0),
        gzip.compress(SHIPPED[:100], mtime=0),
        gzip.compress(SHIPPED[:8] + b"\xff" * 40 + SHIPPED[48:], mtime=0),
    ],
)
def test_a_file_that_is_no_model_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "model.crfsuite.gz"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match="is no model of CRFsuite"):
        Model(file)


def test_so_is_a_model_of_names() -> None:
    with pytest.raises(ConfigError, match="or not of this kind"):
        Model(Path(__file__).parents[4] / "config/model/scripts/hy.crfsuite.gz")


def test_a_name_is_no_private_matter(checker: Checker) -> None:
    text = "Laura {} told me her husband is coming at noon, I was arrested by her smile"
    for name in ("Foster", "Sexton", "Gamble"):
        redacted = checker.check(said(text.format(name), asked=True), Policy()).redaction.raw
        assert redacted.startswith("[PERSON_1] told me")
        assert not checker.check(said(f"Laura {name} told me her husband is coming at noon"), Policy()).decision.alarm


def test_it_is_of_whoever_is_named_last_before_it(checker: Checker) -> None:
    text = "{}: {} was arrested for fraud, he sits in custody and his wife told me that she wants a divorce"
    assert not checker.check(said(text.format("Tom sent me this", "Justin Bieber")), Policy()).decision.alarm
    assert checker.check(said(text.format("Tom sent me this", "Rory Quinn")), Policy()).decision.alarm


def test_a_surprise_that_is_kept_secret_is_no_private_matter(checker: Checker) -> None:
    text = "Don't tell Martin Price, but his wife booked the flights for his 50th birthday!"
    verdict = checker.check(said(text, asked=True), Policy())
    assert SOURCE not in {finding.source for finding in verdict.findings}


def test_what_may_be_said_of_anybody_is_not_marked_as_no_leak(checker: Checker) -> None:
    text = "Keep it to yourself, {} was arrested for fraud, he sits in custody and his wife told me that she wants a divorce"
    first = checker.check(said(text.format("Rory Quinn")), Policy())
    assert {value.entity_type for value in first.values} == {"PERSON"}
    marks = frozenset(value.fingerprint for value in first.values)
    assert not checker.check(said(text.format("Rory Quinn")), Policy(), marks).decision.alarm
    assert checker.check(said(text.format("Tom Reilly")), Policy(), marks).decision.alarm
