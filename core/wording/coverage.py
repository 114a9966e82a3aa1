"""Which public channels the bot is in. Pure."""

from collections.abc import Sequence

from ..reply import Action, Audience, Block, Button, Buttons, Named, Paragraph, Reply, Style, Verb
from .checks import number_of, said

_MOST_SHOWN = 20
JOINING = "I am joining them as fast as the platform lets me, except for exempt ones, and will message you when I am done."


def coverage(number: int, absent: Sequence[str], off: Sequence[str], *, joins: bool) -> Reply:
    """``channels``. Number: of all public channels. Absent, off: ids of those that I am not in, and where nothing is looked at.

    Joins: whether I can join by myself.
    """
    every = number_of(number, "public channel", "public channels")
    blocks: list[Block] = [Paragraph(f"I am in {number - len(absent)} of {every}.", strong=True)]
    blocks += _named("I am not in", absent) + _named("I do not check", off)
    if absent and joins:
        button = Button(f"Join {len(absent)} now", Action(Verb.JOIN_ALL), Style.PRIMARY)
        how = "For new channels, too: `/privacy-check settings more`. Private channels have to invite me."
        blocks += [Buttons((button,)), Paragraph(how)]
    elif absent:
        blocks.append(Paragraph("Give my role View Channel there, or in their category, to let me in."))
    if not absent and not off:
        blocks.append(Paragraph("I check all of them."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def _named(title: str, channels: Sequence[str]) -> list[Block]:
    if not channels:
        return []
    more = len(channels) - _MOST_SHOWN
    blocks: list[Block] = [Named(title, channels=tuple(channels[:_MOST_SHOWN]))]
    return [*blocks, Paragraph(f"and {more} more")] if more > 0 else blocks


def joined_channels(joined: int, refused: int, why: str) -> Reply:
    """How joining ended. Why: the reason that holds for all of the rest, in the platform's own word."""
    done = f"I have joined {joined} channels." if joined != 1 else "I have joined one channel."
    if why == "missing_scope":
        return said(f"{done} I lack the permission to join (scope channels:join): please reinstall me with it.")
    rest = f" {refused} would not let me in." if refused else ""
    return said(f"{done}{rest}{f' I stopped there: {why}.' if why else ''}")
