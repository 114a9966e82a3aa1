"""What a search has found: numbers, and a list of links, to whoever asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from config.entities import EntityTypes

from ... import wording
from ...history import Run, RunState
from ...message import MessageRef
from ...ports import Chat, Clock, Undeliverable
from ...reply import Reply
from ...store.claims import Claim, ClaimKind, Claims
from ...store.history import History
from ...store.past_findings import PastFindings
from ...wording.history import Page

_log = structlog.get_logger("history")
_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class HistoryReports:
    """Makes reports and lists, and sends the report once."""

    chats: Mapping[str, Chat]
    history: History
    findings: PastFindings
    claims: Claims
    clock: Clock
    types: EntityTypes

    async def report(self, run: Run) -> Reply:
        """The numbers as they are now."""
        _, undecided = await self.findings.listed(run.platform, run.workspace, 0, 0)
        channels = await self.history.channels(run)
        lists_threads = self.chats[run.platform].capabilities.lists_threads
        return wording.history_report(run, channels, undecided, self.types, lists_threads=lists_threads)

    async def list_from(self, run: Run, start: int, replaces: str = "", said: str = "") -> Reply:
        """A page of links, with what can be done about each. Said: what was done just now."""
        found, total = await self.findings.listed(run.platform, run.workspace, start, _A_PAGE)
        if not found and start:
            start = max(0, (total - 1) // _A_PAGE * _A_PAGE)
            found, total = await self.findings.listed(run.platform, run.workspace, start, _A_PAGE)
        return wording.history_list(run, found, Page(start, _A_PAGE, total), self.types, replaces, said)

    async def finish(self, run: Run) -> None:
        """Sends the report, and records that the search is over."""
        now = self.clock.now()
        claim = Claim(MessageRef(run.platform, run.workspace, "", "history"), run.id, ClaimKind.HISTORY)
        async with self.claims.claimed(claim, now) as held:
            if held.ours:
                await self._send(run, again=held.again)
                await self.history.change(run, RunState.DONE, now)

    async def _send(self, run: Run, *, again: bool) -> None:
        """Only to somebody who is still an admin; a search may take days."""
        chat, admin = self.chats[run.platform], run.admin
        try:
            if admin and await chat.is_admin(admin):
                await chat.deliver(await self.report(run), admin, f"history:{run.id}:report", reader=admin, again=again)
        except Undeliverable:
            _log.info("unreachable", platform=run.platform)
