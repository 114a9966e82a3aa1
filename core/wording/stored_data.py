"""Sentences about what the bot does in a place, and about what it keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from config.entities import EntityTypes

from ..files.unread import Unread
from ..message import MessageRef, Place
from ..records import Summary
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
)
from .checks import counted, number_of, said
from .unread_files import unread_kinds

_MODES = {
    "notice": "When a message looks sensitive, I tell its author, privately where possible.",
    "note": "When a message looks sensitive, I say so in a short reply; only its author can see the details.",
    "dm": "When a message looks sensitive, I send its author a direct message.",
    "replace": "I replace a message that looks sensitive with its redacted version, and send its author the original by DM.",
    "log": "I check and count messages, but tell nobody.",
    "off": "I do not check messages here.",
}
CONFIRMED = "yes"
_NEVER = "I never store message text, redacted text, values, files or names."


def where_and_how(place: Place, mode: str, *, shadow: bool) -> Sentence:
    """Of which channel a status is, and the mode that was chosen there."""
    where: tuple[str | Mention, ...] = ("In ", Mention(place.channel, channel=True))
    there = ("In direct messages",) if place.private else where
    return Sentence((*there, f', the mode is "{mode}"{", in shadow mode" if shadow else ""}.'))


def status(mode: str, sensitivity: str, *, shadow: bool) -> Reply:
    """``/privacy-check status``, without its first line."""
    first = "Shadow mode: I check messages, but nobody is told yet." if shadow else _MODES[mode]
    return said(f"{first} Sensitivity: {sensitivity}. {_NEVER}")


def with_unread(reply: Reply, numbers: Mapping[Unread, int], days: int) -> Reply:
    """With how many files of which kinds nobody has checked in a channel, where there are any. Days: since when."""
    if not numbers:
        return reply
    since = number_of(days, "day", "days")
    added = Paragraph(f"Not read here in the last {since}: {unread_kinds(numbers)}. They may still contain personal data.")
    last = 1 if isinstance(reply.blocks[-1], Buttons) else 0
    at = len(reply.blocks) - last
    return replace(reply, blocks=(*reply.blocks[:at], added, *reply.blocks[at:]))


def exempted(groups: Sequence[str], channels: Sequence[str]) -> Reply:
    """Who and where is left alone. Groups, channels: their ids."""
    if not groups and not channels:
        return said("No group and no channel is exempt.")
    blocks: list[Block] = [Paragraph("Exempt", strong=True)]
    blocks += [Named("Groups", groups=tuple(groups))] if groups else []
    blocks += [Named("Channels", channels=tuple(channels))] if channels else []
    return Reply(Audience.AUTHOR, tuple(blocks))


def shadow_report(summary: Summary, types: EntityTypes, workspace: MessageRef) -> Reply:
    """What would have been said in the days of shadow mode, with the switch, for admins.

    Workspace: as the button names it, which may be pressed in a direct message.
    """
    most = next(iter(summary.types), "")
    often = f"; most often {counted([(most, 1)], types)}" if most else ""
    people = f", to {number_of(summary.people, 'person', 'people')}, in {number_of(summary.channels, 'channel', 'channels')}"
    where = people if summary.findings else ""
    would = "would have been sent" + where + often
    blocks: tuple[Block, ...] = (
        Paragraph("Shadow mode", strong=True),
        Paragraph(f"{number_of(summary.findings, 'notice', 'notices')} {would}. Nobody has been told anything."),
        Buttons((Button("Switch on now", Action(Verb.SETTING, workspace, "shadow=off"), Style.PRIMARY),)),
    )
    return Reply(Audience.AUTHOR, blocks)


def my_data(entries: Mapping[str, int], summary: Summary, types: EntityTypes, days: int) -> Reply:
    """``/privacy-check my-data``."""
    blocks: list[Block] = [Paragraph("What I keep about you here", strong=True)]
    kept = tuple((name[:1].upper() + name[1:], str(number)) for name, number in entries.items() if number)
    blocks.append(Fields(kept) if kept else Paragraph("Nothing."))
    if summary.types:
        findings = number_of(sum(summary.types.values()), "finding", "findings")
        blocks.append(Paragraph(f"{findings} in them: {counted(list(summary.types.items()), types)}."))
    kept_for = number_of(days, "day", "days")
    blocks.append(Paragraph(f"{_NEVER} Findings are deleted after {kept_for}; `/privacy-check forget-me` deletes them now."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def forgotten(entries: Mapping[str, int], whose: str) -> Reply:
    """What was deleted."""
    gone = tuple((name[:1].upper() + name[1:], str(number)) for name, number in entries.items() if number)
    if not gone:
        return said(f"Nothing was stored about {whose}, so there was nothing to delete.")
    return Reply(Audience.AUTHOR, (Paragraph(f"Everything about {whose} has been deleted", strong=True), Fields(gone)))


def ask_forget_me(*, everywhere: bool) -> Reply:
    """Before everything about a person goes. Everywhere: in all workspaces."""
    where = "in all servers" if everywhere else "here"
    blocks: tuple[Block, ...] = (
        Paragraph(f"Delete everything stored about you {where}?", strong=True),
        Paragraph(
            "Findings, what you marked as not a leak, your answers to reminders, your own settings and your permissions. "
            "This cannot be undone."
        ),
        Buttons((Button("Delete everything about me", Action(Verb.FORGET_ME, argument=CONFIRMED), Style.DANGER),)),
    )
    return Reply(Audience.AUTHOR, blocks)


def ask_forget_workspace() -> Reply:
    """Before everything goes."""
    blocks: tuple[Block, ...] = (
        Paragraph("Delete everything stored about this workspace?", strong=True),
        Paragraph("Findings, settings, what was marked as not a leak, schedules, answers and tokens. This cannot be undone."),
        Buttons((Button("Delete everything", Action(Verb.FORGET_WORKSPACE), Style.DANGER),)),
    )
    return Reply(Audience.AUTHOR, blocks)
