"""Shadow mode: everything is scored, nobody is told; after a week an admin gets the number and a switch."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from .. import wording
from ..message import MessageRef, Place
from ..ports import Person, Undeliverable
from ..records import State
from ..reply import Reply
from ..store.claims import Claim, ClaimKind
from ..store.workspaces import Workspace
from .kit import Kit


async def shadow_reply(kit: Kit, platform: str, workspace: str) -> Reply:
    """How many notices would have been sent, with the switch."""
    (since,) = [w.added_at for w in await kit.store.workspaces.all(platform) if w.id == workspace] or [kit.clock.now()]
    summary = await kit.store.findings.summary(platform, workspace, since, State.SHADOW)
    return wording.shadow_report(summary, kit.types)


async def in_shadow(kit: Kit, platform: str, workspace: str) -> bool:
    """Whether the workspace as a whole is in shadow mode."""
    place = Place(platform, workspace, "")
    return (await kit.book.rules(place, kit.chat(platform).capabilities)).shadow


async def report_due(kit: Kit, platform: str) -> None:
    """Reports to the admins of each workspace whose shadow days are over, once."""
    now = kit.clock.now()
    for workspace in await kit.store.workspaces.all(platform):
        over = now - workspace.added_at >= timedelta(days=kit.throttle.shadow_days)
        if over and workspace.reported_at is None and await in_shadow(kit, platform, workspace.id):
            await _report(kit, workspace)


async def _report(kit: Kit, workspace: Workspace) -> None:
    now = kit.clock.now()
    claim = Claim(MessageRef(workspace.platform, workspace.id, "", "shadow"), "report", ClaimKind.REPORT)
    async with kit.store.claims.claimed(claim, now) as held:
        if held.ours:
            await _send(kit, workspace, await kit.chat(workspace.platform).admins(workspace.id), again=held.again)
            await kit.store.workspaces.reported(workspace.platform, workspace.id, now)


async def _send(kit: Kit, workspace: Workspace, admins: Sequence[Person], *, again: bool) -> None:
    reply = await shadow_reply(kit, workspace.platform, workspace.id)
    for admin in admins:
        with suppress(Undeliverable):
            key = f"shadow:{workspace.platform}:{workspace.id}:{admin.id}"
            await kit.chat(workspace.platform).deliver(reply, admin, key, reader=admin, again=again)
