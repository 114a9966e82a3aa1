"""The privacy channel: each alarm with its kinds of data, counts, place and author, never content, for the privacy team."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from config.entities import EntityTypes

from .. import wording
from ..commands import nothing_behind
from ..message import Place
from ..ports import Chat, Unavailable, Undeliverable
from ..records import FindingRecord, State
from ..reply import Action, Reply, Verb
from ..settings_resolver import SettingsResolver
from ..store.findings import Findings
from ..store.workspaces import Scope, SettingValue
from .requests import Command, Press

CHANNEL = "privacy_channel"


@dataclass(frozen=True, slots=True)
class PrivacyChannel:
    """Posts findings, and records who takes care of them."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    findings: Findings
    types: EntityTypes

    async def post(self, record: FindingRecord, *, again: bool) -> None:
        """Posts a finding in the workspace's privacy channel, where there is one; a failed post stops nothing."""
        ref = record.ref
        channel = await self.settings.of_workspace(ref.platform, ref.workspace, CHANNEL)
        if not channel or record.state is State.SHADOW:
            return
        place = Place(ref.platform, ref.workspace, channel)
        with suppress(Undeliverable, Unavailable):
            key = f"case:{record.version[:8]}:{ref.channel}:{ref.id}"
            await self.chats[ref.platform].deliver(wording.case(record, self.types), place, key, again=again)

    async def handle(self, press: Press, action: Action) -> Reply:
        """Resolve or assign: the post then says by whom."""
        record = await self.findings.last_of(action.ref) if action.ref else None
        place = press.place
        if record is None:
            return wording.said("This finding is no longer stored.")
        if await self.settings.of_workspace(place.platform, place.workspace, CHANNEL) != place.channel:
            return wording.said("That can only be done in the privacy channel.")
        state = wording.RESOLVED if action.verb is Verb.RESOLVE else wording.ASSIGNED
        reply = wording.case(record, self.types, state, press.person.id, press.notice)
        await self.chats[place.platform].deliver(reply, place, press.notice)
        return wording.said(f"Noted. {state}")

    async def privacy_channel(self, command: Command, typed: str) -> Reply:
        """``privacy-channel``: findings are posted here from now on; ``off``: nowhere."""
        if typed.casefold() == "off":
            return await self._set(command, "", "Findings are no longer posted anywhere.")
        nothing_behind(typed)
        said = "From now on, findings from all channels are posted here, without content."
        return await self._set(command, command.place.channel, said)

    async def _set(self, command: Command, channel: str, said: str) -> Reply:
        place = command.place
        setting = SettingValue(Scope.WORKSPACE, "", CHANNEL, channel)
        await self.settings.set(place.platform, place.workspace, setting, command.person.id)
        return wording.said(said)
