"""Where checks run: short texts in a thread, long ones in a process that may be killed."""

import asyncio
from collections.abc import Callable, Sequence

from config.policy import Policy
from config.responding import LoadSettings

from . import check_process
from .check_process import Unchecked
from .checker import Checker
from .fair_queue import Owner, Slots
from .files.contents import Contents, UnreadableFile
from .files.redacted_copy import CopyOutcome
from .message import Attachment, Message
from .metrics import Metrics
from .process_pool import Pool
from .spans import NoSpans, Spans
from .verdict import Verdict

__all__ = ["Unchecked", "Workers", "owner_of", "size_of"]

# Of the processor and by the clock; ordinary talk takes a second for 20,000 to 40,000 on one core of 2024.
_CHARACTERS_A_SECOND, _BY_THE_CLOCK = 10_000, 5_000
# A file is read twice for a redacted copy, its pictures too, and its pages may be drawn.
_COPY_SECONDS = 60.0


def size_of(message: Message) -> int:
    """Characters of the text and of what was read in documents, and bytes of other files."""
    return len(message.text.raw) + sum(map(_size, message.files))


def _size(file: Attachment) -> int:
    match file.opened:
        case Contents(segments):
            return sum(len(segment.text) + len(segment.end) for segment in segments)
        case UnreadableFile():
            return 0
        case None:
            return len(file.content or b"")


def owner_of(message: Message) -> Owner:
    """Whose turn a message takes."""
    return Owner((message.place.platform, message.place.workspace), message.author.id)


class Workers:
    """Checks messages outside the event loop."""

    def __init__(
        self,
        checker: Checker,
        build: Callable[[], Checker] | None,
        load: LoadSettings,
        metrics: Metrics,
        preload: Sequence[str] = (),
        spans: Spans | None = None,
    ) -> None:
        """Build: makes the same checker in another process and must be picklable; without it all runs in threads.

        Preload: modules that are imported once, where processes are forked from; what they hold is shared by all of these.
        """
        self._checker = checker
        self._load = load
        self._metrics = metrics
        self._spans = spans or NoSpans()
        self._pool = Pool(build, load.processes, preload) if build else None
        self._slots = Slots(load.processes)

    def start(self) -> None:
        """Begins the processes for long texts aside, before the first such text comes."""
        if self._pool:
            self._pool.start()

    def apart(self, message: Message) -> bool:
        """Whether the message is checked in a process of its own."""
        return self._pool is not None and size_of(message) > self._load.long_text

    async def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """The verdict; raises Unchecked. Long texts take turns by workspace and person, and have so many processor seconds."""
        try:
            message = await self._opened(message)
            if self._pool and self.apart(message):
                return await self._apart(self._pool, message, policy, marks)
            with self._spans.span("check", apart=False), self._metrics.checking(apart=False):
                return await asyncio.to_thread(check_process.checked, self._checker, message, policy, marks)
        except Unchecked:
            raise
        except Exception as error:  # noqa: BLE001 - its text may quote the message; the type alone goes on
            # The pool's own: TimeoutError for a hung process, ProcessExpired for a dead one.
            raise Unchecked(type(error).__name__) from None

    async def redacted_copies(self, message: Message, policy: Policy) -> tuple[CopyOutcome, ...]:
        """Redacted copies of the message's files, made in a process of its own where there are such; raises Unchecked."""
        try:
            message = await self._opened(message)
            if self._pool is None:
                return await asyncio.to_thread(check_process.copied, self._checker, message, policy)
            size = size_of(message)
            processor = self._load.processor_seconds + _COPY_SECONDS + size / _CHARACTERS_A_SECOND
            clock = self._load.check_seconds + _COPY_SECONDS + size / _BY_THE_CLOCK
            async with self._slots.turn(owner_of(message)):
                return await self._pool.ask(clock, check_process.copies, message, policy, processor)
        except Unchecked:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            raise Unchecked(type(error).__name__) from None

    async def _opened(self, message: Message) -> Message:
        """With what its documents hold: the limits of a check count their text, not their bytes."""
        if not any(file.content for file in message.files):
            return message
        async with self._slots.turn(owner_of(message)):
            return await asyncio.to_thread(self._checker.opened, message)

    async def _apart(self, pool: Pool, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        size = size_of(message)
        processor = self._load.processor_seconds + size / _CHARACTERS_A_SECOND
        clock = self._load.check_seconds + size / _BY_THE_CLOCK
        async with self._slots.turn(owner_of(message)):
            with self._spans.span("check", apart=True), self._metrics.checking(apart=True):
                return await pool.ask(clock, check_process.check, message, policy, marks, processor)

    async def close(self) -> None:
        """Ends the processes; what they check is unchecked."""
        if self._pool:
            await self._pool.close()
