"""Who checks: processes of this machine, or those of a cluster. The answers come in the order of the tasks either way."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from ..line_workers import answered
from .tasks import Task
from .worker import Answer, Worker


class Engine(Protocol):
    """Answers tasks. Carries: whether tasks must bring their texts along, because their files are not at hand."""

    @property
    def carries(self) -> bool: ...

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]: ...


class Local:
    """Processes of this machine, each a fork of this one."""

    carries = False

    def __init__(self, worker: Worker, jobs: int) -> None:
        self._worker = worker
        self._jobs = jobs

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """See Engine."""
        return answered(tasks, self._worker.answer, self._jobs)
