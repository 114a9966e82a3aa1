"""Shadow mode: everything is checked, nobody is told; after a week admins get the numbers and a switch."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from config.entities import EntityTypes

from .. import wording
from ..message import MessageRef, Place
from ..ports import Chat, Clock, Person, Undeliverable
from ..records import State
from ..reply import Reply
from ..settings_resolver import SettingsResolver, Switch
from ..store.claims import Claim, ClaimKind, Claims
from ..store.findings import Findings
from ..store.workspaces import Workspace, Workspaces


@dataclass(frozen=True, slots=True)
class ShadowReports:
    """Reports how many notices would have been sent; to admins once, when the shadow days are over."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    workspaces: Workspaces
    findings: Findings
    claims: Claims
    clock: Clock
    types: EntityTypes
    days: float

    async def report(self, platform: str, workspace: str) -> Reply:
        """How many notices would have been sent, with the switch."""
        known = await self.workspaces.one(platform, workspace)
        since = known.added_at if known else self.clock.now()
        summary = await self.findings.summary(platform, workspace, since, State.SHADOW)
        return wording.shadow_report(summary, self.types, MessageRef(platform, workspace, "-", "all"))

    async def is_on(self, platform: str, workspace: str) -> bool:
        """Whether the workspace as a whole is in shadow mode."""
        place = Place(platform, workspace, "")
        return (await self.settings.of_place(place, self.chats[platform].capabilities)).shadow

    async def report_due(self, platform: str) -> None:
        """Reports to the admins of each workspace whose shadow days are over, once."""
        before = self.clock.now() - timedelta(days=self.days)
        usual = self.days > 0 and not self.chats[platform].capabilities.demonstration
        # Of ten thousand workspaces all but a few have had their report, or are not in shadow mode.
        for workspace in await self.workspaces.unreported(platform, before, "shadow", Switch.ON, usual=usual):
            if await self.is_on(platform, workspace.id):
                await self._report(workspace)

    async def _report(self, workspace: Workspace) -> None:
        now = self.clock.now()
        claim = Claim(MessageRef(workspace.platform, workspace.id, "", "shadow"), "report", ClaimKind.REPORT)
        async with self.claims.claimed(claim, now) as held:
            if held.ours:
                await self._send(workspace, await self.chats[workspace.platform].admins(workspace.id), again=held.again)
                await self.workspaces.reported(workspace.platform, workspace.id, now)

    async def _send(self, workspace: Workspace, admins: Sequence[Person], *, again: bool) -> None:
        reply = await self.report(workspace.platform, workspace.id)
        for admin in admins:
            with suppress(Undeliverable):
                key = f"shadow:{workspace.platform}:{workspace.id}:{admin.id}"
                await self.chats[workspace.platform].deliver(reply, admin, key, reader=admin, again=again)
