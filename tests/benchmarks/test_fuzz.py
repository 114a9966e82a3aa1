"""The fuzzer finds what is broken, keeps the input that shows it, and makes the same inputs again."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz import Broken, checks, decodes, files, mutated, reads, run, texts
from benchmarks.fuzz_exports import reads_exports, samples
from bots.discord.markup import DiscordMarkup
from bots.slack.markup import SlackMarkup
from config.settings import Settings
from core.checker import Checker
from core.files.bounds import limits_of
from core.text import Text


def broken(content: bytes) -> None:
    if content.startswith(b"b"):
        raise ValueError("secret words")
    if content.startswith(b"c"):
        raise Broken("a promise")


def test_what_is_raised_is_found_and_kept_and_the_words_of_other_errors_are_not_repeated(tmp_path: Path) -> None:
    inputs = iter([b"a", b"b", b"c", *[b"a"] * 100_000])
    outcome = run({"t": (inputs, broken)}, 0.2, tmp_path)
    assert [(name, problem) for name, problem, _ in outcome.found] == [("t", "ValueError"), ("t", "Broken: a promise")]
    assert [kept.read_bytes() for _, _, kept in outcome.found] == [b"b", b"c"]
    assert outcome.tried["t"] > 3


def test_a_seed_makes_the_same_inputs_again() -> None:
    assert list(islice(texts(Random("1")), 5)) == list(islice(texts(Random("1")), 5))
    assert mutated(b"some bytes", Random("2"), b"others") == mutated(b"some bytes", Random("2"), b"others")


@pytest.mark.parametrize("decode", [SlackMarkup().decode, DiscordMarkup().decode], ids=["slack", "discord"])
def test_decoders_stand_a_few_hundred(decode) -> None:
    for content in islice(texts(Random("3")), 300):
        decodes(decode)(content)


def test_a_decoder_that_leads_nowhere_is_seen() -> None:
    with pytest.raises(Broken):
        decodes(lambda raw: Text.plain(raw + "more"))(b"x" * 6)


def test_readers_stand_files_whole_and_mutated() -> None:
    target, samples, random = reads(limits_of(Settings().files)), files(), Random("4")
    for name in ("docx", "zip", "json", "gz"):
        target(samples[name])
        target(mutated(samples[name], random, samples["zip"]))


def test_the_checker_stands_a_few(checker: Checker) -> None:
    for content in islice(texts(Random("5")), 5):
        checks(checker)(content)


def test_what_it_has_found_stays_mended() -> None:
    """A mail whose border is not ASCII, and a PNG that breaks off where its texts would follow."""
    samples, target = files(), reads(limits_of(Settings().files))
    border = samples["eml"].partition(b'boundary="')[2].partition(b'"')[0]
    target(samples["eml"].replace(border, border[:-2] + "é".encode("latin-1")))
    png = samples["png"]
    for at in range(len(png) - 30, len(png), 3):
        target(png[:at] + b"\x00" + png[at + 1 :])
        target(png[:at])


@pytest.mark.parametrize("kind", ["slackdump's database", "slack"])
def test_exports_are_read_or_told_in_one_sentence_when_bytes_change(kind: str) -> None:
    made, random = samples(), Random("6")
    reads_exports(made[kind])
    for _ in range(60):
        reads_exports(mutated(made[kind], random, made["chatgpt"]))
