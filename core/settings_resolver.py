"""The settings in force: those of the channel before those of the workspace, and these before the process's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from config.policy import Policy, Sensitivity, Style
from config.responding import ThrottleSettings

from .allowlist import Allowlist, AllowlistEntry
from .message import Message, MessageRef, Place
from .ports import Capabilities, Clock, Person
from .quiet_hours import QuietHours
from .records import State
from .store.allowlist import AllowlistEntries
from .store.workspaces import Scope, SettingValue, Workspaces

QUIET, EXEMPT, PAUSED = "quiet_hours", "exempt", "paused_until"
_FRESH = timedelta(seconds=5)


class Mode(StrEnum):
    """What an alarm leads to."""

    NOTICE = "notice"
    NOTE = "note"
    DM = "dm"
    REPLACE = "replace"
    LOG = "log"
    OFF = "off"


class Switch(StrEnum):
    """Whether something is done."""

    ON = "on"
    OFF = "off"


CHOICES: dict[str, frozenset[str]] = {
    "sensitivity": frozenset(Sensitivity),
    "style": frozenset(Style),
    "mode": frozenset(Mode),
    "shadow": frozenset(Switch),
    "digest": frozenset(Switch),
    "introduction": frozenset(Switch),
    "assistants": frozenset(Switch),
    "public_note": frozenset(Switch),
    "bots": frozenset(Switch),
    "ping": frozenset(Switch),
    "revoke": frozenset(Switch),
    "auto_join": frozenset(Switch),
}


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """The settings in force in one place.

    ``public_note``: a short public reply tells whoever cannot be reached in private. ``bots``: other apps' messages count.
    ``ping``: a note pings the author of what it answers. ``revoke``: posted secrets of the platform itself are made worthless.
    """

    policy: Policy
    mode: Mode
    shadow: bool
    for_assistants: bool = False
    public_note: bool = False
    bots: bool = False
    ping: bool = False
    revoke: bool = False

    def applied_to(self, message: Message) -> Message:
        """The message, as one that an AI app reads where the channel is marked so."""
        return replace(message, place=replace(message.place, for_assistants=True)) if self.for_assistants else message


@dataclass(frozen=True, slots=True)
class _Known:
    read_at: datetime
    settings: dict[tuple[Scope, str, str], str]
    allowlist: Allowlist


class SettingsResolver:
    """Reads settings and the allowlist, and caches a workspace's for five seconds; changes made through it count at once."""

    def __init__(
        self, workspaces: Workspaces, allowlist: AllowlistEntries, policy: Policy, throttle: ThrottleSettings, clock: Clock
    ) -> None:
        """Policy: the process's own."""
        self._workspaces = workspaces
        self._allowlist = allowlist
        self.own = policy
        self._throttle = throttle
        self._clock = clock
        self._known: dict[tuple[str, str], _Known] = {}
        self._changes = 0

    async def of_place(self, place: Place, can: Capabilities) -> PlaceSettings:
        """The settings in force in a place."""
        known = await self._read(place.platform, place.workspace)

        def chosen(name: str) -> str:
            there = (known.settings.get((Scope.CHANNEL, each, name), "") for each in (place.channel, *place.parents))
            return next(filter(None, there), "") or known.settings.get((Scope.WORKSPACE, "", name), "")

        own: dict[str, object] = {}
        if chosen("sensitivity"):
            own["sensitivity"] = Sensitivity(chosen("sensitivity"))
        if chosen("style"):
            own["style"] = Style(chosen("style"))
        policy = self.own.model_copy(update=own) if own else self.own
        begins_in_shadow = self._throttle.shadow_days > 0 and not can.demonstration and not place.private
        shadow = chosen("shadow") == Switch.ON if chosen("shadow") else begins_in_shadow
        usual = _usual(place, can)
        on = {name: chosen(name) == Switch.ON for name in ("public_note", "bots", "ping", "revoke")}
        return PlaceSettings(policy, Mode(chosen("mode") or usual), shadow, chosen("assistants") == Switch.ON, **on)

    async def usual_mode(self, place: Place, can: Capabilities) -> Mode:
        """What an alarm leads to in the workspace where a channel has no mode of its own."""
        return Mode(await self.of_workspace(place.platform, place.workspace, "mode") or _usual(place, can))

    async def modes(self, platform: str, workspace: str) -> dict[str, Mode]:
        """The channels that have a mode of their own, by id."""
        chosen = (await self._read(platform, workspace)).settings
        own = {subject: value for (scope, subject, name), value in chosen.items() if (scope, name) == (Scope.CHANNEL, "mode")}
        return {subject: Mode(value) for subject, value in own.items() if value}

    async def exempted(self, platform: str, workspace: str) -> tuple[list[str], list[str]]:
        """The ids of groups and of channels that are exempted."""
        chosen = (await self._read(platform, workspace)).settings
        groups = [subject for (scope, subject, _), value in chosen.items() if scope == Scope.GROUP and value == Switch.ON]
        off = [key for key, value in chosen.items() if key[0] == Scope.CHANNEL and key[2] == "mode" and value == Mode.OFF]
        return groups, [subject for _, subject, _ in off]

    async def allowlist(self, message: Message) -> list[AllowlistEntry]:
        """The allowlist entries that apply to the message."""
        known = await self._read(message.place.platform, message.place.workspace)
        return known.allowlist.in_force(message, self._clock.now())

    async def allowlisted(self, message: Message) -> frozenset[str]:
        """The fingerprints of the allowlist entries that apply to the message."""
        return frozenset(entry.value.fingerprint for entry in await self.allowlist(message))

    async def paused_until(self, person: Person) -> datetime | None:
        """When the person's pause ends, if there is one."""
        known = await self._read(person.platform, person.workspace)
        until = known.settings.get((Scope.PERSON, person.id, PAUSED), "")
        return datetime.fromisoformat(until) if until else None

    async def quiet_until(self, person: Person) -> datetime | None:
        """The end of the person's quiet hours where it is one of them now; reminders wait for it."""
        known = await self._read(person.platform, person.workspace)
        hours = known.settings.get((Scope.PERSON, person.id, QUIET), "")
        return QuietHours.read(hours).until(self._clock.now()) if hours else None

    async def silent_until(self, person: Person) -> datetime | None:
        """When the person's pause and quiet hours are over, where it is one of them now."""
        now = self._clock.now()
        ends = [until for until in (await self.paused_until(person), await self.quiet_until(person)) if until and until > now]
        return max(ends, default=None)

    async def silenced(self, person: Person, place_settings: PlaceSettings) -> State | None:
        """The state of a finding about which the person must not be told there; None if they are told."""
        paused = await self.paused_until(person)
        if place_settings.shadow:
            return State.SHADOW
        silent = place_settings.mode in (Mode.LOG, Mode.OFF) or (paused and self._clock.now() < paused)
        return State.SILENT if silent else None

    async def of_workspace(self, platform: str, workspace: str, name: str) -> str:
        """A workspace's setting, or an empty string."""
        return (await self._read(platform, workspace)).settings.get((Scope.WORKSPACE, "", name), "")

    async def of_person(self, person: Person, name: str) -> str:
        """A person's own setting, or an empty string."""
        return (await self._read(person.platform, person.workspace)).settings.get((Scope.PERSON, person.id, name), "")

    async def set(self, platform: str, workspace: str, setting: SettingValue, actor: str) -> None:
        """Saves a setting."""
        await self._workspaces.set(platform, workspace, setting, actor, self._clock.now())
        self.forget(platform, workspace)

    async def allow(self, ref: MessageRef, entries: Sequence[AllowlistEntry]) -> None:
        """Adds the entries of one press, for a message, to the allowlist of its workspace."""
        await self._allowlist.add(ref.platform, ref.workspace, entries)
        self.forget(ref.platform, ref.workspace)

    async def disallow(self, platform: str, workspace: str, entries: Sequence[AllowlistEntry], actor: str) -> None:
        """Removes the entries of one press."""
        await self._allowlist.remove(platform, workspace, entries, actor, self._clock.now())
        self.forget(platform, workspace)

    def forget(self, platform: str, workspace: str | None) -> None:
        """The settings of one workspace, or of all, have changed: drops what is cached, and what is being read now."""
        self._changes += 1
        for known in [key for key in self._known if key[0] == platform and workspace in (None, key[1])]:
            del self._known[known]

    async def _read(self, platform: str, workspace: str) -> _Known:
        now = self._clock.now()
        known = self._known.get((platform, workspace))
        if known is None or now - known.read_at >= _FRESH:
            changes = self._changes
            settings = await self._workspaces.settings(platform, workspace)
            allowlist = Allowlist(await self._allowlist.in_force(platform, workspace, now))
            by_name = {(each.scope, each.subject, each.name): each.value for each in settings}
            known = _Known(now, by_name, allowlist)
            if changes == self._changes:
                self._known[platform, workspace] = known
        return known


def _usual(place: Place, can: Capabilities) -> Mode:
    return Mode.OFF if can.opt_in and not place.private else Mode(can.modes[0])
