"""What make runs for a stranger says what failed, and where all of it is written."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _logged(tmp_path: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    whole = ["sh", str(ROOT / "requirements/logged.sh"), "logs/install.log", *command]
    return subprocess.run(whole, capture_output=True, text=True, check=False, cwd=tmp_path)


def _without_make() -> dict[str, str]:
    """The environment without what a `make` around this test tells its children: it would print which folders it enters."""
    return {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"}
    }


def test_a_step_that_works_is_silent(tmp_path: Path) -> None:
    done = _logged(tmp_path, "echo", "Collecting everything")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_step_that_fails_shows_its_last_words_and_names_the_log(tmp_path: Path) -> None:
    done = _logged(tmp_path, "sh", "-c", "seq 100; echo no matching distribution >&2; exit 3")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-3] == "no matching distribution"
    assert done.stderr.splitlines()[-1] == "All of what it said: logs/install.log"
    assert "\n42\n" in (tmp_path / "logs/install.log").read_text()


def test_an_installation_that_fails_names_its_log(tmp_path: Path) -> None:
    """By a Python that cannot make an environment, as Debian's without python3-venv."""
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "ensurepip is not available" >&2\nexit 1\n')
    python.chmod(0o755)
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    command = ["sh", "requirements/install.sh", str(tmp_path / "env"), "", str(python)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env={"PATH": os.environ["PATH"]})
    assert done.returncode == 2
    assert done.stderr.splitlines()[-4:] == [
        "ensurepip is not available",
        f"This failed: {python} -m venv {tmp_path / 'env'}",
        "All of what it said: .artifacts/install.log",
        "On Debian and Ubuntu that needs the package python3-venv",
    ]


def test_a_python_that_is_too_old_is_told_before_anything_is_made(tmp_path: Path) -> None:
    python = tmp_path / "python3.9"
    python.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2\nexit 1\n')
    python.chmod(0o755)
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    (tmp_path / "pyproject.toml").touch()
    for chosen, words in ((str(python), "3.11 or newer, and"), ("python-of-nobody", "There is no python-of-nobody here")):
        for goal in ("run", "install"):
            command = ["make", "-s", "-f", str(ROOT / "Makefile"), "-C", str(tmp_path), f"PYTHON={chosen}", goal]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=_without_make())
            assert done.returncode == 2
            assert words in done.stderr
            assert done.stdout == ""
            assert not (tmp_path / ".venv").exists()
