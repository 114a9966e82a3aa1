"""``stats``: the team's numbers."""

from dataclasses import dataclass

from .. import wording
from ..commands import nothing_behind
from ..ports import Clock
from ..reminders.digest import Digest, in_words
from ..reminders.statistics import statistics_of
from ..reply import Reply
from ..store.answers import Answers
from ..store.findings import Findings
from .permissions import Permissions
from .requests import Command

WEEKS = 8


@dataclass(frozen=True, slots=True)
class TeamStatistics:
    """Answers with them; admins see more."""

    permissions: Permissions
    findings: Findings
    answers: Answers
    digest: Digest
    clock: Clock

    async def stats(self, command: Command, typed: str) -> Reply:
        """Numbers in words for everybody; kinds of data and a picture for admins."""
        nothing_behind(typed)
        place = command.place
        numbers = await statistics_of(self.findings, self.answers, place.platform, place.workspace, self.clock.now(), WEEKS)
        if await self.permissions.is_admin(command.person):
            return self.digest.reply(numbers)
        return wording.said(in_words(numbers))
