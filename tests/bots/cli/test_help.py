"""``--help``: plain words, and examples that can be typed."""

import re
import shlex

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from bots.cli import app, main
from bots.cli.help import EXAMPLES
from config import path


def commands() -> dict[str, TyperCommand | TyperGroup]:
    """The program itself (no name), each command, and each command of a group."""
    top = get_command(app)
    assert isinstance(top, TyperGroup)
    found: dict[str, TyperCommand | TyperGroup] = {"": top}
    for name, command in top.commands.items():
        if isinstance(command, TyperGroup):
            found |= {f"{name} {below}": each for below, each in command.commands.items()}  # type: ignore[misc]
        else:
            found[name] = command  # type: ignore[assignment]
    return found


def shown(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("sys.argv", ["privacy-check", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


def test_every_command_has_examples_and_no_types_of_programmers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands().keys() == EXAMPLES.keys()
    for name, examples in EXAMPLES.items():
        assert shown([*name.split(), "--help"], monkeypatch) == 0
        text = capsys.readouterr().out
        assert not {"<bool>", "<str>", "<path>", "list["} & {*text.replace("[", " [").split()}, text
        assert "<bool>" not in text
        assert all(typed in text and aim in text for typed, aim in examples), text
        assert "Exit code" in text or name not in ("", "scan")


@pytest.mark.parametrize("typed", [typed for examples in EXAMPLES.values() for typed, _ in examples])
def test_an_example_is_understood(typed: str) -> None:
    (ours,) = [part for part in typed.partition(">")[0].split("|") if "privacy-check" in part]
    words = shlex.split(ours)[1:]
    count = 2 if " ".join(words[:2]) in commands() else 1
    command = commands()[" ".join(words[:count])]
    assert command.make_context(words[0], words[count:]).command is command


@pytest.mark.parametrize("arguments", [[], ["slack"], ["service"]])
def test_without_a_command_there_is_help_and_nothing_else(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(arguments, monkeypatch) == 2
    told = capsys.readouterr().err
    assert told.startswith(" ".join(["Usage: privacy-check", *arguments]))
    assert "privacy-check: " not in told


def test_an_error_of_ours_has_a_code_after_which_a_service_is_started_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> int:
        raise RuntimeError("Alice Smith")

    monkeypatch.setattr("bots.cli.app", broken)
    code = shown(["run", "all"], monkeypatch)
    assert "unexpected RuntimeError at " in capsys.readouterr().err
    unit = path("service").joinpath("systemd.service").read_text(encoding="utf-8")
    (never,) = re.findall(r"^RestartPreventExitStatus=(.+)$", unit, re.MULTILINE)
    assert (code, str(code) in never.split()) == (70, False)


def test_a_wrong_word_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["scan", "--nope"],
        ["scam"],
        ["restore"],
        ["run"],
        ["slack", "nope"],
        ["scan", "--format"],
        ["redact", "--style", "nope"],
    ):
        assert shown(arguments, monkeypatch) == 2
        told = capsys.readouterr().err
        assert (told.count("\n"), told.startswith("privacy-check: ")) == (1, True), told
        assert "Value error" not in told
