"""What admins see and set: settings, state, shadow mode, forgetting a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from config.phrases import ENGLISH, Phrases
from config.policy import Sensitivity, Style

from .. import wording
from ..commands import Misused, nothing_behind
from ..message import Place
from ..ports import Chat, Clock
from ..reply import Action, Audience, Block, Choice, Paragraph, Reply
from ..settings_resolver import CHOICES, SettingsResolver, Switch
from ..store.erasure import Erasure
from ..store.unread_files import UnreadFiles
from ..store.workspaces import Scope, SettingValue
from . import place_pages
from .channel_joiner import AUTO_JOIN, ChannelJoiner
from .permissions import Permissions
from .place_pages import PlacePages
from .reminder_commands import PREFIX, ReminderCommands
from .requests import Command, Press
from .shadow import ShadowReports

UNREAD_DAYS = 30
# What stands on the second page.
_SAYING = frozenset({"language", "digest", "introduction", "public_note", "revoke", AUTO_JOIN})
_NOT_AN_ADMIN = "Only admins can change settings."


@dataclass(frozen=True, slots=True)
class AdminCommands:
    """Pages and commands of admins."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    place_pages: PlacePages
    shadow: ShadowReports
    joiner: ChannelJoiner
    reminder_commands: ReminderCommands
    phrases: Mapping[str, Phrases]
    unread_files: UnreadFiles
    erasure: Erasure
    clock: Clock

    async def settings_page(self, command: Command, typed: str) -> Reply:
        """``settings``: how messages are looked at; what stands behind it: the rest, as platforms show five choices at once."""
        page, _, of = typed.partition(" ")
        if page.casefold() == "channel":
            channel = place_pages.channel_of(of) or command.place.channel
            return Reply(Audience.AUTHOR, await self.place_pages.of_channel(command.place, channel))
        pages = {"": self._checking, "more": self._saying, "modes": self._modes}
        if page.casefold() not in pages or of:
            raise Misused
        return Reply(Audience.AUTHOR, await pages[page.casefold()](command.place))

    async def _modes(self, place: Place) -> tuple[Block, ...]:
        head = Paragraph("What is on in which channel", strong=True)
        more = Paragraph("One channel: `/privacy-check settings channel`.")
        return (head, *await self.place_pages.of_workspace(place), *await self.place_pages.table(place), more)

    async def _checking(self, place: Place) -> tuple[Block, ...]:
        place_settings = await self.settings.of_place(place, self.chats[place.platform].capabilities)
        modes = self.place_pages.modes_of(place.platform, place_settings.mode.value)
        shadow = Switch.ON if await self.shadow.is_on(place.platform, place.workspace) else Switch.OFF
        sensitivity = (
            await self.settings.of_workspace(place.platform, place.workspace, "sensitivity") or self.settings.own.sensitivity
        )
        style = await self.settings.of_workspace(place.platform, place.workspace, "style") or self.settings.own.style
        return (
            Paragraph("Settings", strong=True),
            _choice("How sensitive I am", "sensitivity", Sensitivity, sensitivity),
            _choice("What a value is replaced with", "style", Style, style),
            Choice("What happens on an alarm in this channel", f"{place_pages.HERE}mode", modes, place_settings.mode),
            _choice("Shadow mode: count, but tell nobody", "shadow", Switch, shadow),
            _choice(
                "Shadow mode in this channel",
                f"{place_pages.HERE}shadow",
                Switch,
                Switch.ON if place_settings.shadow else Switch.OFF,
            ),
            Paragraph(
                "The rest: `/privacy-check settings more`, `/privacy-check settings modes` and `/privacy-check settings channel`."
            ),
            Paragraph("What people marked as not a leak, and how to undo it: `/privacy-check allowlist`."),
        )

    async def _saying(self, place: Place) -> tuple[Block, ...]:
        languages = tuple((code, phrases.language) for code, phrases in self.phrases.items())
        language = await self.settings.of_workspace(place.platform, place.workspace, "language") or ENGLISH
        digest = await self.settings.of_workspace(place.platform, place.workspace, "digest") or Switch.ON
        introduction = await self.settings.of_workspace(place.platform, place.workspace, "introduction") or Switch.ON
        public_note = await self.settings.of_workspace(place.platform, place.workspace, "public_note") or Switch.OFF
        revoke = await self.settings.of_workspace(place.platform, place.workspace, "revoke") or Switch.OFF
        asked = _choice("Delete webhooks of this platform that are posted, so that nobody can use them", "revoke", Switch, revoke)
        revoking = (asked,) if self.chats[place.platform].capabilities.revokes else ()
        return (
            Paragraph("More settings", strong=True),
            Choice("Language of reminders", "language", languages, language),
            _choice("The month's numbers for admins", "digest", Switch, digest),
            _choice("Introduce me in new channels", "introduction", Switch, introduction),
            _choice("Leave a short public note for anyone I cannot reach in private", "public_note", Switch, public_note),
            *revoking,
            *await self._joining(place),
        )

    async def _joining(self, place: Place) -> tuple[Block, ...]:
        if not self.chats[place.platform].capabilities.joins:
            return ()
        chosen = await self.settings.of_workspace(place.platform, place.workspace, AUTO_JOIN) or Switch.OFF
        return (_choice("Join public channels by myself, new ones too", AUTO_JOIN, Switch, chosen),)

    async def _again(self, press: Press, name: str) -> Reply:
        """The page on which the setting stands, as it is now."""
        page = self._saying if name in _SAYING else self._modes if name == "mode" else self._checking
        return Reply(Audience.AUTHOR, await page(press.place), press.notice)

    async def set_choice(self, press: Press, action: Action) -> Reply:
        """A setting was chosen; names that begin with "here." are the channel's. The button may name its workspace."""
        if action.ref and self.chats[press.place.platform].capabilities.global_people:
            ref = action.ref  # pressed in a direct message, which is in no workspace
            press = replace(
                press,
                place=Place(ref.platform, ref.workspace, ""),
                person=replace(press.person, workspace=ref.workspace),
            )
        place = press.place
        if not await self.permissions.is_admin(press.person):
            return wording.said(_NOT_AN_ADMIN)
        name, _, value = action.argument.partition("=")
        channel, bare = place_pages.named(name, place.channel)
        if name.startswith(PREFIX):
            return await self.reminder_commands.choose(press, name, value)
        if bare == "language":
            return await self._language(press, value)
        if bare == "mode" and value not in self.chats[place.platform].capabilities.modes:
            return wording.said("There is no such mode here.")
        if value not in CHOICES.get(bare, frozenset()):
            return wording.said("There is no such setting.")
        setting = SettingValue(Scope.CHANNEL if channel else Scope.WORKSPACE, channel, bare, value)
        await self.settings.set(place.platform, place.workspace, setting, press.person.id)
        if bare == "shadow" and value == Switch.OFF and not channel:
            return wording.said("I am switched on: from now on I tell authors, privately where the platform allows it.")
        if (bare, value) == (AUTO_JOIN, Switch.ON) and not channel:
            self.joiner.begin(place.platform, place.workspace, press.person)
        if name.startswith(place_pages.IN):
            return Reply(Audience.AUTHOR, await self.place_pages.of_channel(place, channel), press.notice)
        return await self._again(press, name)

    async def _language(self, press: Press, value: str) -> Reply:
        if value not in self.phrases:
            return wording.said("There is no such language.")
        place = press.place
        await self.settings.set(
            place.platform, place.workspace, SettingValue(Scope.WORKSPACE, "", "language", value), press.person.id
        )
        return await self._again(press, "language")

    async def status(self, command: Command, typed: str) -> Reply:
        """``/privacy-check status``: what is in force here; for admins also what the shadow has counted."""
        nothing_behind(typed)
        place, chat = command.place, self.chats[command.place.platform]
        place = chat.located(place) or place
        place_settings = await self.settings.of_place(place, chat.capabilities)
        if place_settings.shadow and await self.permissions.is_admin(command.person):
            reply = await self.shadow.report(place.platform, place.workspace)
        else:
            sensitivity = place_settings.policy.sensitivity.value
            reply = wording.status(place_settings.mode.value, sensitivity, shadow=place_settings.shadow)
        first = wording.where_and_how(place, place_settings.mode.value, shadow=place_settings.shadow)
        reply = replace(reply, blocks=(first, *reply.blocks))
        since = self.clock.now() - timedelta(days=UNREAD_DAYS)
        numbers = await self.unread_files.numbers(place.platform, place.workspace, place.channel, since)
        return wording.with_unread(reply, numbers, UNREAD_DAYS)

    async def ask_forget_workspace(self, command: Command, typed: str) -> Reply:
        """``/privacy-check forget-workspace``: asks first."""
        nothing_behind(typed)
        return wording.ask_forget_workspace()

    async def forget_workspace(self, press: Press, action: Action) -> Reply:
        """An admin confirmed it."""
        place = press.place
        if not await self.permissions.is_admin(press.person):
            return wording.said(_NOT_AN_ADMIN)
        gone = await self.erasure.erase_workspace(place.platform, place.workspace)
        self.settings.forget(place.platform, place.workspace)
        return wording.forgotten(gone.entries, "this workspace")


def _choice(label: str, setting: str, values: type[StrEnum], chosen: str) -> Choice:
    return Choice(label, setting, tuple((value.value, value.value) for value in values), chosen)
