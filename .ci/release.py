"""Makes what a release consists of, or says what is missing: ``make release``. It tags, uploads and publishes nothing.

dist/ gets the wheel, the sdist, requirements.txt (what is installed with the wheel, with hashes), the bill of materials and
SHA256SUMS. The tag's text, which is the changelog's section, goes to standard output.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = ("base", "slack", "discord", "ocr")


def section(changelog: str, version: str) -> str:
    """A version's own text, without its heading; empty where there is none."""
    found = re.search(rf"^## \[?{re.escape(version)}\]?(?: [^\n]*)?\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def missing(root: Path, version: str, status: str) -> list[str]:
    """What stands in the way. Status: as ``git status --porcelain`` prints it."""
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    chart = (root / "deploy/helm/Chart.yaml").read_text(encoding="utf-8")
    found = []
    if status.strip():
        found.append("the tree is not clean: commit or stash first")
    if not section(changelog, version):
        found.append(f"CHANGELOG.md has no section for {version}: rename Unreleased")
    if section(changelog, "Unreleased"):
        found.append("CHANGELOG.md still has a section Unreleased")
    if f'appVersion: "{version}"' not in chart:
        found.append(f"deploy/helm/Chart.yaml has another appVersion than {version}")
    return found


def requirements(locks: list[str]) -> str:
    """The locks as one, each distribution once."""
    entries = [entry.strip() for lock in locks for entry in re.split(r"\n(?=[A-Za-z0-9])", lock) if entry.strip()]
    return "\n".join(sorted(dict.fromkeys(entries), key=str.lower)) + "\n"


def sums(folder: Path) -> str:
    """As ``sha256sum`` prints them, and reads them with ``-c``."""
    files = sorted(file for file in folder.iterdir() if file.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def build(folder: Path) -> None:
    """Wheel and sdist, from what is installed here: nothing is downloaded."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], check=True, stdout=sys.stderr)
    locks = [(ROOT / f"requirements/{name}.txt").read_text() for name in LOCKS]
    (folder / "requirements.txt").write_text(requirements(locks))
    bill = subprocess.run([sys.executable, ROOT / ".ci/shipped.py", "sbom"], check=True, stdout=subprocess.PIPE).stdout
    (folder / "sbom.cdx.json").write_bytes(bill)
    (folder / "SHA256SUMS").write_text(sums(folder))


def main() -> int:
    """1 where something stands in the way."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    status = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    if found := missing(ROOT, version, status):
        print(*(f"release {version}: {each}" for each in found), sep="\n", file=sys.stderr)
        return 1
    build(ROOT / "dist")
    print(f"Privacy Check {version}\n\n{section((ROOT / 'CHANGELOG.md').read_text(encoding='utf-8'), version)}")
    print(
        f"\ndist/ is complete. To tag: git tag -s v{version} (with the text above), git push origin v{version}", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
