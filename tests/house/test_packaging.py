"""What ships is whole: a wheel, installed elsewhere, scans; no committed file names a package registry."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_package_registry_s_host() -> None:
    hosts = re.compile(
        rb"(?:" + rb"|".join((b"py" + b"pi\\.org", b"python" + b"hosted\\.org", b"npm" + b"js\\.(?:org|com)")) + rb")"
    )
    assert [str(file) for file in _tracked() if hosts.search(file.read_bytes())] == []


def test_locks_are_hashed() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=\S)", file.read_text())
        assert all("--hash=sha256:" in entry for entry in entries), file.name
        assert "--index" not in file.read_text()


def test_the_oldest_python_that_is_named_is_the_one_that_is_checked_and_tested() -> None:
    """`make test-pythons` runs on the first and the last of the classifiers."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project, tool = told["project"], told["tool"]
    named = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    assert project["requires-python"] == f">={named[0]}"
    assert tool["mypy"]["python_version"] == named[0]
    assert tool["ruff"]["target-version"] == f"py{named[0].replace('.', '')}"
    assert f"--python-version {named[0]}" in (ROOT / "requirements/lock.sh").read_text()


@pytest.mark.wheel
def test_a_wheel_installed_elsewhere_scans(tmp_path: Path) -> None:
    """Config, guides and model travel with it; the libraries are this environment's, added by path."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "config/model/ner/model",
        "config/guides/chatgpt.yaml",
        "config/recognizers.yaml",
        "bots/playground/page/app.js",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    python = tmp_path / "env/bin/python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (site,) = (tmp_path / "env/lib").glob("python*/site-packages")
    ours = [path for path in sys.path if path.endswith("site-packages")]
    # Only the libraries: the editable project's own entry is a .pth file, which a path in this variable does not read.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PRIVACY_CHECK")} | {
        "PYTHONPATH": ":".join(ours)
    }
    text = "my name is Ana Souza, card 4111 1111 1111 1111"
    command = [tmp_path / "env/bin/privacy-check", "scan", "--format", "json"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert (done.returncode, "[PERSON_1], card [CREDIT_CARD_1]" in done.stdout) == (1, True), done.stderr
    where = subprocess.run(
        [python, "-c", "import core; print(core.__file__)"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert str(site) in where.stdout
