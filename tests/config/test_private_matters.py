"""The words of private matters are data: classes by language, to which an admin's own files add."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.private_matters import CIRCUMSTANCES, HEALTH, PRIVATE, SHIPPED, load_private_matters, model_of

SHORTEST, FEWEST = 2, 10


def test_each_shipped_language_has_words_of_each_class_and_none_that_fits_everywhere() -> None:
    shipped = load_private_matters()
    assert {"en", "de", "ja", "ar", "tr"} <= set(shipped)
    for code, classes in shipped.items():
        assert set(classes) >= PRIVATE | CIRCUMSTANCES, code
        for name, entries in classes.items():
            assert len(entries) >= FEWEST, (code, name)
            assert len(set(entries)) == len(entries), (code, name)
            assert [entry for entry in entries if len(entry.rstrip("*")) < SHORTEST or entry.startswith("*")] == []
    assert HEALTH < PRIVATE


def test_an_admin_s_words_are_added(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("# ours\n\nillness: kestrelitis, wild * fever\n", encoding="utf-8")
    (tmp_path / "eo.txt").write_text("debt: ŝuld*\n", encoding="utf-8")
    read = load_private_matters(tmp_path)
    assert [*read["en"]["illness"]] == [*load_private_matters()["en"]["illness"], "kestrelitis", "wild * fever"]
    assert [*read["en"]["debt"]] == [*load_private_matters()["en"]["debt"]]
    assert [*read["eo"]["debt"]] == ["ŝuld*"]
    assert model_of(tmp_path) == model_of()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_bytes(b"debt: \xff\n")
    with pytest.raises(ConfigError, match=r"en\.txt: is not UTF-8 text"):
        load_private_matters(tmp_path)


def test_a_mark_before_the_text_and_hidden_files_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("\ufeffmental: zorbl*\r\n", encoding="utf-8")
    (tmp_path / "._en.txt").write_bytes(b"\x00\xff")
    assert load_private_matters(tmp_path)["en"]["mental"][-1] == "zorbl*"


def test_a_file_that_is_called_after_no_language_is_told(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("mental: zorbl*\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"english\.txt: a file is named after its language"):
        load_private_matters(tmp_path)


def test_a_model_in_the_folder_stands_for_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "model.crfsuite.gz").write_bytes(b"")
    assert model_of(tmp_path) == tmp_path / "model.crfsuite.gz"
    assert model_of(SHIPPED).exists()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("illness gout", "line 2: is no 'class: entry, entry'"),
        ("sickness: gout", "line 2: no class is named 'sickness'; known: addiction, animal,"),
        ("debt: owes", "line 2: the class 'debt' stands twice"),
        ("mental: gloomy, (", r"line 2: '\(' must begin with a letter or digit"),
        ("mental: *", r"line 2: '\*' must begin"),
        ("mental: 😀", "line 2: '😀' must begin"),
        ("mental: a*b*c*d*e*f*", "no more than four stars"),
    ],
)
def test_a_line_that_means_nothing_is_told_with_its_place(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "en.txt").write_text(f"debt: in hock\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as error:
        load_private_matters(tmp_path)
    assert "\n" not in str(error.value)
