"""Mutation tests: changes a module in one place at a time and says which changes no test notices.

Usage: python -m benchmarks.mutants [FILE ...]. A file's tests are those in the folder of the same name below ``tests``, without those
that start the detector: a mutant takes less than a second. Everything is imported once; each mutant is a fork of that process.
"""

import argparse
import os
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType

import grimp
import pytest

from .mutations import Mutant, mutants

_TESTED = ("core/decision", "core/detection/spans")
_PACKAGES = ("bots", "config", "core", "tests")
_SLOW_FIXTURES = frozenset({"checker", "detector"})
# Processor seconds: a mutant that has not ended by then loops for ever, which a test would notice, however busy the machine is.
_SECONDS = 20
_WAITS_SECONDS = 300


@dataclass(frozen=True, slots=True)
class _Result:
    file: Path
    total: int
    survivors: Sequence[Mutant]


class _QuickOnly:
    """A plugin of pytest's that leaves out tests that start the detector, and runs those with drawn examples last."""

    @pytest.hookimpl
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if _SLOW_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))]
        items.sort(key=lambda item: getattr(getattr(item, "obj", None), "is_hypothesis_test", False))


class _Mutated(MetaPathFinder, InspectLoader):
    """Imports one module from code that was changed."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module = module
        self._code = code

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == self._module else None

    def get_code(self, fullname: str) -> CodeType:
        return self._code

    def get_source(self, fullname: str) -> None:
        return None


def _tests(file: Path) -> str:
    return str(Path("tests") / file.parent)


def _run_tests(where: str) -> int:
    """Not 0 where one fails; a file of slow tests alone notices nothing."""
    status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", where], plugins=[_QuickOnly()])
    return 0 if status == pytest.ExitCode.NO_TESTS_COLLECTED else int(status)


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing is printed, not even by C libraries."""
    saved = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number in (1, 2):
            os.dup2(nowhere, number)
        yield
    finally:
        sys.stdout.flush()
        for number, file in zip((1, 2), saved, strict=True):
            os.dup2(file, number)
            os.close(file)
        os.close(nowhere)


def _used() -> int:
    """Processor seconds that this process has used: a limit counts them, too."""
    return int(time.process_time()) + 1


def _survives(file: Path, module: str, stale: Iterable[str], mutant: Mutant) -> bool:
    """Whether all tests pass. Stale: the loaded modules to import again."""
    folder = _tests(file)
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (_used() + _SECONDS, _used() + _SECONDS))
        signal.alarm(_WAITS_SECONDS)
        status = 1
        try:
            for name in stale:
                sys.modules.pop(name, None)
            sys.meta_path.insert(0, _Mutated(module, mutant.code))
            own = Path(folder) / f"test_{file.name}"
            with _silence():
                status = (own.exists() and _run_tests(str(own))) or _run_tests(folder)
        finally:
            os._exit(1 if status else 0)
    _, status = os.waitpid(child, 0)
    return status == 0


def _tried(file: Path, graph: grimp.ImportGraph) -> _Result:
    folder, module = _tests(file), ".".join(file.with_suffix("").parts)
    near = (".".join(file.parent.parts), folder.replace(os.sep, "."))
    # Modules elsewhere go on using the unchanged one: quick tests do not notice, and importing all of them again takes a second.
    stale = {module, *(each for each in graph.find_downstream_modules(module) if each.startswith(near))}
    all_of_them = list(mutants(file.read_text(encoding="utf-8"), str(file)))
    survivors = []
    for mutant in all_of_them:
        if _survives(file, module, stale, mutant):
            survivors.append(mutant)
            print(f"{file}:{mutant.line}: {_short(mutant.before)} -> {_short(mutant.after)}", flush=True)
    return _Result(file, len(all_of_them), survivors)


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) < 80 else line[:40] + " … " + line[-36:]


def _print_table(results: Sequence[_Result], seconds: float) -> None:
    print("\n| file | mutants | killed | |\n|---|---|---|---|")
    for result in (*results, _Result(Path("all"), sum(r.total for r in results), [m for r in results for m in r.survivors])):
        killed = result.total - len(result.survivors)
        print(f"| {result.file} | {result.total} | {killed} | {killed / max(1, result.total):.0%} |")
    print(f"\n{seconds:.0f} s")


def main() -> None:
    """Tries the mutants of the files; all files of decision and spans if none is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    chosen = parser.parse_args().files or [file for folder in _TESTED for file in sorted(Path(folder).glob("[!_]*.py"))]
    started = time.monotonic()
    for folder in sorted({_tests(file) for file in chosen}):
        with _silence():
            failed = _run_tests(folder)
        if failed:
            sys.exit(f"The tests in {folder} fail without any change.")
    graph = grimp.build_graph(*_PACKAGES, cache_dir=None)
    _print_table([_tried(file, graph) for file in chosen], time.monotonic() - started)


if __name__ == "__main__":
    main()
