"""What is stored about a person: told to them, and deleted when they ask for it and confirm."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.entities import EntityTypes
from config.store import RetentionSettings

from .. import wording
from ..commands import nothing_behind
from ..message import Place
from ..ports import Capabilities, Chat
from ..reply import Action, Reply
from ..settings_resolver import SettingsResolver
from ..store.erasure import Erasure
from ..store.findings import Findings
from .requests import Command, Press

CONFIRMED = wording.CONFIRMED


@dataclass(frozen=True, slots=True)
class PersonalData:
    """The commands ``my-data`` and ``forget-me``."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    erasure: Erasure
    findings: Findings
    types: EntityTypes
    retention_days: RetentionSettings

    async def my_data(self, command: Command, typed: str) -> Reply:
        """``my-data``: what is stored about whoever asks."""
        nothing_behind(typed)
        everywhere = self._everywhere(command.place)
        stored = await self.erasure.stored_about(command.person, everywhere=everywhere)
        summary = await self.findings.summary_of(command.person, everywhere=everywhere)
        return wording.my_data(stored.entries, summary, self.types, self.retention_days.findings)

    async def ask_forget_me(self, command: Command, typed: str) -> Reply:
        """``forget-me``: asks first."""
        nothing_behind(typed)
        return wording.ask_forget_me(everywhere=self._everywhere(command.place))

    async def forget_me(self, press: Press, action: Action) -> Reply:
        """The button: the first asks, the second deletes."""
        place, person = press.place, press.person
        everywhere = self._everywhere(place)
        if action.argument != CONFIRMED:
            return wording.ask_forget_me(everywhere=everywhere)
        gone = await self.erasure.erase_person(person, everywhere=everywhere)
        self.settings.forget(place.platform, None if everywhere else place.workspace)
        return wording.forgotten(gone.entries, "you, in all servers," if everywhere else "you here")

    def _everywhere(self, place: Place) -> bool:
        return is_everywhere(place, self.chats[place.platform].capabilities)


def is_everywhere(place: Place, can: Capabilities) -> bool:
    """Whether a request is about all workspaces: one by direct message is, where people have the same id in all of them."""
    return place.private and can.global_people
