"""A memory that lasts as long as the process: the playground's, which keeps nothing on disk."""

from collections import Counter, OrderedDict, defaultdict
from datetime import datetime

from ..message import MessageRef
from ..ports import Person

_MOST_CLAIMS = 100_000


class VolatileMemory:
    """Fulfils the port Memory in this process alone."""

    def __init__(self) -> None:
        """Starts empty."""
        self._claims: OrderedDict[tuple[MessageRef, str], None] = OrderedDict()
        self._notices: dict[MessageRef, str] = {}
        self._marks: dict[str, set[str]] = defaultdict(set)
        self._settings: dict[tuple[str, str], str] = {}
        self._pauses: dict[Person, datetime] = {}
        self._answers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)

    async def claim(self, ref: MessageRef, version: str) -> bool:
        """See Memory; the oldest claims are forgotten beyond 100,000."""
        if (ref, version) in self._claims:
            return False
        self._claims[ref, version] = None
        if len(self._claims) > _MOST_CLAIMS:
            self._claims.popitem(last=False)
        return True

    async def remember_notice(self, ref: MessageRef, key: str) -> None:
        """See Memory."""
        self._notices[ref] = key

    async def open_notice(self, ref: MessageRef) -> str:
        """See Memory."""
        return self._notices.get(ref, "")

    async def close_notice(self, ref: MessageRef) -> None:
        """See Memory."""
        self._notices.pop(ref, None)

    async def allow(self, workspace: str, fingerprints: frozenset[str]) -> None:
        """See Memory."""
        self._marks[workspace] |= fingerprints

    async def allowed(self, workspace: str) -> frozenset[str]:
        """See Memory."""
        return frozenset(self._marks[workspace])

    async def setting(self, workspace: str, name: str) -> str:
        """See Memory."""
        return self._settings.get((workspace, name), "")

    async def set_setting(self, workspace: str, name: str, value: str) -> None:
        """See Memory."""
        self._settings[workspace, name] = value

    async def pause(self, person: Person, until: datetime) -> None:
        """See Memory."""
        self._pauses[person] = until

    async def paused_until(self, person: Person) -> datetime | None:
        """See Memory."""
        return self._pauses.get(person)

    async def confirm(self, person: Person, guide: str, answer: str) -> None:
        """See Memory."""
        self._answers[person.workspace, guide][person.id] = answer

    async def confirmations(self, workspace: str, guide: str) -> dict[str, int]:
        """See Memory."""
        return dict(Counter(self._answers[workspace, guide].values()))
