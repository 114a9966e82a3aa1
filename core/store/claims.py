"""Claims: which process answers a message's version, so that it is answered once however many processes run."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..message import MessageRef
from .claimed import Held, Outcome, claimed
from .database import Database
from .heartbeat import Heartbeat, living
from .rows import at_ref, of_ref, ref_of
from .tables import claims

MOST_TRIES = 300
_AT_ONCE, _LONGEST = 3, 300


def pause_before(tries: int) -> timedelta:
    """How long to wait before the next try: not at all at first, then up to five minutes, so that the tries last a day."""
    return timedelta(seconds=0 if tries <= _AT_ONCE else min(2**tries, _LONGEST))


class ClaimKind(StrEnum):
    """What is claimed."""

    NOTICE = "notice"
    BURST = "burst"
    POST = "post"
    REPORT = "report"
    REPLY = "reply"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Claim:
    """One message's version and what is done about it."""

    ref: MessageRef
    version: str
    kind: ClaimKind = ClaimKind.NOTICE

    def values(self) -> dict[str, str]:
        """Its values by column."""
        return of_ref(self.ref) | {"version": self.version, "deed": self.kind.value}


HeldClaim = Held[Claim, [AsyncConnection | None]]


class Claims:
    """The table of claims. A claim of a holder that has not been seen for a while may be taken over."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta, heartbeat: Heartbeat) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._heartbeat = heartbeat
        self._holder = holder
        self._dead_after = dead_after
        # What this process works on now. A claim of ours that is not here was left over when the database went away.
        self._in_hand: set[Claim] = set()

    def claimed(
        self, claim: Claim, now: datetime, uncounted: type[Exception] | tuple[()] = ()
    ) -> AbstractAsyncContextManager[HeldClaim]:
        """The claim for the length of an ``async with``, and what came of asking for it; see ``claimed.claimed``."""
        return claimed(self, self.finish, self._heartbeat, claim, now, uncounted)

    async def take(self, claim: Claim, now: datetime) -> Outcome:
        """MINE for the first, AGAIN where an earlier holder may have sent already, else HELD by a living one, or DONE."""
        if claim in self._in_hand:
            return Outcome.HELD
        alive = living(now, self._dead_after)
        fresh = self._database.insert(claims).values(**claim.values(), holder=self._holder, at=now)
        free = or_(claims.c.holder.in_(("", self._holder)), claims.c.holder.not_in(alive))
        statement = fresh.on_conflict_do_update(
            index_elements=list(claims.primary_key),
            set_={"holder": self._holder, "at": now, "tries": claims.c.tries + 1},
            where=and_(claims.c.done == 0, free),
        ).returning(claims.c.tries)
        self._in_hand.add(claim)
        outcome = Outcome.HELD
        try:
            async with self._database.writing() as connection:
                tries = (await connection.execute(statement)).scalar_one_or_none()
                if tries is None:
                    done = await connection.execute(select(claims.c.done).where(self._is(claim)))
                    return Outcome.DONE if done.scalar_one_or_none() else Outcome.HELD
            outcome = Outcome.MINE if tries == 1 else Outcome.AGAIN
        finally:
            if outcome is Outcome.HELD:
                self._in_hand.discard(claim)
        return outcome

    async def finish(self, claim: Claim, connection: AsyncConnection | None = None) -> None:
        """Records that the work is done; in the caller's transaction if one is given."""
        statement = update(claims).where(self._is(claim)).values(done=1, holder="")
        self._in_hand.discard(claim)
        if connection is not None:
            await connection.execute(statement)
            return
        async with self._database.writing() as own:
            await own.execute(statement)

    async def give_back(self, claim: Claim, *, tried: bool = True) -> None:
        """The work failed: the next process may try, also this one. Not tried: it does not count as a try.

        No effect on a claim that another process holds.
        """
        self._in_hand.discard(claim)
        values = {"holder": "", "tries": claims.c.tries if tried else claims.c.tries - 1}
        ours = and_(self._is(claim), claims.c.done == 0, claims.c.holder == self._holder)
        async with self._database.writing() as connection:
            await connection.execute(update(claims).where(ours).values(values))

    async def reopen(self, ref: MessageRef) -> None:
        """The notice about a message was withdrawn: its versions may be answered again."""
        said = claims.c.deed.in_((ClaimKind.NOTICE, ClaimKind.BURST))
        async with self._database.writing() as connection:
            await connection.execute(delete(claims).where(at_ref(claims, ref), said, claims.c.done == 1))

    async def abandoned(self, now: datetime, most: int) -> list[tuple[Claim, int]]:
        """Claims on notices that no living process holds and whose pause is over, oldest first, with the number of tries."""
        alive = living(now, self._dead_after)
        statement = (
            select(claims)
            .where(claims.c.done == 0, claims.c.deed == ClaimKind.NOTICE, claims.c.holder.not_in(alive))
            .order_by(claims.c.at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        rested = [row for row in rows if row["at"] > now or now - row["at"] >= pause_before(row["tries"])]
        return [(Claim(ref_of(row), row["version"], ClaimKind(row["deed"])), row["tries"]) for row in rested]

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older claims that are done; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(claims).where(claims.c.done == 1, claims.c.at < moment))).rowcount

    def _is(self, claim: Claim) -> ColumnElement[bool]:
        return and_(at_ref(claims, claim.ref), claims.c.version == claim.version, claims.c.deed == claim.kind.value)
