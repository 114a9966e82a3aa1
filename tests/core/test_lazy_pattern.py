"""A lazy pattern is a pattern, compiled when it is first needed."""

import re

import pytest

from core.lazy_pattern import lazy


def test_it_does_what_a_compiled_one_does() -> None:
    made = lazy(r"(?P<word>ann)a?", re.IGNORECASE)
    assert (made.pattern, made.flags) == (r"(?P<word>ann)a?", re.IGNORECASE | re.UNICODE)
    assert [match["word"] for match in made.finditer("Anna, ann")] == ["Ann", "ann"]
    assert made.sub("x", "Anna") == "x"
    assert made.groupindex == {"word": 1}


def test_a_broken_one_is_an_error_on_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
