"""Commands and buttons of reminders: the list, the editor for admins, and the buttons below a reminder."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from config.guides import Guides
from config.reminders import ReminderSettings

from .. import wording
from ..commands import Misused
from ..ports import Capabilities, Chat, Clock, Person, Unavailable, Undeliverable
from ..reminders.guide_texts import GuideTexts
from ..reminders.live_progress import LiveProgress
from ..reminders.personal import NUDGES, OFF, TOMORROW
from ..reminders.poster import Poster
from ..reminders.posts import ANSWERS, DEVICE, OF, choose_device, post, steps
from ..reminders.request import ROTATION, Request, read_request
from ..reminders.schedule import next_times, spoken, trigger
from ..reminders.scheduler import Scheduler
from ..reminders.topics import in_turn, topic_at
from ..reply import Action, Audience, Reply
from ..settings_resolver import SettingsResolver
from ..store.answers import Answers, SnoozedReminder
from ..store.reminders import Reminders, Schedule
from ..store.workspaces import Scope, SettingValue, Workspaces
from ..wording import reminders as words
from .permissions import Permissions
from .requests import Command, Press

DEFAULT = ("0 10 * * mon", (ROTATION,))
PREFIX = "reminder."
_NOT_AN_ADMIN = "Only admins can change reminders."
_GONE = "This reminder no longer exists."
_NO_GUIDE = "This guide no longer exists."
_MOST_SCHEDULES = 20
_MOST_WORDS_OF_A_GUIDE = 2
DEFAULT_GUIDE = "chatgpt"


@dataclass(frozen=True, slots=True)
class ReminderCommands:
    """Handles the command, the editor and the buttons."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    guide_texts: GuideTexts
    guides: Guides
    reminder_settings: ReminderSettings
    scheduler: Scheduler
    poster: Poster
    live_progress: LiveProgress
    reminders: Reminders
    answers: Answers
    workspaces: Workspaces
    clock: Clock

    async def command(self, command: Command, typed: str) -> Reply:
        """``/privacy-check reminders``: the list; with more words, an admin creates one. Raises Misused."""
        place = command.place
        admin = await self.permissions.is_admin(command.person)
        if not typed:
            return await self._list(place.platform, place.workspace, place.channel, command.person, admin=admin)
        if not admin:
            raise Misused(_NOT_AN_ADMIN)
        try:
            wanted = read_request(typed, await self._zone(command.person), self._guide_named)
        except ValueError as error:
            raise Misused(str(error)) from None
        return await self._made(command, wanted)

    async def _zone(self, person: Person) -> str:
        with suppress(Undeliverable, Unavailable):
            return await self.chats[person.platform].zone(person) or "UTC"
        return "UTC"

    def _guide_named(self, word: str) -> str | None:
        return next((key for key, guide in self.guides.items() if guide.answers_to(word)), None)

    async def _made(self, where: Command | Press, wanted: Request) -> Reply:
        place, now = where.place, self.clock.now()
        known = await self.reminders.schedules(place.platform, place.workspace)
        if len(known) >= _MOST_SCHEDULES:
            return wording.said(f"There are {len(known)} reminders already; please delete one first.")
        ids = (secrets.token_hex(4), place.platform, place.workspace, place.channel)
        schedule = Schedule(*ids, wanted.cron, wanted.zone, wanted.guides, where.person.id)
        await self.reminders.save(schedule, now)
        await self._audited(where, schedule, "", spoken(schedule.cron, schedule.zone))
        await self.scheduler.changed()
        return self._editor(schedule)

    async def _audited(self, where: Command | Press, schedule: Schedule, old: str, new: str) -> None:
        place, now = where.place, self.clock.now()
        about = SettingValue(Scope.CHANNEL, schedule.channel, f"reminder {schedule.id}", new)
        await self.workspaces.audit(place.platform, place.workspace, about, where.person.id, old, now)

    async def _list(self, platform: str, workspace: str, channel: str, person: Person, *, admin: bool) -> Reply:
        schedules = await self.reminders.schedules(platform, workspace)
        lines = [words.Line(each.id, self._said(each), each.channel == channel, paused=each.paused) for each in schedules]
        answers = await self.answers.of(person)
        keys = in_turn(self.guides, self.reminder_settings.include_unconfirmed)
        still = [(key, self.guides[key].name) for key in keys if key not in answers or answers[key][1] < self.guides[key].version]
        left_out = [(guide.name, guide.unconfirmed) for key, guide in self.guides.items() if key not in keys]
        return words.listed(lines, still, left_out, admin=admin)

    def _said(self, schedule: Schedule) -> str:
        what = (
            "guides and habits in turn"
            if ROTATION in schedule.guides
            else ", ".join(self.guides[key].name for key in schedule.guides if key in self.guides)
        )
        upcoming = next_times(schedule.cron, schedule.zone, self.clock.now(), 1)
        then = f"; next {upcoming[0]:%a %d %b %Y, %H:%M}" if upcoming and not schedule.paused else ""
        return f"{spoken(schedule.cron, schedule.zone)}: {what}{then}"

    def _editor(self, schedule: Schedule, replaces: str = "") -> Reply:
        names = {key: f"{guide.name}{' (not confirmed)' if guide.unconfirmed else ''}" for key, guide in self.guides.items()}
        can: Capabilities = self.chats[schedule.platform].capabilities
        reply = words.editor(
            words.Edited(schedule.id, schedule.cron, schedule.zone, schedule.guides), self._said(schedule), names
        )
        buttons = words.editor_buttons(schedule.id, paused=schedule.paused, nudge=schedule.nudge if can.member_list else None)
        return Reply(Audience.AUTHOR, (*reply, buttons), replaces)

    async def on_reminder(self, press: Press, action: Action) -> Reply:
        """A button of the list or the editor; the argument is a verb and a schedule's id."""
        if not await self.permissions.is_admin(press.person):
            return wording.said(_NOT_AN_ADMIN)
        verb, _, ident = action.argument.partition(":")
        if verb == "new":
            return await self._made(press, Request(DEFAULT[0], await self._zone(press.person), DEFAULT[1]))
        schedule = await self._own(press, ident)
        handlers: dict[str, Callable[[Press, Schedule], Awaitable[Reply]]] = {
            "edit": self._edit,
            "pause": self._pause,
            "nudge": self._nudge,
            "preview": self._preview,
            "test": self._test,
            "now": self._now,
            "delete": self._delete,
        }
        if schedule is None or verb not in handlers:
            return wording.said(_GONE)
        return await handlers[verb](press, schedule)

    async def _own(self, press: Press, ident: str) -> Schedule | None:
        """The schedule, if it belongs to the workspace in which the button was pressed."""
        found = await self.reminders.schedule(ident)
        mine = found and (found.platform, found.workspace) == (press.place.platform, press.place.workspace)
        return found if mine else None

    async def _edit(self, press: Press, schedule: Schedule) -> Reply:
        return self._editor(schedule)

    async def _keep(self, press: Press, old: Schedule, new: Schedule) -> Reply:
        await self.reminders.save(new, self.clock.now())
        await self._audited(press, new, _state(old), _state(new))
        await self.scheduler.changed()
        return self._editor(new, press.notice)

    async def _pause(self, press: Press, schedule: Schedule) -> Reply:
        return await self._keep(press, schedule, replace(schedule, paused=not schedule.paused))

    async def _nudge(self, press: Press, schedule: Schedule) -> Reply:
        return await self._keep(press, schedule, replace(schedule, nudge=not schedule.nudge))

    async def _next_post(self, schedule: Schedule) -> Reply:
        topic = topic_at(schedule.turn, schedule.guides, self.guides, self.reminder_settings.include_unconfirmed)
        language, phrases = await self.guide_texts.phrases_of(schedule.platform, schedule.workspace)
        guide = self.guide_texts.guide(topic.guide, language) if topic else None
        if topic is None or guide is None:
            return wording.said(_NO_GUIDE)
        return post(topic, guide, phrases, await self.poster.progress(schedule, topic.guide))

    async def _preview(self, press: Press, schedule: Schedule) -> Reply:
        return replace(await self._next_post(schedule), audience=Audience.AUTHOR)

    async def _test(self, press: Press, schedule: Schedule) -> Reply:
        reply = replace(await self._next_post(schedule), audience=Audience.AUTHOR)
        key = f"test:{schedule.id}:{self.clock.now().timestamp():.0f}"
        await self.chats[schedule.platform].deliver(reply, press.person, key)
        return wording.said("Sent to you only, as a direct message.")

    async def _now(self, press: Press, schedule: Schedule) -> Reply:
        posted = await self.poster.post_now(schedule)
        return wording.said("Posted." if posted else "I could not post it: please make sure that I may write in its channel.")

    async def _delete(self, press: Press, schedule: Schedule) -> Reply:
        await self.reminders.remove(schedule.id)
        await self._audited(press, schedule, _state(schedule), "")
        return wording.said("The reminder has been deleted. What was already posted stays.")

    async def choose(self, press: Press, name: str, value: str) -> Reply:
        """A choice in the editor; name: ``reminder.ID.FIELD``."""
        ident, _, field = name.removeprefix(PREFIX).partition(".")
        schedule = await self._own(press, ident)
        if schedule is None:
            return wording.said(_GONE)
        changed = words.applied(words.Edited(schedule.id, schedule.cron, schedule.zone, schedule.guides), field, value)
        try:
            trigger(changed.cron, changed.zone)
        except ValueError as error:
            return wording.said(str(error))
        if not all(key == ROTATION or key in self.guides for key in changed.guides):
            return wording.said(_NO_GUIDE)
        return await self._keep(press, schedule, replace(schedule, cron=changed.cron, zone=changed.zone, guides=changed.guides))

    def _at_home(self, press: Press, action: Action) -> tuple[Person, str]:
        """The person, in the workspace that a direct message's button names, and what the button is about."""
        about, _, workspace = action.argument.partition(OF)
        elsewhere = workspace and press.place.private and self.chats[press.place.platform].capabilities.global_people
        return (replace(press.person, workspace=workspace) if elsewhere else press.person), about

    async def guide(self, command: Command, typed: str) -> Reply:
        """``guide chatgpt``: the steps of a guide. Raises Misused."""
        if len(typed.split()) > _MOST_WORDS_OF_A_GUIDE:
            raise Misused
        wanted = typed.casefold() or DEFAULT_GUIDE
        language, phrases = await self.guide_texts.phrases_of(command.place.platform, command.place.workspace)
        for key, guide in self.guides.items():
            if guide.answers_to(wanted):
                return steps(key, self.guide_texts.guide(key, language) or guide, phrases, self.clock.now().date())
        raise Misused(f"There is no guide by that name. Guides: {', '.join(sorted(self.guides))}.")

    async def show_how(self, press: Press, action: Action) -> Reply:
        """The steps: first which device, then the steps for it."""
        person, about = self._at_home(press, action)
        key, _, device = about.partition(DEVICE)
        language, phrases = await self.guide_texts.phrases_of(person.platform, person.workspace)
        key = key if key in self.guides else self._guide_named(key) or ""
        guide = self.guide_texts.guide(key, language)
        if guide is None:
            return wording.said(_NO_GUIDE)
        if not device and len(guide.steps) > 1:
            return choose_device(key, guide, phrases)
        return steps(key, guide, phrases, self.clock.now().date(), device)

    async def confirm(self, press: Press, action: Action) -> Reply:
        """Done, not used, or excluded by the plan: records it and updates the line of progress."""
        person, key = self._at_home(press, action)
        guide = self.guides.get(key)
        if guide is None:
            return wording.said(_NO_GUIDE)
        await self.answers.confirm(person, key, guide.version, ANSWERS[action.verb], self.clock.now())
        await self.live_progress.answered(person.platform, person.workspace, key)
        _, phrases = await self.guide_texts.phrases_of(person.platform, person.workspace)
        return wording.said(phrases.thanks)

    async def tomorrow(self, press: Press, action: Action) -> Reply:
        """Remind me tomorrow."""
        person, key = self._at_home(press, action)
        _, phrases = await self.guide_texts.phrases_of(person.platform, person.workspace)
        if key not in self.guides:
            return wording.said(_NO_GUIDE)
        await self.answers.snooze(SnoozedReminder(person, key, self.clock.now() + TOMORROW))
        return wording.said(phrases.see_you_tomorrow)

    async def no_nudges(self, press: Press, action: Action) -> Reply:
        """Don't remind me again."""
        person, _ = self._at_home(press, action)
        await self.settings.set(person.platform, person.workspace, SettingValue(Scope.PERSON, person.id, NUDGES, OFF), person.id)
        return wording.said("I will not message you about this again.")


def _state(schedule: Schedule) -> str:
    flags = f"{' paused' if schedule.paused else ''}{' nudge' if schedule.nudge else ''}"
    return f"{schedule.cron} {schedule.zone} {','.join(schedule.guides)}{flags}"[:255]
