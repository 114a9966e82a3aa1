"""Where an extra is not installed, one line says so, with the command that adds it; nothing is "unexpected"."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from config.extras import Installation, requirements
from tests.fakes import tokens

ROOT = Path(__file__).parents[3]
LEFT_OUT = ("slack_bolt", "slack_sdk", "discord", "aiohttp", "matplotlib")
TOKENS = {"SLACK_BOT_TOKEN": tokens.SLACK_BOT, "SLACK_APP_TOKEN": tokens.SLACK_APP, "DISCORD_TOKEN": tokens.DISCORD}
COMMANDS = """
import contextlib, io, sys
from bots.cli import main

def said(*arguments):
    out, sys.argv = io.StringIO(), ["privacy-check", *arguments]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main()
        except SystemExit as end:
            print("code", end.code)
    return out.getvalue()

for arguments in (["run", "slack"], ["run", "discord"], ["run", "all"], ["discord", "invite"], ["doctor"]):
    print("$", *arguments)
    print(said(*arguments), end="")
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command says where all but the extras is installed. By a folder of links: the libraries are truly not there."""
    folder = tmp_path_factory.mktemp("bare")
    site = folder / "site"
    site.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith(LEFT_OUT) and entry.suffix != ".pth":
            (site / entry.name).symlink_to(entry)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}:{site}",
        "PYTHONSAFEPATH": "1",
        "PRIVACY_CHECK_DATA_DIR": str(folder),
    }
    base = Path(sys.base_prefix) / "bin/python3"
    done = subprocess.run(
        [base, "-c", COMMANDS], capture_output=True, text=True, check=True, cwd=folder, env=environment | TOKENS
    )
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in done.stdout.split("$ ")[1:]}


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("run slack", 'Slack needs the extra "slack", and '),
        ("run discord", 'Discord needs the extra "discord", and '),
        ("run all", 'Discord needs the extra "discord", and '),
        ("discord invite", 'discord invite needs the extra "discord", and '),
    ],
)
def test_a_command_that_needs_a_missing_extra_says_in_one_line_how_to_add_it(
    answers: dict[str, str], command: str, sentence: str
) -> None:
    line, code = answers[command].splitlines()
    assert line.startswith(f"privacy-check: {sentence}")
    assert " is not installed; add it: " in line
    assert " -m pip install '" in line
    assert code == "code 2"


def test_doctor_calls_nothing_runnable_that_cannot_be_imported(answers: dict[str, str]) -> None:
    said = answers["doctor"]
    assert 'bad   slack: Slack needs the extra "slack"' in said
    assert 'bad   discord: Discord needs the extra "discord"' in said
    assert "ok    playground: can be run" in said
    assert said.endswith("code 2\n")


def _installed(prefix: Path, *, clone: Path | None = None, has_pip: bool = True) -> Installation:
    return Installation(prefix, f"{prefix}/bin/python", clone, has_pip)


def test_the_command_is_that_of_the_way_it_was_installed(tmp_path: Path) -> None:
    wanted = ["slack-bolt>=1.22", "aiohttp>=3.11"]
    quoted = "'slack-bolt>=1.22' 'aiohttp>=3.11'"
    clone = tmp_path / "a clone"
    for name in ("pipx", "uv"):
        (tmp_path / name).mkdir()
    (tmp_path / "pipx/pipx_metadata.json").touch()
    (tmp_path / "uv/uv-receipt.toml").touch()
    for home, command in (
        (_installed(tmp_path / "pipx"), f"pipx inject privacy-check {quoted}"),
        (_installed(tmp_path / "uv"), f"uv pip install --python {tmp_path}/uv {quoted}"),
        (_installed(tmp_path / "made", has_pip=False), f"uv pip install --python {tmp_path}/made {quoted}"),
        (_installed(clone / ".venv", clone=clone), f"make -C '{clone}' install"),
        (_installed(tmp_path / "mine", clone=clone), f"{tmp_path}/mine/bin/python -m pip install {quoted}"),
    ):
        assert home.adds("slack", wanted) == command
    assert _installed(clone / ".venv", clone=clone).adds("ocr", ["rapidocr>=3.4"]) == f"make -C '{clone}' install OCR=1"


def test_an_extras_requirements_are_read_from_the_package_itself() -> None:
    stated = [
        "typer>=0.15",
        "slack-bolt>=1.22; extra == 'slack'",
        "pillow-heif>=0.7; (sys_platform != 'darwin') and extra == 'pictures'",
    ]
    assert requirements(stated, "slack") == ["slack-bolt>=1.22"]
    assert requirements(stated, "pictures") == ["pillow-heif>=0.7"]
