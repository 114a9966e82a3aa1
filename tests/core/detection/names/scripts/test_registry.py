"""Readers are loaded when their script first comes; each can be replaced or left out."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.scripts import SHIPPED, ScriptEntry, load_scripts
from core.detection.names.scripts.reader import Name, Reader
from core.detection.names.scripts.registry import ScriptNames, reader_of

ZH, RU = (entry for code in ("zh", "ru") for entry in load_scripts(SHIPPED) if entry.code == code)


class Word:
    """Reads one word as a name."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[str] = []

    def names(self, text: str) -> Iterable[Name]:
        self.read.append(text)
        at = text.find(self._word)
        return [Name(at, at + len(self._word), "PERSON", 0.9)] if at >= 0 else []


def test_a_reader_is_loaded_when_its_script_first_comes() -> None:
    names = ScriptNames([ZH, RU])
    names.find("Thandiwe and Zoë are in Zürich")
    assert names.loaded == frozenset()
    names.find("张伟今天请假")
    assert names.loaded == {"zh"}


def test_a_reader_gets_no_placeholders_and_no_borders_and_its_offsets_are_those_of_the_text() -> None:
    word = Word("张伟")
    names = ScriptNames([ZH], lambda _: word)
    text = "[PERSON_1]和\u200a张伟\u200a: 138"
    (finding,) = names.find(text)
    assert text[finding.start : finding.end] == "张伟"
    assert word.read == ["\ufffc和张伟: 138"]
    assert (finding.source, finding.entity_type) == ("names.zh", "PERSON")


def test_a_name_without_a_letter_of_the_script_is_left_to_others() -> None:
    assert ScriptNames([ZH], lambda _: Word("Kevin")).find("那个bug是Kevin改的") == []


def test_a_replacement_is_an_entry_and_leaving_one_out_leaves_its_script_unread(tmp_path: Path) -> None:
    file = tmp_path / "scripts.yaml"
    file.write_text(f"[{{code: zh, scripts: [Han], tokens: characters, model: '{ZH.model}'}}]", encoding="utf-8")
    (entry,) = load_scripts(file)
    assert (entry.code, entry.names) == ("zh", None)
    file.write_text("[]", encoding="utf-8")
    assert ScriptNames(load_scripts(file)).find("张伟今天请假") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[{code: zh, scripts: [Han], tokens: characters, model: none.crfsuite}]", "there is no 'none.crfsuite'"),
        ("[{code: zh, scripts: [Han], tokens: letters, model: none.crfsuite}]", "tokens"),
    ],
)
def test_a_wrong_entry_is_one_clear_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "scripts.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        load_scripts(file)


def test_an_unknown_script_and_a_broken_model_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no script 'Klingon'"):
        ScriptNames([ZH.model_copy(update={"scripts": ("Klingon",)})])
    broken = tmp_path / "broken.crfsuite"
    broken.write_bytes(b"not a model")
    with pytest.raises(ConfigError, match="is no model of CRFsuite"):
        reader_of(ZH.model_copy(update={"model": broken}))


def test_the_shipped_readers_are_readers() -> None:
    reader: Reader = reader_of(RU)
    assert isinstance(RU, ScriptEntry)
    assert [name.entity_type for name in reader.names("Вчера звонил Андрей Кузнецов")] == ["PERSON"]
