"""Fair queueing: workspaces take turns, and in each workspace its people, so that a flood delays only whoever sends it."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Owner:
    """The person that a job is for. ``workspace``: platform and id, as ids of two platforms may be equal."""

    workspace: tuple[str, str] = ("", "")
    person: str = ""


NOBODY = Owner()


class FairQueue(Generic[Item]):
    """A queue that is first in, first out for each person, and round robin between workspaces and people."""

    def __init__(self) -> None:
        """Starts empty."""
        self._workspaces: OrderedDict[tuple[str, str], OrderedDict[str, deque[Item]]] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        """How many items wait."""
        return self._size

    def push(self, owner: Owner, item: Item) -> None:
        """Adds an item behind the others of its owner."""
        people = self._workspaces.setdefault(owner.workspace, OrderedDict())
        people.setdefault(owner.person, deque()).append(item)
        self._size += 1

    def pop(self, allowed: Callable[[Owner], bool] = lambda _: True) -> tuple[Owner, Item] | None:
        """The next item whose owner may have one; None if there is none. Its workspace and its person then go to the end."""
        for workspace, people in self._workspaces.items():
            for person, items in people.items():
                owner = Owner(workspace, person)
                if allowed(owner):
                    item = items.popleft()
                    self._size -= 1
                    self._move_back(owner)
                    return owner, item
        return None

    def _move_back(self, owner: Owner) -> None:
        people = self._workspaces[owner.workspace]
        people.move_to_end(owner.person)
        self._workspaces.move_to_end(owner.workspace)
        if not people[owner.person]:
            del people[owner.person]
        if not people:
            del self._workspaces[owner.workspace]


class Slots:
    """A semaphore of which one person can hold at most half; for one event loop.

    A workspace leaves one for others, where there are any.
    """

    def __init__(self, count: int) -> None:
        """Count: at least one."""
        self._count = self._free = count
        self._running: Counter[Owner] = Counter()
        self._seen: set[tuple[str, str]] = set()
        self._waiting = FairQueue[asyncio.Future[None]]()

    @asynccontextmanager
    async def turn(self, owner: Owner) -> AsyncIterator[None]:
        """Waits for a slot, and holds it until the end of the ``async with``."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._seen.add(owner.workspace)
        self._waiting.push(owner, mine)
        self._hand_out()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._give_back(owner)
            raise
        try:
            yield
        finally:
            self._give_back(owner)

    def _give_back(self, owner: Owner) -> None:
        self._free += 1
        self._running[owner] -= 1
        if not self._running[owner]:
            del self._running[owner]
        self._hand_out()

    def _may(self, owner: Owner) -> bool:
        most = max(1, self._count - (len(self._seen) > 1))
        ours = sum(number for other, number in self._running.items() if other.workspace == owner.workspace)
        return self._running[owner] < share_of(self._count) and ours < most

    def _hand_out(self) -> None:
        while self._free:
            found = self._waiting.pop(self._may)
            if found is None:
                return
            owner, waiting = found
            if not waiting.done():  # whoever was cancelled wants none
                waiting.set_result(None)
                self._free -= 1
                self._running[owner] += 1


def share_of(count: int) -> int:
    """How many of so many slots one person may have."""
    return max(1, count // 2)
