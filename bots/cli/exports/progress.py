"""A bar on standard error: messages, megabytes a second, findings and the time that is left."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .tally import Tally

_EVERY = 0.2
_MEGABYTE = 1_000_000


class Shown(Protocol):
    """Told how far it is, as often as it likes."""

    def __call__(self, tally: Tally) -> None: ...


def _shown_nowhere(tally: Tally) -> None:
    """Nobody looks."""


@contextmanager
def progress(total: int, done: int, *, quiet: bool = False) -> Iterator[Shown]:
    """Total, done: in bytes. Only where standard error is a terminal."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield _shown_nowhere
        return
    bar = Progress(
        TextColumn("Checking"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=max(total, 1), completed=done, told="")
        begun = time.monotonic()
        last = 0.0

        def show(tally: Tally) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last < _EVERY:
                return
            last = now
            rate = (tally.size - done) / _MEGABYTE / max(now - begun, 0.001)
            told = f"{tally.entries:,} messages, {rate:.1f} MB/s, {tally.findings:,} findings"
            bar.update(task, completed=min(tally.size, total), told=told)

        yield show
