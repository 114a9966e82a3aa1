"""The same work on a Dask cluster: tasks go to its workers with their texts, and the answers come back in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from config.errors import ConfigError
from config.extras import needs_extra
from config.policy import Policy
from config.settings import FileSettings, Settings
from core.files.exports.archive import FileArchive, OpenPath
from core.files.exports.records import Export

from ...checking import build_checker
from ...registry import platforms
from .tasks import Task
from .worker import Answer, Worker

if TYPE_CHECKING:
    from core.checker import Checker

_PATIENCE, _RETRIES = 10, 5  # seconds for the scheduler to answer; workers that may die over one task
_AHEAD = 3  # tasks a worker's thread
_BUILDING = Lock()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to build the same checker; no secret but the key of fingerprints is in it."""

    policy: Policy
    config_dir: Path | None
    max_bytes: int
    key: bytes
    redacts: bool


@dataclass(frozen=True, slots=True, repr=False)
class Sent:
    """A task for another machine, with those sources alone that it is about. Numbers: theirs in the whole export."""

    task: Task
    export: Export
    numbers: tuple[int, ...]


class Cluster:
    """See Engine. Address: the scheduler's, as in tcp://host:8786 or tls://host:8786."""

    carries = True

    def __init__(self, address: str, recipe: Recipe, export: Export) -> None:
        self._address = address
        self._recipe = recipe
        self._export = export

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Raises ConfigError where the extra is missing, nobody answers, or the workers keep dying."""
        with needs_extra("cluster", "--cluster"):
            from distributed import Client, Future, KilledWorker
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            problem = f"no Dask scheduler answers there ({type(error).__name__})"
            raise ConfigError(f"--cluster {self._address}: {problem}; start one with `dask scheduler`") from None
        with client:
            most = _AHEAD * max(2, sum(client.nthreads().values()))
            waiting: deque[Future] = deque()
            try:
                for task in tasks:
                    sent = _sent(task, self._export)
                    waiting.append(client.submit(answered, self._recipe, sent, pure=False, retries=_RETRIES))
                    if len(waiting) >= most:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except KilledWorker:
                problem = "its workers keep dying, perhaps for want of memory"
                raise ConfigError(f"--cluster {self._address}: {problem}; --resume goes on afterwards") from None


def answered(recipe: Recipe, sent: Sent) -> Answer:
    """Runs on a worker."""
    platform = platforms().get(sent.export.markup)
    nowhere = FileArchive("", 0, OpenPath(Path()))
    markup = platform.markup if platform else None
    checker = _checker(recipe.config_dir, recipe.max_bytes, recipe.key)
    worker = Worker(
        checker, recipe.policy, nowhere, sent.export, markup=markup, redacts=recipe.redacts, max_bytes=recipe.max_bytes
    )
    answer = worker.answer(sent.task)
    for part, number in zip(answer.parts, sent.numbers, strict=True):
        part.source = number
    return answer


def _checker(config_dir: Path | None, max_bytes: int, key: bytes) -> "Checker":
    """One a process, whichever of its threads is first."""
    with _BUILDING:
        return _built(config_dir, max_bytes, key)


@cache
def _built(config_dir: Path | None, max_bytes: int, key: bytes) -> "Checker":
    return build_checker(Settings(config_dir=config_dir, files=FileSettings(max_bytes=max_bytes)), key)


def _sent(task: Task, export: Export) -> Sent:
    numbers = tuple(part.source for part in task.parts)
    used = sorted({number for number in numbers if number < len(export.sources)})
    place = {number: at for at, number in enumerate(used)}
    parts = tuple(replace(part, source=place.get(part.source, 0)) for part in task.parts)
    sources = tuple(export.sources[number] for number in used)
    return Sent(Task(parts, task.size), Export(export.kind, sources, export.markup), numbers)
