"""Imports run bots -> core -> config and never back; the core asks capabilities, not platforms' names."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]


def test_the_contracts_hold() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_core_and_the_configuration_know_no_platform_s_name() -> None:
    """But for formats of logs and exports, and secrets of those names: they are what is found, not where the bot runs."""
    allowed = {"core/paste", "core/files", "core/detection/rules", "core/detection/names/stopwords.py"}
    for file in [*(ROOT / "core").rglob("*.py"), *(ROOT / "config").rglob("*.py")]:
        name = file.relative_to(ROOT).as_posix()
        if any(name.startswith(room) for room in allowed):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        words = [
            node.value.casefold() for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not any(platform in word for word in words for platform in ("slack", "discord")), name


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not for types alone either: what needs each other belongs together, or needs a third that both know."""
    graph = grimp.build_graph("core", "config", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle


def test_no_import_hides_within_a_function_to_break_a_circle() -> None:
    """In the core only a large library that is optional may wait."""
    for file in (ROOT / "core").rglob("*.py"):
        functions = [
            node
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        inside = [node for function in functions for node in ast.walk(function) if isinstance(node, ast.ImportFrom)]
        assert not any(node.level for node in inside), file.relative_to(ROOT)


def test_adapters_get_what_they_need_and_reach_for_nothing_else() -> None:
    """The database is the core's own: no adapter asks a responder for its store."""
    for file in (ROOT / "bots").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"responder\.(_|kit|store)", text), file.relative_to(ROOT)


def test_no_other_distribution_has_our_packages_names() -> None:
    owners = packages_distributions()
    for package in ("bots", "core", "config"):
        assert set(owners.get(package, [])) <= {"privacy-check"}


def test_every_test_folder_is_a_package() -> None:
    """A folder named after a library would otherwise hide it."""
    folders = {file.parent for file in (ROOT / "tests").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_nothing_of_the_top_level_but_what_is_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    top = {name.split("/")[0] for name in listed if not name.startswith(".")}
    agreed = {
        "pyproject.toml",
        "bots",
        "core",
        "config",
        "tests",
        "Dockerfile",
        "compose.yaml",
        "README.md",
        "Makefile",
        "docs",
        "benchmarks",
        "requirements",
        "deploy",
    }
    assert top <= agreed | {"LICENSE", "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"}
