"""What is said on arrival: two lines for everybody, one question for whoever added the bot. Pure."""

from collections.abc import Sequence
from datetime import datetime

from ..ports import Capabilities
from ..reply import Action, Audience, Block, Button, Buttons, Named, Paragraph, Reply, Steps, Style, Verb

_MOST_LINES = 15
CANNOT_REPLACE = (
    "Messages should be replaced there, but I am not allowed to: I must be able to delete messages and post in people's names. "
    "Until then, their authors get the next gentler answer."
)


def introduction(can: Capabilities) -> Reply:
    """Two lines; where channels must be chosen first, with the choice for moderators."""
    blocks: list[Block] = [
        Paragraph(
            "I look for personal data and secrets in what is pasted here, and tell only its author. I never store any of it."
        ),
        Paragraph("`/privacy-check` followed by a text checks it before you post; `/privacy-check help` shows the rest."),
    ]
    if can.opt_in:
        blocks.append(Paragraph("I do not read any channel until a moderator turns it on:"))
        here = Button("This channel", Action(Verb.SETTING, argument=f"here.mode={can.modes[0]}"), Style.PRIMARY)
        weekly = Button("A weekly reminder here, Mondays 10:00", Action(Verb.REMINDER, argument="new"))
        blocks.append(Buttons((here, Button("All channels", Action(Verb.SETTING, argument=f"mode={can.modes[0]}")), weekly)))
    return Reply(Audience.EVERYONE, tuple(blocks))


def permissions_missing(lines: Sequence[str], channel: str = "") -> Reply:
    """What the bot may not do, by place. Channel: the id of the one that all lines are about."""
    shown = tuple(lines[:_MOST_LINES]) + ((f"and {len(lines) - _MOST_LINES} more",) if len(lines) > _MOST_LINES else ())
    blocks: list[Block] = [Paragraph("I cannot do everything here", strong=True), Steps("Missing", shown)]
    blocks += [Named("Where", channels=(channel,))] if channel else []
    return Reply(Audience.AUTHOR, tuple(blocks))


def permissions_restored(lines: Sequence[str]) -> Reply:
    """What the bot may do again, as it was told when it was missing."""
    shown = tuple(lines[:_MOST_LINES]) + ((f"and {len(lines) - _MOST_LINES} more",) if len(lines) > _MOST_LINES else ())
    return Reply(Audience.AUTHOR, (Paragraph("I can do this again", strong=True), Steps("No longer missing", shown)))


def token_works(since: datetime, now: datetime) -> Reply:
    """After a time in which the platform refused the bot's token. Now: when it works again."""
    words = (
        f"From {since:%d %b %H:%M} to {now:%d %b %H:%M} UTC my token was refused, so I could not tell anybody anything. It works "
        "again, and I am now reading what was posted in the meantime."
    )
    return Reply(Audience.AUTHOR, (Paragraph("I am back", strong=True), Paragraph(words)))


def ask_for_reminders() -> Reply:
    """The one question; whoever does not answer is not asked again."""
    new = Button("Mondays 10:00 here", Action(Verb.REMINDER, argument="new"), Style.PRIMARY)
    blocks: tuple[Block, ...] = (
        Paragraph("Should I post a weekly reminder of how to keep chats with AI assistants out of their training?"),
        Buttons((new,)),
        Paragraph("SnoozedReminder, or in another channel: `/privacy-check reminders`."),
    )
    return Reply(Audience.AUTHOR, blocks)
