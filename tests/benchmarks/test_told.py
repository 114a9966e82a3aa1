"""The messages about private matters: each is well marked, none stands twice, and those that are measured are not trained on."""

import pytest

from benchmarks.private_matters import Counts
from benchmarks.sets.told import STRANGER, Example, parsed, read
from benchmarks.training import private_matters


def test_a_line_is_read_with_its_line_ends() -> None:
    assert parsed("+ Anna:\\n\\tshe owes", "en") == Example("Anna:\n\tshe owes", given_away=True, code="en")
    assert not parsed("- lunch?", "en").given_away
    with pytest.raises(ValueError, match="a line begins with"):
        parsed("lunch?", "en")


def test_no_message_stands_twice_and_there_are_enough_of_both_kinds() -> None:
    trained, apart = (list(private_matters.read(apart=apart)) for apart in (False, True))
    stranger = list(read(STRANGER))
    texts = [example.text for example in (*trained, *apart, *stranger)]
    assert len(set(texts)) == len(texts)
    for examples in (trained, apart, stranger):
        told = sum(example.given_away for example in examples)
        assert 0.25 < told / len(examples) < 0.5
        assert len({example.code for example in examples}) > 25


def test_messages_are_counted_by_what_they_give_away() -> None:
    counts = Counts().plus(alarm=True, given_away=True).plus(alarm=False, given_away=True).plus(alarm=True, given_away=False)
    assert counts == Counts(found=1, told=2, false=1, quiet=1)
