"""``/privacy-check history`` and the buttons of a search: for admins alone, but for an author's own list."""

import re
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass

from config.responding import HistorySettings

from ... import wording
from ...commands import Misused
from ...history import OVER, ChannelState, Run, RunState
from ...message import MessageRef, Place
from ...ports import Chat, Clock, Listed, NotAllowed, Pace, Person, Undeliverable
from ...reply import Action, Reply
from ...settings_resolver import Mode, SettingsResolver, Switch
from ...store.history import History
from ...store.past_findings import PastFindings
from ...store.workspaces import Scope, SettingValue, Workspaces
from ..permissions import Permissions
from ..requests import Command, Press
from .author_notices import AuthorNotices
from .first_look import LOOK_DAYS
from .progress import Progress
from .reports import HistoryReports

_ASKED = re.compile(r"(\d{1,4})(?:d| days?)?(?: (here|everywhere))?", re.IGNORECASE)
_WORDS = {"pause": RunState.PAUSED, "resume": RunState.RUNNING, "stop": RunState.STOPPED}
_ID_BYTES = 6
_NOT_AN_ADMIN = "Only admins can search the history."
_NO_LONGER = "This button no longer works."
_UNDER_WAY = "A search is under way here already. `/privacy-check history` shows it."


@dataclass(frozen=True, slots=True)
class HistoryCommands:
    """Plans, begins and ends searches, and shows what they found. ``wake``: tells the walker of this process."""

    settings: HistorySettings
    chats: Mapping[str, Chat]
    resolver: SettingsResolver
    permissions: Permissions
    workspaces: Workspaces
    history: History
    findings: PastFindings
    progress: Progress
    reports: HistoryReports
    notices: AuthorNotices
    clock: Clock
    wake: Callable[[], None]

    async def command(self, command: Command, typed: str) -> Reply:
        """``history``: the last search; ``history 30d everywhere``: what a search would take; also pause, resume and stop."""
        place, word = command.place, typed.casefold()
        run = await self.history.of(place.platform, place.workspace)
        if word in ("", *_WORDS):
            if run is None:
                return wording.said("The history has not been searched yet. For example: `/privacy-check history 30d`.")
            return await self._state(run) if not word else await self._change(run, _WORDS[word])
        asked = _ASKED.fullmatch(typed)
        if asked is None:
            raise Misused
        if not 1 <= int(asked[1]) <= self.settings.days:
            raise Misused(f"I can search 1 to {self.settings.days} days.")
        if run and run.state not in OVER:
            return wording.said(_UNDER_WAY)
        return await self._plan(place, int(asked[1]), everywhere=(asked[2] or "").casefold() == "everywhere")

    async def press(self, press: Press, action: Action) -> Reply:
        """A button: the reference names the workspace, and the search, or the finding that it is about."""
        ref, (verb, _, rest) = action.ref, action.argument.partition(".")
        chat = self.chats[press.place.platform]
        if ref is None or (press.place.workspace != ref.workspace and not chat.capabilities.global_people):
            return wording.said(_NO_LONGER)
        person = Person(ref.platform, ref.workspace, press.person.id)
        if verb == "mine":
            return await self.notices.page(person, _number(rest))
        if not await self.permissions.is_admin(person):
            return wording.said(_NOT_AN_ADMIN)
        if verb == "start":
            return await self._start(person, ref, rest)
        if verb == "look":
            return await self._plan(Place(ref.platform, ref.workspace, ""), LOOK_DAYS, everywhere=True, look=True)
        run = await self.history.of(ref.platform, ref.workspace)
        if verb in ("tell", "resolve"):
            return await self._decide(press, run, ref, verb, _number(rest))
        if run is None or run.id != ref.id:
            return wording.said("That search is no longer stored.")
        if verb in _WORDS:
            return await self._change(run, _WORDS[verb])
        if verb in ("list", "page"):
            return await self.reports.list_from(run, _number(rest), press.notice if verb == "page" else "")
        if verb == "tellall":
            number = await self.findings.ask_to_tell(run.platform, run.workspace, "", self.clock.now())
            return wording.said(wording.will_tell(number, everyone=True))
        if verb == "on":
            return await self._switch_on(run, press.person.id)
        return wording.said(_NO_LONGER)

    async def _state(self, run: Run) -> Reply:
        """The report as far as it is known by now."""
        if run.state in OVER:
            return await self.reports.report(run)
        return wording.history_progress(run, await self.history.channels(run), None)

    async def _switch_on(self, run: Run, admin: str) -> Reply:
        """Ends shadow mode; where channels must be chosen first, all are."""
        can = self.chats[run.platform].capabilities
        chosen = {"shadow": Switch.OFF.value} | ({"mode": can.modes[0]} if can.opt_in else {})
        for name, value in chosen.items():
            setting = SettingValue(Scope.WORKSPACE, "", name, value)
            await self.resolver.set(run.platform, run.workspace, setting, admin)
        return wording.said("I am switched on: from now on I tell authors, privately where the platform allows it.")

    async def _plan(self, place: Place, days: int, *, everywhere: bool, look: bool = False) -> Reply:
        """What a search would read and how long that would take, with the button that begins it."""
        listed = [each async for each in self._listed(place)] if everywhere else [Listed(place, ours=True)]
        readable = [each.place for each in listed if each.ours]
        if not readable:
            return wording.said("I am not in any channel yet.")
        try:
            pace = await self.chats[place.platform].pace(readable[0] if everywhere else place.whole_channel)
        except (NotAllowed, Undeliverable):
            if not everywhere:
                return wording.may_not_read()
            pace = Pace(0)
        seconds = max(pace.seconds, 60 / self.settings.calls_per_minute)
        start = MessageRef(place.platform, place.workspace, "-" if everywhere else place.channel, "look" if look else "new")
        return wording.history_plan(
            start, days, len(readable), len(listed) - len(readable), pace, seconds, self.settings.messages
        )

    async def _listed(self, place: Place) -> AsyncIterator[Listed]:
        async for each in self.chats[place.platform].channels(place.workspace):
            yield each

    async def _start(self, person: Person, ref: MessageRef, rest: str) -> Reply:
        """Begins a search, and shows its progress in a message of its own."""
        days, look = _number(rest.partition(".")[0]), rest.endswith(".look")
        if not 1 <= days <= self.settings.days:
            return wording.said(_NO_LONGER)
        run = Run(
            secrets.token_hex(_ID_BYTES),
            ref.platform,
            ref.workspace,
            person.id,
            RunState.RUNNING,
            days,
            self.clock.now(),
            look,
        )
        place = Place(ref.platform, ref.workspace, "" if ref.channel == "-" else ref.channel)
        if not await self.history.begin(run, await self._channels(place)):
            return wording.said(_UNDER_WAY)
        try:
            await self.progress.begin(run, person)
        except Undeliverable:
            await self.history.change(run, RunState.STOPPED, self.clock.now())
            return wording.said(
                "I cannot send you direct messages, so I could not tell you what I find. Please allow them, then start again."
            )
        where = "here" if place.channel else "everywhere"
        started = SettingValue(Scope.WORKSPACE, place.channel, "history", f"{days}d {where}")
        await self.workspaces.audit(run.platform, run.workspace, started, person.id, "", run.started_at)
        self.wake()
        return wording.said("I have begun. The progress is in our direct messages, and so will be the result.")

    async def _channels(self, place: Place) -> list[tuple[str, ChannelState]]:
        """What is to be read; what is exempt, or closed to us, is kept to be named. Place: without a channel: everywhere."""
        modes = await self.resolver.modes(place.platform, place.workspace)

        def state(listed: Listed) -> ChannelState:
            own = next((modes[each] for each in (listed.place.channel, *listed.place.parents) if each in modes), None)
            if own is Mode.OFF:
                return ChannelState.EXEMPT
            return ChannelState.TODO if listed.ours else ChannelState.CLOSED

        if place.channel:
            located = self.chats[place.platform].located(place) or place
            return [(place.channel, state(Listed(located, ours=True)))]
        return [(each.place.channel, state(each)) async for each in self._listed(place)]

    async def _change(self, run: Run, state: RunState) -> Reply:
        """Pauses, resumes or stops; a search that is stopped reports what it has found so far."""
        if not await self.history.change(run, state, self.clock.now()):
            return wording.said("The search is over." if run.state in OVER else f"The search is {state.value} already.")
        changed = await self.history.of(run.platform, run.workspace) or run
        await self.progress.draw(changed)
        if state is RunState.STOPPED:
            await self.reports.finish(changed)
            return wording.said("I have stopped. What I found until then is in our direct messages.")
        if state is RunState.RUNNING:
            self.wake()
            return wording.said("I go on.")
        return wording.said("I have paused. What is read stays read.")

    async def _decide(self, press: Press, run: Run | None, ref: MessageRef, verb: str, start: int) -> Reply:
        """An author is told, or a finding is resolved; the list then shows what is left."""
        now, record = self.clock.now(), await self.findings.undecided(ref)
        if verb == "resolve":
            said = "Resolved." if await self.findings.dismiss(ref, now) else "That is settled already."
        else:
            number = await self.findings.ask_to_tell(ref.platform, ref.workspace, record.author, now) if record else 0
            said = wording.will_tell(number, everyone=False)
        return await self.reports.list_from(run, start, press.notice, said) if run else wording.said(said)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else 0
