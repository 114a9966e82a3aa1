"""What is said where an alarm leads to something else than a private notice; and how a secret is revoked. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from config.entities import EntityTypes
from config.revocation import Revocation

from ..message import MessageRef
from ..records import FindingRecord
from ..reply import Action, Audience, Block, Button, Buttons, Fields, Links, Paragraph, Redacted, Reply, Steps, Style, Verb, Where
from ..verdict import Verdict
from .checks import headline, replaced

_REPLACED = "Your message was replaced with its redacted version, as that channel's settings require."


def note(ref: MessageRef, *, ping: bool = False) -> Reply:
    """A short public reply without any detail; its author may look, and is notified where that is wished."""
    text = Paragraph("Something here may be private. Its author can see what it is and fix it.")
    return Reply(
        Audience.EVERYONE, (text, Buttons((Button("Show me", Action(Verb.SHOW, ref), Style.PRIMARY),))), about=ref, ping=ping
    )


def replaced_notice(verdict: Verdict, own_words: str, types: EntityTypes) -> Reply:
    """To the author alone, after their message was replaced. Own words: what they wrote, to the letter; nobody else gets it."""
    blocks: tuple[Block, ...] = (
        Paragraph(headline(verdict, types), strong=True),
        Paragraph(f"{_REPLACED} {replaced(verdict, types)}"),
        Redacted(own_words, "What you wrote, visible only to you", exact=True),
    )
    return Reply(Audience.AUTHOR, blocks)


def cannot_delete(ref: MessageRef, author: str, consent_page: str, before: str = "") -> Reply:
    """The message, for its author to delete. Consent page: where they allow us to do it. Before: what has been done already."""
    page = "Or let me delete your messages whenever you press the button; you only have to allow it once:"
    blocks: list[Block] = [
        Paragraph(f"{before} I am not allowed to delete your messages here, so please delete it yourself.".strip()),
        Where(ref, author),
    ]
    if consent_page:
        blocks += [Paragraph(page), Links((("Let me delete my own messages", consent_page),))]
    return Reply(Audience.AUTHOR, tuple(blocks))


def ask_delete(ref: MessageRef, author: str) -> Reply:
    """Whether the message is to be deleted."""
    delete = Button("Delete my message", Action(Verb.DELETE, ref), Style.DANGER)
    question = Paragraph("Delete this message? This cannot be undone.", strong=True)
    return Reply(Audience.AUTHOR, (question, Where(ref, author), Buttons((delete,))))


def posted_beside(ref: MessageRef, parts: int, replaced: str) -> Reply:
    """The redacted version is posted, and the message stays, because parts of it would be lost. Replaced: what it hides.

    Parts: how many were not posted again: files, stickers, polls, what another message or an app shows in it.
    """
    kept = (
        "a file or another part of it was not posted again and would be lost"
        if parts == 1
        else f"{parts} files or other parts of it were not posted again and would be lost"
    )
    still = f"Your message is still there, because {kept}: save what you need, then delete it."
    text = f"The redacted version is posted. {still} {replaced}"
    delete = Button("Delete my message", Action(Verb.DELETE, ref), Style.DANGER)
    return Reply(Audience.AUTHOR, (Paragraph(text), Buttons((delete,))))


def with_revoked(reply: Reply, number: int) -> Reply:
    """The notice, and what was made worthless. Number: of webhooks."""
    if not number:
        return reply
    what = "The posted webhook was" if number == 1 else f"The {number} posted webhooks were"
    added = Paragraph(f"{what} deleted on the platform, as the settings here require, so nobody can use it any more.")
    return replace(reply, blocks=(*reply.blocks[:1], added, *reply.blocks[1:]))


def revoking(ways: Sequence[Revocation]) -> Reply:
    """Steps for each kind of secret, and the providers' pages."""
    blocks: list[Block] = [Paragraph("Deleting a message does not undo a leak: revoke the secret.", strong=True)]
    blocks += [Steps(way.name, way.steps) for way in ways]
    pages = tuple((way.name, str(way.page)) for way in ways if way.page)
    return Reply(Audience.AUTHOR, (*blocks, *([Links(pages)] if pages else [])))


def case(noted: FindingRecord, types: EntityTypes, state: str = "", doer: str = "", replaces: str = "") -> Reply:
    """A finding for those who look after privacy: kinds, counts, place, author and link; never content."""
    kinds = tuple((types[kind].plural, str(number)) for kind, number in noted.counts.items())
    blocks: list[Block] = [
        Paragraph(f"A finding of {noted.severity} severity", strong=True),
        Fields(kinds),
        Where(noted.ref, noted.author, doer),
    ]
    blocks += [Paragraph(state)] if state else []
    if state != RESOLVED:
        resolve = Button("Resolve", Action(Verb.RESOLVE, noted.ref), Style.PRIMARY)
        blocks.append(Buttons((resolve, Button("Assign to me", Action(Verb.ASSIGN, noted.ref)))))
    return Reply(Audience.EVERYONE, tuple(blocks), replaces)


RESOLVED, ASSIGNED = "Resolved.", "Assigned."
