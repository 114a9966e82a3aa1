"""What the commands are and how they are used, from their table. Pure."""

from collections.abc import Sequence

from ..commands import NAME, USAGES, Usage, usage_of
from ..reply import Audience, Block, Fields, Paragraph, Reply
from .checks import said

CLEAN_AS_TEXT = (
    "Read as text, this contains no personal data or secrets. Put `text:` in front of anything that should only be read as text."
)
_CHECKING = (
    (f"`{NAME} TEXT`", "Checks the text; only you see the answer"),
    (f"`{NAME}`", "Opens a box for longer text"),
)


def help_text(*, admin: bool = True) -> Reply:
    """All commands; those for admins under a heading of their own. Admin: whether they are shown."""
    ours = tuple(_line(usage) for usage in USAGES if not usage.admins)
    blocks: list[Block] = [Paragraph("What I can do", strong=True), Fields((*_CHECKING, *ours))]
    if admin:
        for_admins = tuple(_line(usage) for usage in USAGES if usage.admins)
        blocks += [Paragraph("For admins", strong=True), Fields(for_admins)]
    return Reply(Audience.AUTHOR, tuple(blocks))


def help_on(usages: Sequence[Usage]) -> Reply:
    """One command, in all its ways."""
    return Reply(Audience.AUTHOR, (Fields(tuple(map(_line, usages))),))


def did_you_mean(usages: Sequence[Usage], why: str = "") -> Reply:
    """The command that somebody probably meant. Why: what was wrong with what was typed, where that is known."""
    first = Paragraph(why or f"Did you mean {usages[0].typed}?")
    return Reply(Audience.AUTHOR, (first, *help_on(usages).blocks))


def for_admins(name: str) -> Reply:
    """Somebody else has typed a command for admins."""
    return said(f"Only admins can use {usage_of(name).typed}. `{NAME} help` shows what you can use.")


def joined(first: Reply, second: Reply) -> Reply:
    """Two answers as one."""
    return Reply(Audience.AUTHOR, (*first.blocks, *second.blocks))


def _line(usage: Usage) -> tuple[str, str]:
    return usage.typed, usage.about
