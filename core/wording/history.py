"""What is said about a search of older messages: plan, progress, report, list, and the notice to an author. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from config.entities import EntityTypes

from ..history import ChannelRun, ChannelState, Run, RunState
from ..message import MessageRef
from ..ports import Pace
from ..records import FindingRecord, State
from ..reply import (
    Action,
    Audience,
    Block,
    Button,
    Buttons,
    Fields,
    Mention,
    Named,
    Paragraph,
    Reply,
    Sentence,
    Style,
    Verb,
    Where,
)
from .checks import counted, number_of

_MOST_CHANNELS, _A_PAGE = 15, 5
_SLOW_SECONDS = 30
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_HEADS: Mapping[RunState, str] = {
    RunState.RUNNING: "I am searching the history",
    RunState.PAUSED: "The search is paused",
    RunState.STOPPED: "The search was stopped",
    RunState.DONE: "The search is done",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown: from where, how many a page, and of how many."""

    start: int
    size: int
    total: int


def lasting(seconds: float) -> str:
    """A length of time as people say it: "about 3 hours"."""
    if seconds < _MINUTE:
        return "less than a minute"
    if seconds < 2 * _HOUR:
        return f"about {number_of(max(1, round(seconds / _MINUTE)), 'minute', 'minutes')}"
    if seconds < 2 * _DAY:
        return f"about {round(seconds / _HOUR)} hours"
    return f"about {round(seconds / _DAY)} days"


def history_plan(start: MessageRef, days: int, readable: int, closed: int, pace: Pace, seconds: float, most: int) -> Reply:
    """What a search would take, and the button that begins it. Start: where, as the button names it.

    Readable, closed: how many channels can and cannot be read. Seconds: between two calls. Most: messages of one search.
    """
    everywhere = start.channel == "-"
    where = f"in {number_of(readable, 'channel', 'channels')}" if everywhere else "in this channel"
    lines = [f"I would read the messages of the last {number_of(days, 'day', 'days')} {where}, with threads and files."]
    if closed:
        lines.append(f"{number_of(closed, 'public channel', 'public channels')} I may not read; the report names them.")
    lines += [_duration(days, readable, everywhere, pace, seconds, most)]
    lines.append(f"I stop after {most:,} messages. Live messages always come first, and nobody but you is told anything.")
    argument = f"start.{days}.look" if start.id == "look" else f"start.{days}"
    button = Button("Start", Action(Verb.HISTORY, start, argument), Style.PRIMARY)
    return Reply(Audience.AUTHOR, (*map(Paragraph, lines), Buttons((button,))))


def _duration(days: int, readable: int, everywhere: bool, pace: Pace, seconds: float, most: int) -> str:
    """How long it will take, as far as that can be known: no platform says how many messages there are."""
    each = max(1, pace.messages)
    slow = f"This platform lets me read only {each} messages at a time, so it is slow: " if seconds > _SLOW_SECONDS else ""
    thousand = lasting(-(-1000 // each) * seconds)
    whole = f"{slow}{'every' if slow else 'Every'} 1,000 messages take {thousand}, and each thread a little more."
    if everywhere and readable * seconds >= _MINUTE:
        return f"{whole} All channels together take at least {lasting(readable * seconds)}."
    if everywhere:
        return whole
    expected = [pace.a_day * days] if pace.a_day is not None else []
    expected += [pace.total] if pace.total is not None else []
    if not expected:
        return f"{whole} How many there are here cannot be estimated."
    number = min(most, max(1, round(min(expected))))
    messages = "1 message" if number == 1 else f"{number:,} messages"
    takes = lasting(-(-number // each) * seconds)
    return f"{whole} Going by the newest ones, there may be {messages} here: that takes {takes}."


def history_progress(run: Run, channels: Sequence[ChannelRun], left: timedelta | None, replaces: str = "") -> Reply:
    """How far it is. Left: how long it still takes, where that is known."""
    over = [each for each in channels if each.state is not ChannelState.TODO]
    messages, alarms = sum(each.messages for each in channels), sum(each.alarms for each in channels)
    facts = [
        ("Days", str(run.days)),
        ("Channels", f"{len(over)} of {len(channels)}"),
        ("Messages read", f"{messages:,}"),
        ("Look sensitive", f"{alarms:,}"),
    ]
    facts += [("Time left", lasting(left.total_seconds()))] if left else []
    blocks: list[Block] = [Paragraph(_HEADS[run.state], strong=True), Fields(tuple(facts))]
    if run.state in (RunState.RUNNING, RunState.PAUSED):
        pausing = ("Pause", "pause") if run.state is RunState.RUNNING else ("Resume", "resume")
        blocks.append(Buttons((_button(run, *pausing), _button(run, "Stop", "stop", Style.DANGER))))
    return Reply(Audience.AUTHOR, tuple(blocks), replaces)


def history_report(run: Run, channels: Sequence[ChannelRun], undecided: int, types: EntityTypes, *, lists_threads: bool) -> Reply:
    """The numbers by type and channel, what was not read, and what can be done. Undecided: findings that stand in the list.

    Lists threads: whether replies in threads that began earlier were read, too.
    """
    messages, alarms = sum(each.messages for each in channels), sum(each.alarms for each in channels)
    read = f"{messages:,} {'message' if messages == 1 else 'messages'}"
    head = f"Of {read} of the last {number_of(run.days, 'day', 'days')}, {alarms:,} would have been answered"
    blocks: list[Block] = [Paragraph(head, strong=True)]
    kinds = _by_type(channels, types)
    blocks += [Fields(kinds)] if kinds else []
    blocks += _by_channel(channels)
    known = sum(each.known for each in channels)
    blocks += [Paragraph(f"{known:,} of them were answered before, and are not in the list.")] if known else []
    blocks += _not_read(run, channels, lists_threads=lists_threads)
    buttons = [_button(run, f"Show the {undecided:,} messages" if undecided > 1 else "Show it", "list.0", Style.PRIMARY)]
    buttons += [_button(run, "Tell all authors", "tellall")]
    buttons = buttons if undecided else []
    if run.first_look:
        blocks.append(Paragraph("Nobody has been told anything yet."))
        buttons.append(_button(run, "Switch me on", "on"))
    blocks += [Buttons(tuple(buttons))] if buttons else []
    return Reply(Audience.AUTHOR, tuple(blocks))


def _by_type(channels: Sequence[ChannelRun], types: EntityTypes) -> tuple[tuple[str, str], ...]:
    counts: dict[str, int] = {}
    for each in channels:
        for kind, number in each.counts.items():
            counts[kind] = counts.get(kind, 0) + number
    return tuple((types[kind].plural, f"{counts[kind]:,}") for kind in sorted(counts, key=lambda kind: -counts[kind]))


def _by_channel(channels: Sequence[ChannelRun]) -> list[Block]:
    """One line a channel, the most findings first."""
    found = sorted((each for each in channels if each.alarms), key=lambda each: -each.alarms)
    parts: list[str | Mention] = []
    for number, each in enumerate(found[:_MOST_CHANNELS]):
        parts += ["\n" if number else "", Mention(each.place.channel, channel=True), f": {each.alarms:,} of {each.messages:,}"]
    blocks: list[Block] = [Sentence(tuple(parts))] if parts else []
    more = len(found) - _MOST_CHANNELS
    return [*blocks, Paragraph(f"and in {number_of(more, 'more channel', 'more channels')}")] if more > 0 else blocks


def _not_read(run: Run, channels: Sequence[ChannelRun], *, lists_threads: bool) -> list[Block]:
    """What was not read is never called clean."""
    names: Mapping[ChannelState, str] = {
        ChannelState.CLOSED: "I may not read",
        ChannelState.FAILED: "I could not read to the end",
        ChannelState.CUT: "I did not read to the end, as the search was too large",
        ChannelState.TODO: "I did not read to the end, as the search was stopped",
        ChannelState.EXEMPT: "Exempt, so I did not read",
    }
    blocks: list[Block] = []
    for state, title in names.items():
        if there := [each.place.channel for each in channels if each.state is state]:
            more = len(there) - _MOST_CHANNELS
            blocks.append(Named(title, channels=tuple(there[:_MOST_CHANNELS])))
            blocks += [Paragraph(f"and {number_of(more, 'more channel', 'more channels')}")] if more > 0 else []
    unread = sum(each.unread for each in channels)
    if unread:
        what = number_of(unread, "file or text", "files or texts")
        blocks.append(Paragraph(f"{what} could not be read, and may still contain personal data."))
    if not lists_threads:
        blocks.append(Paragraph("Replies in threads that began before these days were not read."))
    return blocks


def history_list(
    run: Run, found: Sequence[FindingRecord], page: Page, types: EntityTypes, replaces: str = "", said: str = ""
) -> Reply:
    """A page of links, and what can be done about each. Said: what was done just now."""
    blocks: list[Block] = [Paragraph(said)] if said else []
    if not found:
        return Reply(Audience.AUTHOR, (*blocks, Paragraph("Nothing is left in the list.")), replaces)
    blocks.append(Paragraph(f"{page.start + 1} to {page.start + len(found)} of {page.total:,}", strong=True))
    for record in found:
        kinds = counted(list(record.counts.items()), types) or "not counted"
        tell = Button("Tell the author", Action(Verb.HISTORY, record.ref, f"tell.{page.start}"))
        resolve = Button("Resolve", Action(Verb.HISTORY, record.ref, f"resolve.{page.start}"))
        untold = ". The author could not be reached" if record.state is State.UNREACHABLE else ""
        blocks += [Where(record.ref, record.author), Paragraph(f"{record.severity}: {kinds}{untold}"), Buttons((tell, resolve))]
    turning = [_button(run, "Back", f"page.{max(0, page.start - page.size)}")] if page.start else []
    if page.start + len(found) < page.total:
        turning.append(_button(run, "Next", f"page.{page.start + page.size}"))
    blocks += [Buttons(tuple(turning))] if turning else []
    return Reply(Audience.AUTHOR, tuple(blocks), replaces)


def will_tell(number: int, *, everyone: bool) -> str:
    """After an admin has asked for it. Number: of messages."""
    if not number:
        return "There is nothing left to tell."
    what = number_of(number, "message", "messages")
    if everyone:
        return f"I am telling the authors of {what}, each in private and once; those who have paused notices, or got many, later."
    return f"I am telling the author in private, once, about {what}; later if they have paused notices, or got many."


def past_notice(found: Sequence[FindingRecord], author: str, start: int, types: EntityTypes, replaces: str = "") -> Reply:
    """To an author, alone: all of their older messages that look sensitive, five a page."""
    page = found[start : start + _A_PAGE]
    if not page:
        return Reply(Audience.AUTHOR, (Paragraph("Nothing is left in the list."),), replaces)
    one = len(found) == 1
    head = "An older message of yours looks sensitive" if one else f"{len(found):,} older messages of yours look sensitive"
    blocks: list[Block] = [Paragraph(head, strong=True)]
    if not start:
        why = "I was asked to look through older messages. Only you see this, and nobody was shown what they say."
        blocks.append(Paragraph(why))
    for record in page:
        show = Button("Show me", Action(Verb.SHOW, record.ref), Style.PRIMARY)
        delete = Button("Delete it", Action(Verb.DELETE, record.ref, "ask"))
        kinds = counted(list(record.counts.items()), types)
        blocks += [Where(record.ref, author), *([Paragraph(kinds)] if kinds else []), Buttons((show, delete))]
    if start + len(page) < len(found):
        ref = MessageRef(page[0].ref.platform, page[0].ref.workspace, "-", "mine")
        blocks.append(Buttons((Button("Show more", Action(Verb.HISTORY, ref, f"mine.{start + _A_PAGE}")),)))
    return Reply(Audience.AUTHOR, tuple(blocks), replaces)


def first_look(workspace: MessageRef, days: int) -> Reply:
    """The offer to whoever has added the bot. Workspace: as the button names it."""
    text = (
        f"Should I look through the last {number_of(days, 'day', 'days')} first? I would tell only you how many messages I would "
        "have answered, with links, and nobody else."
    )
    yes = Button(f"Look at the last {number_of(days, 'day', 'days')}", Action(Verb.HISTORY, workspace, "look"), Style.PRIMARY)
    return Reply(Audience.AUTHOR, (Paragraph(text), Buttons((yes,))))


def _button(run: Run, label: str, verb: str, style: Style = Style.PLAIN) -> Button:
    return Button(label, Action(Verb.HISTORY, MessageRef(run.platform, run.workspace, "-", run.id), verb), style)
