"""Names of the lists: where they are written as names are; and small letters that are none."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.recognizers import load_recognizers
from core.detection.names.known_names import KnownNames, writes_capitals
from core.finding import Evidence, Finding


@pytest.fixture(scope="module")
def names() -> KnownNames:
    return KnownNames.read(load_recognizers().names)


def found(names: KnownNames, text: str) -> list[str]:
    return [text[f.start : f.end] for f in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Koen called, then Mette Nowak did", ["Koen", "Mette Nowak"]),
        ("Willem van der Berg was here", ["Willem van der Berg"]),
        ("the early Bergqvist songs", ["Bergqvist"]),
        ("talked to Chase Nowak about it", ["Chase Nowak"]),
        ("Natasja's laptop", ["Natasja"]),
        ("Siobhán and Siobhan called", ["Siobhán", "Siobhan"]),
        ("the box for Jussara Nguyễn is here", ["Jussara Nguyễn"]),
    ],
)
def test_names_are_found(names: KnownNames, text: str, expected: list[str]) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Will it rain in May?",
        "the Paris office",
        "x.Koen() and Koen::run(Koen=1)",
        "@Koen see #Koen and user/Koen",
        "Frau Weber",
        "koen said so",
        "Hope to see you",
        "Docker and Jenkins are down",
    ],
)
def test_words_handles_and_code_are_none(names: KnownNames, text: str) -> None:
    assert [name for name in found(names, text) if name != "Weber"] == []


def test_small_letters_are_believed_where_nobody_writes_capitals(names: KnownNames) -> None:
    def kept(text: str, value: str) -> bool:
        start = text.index(value)
        return bool(
            list(
                names.believable(
                    text, [Finding(start, start + len(value), "PERSON", 0.6, "", Evidence.MODEL)], cased=writes_capitals(text)
                )
            )
        )

    assert kept("ask zorblatt about it", "zorblatt")
    assert not kept("How do parks shape a town?", "parks")
    assert kept("Ask koen about it.", "koen"), "a name of the lists"
    assert kept("Ask Zorblatt about it.", "Zorblatt")


@pytest.mark.parametrize(("text", "expected"), [("all small here", False), ("Begins so.", True), ("LOUD", False), ("", False)])
def test_whether_capitals_are_written(text: str, expected: bool) -> None:
    assert writes_capitals(text) is expected


@pytest.mark.parametrize("chunk", ["Zorblatt", "(Kiel,", "Anna/Ben", "koen", "李明", "O'Brien's", "USA", "vanAken"])
def test_what_may_be_a_name_where_capitals_are_written(names: KnownNames, chunk: str) -> None:
    assert names.likely(chunk)


@pytest.mark.parametrize("chunk", ["", "\n", "write", "The", "Monday,", "I", "I'll", "4111", "--", "will", "X", "1,250.00"])
def test_what_is_none_wherever_it_stands_alone(names: KnownNames, chunk: str) -> None:
    assert not names.likely(chunk)


def test_a_folder_without_lists_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"has no list, such as given\.txt"):
        KnownNames.read(tmp_path)


def test_a_question_s_first_word_and_a_verb_do_not_belong_to_the_name(names: KnownNames) -> None:
    text = "Could Zorblatt write it? Will Quix did."
    found = [Finding(0, 20, "PERSON", 0.6, "", Evidence.MODEL), Finding(25, 34, "PERSON", 0.6, "", Evidence.MODEL)]
    assert [text[f.start : f.end] for f in names.believable(text, found, cased=True)] == ["Zorblatt", "Will Quix"]


def test_a_list_that_an_own_folder_lacks_is_the_shipped_one(tmp_path: Path, names: KnownNames) -> None:
    (tmp_path / "given.txt").write_text("Zorbina\n", encoding="utf-8")
    own = KnownNames.read(tmp_path)
    assert own.has("Zorbina")
    assert names.has("Kowalski")
    assert own.has("Kowalski")
