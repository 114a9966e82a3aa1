"""Claim something, do it, record that it is done; where it failed or was cancelled, give the claim back."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from enum import StrEnum
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar

from .heartbeat import Heartbeat

C = TypeVar("C")
C_contra = TypeVar("C_contra", contravariant=True)
P = ParamSpec("P")


class Outcome(StrEnum):
    """The result of asking for a claim."""

    MINE = "mine"
    AGAIN = "again"
    HELD = "held"
    DONE = "done"


class ClaimTable(Protocol[C_contra]):
    """A table of claims."""

    async def take(self, claim: C_contra, now: datetime) -> Outcome:
        """MINE for the first, AGAIN where an earlier holder may have begun the work, else HELD by a living one, or DONE."""
        ...

    async def finish(self, claim: C_contra) -> None:
        """The work is done and is never done again."""
        ...

    async def give_back(self, claim: C_contra, *, tried: bool = True) -> None:
        """Whoever comes next may try. Not tried: it does not count as a try."""
        ...


class Held(Generic[C, P]):
    """A claim that was asked for, and the result."""

    def __init__(self, claim: C, outcome: Outcome, finish: Callable[Concatenate[C, P], Awaitable[None]]) -> None:
        """Finish: the table's own, which may take more than the claim."""
        self.claim = claim
        self.outcome = outcome
        self.finished = False
        self._finish = finish

    @property
    def ours(self) -> bool:
        """Whether this process is to do the work."""
        return self.outcome in (Outcome.MINE, Outcome.AGAIN)

    @property
    def again(self) -> bool:
        """Whether an earlier holder may have done some of it already."""
        return self.outcome is Outcome.AGAIN

    async def finish(self, *more: P.args, **named: P.kwargs) -> None:
        """Records that it is done, before the end of the ``async with`` or with more than the claim."""
        await self._finish(self.claim, *more, **named)
        self.finished = True


@asynccontextmanager
async def claimed(
    table: ClaimTable[C],
    finish: Callable[Concatenate[C, P], Awaitable[None]],
    heartbeat: Heartbeat,
    claim: C,
    now: datetime,
    uncounted: type[Exception] | tuple[()] = (),
) -> AsyncIterator[Held[C, P]]:
    """Takes the claim; at the end it is finished, unless it was already. Look at ``Held.ours`` before doing anything.

    After an error or a cancellation it is given back, so that anybody may try again. Uncounted: an error after which that does
    not count as a try.
    """
    await heartbeat.ensure_alive(now)
    async with _given_back_on_error(table, claim, uncounted):
        held = Held(claim, await table.take(claim, now), finish)
    if not held.ours:
        yield held
        return
    async with _given_back_on_error(table, claim, uncounted):
        yield held
    if not held.finished:
        await table.finish(claim)


@asynccontextmanager
async def _given_back_on_error(table: ClaimTable[C], claim: C, uncounted: type[Exception] | tuple[()]) -> AsyncIterator[None]:
    try:
        yield
    except BaseException as error:
        # If the database is away, what went wrong with the work must still be raised; this process may take it again.
        with suppress(Exception):
            await table.give_back(claim, tried=not isinstance(error, uncounted))
        raise
