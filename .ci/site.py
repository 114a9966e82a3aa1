"""Builds the documentation as a site with mkdocs, in .artifacts/site; ends with 1 where a link leads nowhere. ``make docs``.

Links that lead out of docs/ work in the repository but not on the site: their targets are copied beside the pages, and the
links follow.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STAGED, SITE = ROOT / ".artifacts/docs", ROOT / ".artifacts/site"
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)((?:#[^)\s]+)?)\)")
# Where a page outside docs/ comes on the site.
PAGES = {"benchmarks/README.md": "benchmarks.md", "README.md": "index.md"}
OUTSIDE = ("SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
# Drawn in the browser by a script from elsewhere, which this site does without.
MERMAID = re.compile(r"```mermaid\n.*?```", re.DOTALL)
PICTURE = "![A message's way: adapter, queue, prefilter, detection, decision, claim, notice](architecture.svg)"


def target(linked: Path) -> str:
    """Where a file of the repository comes on the site."""
    inside = linked.relative_to(ROOT).as_posix()
    if inside in PAGES:
        return PAGES[inside]
    return inside.removeprefix("docs/") if inside.startswith("docs/") or inside in OUTSIDE else f"files/{inside}"


def staged(source: Path) -> str:
    """A page's text with its links as the site has them."""
    here = Path(target(source)).parent

    def moved(match: re.Match[str]) -> str:
        linked = (source.parent / match[1]).resolve()
        goal = target(linked)
        if goal.startswith("files/"):
            copy = STAGED / goal
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(linked, copy)
        return f"]({os.path.relpath(goal, here)}{match[2]})"

    text = LINK.sub(moved, source.read_text(encoding="utf-8"))
    return MERMAID.sub(PICTURE, text)


def stage() -> None:
    """Copies the pages and what they show."""
    shutil.rmtree(STAGED, ignore_errors=True)
    for file in [*(ROOT / "docs").rglob("*"), *(ROOT / name for name in OUTSIDE), ROOT / "benchmarks/profile.png"]:
        if file.is_dir():
            continue
        goal = STAGED / (target(file) if file.name != "profile.png" else "files/benchmarks/profile.png")
        goal.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            goal.write_text(staged(file), encoding="utf-8")
        else:
            shutil.copyfile(file, goal)


def foreign() -> list[str]:
    """What a page would fetch from elsewhere while it is read."""
    fetched = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=\"(https?://[^\"]+)|<link[^>]+rel=\"?(?:stylesheet|preconnect|preload)[^>]+(https?://[^\"]+)"
    )
    return [
        f"{page.name}: {match[1] or match[2]}" for page in SITE.rglob("*.html") for match in fetched.finditer(page.read_text())
    ]


def main() -> int:
    """Stages, builds, looks."""
    stage()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--clean", "-f", ROOT / ".ci/mkdocs.yml"]
    done = subprocess.run(command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=False)
    if done.returncode:
        return done.returncode
    found = foreign()
    print(*found, sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
