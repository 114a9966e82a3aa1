"""What ``make release`` refuses, and what it makes."""

import runpy
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
RELEASE = runpy.run_path(str(ROOT / ".ci" / "release.py"))
CHANGELOG = "# Changelog\n\n## Unreleased\n\n- new\n\n## 0.2.0 - 2026-11-29\n\nTen lines.\n\n## 0.1.0\n\nOlder.\n"


def test_a_version_s_section_is_its_own_text() -> None:
    section = RELEASE["section"]
    assert section(CHANGELOG, "0.2.0") == "Ten lines."
    assert section(CHANGELOG, "0.1.0") == "Older."
    assert section(CHANGELOG, "Unreleased") == "- new"
    assert section(CHANGELOG, "0.2") == section(CHANGELOG, "0x2.0") == ""


def test_whatever_stands_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "deploy/helm").mkdir(parents=True)
    (tmp_path / "deploy/helm/Chart.yaml").write_text('appVersion: "0.1.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    missing = RELEASE["missing"]
    assert len(missing(tmp_path, "0.3.0", " M core/x.py\n")) == 4
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG.replace("## Unreleased\n\n- new\n\n", ""))
    assert missing(tmp_path, "0.1.0", "") == []


def test_the_requirements_are_the_locks_each_distribution_once() -> None:
    locks = [(ROOT / f"requirements/{name}.txt").read_text() for name in RELEASE["LOCKS"]]
    text = RELEASE["requirements"](locks)
    names = [line.split("==")[0] for line in text.splitlines() if line[:1].isalnum()]
    assert {"spacy", "slack-bolt", "discord-py"} <= set(names)
    for lock in locks:
        assert all(line in text for line in lock.splitlines() if "--hash" in line)


def test_the_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    (tmp_path / "SHA256SUMS").write_text(RELEASE["sums"](tmp_path))
    subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=tmp_path, check=True)
