"""Files and functions stay small: the figures of CONTRIBUTING.md."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = [file for room in ("bots", "core", "config") for file in sorted((ROOT / room).rglob("*.py"))]
ALL = [*CODE, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]


def functions(file: Path) -> list[tuple[str, int]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(f"{file.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1) for node in found]


def test_files_are_small() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in ALL}
    assert {str(file.relative_to(ROOT)): n for file, n in lines.items() if n > 400} == {}
    assert statistics.median(lines[file] for file in CODE) < 150


def test_functions_are_small() -> None:
    every = [function for file in CODE for function in functions(file)]
    assert [name for name, size in every if size > 60] == []
    sizes = sorted(size for _, size in every)
    assert sizes[int(len(sizes) * 0.9)] < 27
