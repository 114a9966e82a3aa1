"""The messages written for training: each is well marked, and other names take the places of names of the same form."""

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.training.generate import Example
from benchmarks.training.messages import FOLDER, Messages, parsed, read

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mark_is_whole_and_no_message_comes_twice(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert not [line for line in lines if re.search(r"\[[A-Z]:|[^\[]\[[PLO]\b:", parsed(line).text)]
    assert not [line for line, times in Counter(lines).items() if times > 1]


def test_a_message_keeps_its_spans_and_every_tenth_is_kept_apart() -> None:
    example = parsed("[P:Anna] wohnt in [L:Jena].")
    assert example == Example("Anna wohnt in Jena.", ((0, 4, "PERSON"), (14, 18, "LOCATION")))
    assert not {each.text for each in read("de")} & {each.text for each in read("de", apart=True)}


def test_the_same_seed_gives_the_same_messages_and_spans_are_names() -> None:
    written = [parsed("[P:Anna] fragt [P:Ben Kurz], Anna wartet."), parsed("Hat [P:Mia] Zeit?"), parsed("[P:Uwe Kahl] ist da")]
    one, two = (list(Messages(written, None, 7).examples(40)) for _ in range(2))
    assert one == two
    names = {"Anna", "Ben Kurz", "Mia", "Uwe Kahl"}
    assert {each.text[start:end] for each in one for start, end, _ in each.spans} == names


def test_another_name_is_drawn_for_a_person_and_a_bent_one_ends_alike() -> None:
    written = [parsed("у [P:Анны]"), parsed("от [P:Инны]"), parsed("[P:Олег] тут")]
    drawn = [example.text for example in Messages(written[:1], lambda _before, _name: "Ева", 1).examples(60)]
    assert any("Ева" in text for text in drawn)
    bent = {example.text.splitlines()[0] for example in Messages(written, None, 1, bent=True).examples(60)}
    assert bent == {"у Анны", "у Инны", "от Анны", "от Инны", "Олег тут"}
