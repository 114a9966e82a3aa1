"""Reminders as people meet them: the list, an editor for admins, and what the buttons below a reminder do."""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from .. import wording
from ..commands import Misused
from ..ports import Capabilities, Person, Unavailable, Undeliverable
from ..reminders.personal import NUDGES, OFF, TOMORROW
from ..reminders.posts import ANSWERS, DEVICE, OF, choose_device, post, steps
from ..reminders.request import ROTATION, Request, read_request
from ..reminders.schedule import next_times, spoken, trigger
from ..reminders.topics import in_turn, topic_at
from ..reply import Action, Audience, Reply
from ..store.answers import Later
from ..store.reminders import Schedule
from ..store.workspaces import Scope, SettingValue
from ..wording import reminders as words
from .kit import Command, Kit, Press

DEFAULT = ("0 10 * * mon", (ROTATION,))
PREFIX = "reminder."
_NOT_AN_ADMIN = "Only admins can change reminders."
_GONE = "This reminder no longer exists."
_NO_GUIDE = "This guide no longer exists."
_MOST_SCHEDULES = 20


async def reminders(kit: Kit, command: Command, typed: str) -> Reply:
    """``/privacy-check reminders``: the list; with words behind it, an admin makes one. Raises Misused."""
    place = command.place
    admin = await kit.is_admin(command.person)
    if not typed:
        return await _list(kit, place.platform, place.workspace, place.channel, command.person, admin=admin)
    if not admin:
        raise Misused(_NOT_AN_ADMIN)
    try:
        wanted = read_request(typed, await _zone(kit, command.person), lambda word: _guide_named(kit, word))
    except ValueError as error:
        raise Misused(str(error)) from None
    return await _made(kit, command, wanted)


async def _zone(kit: Kit, person: Person) -> str:
    with suppress(Undeliverable, Unavailable):
        return await kit.chat(person.platform).zone(person) or "UTC"
    return "UTC"


def _guide_named(kit: Kit, word: str) -> str | None:
    return next((key for key, guide in kit.guides.items() if guide.answers_to(word)), None)


async def _made(kit: Kit, where: Command | Press, wanted: Request) -> Reply:
    place, now = where.place, kit.clock.now()
    known = await kit.store.reminders.schedules(place.platform, place.workspace)
    if len(known) >= _MOST_SCHEDULES:
        return wording.said(f"There are {len(known)} reminders already; please delete one first.")
    ids = (secrets.token_hex(4), place.platform, place.workspace, place.channel)
    schedule = Schedule(*ids, wanted.cron, wanted.zone, wanted.guides, where.person.id)
    await kit.store.reminders.keep(schedule, now)
    await _audited(kit, where, schedule, "", spoken(schedule.cron, schedule.zone))
    await kit.scheduler.changed()
    return _editor(kit, schedule)


async def _audited(kit: Kit, where: Command | Press, schedule: Schedule, old: str, new: str) -> None:
    place, now = where.place, kit.clock.now()
    about = SettingValue(Scope.CHANNEL, schedule.channel, f"reminder {schedule.id}", new)
    await kit.store.workspaces.note(place.platform, place.workspace, about, where.person.id, old, now)


async def _list(kit: Kit, platform: str, workspace: str, channel: str, person: Person, *, admin: bool) -> Reply:
    schedules = await kit.store.reminders.schedules(platform, workspace)
    lines = [words.Line(each.id, _said(kit, each), each.channel == channel, paused=each.paused) for each in schedules]
    answers = await kit.store.answers.of(person)
    keys = in_turn(kit.guides, kit.reminders.include_unconfirmed)
    still = [(key, kit.guides[key].name) for key in keys if key not in answers or answers[key][1] < kit.guides[key].version]
    left_out = [(guide.name, guide.unconfirmed) for key, guide in kit.guides.items() if key not in keys]
    return words.listed(lines, still, left_out, admin=admin)


def _said(kit: Kit, schedule: Schedule) -> str:
    what = (
        "guides and habits in turn"
        if ROTATION in schedule.guides
        else ", ".join(kit.guides[key].name for key in schedule.guides if key in kit.guides)
    )
    upcoming = next_times(schedule.cron, schedule.zone, kit.clock.now(), 1)
    then = f"; next {upcoming[0]:%a %d %b %Y, %H:%M}" if upcoming and not schedule.paused else ""
    return f"{spoken(schedule.cron, schedule.zone)}: {what}{then}"


def _editor(kit: Kit, schedule: Schedule, replaces: str = "") -> Reply:
    names = {key: f"{guide.name}{' (not confirmed)' if guide.unconfirmed else ''}" for key, guide in kit.guides.items()}
    can: Capabilities = kit.chat(schedule.platform).capabilities
    reply = words.editor(words.Edited(schedule.id, schedule.cron, schedule.zone, schedule.guides), _said(kit, schedule), names)
    buttons = words.editor_buttons(schedule.id, paused=schedule.paused, nudge=schedule.nudge if can.member_list else None)
    return Reply(Audience.AUTHOR, (*reply, buttons), replaces)


async def on_reminder(kit: Kit, press: Press, action: Action) -> Reply:
    """A button of the list or the editor; the argument is a verb and a schedule's id."""
    if not await kit.is_admin(press.person):
        return wording.said(_NOT_AN_ADMIN)
    verb, _, ident = action.argument.partition(":")
    if verb == "new":
        return await _made(kit, press, Request(DEFAULT[0], await _zone(kit, press.person), DEFAULT[1]))
    schedule = await _own(kit, press, ident)
    doers: dict[str, Callable[[Kit, Press, Schedule], Awaitable[Reply]]] = {
        "edit": _edit,
        "pause": _pause,
        "nudge": _nudge,
        "preview": _preview,
        "test": _test,
        "now": _now,
        "delete": _delete,
    }
    if schedule is None or verb not in doers:
        return wording.said(_GONE)
    return await doers[verb](kit, press, schedule)


async def _own(kit: Kit, press: Press, ident: str) -> Schedule | None:
    """The schedule, where it belongs to the workspace in which the button was pressed."""
    found = await kit.store.reminders.schedule(ident)
    mine = found and (found.platform, found.workspace) == (press.place.platform, press.place.workspace)
    return found if mine else None


async def _edit(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    return _editor(kit, schedule)


async def _keep(kit: Kit, press: Press, old: Schedule, new: Schedule) -> Reply:
    await kit.store.reminders.keep(new, kit.clock.now())
    await _audited(kit, press, new, _state(old), _state(new))
    await kit.scheduler.changed()
    return _editor(kit, new, press.notice)


def _state(schedule: Schedule) -> str:
    marks = f"{' paused' if schedule.paused else ''}{' nudge' if schedule.nudge else ''}"
    return f"{schedule.cron} {schedule.zone} {','.join(schedule.guides)}{marks}"[:255]


async def _pause(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    return await _keep(kit, press, schedule, replace(schedule, paused=not schedule.paused))


async def _nudge(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    return await _keep(kit, press, schedule, replace(schedule, nudge=not schedule.nudge))


async def _next_post(kit: Kit, schedule: Schedule) -> Reply:
    topic = topic_at(schedule.turn, schedule.guides, kit.guides, kit.reminders.include_unconfirmed)
    language, phrases = await kit.desk.said(schedule.platform, schedule.workspace)
    guide = kit.desk.guide(topic.guide, language) if topic else None
    if topic is None or guide is None:
        return wording.said(_NO_GUIDE)
    return post(topic, guide, phrases, await kit.scheduler.poster.progress(schedule, topic.guide))


async def _preview(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    return replace(await _next_post(kit, schedule), audience=Audience.AUTHOR)


async def _test(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    reply = replace(await _next_post(kit, schedule), audience=Audience.AUTHOR)
    key = f"test:{schedule.id}:{kit.clock.now().timestamp():.0f}"
    await kit.chat(schedule.platform).deliver(reply, press.person, key)
    return wording.said("Sent to you only, as a direct message.")


async def _now(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    posted = await kit.scheduler.poster.post_now(schedule)
    return wording.said("Posted." if posted else "I could not post it: please make sure that I may write in its channel.")


async def _delete(kit: Kit, press: Press, schedule: Schedule) -> Reply:
    await kit.store.reminders.remove(schedule.id)
    await _audited(kit, press, schedule, _state(schedule), "")
    return wording.said("The reminder has been deleted. What was already posted stays.")


async def choose(kit: Kit, press: Press, name: str, value: str) -> Reply:
    """A choice in the editor; name: ``reminder.ID.FIELD``."""
    ident, _, field = name.removeprefix(PREFIX).partition(".")
    schedule = await _own(kit, press, ident)
    if schedule is None:
        return wording.said(_GONE)
    changed = words.applied(words.Edited(schedule.id, schedule.cron, schedule.zone, schedule.guides), field, value)
    try:
        trigger(changed.cron, changed.zone)
    except ValueError as error:
        return wording.said(str(error))
    if not all(key == ROTATION or key in kit.guides for key in changed.guides):
        return wording.said(_NO_GUIDE)
    return await _keep(kit, press, schedule, replace(schedule, cron=changed.cron, zone=changed.zone, guides=changed.guides))


def _at_home(kit: Kit, press: Press, action: Action) -> tuple[Person, str]:
    """Who answers in which workspace, and what about: a direct message's button names the workspace that it was sent for."""
    about, _, workspace = action.argument.partition(OF)
    elsewhere = workspace and press.place.private and kit.chat(press.place.platform).capabilities.global_people
    return (replace(press.person, workspace=workspace) if elsewhere else press.person), about


async def show_how(kit: Kit, press: Press, action: Action) -> Reply:
    """The steps: first which device, then the steps for it."""
    person, about = _at_home(kit, press, action)
    key, _, device = about.partition(DEVICE)
    language, phrases = await kit.desk.said(person.platform, person.workspace)
    key = key if key in kit.guides else _guide_named(kit, key) or ""
    guide = kit.desk.guide(key, language)
    if guide is None:
        return wording.said(_NO_GUIDE)
    if not device and len(guide.steps) > 1:
        return choose_device(key, guide, phrases)
    return steps(key, guide, phrases, kit.clock.now().date(), device)


async def confirm(kit: Kit, press: Press, action: Action) -> Reply:
    """Done, not used, or excluded by the plan: noted, and the post's line follows."""
    person, key = _at_home(kit, press, action)
    guide = kit.guides.get(key)
    if guide is None:
        return wording.said(_NO_GUIDE)
    await kit.store.answers.confirm(person, key, guide.version, ANSWERS[action.verb], kit.clock.now())
    await kit.scheduler.standing.answered(person.platform, person.workspace, key)
    _, phrases = await kit.desk.said(person.platform, person.workspace)
    return wording.said(phrases.thanks)


async def tomorrow(kit: Kit, press: Press, action: Action) -> Reply:
    """Remind me tomorrow."""
    person, key = _at_home(kit, press, action)
    _, phrases = await kit.desk.said(person.platform, person.workspace)
    if key not in kit.guides:
        return wording.said(_NO_GUIDE)
    await kit.store.answers.put_off(Later(person, key, kit.clock.now() + TOMORROW))
    return wording.said(phrases.see_you_tomorrow)


async def no_nudges(kit: Kit, press: Press, action: Action) -> Reply:
    """Don't remind me again."""
    person, _ = _at_home(kit, press, action)
    await kit.book.wish(person.platform, person.workspace, SettingValue(Scope.PERSON, person.id, NUDGES, OFF), person.id)
    return wording.said("I will not message you about this again.")
