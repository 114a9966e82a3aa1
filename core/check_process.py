"""What runs in a process that checks long texts: one check at a time, for so many seconds of its processor and no more."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from config.policy import Policy

from .checker import Checker
from .files.redacted_copy import CopyOutcome
from .message import Message
from .verdict import Verdict

_checkers: list[Checker] = []  # of a worker process, which has nothing else to hold it by


class Unchecked(Exception):
    """The check failed, or took too long; whoever wrote the text is told so. Says nothing of the text."""


def begin(build: Callable[[], Checker]) -> None:
    """The process's initializer."""
    _checkers.append(build())


def ready() -> None:
    """Nothing; whoever waits for it knows that a process is there, and its checker built."""


def check(message: Message, policy: Policy, marks: frozenset[str], seconds: float) -> Verdict:
    """The verdict; raises Unchecked. Ends the process where it takes more than so many seconds of the processor."""
    with _budget(seconds):
        return checked(_checkers[0], message, policy, marks)


def checked(checker: Checker, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
    """The verdict; raises Unchecked for any error, a library's exit too: its text may quote the message."""
    try:
        return checker.check(message, policy, marks)
    except BaseException as error:  # noqa: BLE001 - its type alone goes on
        raise Unchecked(type(error).__name__) from None


def copies(message: Message, policy: Policy, seconds: float) -> tuple[CopyOutcome, ...]:
    """Redacted copies of the message's files; raises as ``check``."""
    with _budget(seconds):
        return copied(_checkers[0], message, policy)


def copied(checker: Checker, message: Message, policy: Policy) -> tuple[CopyOutcome, ...]:
    """Redacted copies of the message's files; raises as ``checked``."""
    try:
        return checker.redacted_copies(message, policy)
    except BaseException as error:  # noqa: BLE001 - its type alone goes on
        raise Unchecked(type(error).__name__) from None


@contextmanager
def _budget(seconds: float) -> Iterator[None]:
    """The system ends the process when it is used up (setitimer(2), SIGPROF): a pattern that runs cannot be asked to stop."""
    if not hasattr(signal, "setitimer"):  # Windows; there the longest time by the clock holds
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
