"""--cluster: the same on a real Dask scheduler and two workers, of which one is killed midway."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from bots.cli.exports.cluster import Cluster, Recipe
from bots.cli.exports.opening import find
from bots.cli.exports.scanning import Wishes, scan_export
from bots.cli.exports.tasks import Task
from bots.cli.exports.worker import Answer
from bots.cli.outputs import OutputFormat
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.fakes.exports import CARD, packed, slack, slack_message

DASK = (str(Path(sys.executable).parent / "dask"),)
HERE = ("--host", "127.0.0.1", "--no-dashboard")


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address, and its workers."""
    told = tmp_path / "scheduler.json"
    with ExitStack() as stack:

        def begin(*command: str) -> subprocess.Popen[bytes]:
            process = stack.enter_context(subprocess.Popen([*DASK, *command], stderr=subprocess.DEVNULL, cwd=tmp_path))
            stack.callback(process.kill)
            return process

        begin("scheduler", *HERE, "--port", "0", "--scheduler-file", str(told))
        worker = ("worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", *HERE)
        workers = [begin(*worker) for _ in range(2)]
        deadline = time.monotonic() + 60
        while not (told.exists() and told.read_text().strip().endswith("}")):
            assert time.monotonic() < deadline
            psutil.Process().cpu_percent(0.1)
        yield json.loads(told.read_text())["address"], workers


class Killing:
    """Kills a worker after the first answer."""

    carries = True

    def __init__(self, cluster: Cluster, worker: "subprocess.Popen[bytes]") -> None:
        self._cluster = cluster
        self._worker = worker

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        single = (Task((part,), 1) for task in tasks for part in task.parts)
        for answer in self._cluster.answers(single):
            self._worker.kill()
            yield answer


@pytest.mark.cluster
def test_the_outcome_is_the_same_to_the_byte_though_a_worker_is_killed(
    checker: Checker, tmp_path: Path, processes: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    address, workers = processes
    texts = (f"card {CARD} of Joel Hansson" if n % 9 == 0 else f"build {n} is green" for n in range(200))
    said = [slack_message(text, n) for n, text in enumerate(texts)]
    days = {f"room-{n % 4}/2025-10-{n + 1:02d}.json": said[n * 10 : n * 10 + 10] for n in range(20)}
    (tmp_path / "export.zip").write_bytes(packed(slack(days) | {"files/note.txt": f"card {CARD}"}))
    for name in ("here", "there"):
        export = find(str(tmp_path / "export.zip"))
        assert export
        recipe = Recipe(Settings().policy, None, 10_000_000, b"x" * 32, redacts=False)
        engine = None if name == "here" else Killing(Cluster(address, recipe, export.export), workers[0])
        scan_export(checker, Settings(), export, Wishes(OutputFormat.JSONL, tmp_path / name, quiet=True), engine)
    assert workers[0].poll() is not None
    assert (tmp_path / "here").read_text() == (tmp_path / "there").read_text()
    assert (tmp_path / "here").read_text().count('"alarm": true') == 24


def test_a_cluster_that_is_not_there_is_one_line(checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bots.cli.exports.cluster._PATIENCE", 1)
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    export = find(str(tmp_path / "export.zip"))
    assert export
    with pytest.raises(ConfigError, match="no Dask scheduler answers there"):
        scan_export(checker, Settings(), export, Wishes(to=tmp_path / "out", quiet=True, cluster="tcp://127.0.0.1:1"))
