"""The list of reminders and the editor of one, for admins. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..reply import Action, Audience, Block, Button, Buttons, Choice, Paragraph, Reply, Style, Verb

_ROTATION, _SAME = "rotation", "same"
_MOST_VALUE = 60
_MOST_OPTIONS, _MOST_OPEN, _MOST_LISTED = 25, 3, 5
_DAYS = (
    ("mon", "Mondays"),
    ("tue", "Tuesdays"),
    ("wed", "Wednesdays"),
    ("thu", "Thursdays"),
    ("fri", "Fridays"),
    ("sat", "Saturdays"),
    ("sun", "Sundays"),
    ("mon-fri", "Monday to Friday"),
    ("*", "Every day"),
    ("1st", "The 1st of the month"),
    ("15th", "The 15th of the month"),
    ("31st", "The 31st, in months that have one"),
)
_TIMES = tuple(f"{hour:02d}:{minute:02d}" for hour in range(7, 19) for minute in (0, 30))
_ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder of the list: its id, what is said of it, and whether it is posted where the list is asked for."""

    id: str
    said: str
    here: bool
    paused: bool


@dataclass(frozen=True, slots=True)
class Edited:
    """What the editor changes."""

    id: str
    cron: str
    zone: str
    guides: tuple[str, ...]


def _code(verb: str, ident: str = "") -> Action:
    return Action(Verb.REMINDER, argument=f"{verb}:{ident}" if ident else verb)


def listed(
    lines: Sequence[Line], still: Sequence[tuple[str, str]], left_out: Sequence[tuple[str, str]] = (), *, admin: bool
) -> Reply:
    """All reminders, and what the reader has not answered yet.

    Still: (guide's key, name). Left out: (guide's name, why it is not confirmed), which admins see.
    """
    blocks: list[Block] = [Paragraph("Reminders", strong=True)]
    if not lines:
        blocks.append(Paragraph("There are none yet. An admin can set one up."))
    for line in lines:
        where = "here" if line.here else "in another channel"
        blocks.append(Paragraph(f"{'Paused: ' if line.paused else ''}{where}, {line.said}."))
    if admin:
        edits = [Button(f"Edit no. {number}", _code("edit", line.id)) for number, line in enumerate(lines[:_MOST_LISTED], 1)]
        if not any(line.here for line in lines):
            edits.insert(0, Button("Mondays 10:00 here", _code("new"), Style.PRIMARY))
        blocks += [Buttons(tuple(edits))] if edits else []
        blocks.append(Paragraph("Or in words: `/privacy-check reminders mon, thu 9:30 Europe/Berlin chatgpt claude`."))
        if left_out:
            blocks.append(Paragraph(_left_out(left_out)))
    if still:
        names = ", ".join(name for _, name in still[:_MOST_OPEN]) + (" and others" if len(still) > _MOST_OPEN else "")
        blocks.append(Paragraph(f"You have not answered for {names} yet."))
        buttons = (Button(name, Action(Verb.SHOW_HOW, argument=key)) for key, name in still[:_MOST_OPEN])
        blocks.append(Buttons(tuple(buttons)))
    return Reply(Audience.AUTHOR, tuple(blocks))


def _left_out(guides: Sequence[tuple[str, str]]) -> str:
    reasons = "\n".join(f"{name}: {why}" for name, why in guides)
    return f"Not confirmed, so they do not come in turn unless you name them:\n{reasons}"


def editor(edited: Edited, said: str, names: Mapping[str, str]) -> tuple[Block, ...]:
    """Choices of day, time, zone and topics. Names: guide's key -> name."""
    minute, hour, day, _, week = edited.cron.split()
    days = f"{day}{'st' if day in ('1', '31') else 'th'}" if day != "*" else week
    time = f"{int(hour):02d}:{int(minute):02d}" if hour.isdecimal() and minute.isdecimal() else f"{minute} {hour}"
    topic = ",".join(edited.guides)
    topic = topic if len(topic) <= _MOST_VALUE else _SAME
    topics = ((_ROTATION, "Guides and habits in turn"), *names.items())
    name = f"reminder.{edited.id}"
    return (
        Paragraph("Reminder", strong=True),
        Paragraph(f"{said[:1].upper()}{said[1:]}."),
        Choice("Day", f"{name}.day", _with(_DAYS, days, f"As it is: {days}"), days),
        Choice("Time", f"{name}.time", _with(tuple((t, t) for t in _TIMES), time, time), time),
        Choice("Time zone", f"{name}.zone", _with(tuple((z, z) for z in _ZONES), edited.zone, edited.zone), edited.zone),
        Choice("What about", f"{name}.topic", _with(topics, topic, _named(edited.guides, names)), topic),
    )


def _with(options: tuple[tuple[str, str], ...], chosen: str, label: str) -> tuple[tuple[str, str], ...]:
    """The options, with the one in force among them."""
    if any(value == chosen for value, _ in options):
        return options[:_MOST_OPTIONS]
    return ((chosen, label), *options)[:_MOST_OPTIONS]


def _named(guides: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in guides)


def editor_buttons(ident: str, *, paused: bool, nudge: bool | None) -> Buttons:
    """Nudge: None where the platform does not name the people of a channel."""
    buttons = [
        Button("Preview", _code("preview", ident)),
        Button("Send to me only", _code("test", ident)),
        Button("Post now", _code("now", ident)),
        Button("Resume" if paused else "Pause", _code("pause", ident)),
        Button("Delete", _code("delete", ident), Style.DANGER),
    ]
    if nudge is not None:
        label = "Do not ask those who have not answered" if nudge else "Ask those who have not answered, by DM"
        buttons.insert(4, Button(label, _code("nudge", ident)))
    return Buttons(tuple(buttons))


def applied(edited: Edited, field: str, value: str) -> Edited:
    """The schedule with one choice applied; an unknown field changes nothing."""
    minute, hour, day, month, week = edited.cron.split()
    match field:
        case "day" if value[:1].isdecimal():
            return replace(edited, cron=f"{minute} {hour} {value.rstrip('sthrd')} {month} *")
        case "day":
            return replace(edited, cron=f"{minute} {hour} * {month} {value}")
        case "time" if ":" in value:
            hours, minutes = value.split(":")
            return replace(edited, cron=f"{int(minutes)} {int(hours)} {day} {month} {week}")
        case "zone":
            return replace(edited, zone=value)
        case "topic" if value != _SAME:
            return replace(edited, guides=tuple(value.split(",")))
        case _:
            return edited
