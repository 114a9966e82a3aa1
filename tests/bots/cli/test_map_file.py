"""The file of `redact --map`: whole, private, and for one text."""

import json
import stat
from pathlib import Path

import pytest

from bots.cli.map_file import MapFile, read_map, renumbered, write_map
from bots.cli.options import message_of
from bots.cli.restore import restore_command
from config.entities import EntityTypes
from config.errors import ConfigError
from config.policy import Policy, Style
from core.checker import Checker
from core.redaction.redaction import Redaction
from core.redaction.restore import restore

TEXT = "Alice Smith and Bob Miller, a.smith@kestrel-parts.io, wrote to [PERSON_1] about [ERROR_404]."


def redacted(checker: Checker, text: str, style: Style = Style.PLACEHOLDER) -> Redaction:
    return checker.check(message_of(text), Policy(style=style)).redaction


def mapped(checker: Checker, text: str, style: Style = Style.PLACEHOLDER) -> tuple[str, MapFile]:
    redaction = redacted(checker, text, style)
    return redaction.raw, MapFile.of(redaction, "a.txt", checker.types, unique=False)


def test_an_answer_may_use_some_of_the_placeholders_in_any_order_and_form(checker: Checker) -> None:
    text, made = mapped(checker, TEXT)
    assert text == "[PERSON_2] and [PERSON_3], [EMAIL_ADDRESS_1], wrote to [PERSON_1] about [ERROR_404]."
    for answer in (
        text,
        "Dear [PERSON_3],",
        "[EMAIL_ADDRESS_1] belongs to [Person 2]. [PERSON_2]!",
        "**[PERSON_3]**, \\[PERSON_2\\]",
        "nothing at all",
        "[PERSON_1] stood there before, and so did [ERROR_404]; [ERROR_405] and [step 1] are none of ours, nor is PERSON_9 in code",
    ):
        assert made.foreign(answer, checker.types) == [], answer


def test_a_placeholder_of_another_text_is_named(checker: Checker) -> None:
    _, made = mapped(checker, TEXT)
    assert made.foreign("[PERSON_2] met [PERSON_4], [person 5] and [CREDIT_CARD_1]", checker.types) == [
        "[CREDIT_CARD_1]",
        "[PERSON_4]",
        "[PERSON_5]",
    ]
    text, hashed = mapped(checker, TEXT, Style.HASH)
    assert hashed.foreign(text, checker.types) == []
    assert hashed.foreign("[PERSON:0123456789]", checker.types) == ["[PERSON:0123456789]"]
    fake, faked = mapped(checker, TEXT, Style.FAKE)
    assert faked.foreign(fake, checker.types) == []


def test_unique_placeholders_fit_no_other_map(checker: Checker) -> None:
    first, second = (renumbered(redacted(checker, TEXT), checker.types) for _ in range(2))
    assert first.mapping.keys().isdisjoint(second.mapping)
    assert first.raw.endswith("wrote to [PERSON_1] about [ERROR_404].")
    assert restore(first.raw, first.mapping) == TEXT
    made = MapFile.of(second, "b.txt", checker.types, unique=True)
    assert made.foreign(first.raw, checker.types) == sorted(first.mapping)


def test_it_knows_its_text_by_a_digest_and_holds_none_of_it(checker: Checker) -> None:
    text, made = mapped(checker, "Alice Smith pays on Tuesday.\nBye\n")
    assert made.is_of(text)
    assert made.is_of(text.replace("\n", "\r\n") + "\n")
    assert not made.is_of(text + "and more")
    assert "Tuesday" not in made.model_dump_json()


def test_it_is_written_whole_and_read_by_its_owner_alone(checker: Checker, tmp_path: Path) -> None:
    _, made = mapped(checker, TEXT)
    file = tmp_path / "k.json"
    write_map(file, made, force=False)
    assert (stat.S_IMODE(file.stat().st_mode), read_map(file)) == (0o600, made)
    _, other = mapped(checker, "Carla Jones wrote")
    with pytest.raises(ConfigError, match="exists already"):
        write_map(file, other, force=False)
    assert read_map(file) == made
    write_map(file, other, force=True)
    assert read_map(file) == other
    (tmp_path / "target.json").write_text("kept")
    (tmp_path / "link.json").symlink_to("target.json")
    with pytest.raises(ConfigError, match="exists already"):
        write_map(tmp_path / "link.json", made, force=False)
    write_map(tmp_path / "link.json", made, force=True)
    assert (tmp_path / "target.json").read_text() == "kept"
    with pytest.raises(ConfigError, match="cannot be written: No such file or directory"):
        write_map(tmp_path / "missing/k.json", made, force=False)
    assert {each.name for each in tmp_path.iterdir()} == {"k.json", "link.json", "target.json"}


def test_a_changed_or_mixed_map_is_refused_and_an_old_one_is_read(checker: Checker, tmp_path: Path) -> None:
    file = tmp_path / "k.json"
    _, made = mapped(checker, TEXT)
    write_map(file, made, force=False)
    content = json.loads(file.read_text())
    content["values"]["[PERSON_9]"] = "Eve"
    file.write_text(json.dumps(content))
    with pytest.raises(ConfigError, match="are not those that it was written with"):
        read_map(file)
    for wrong in ("[1]", "{", '{"a": 1}', '{"format": "privacy-check map", "version": 2, "values": {}}', "[" * 100_000):
        file.write_text(wrong)
        with pytest.raises(ConfigError, match="is not a mapping"):
            read_map(file)
    file.write_text('{"[PERSON_1]": "Ann"}')
    assert read_map(file).values == {"[PERSON_1]": "Ann"}


def test_it_is_said_when_nothing_was_put_back(
    checker: Checker, types: EntityTypes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, text = tmp_path / "k.json", tmp_path / "x.txt"
    redacted_text, made = mapped(checker, TEXT)
    write_map(file, made, force=False)
    for content, said in (
        ("Fine.", "nothing was put back"),
        (redacted_text, ""),
        ("[PERSON_3]", "restored as an answer to a.txt"),
    ):
        text.write_text(content)
        assert restore_command(file, str(text)) == 0
        out, err = capsys.readouterr()
        assert (said in err, bool(err)) == (True, bool(said)), err
        assert "Bob" in out or content == "Fine."
