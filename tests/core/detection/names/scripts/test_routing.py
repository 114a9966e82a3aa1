"""Which runs of a text go to which reader."""

import itertools

from core.detection.names.scripts.routing import Route, Routing

JA = Route("ja", ("Han", "Kana"), "[ぁ-ねは-ゖァ-ヺ様]")
ZH = Route("zh", ("Han",))
RU = Route("ru", ("Cyrillic",))
ROUTING = Routing([JA, ZH, RU])


def runs(text: str) -> list[tuple[str, str]]:
    return [(run.code, text[run.start : run.end]) for run in ROUTING.runs(text)]


def test_latin_text_goes_to_nobody() -> None:
    assert runs("Where is the café, Zoë? " * 40) == []


def test_han_is_chinese_where_there_is_no_kana_and_japanese_where_there_is() -> None:
    assert runs("张伟的电话") == [("zh", "张伟的电话")]
    assert runs("阿明の店") == [("zh", "阿明の店")], "Chinese writes の, too"
    assert runs("田中さんの電話") == [("ja", "田中さんの電話")]


def test_digits_spaces_and_marks_between_letters_belong_to_a_stretch() -> None:
    assert runs("姓名：张伟，138 0013 8000（北京）") == [("zh", "姓名：张伟，138 0013 8000（北京）")]


def test_letters_far_apart_are_stretches_of_their_own_with_what_stands_beside_them() -> None:
    found = runs("张伟" + " x" * 100 + " Иванов Пётр")
    assert [code for code, _ in found] == ["zh", "ru"]
    assert all(len(part) < 60 for _, part in found)


def test_a_long_text_is_read_in_parts_and_nothing_is_left_out() -> None:
    text = "今天开会，" * 1000
    parts = list(ROUTING.runs(text))
    assert len(parts) > 3
    assert max(part.end - part.start for part in parts) < 1100
    assert (parts[0].start, parts[-1].end) == (0, len(text))
    assert all(a.end >= b.start for a, b in itertools.pairwise(parts))


def test_one_letter_is_no_text_of_its_script() -> None:
    assert runs("the angle д is 3") == []
