"""Sentences about what is marked as not a leak: for whom, by whom, until when. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from config.entities import EntityTypes

from ..allowlist import AllowlistEntry, EntryScope, by_press
from ..message import MessageRef
from ..reply import Action, Audience, Block, Button, Buttons, Mention, Paragraph, Reply, Sentence, Verb
from .checks import counted, upper

_CHOICES = {
    EntryScope.PERSON: "For my own posts",
    EntryScope.CHANNEL: "In this channel",
    EntryScope.WORKSPACE: "Everywhere",
}
_FOR = {
    EntryScope.PERSON: "in your own posts; others who post the same are still told",
    EntryScope.CHANNEL: "for everybody in this channel",
    EntryScope.WORKSPACE: "for everybody in all channels",
}
_STILL = "Anyone who checks with `/privacy-check` is still told about them. Only keyed fingerprints of the values are stored."
_STRICT = (
    "In channels like this one, which outsiders or AI apps can read, only an admin's mark for the channel or for everywhere "
    "counts, so you will still be told."
)
PAGE = 5


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _kinds(entries: Sequence[AllowlistEntry], types: EntityTypes) -> str:
    return counted(Counter(entry.value.entity_type for entry in entries).most_common(), types)


def ask_scope(ref: MessageRef, scopes: Sequence[EntryScope]) -> Reply:
    """Before a mark: for whom it is, of what this person may choose."""
    buttons = (Button(_CHOICES[scope], Action(Verb.NOT_A_LEAK, ref, scope.value)) for scope in scopes)
    return Reply(Audience.AUTHOR, (Paragraph("Where should I stop flagging this?", strong=True), Buttons(tuple(buttons))))


def marked(ref: MessageRef, entry: AllowlistEntry, *, strict: bool) -> Reply:
    """After a mark, with the way back. Strict: whether the message stands where a member's own mark does not count."""
    blocks: list[Block] = [Paragraph(f"Marked as not a leak until {_day(entry.expires_at)}, {_FOR[entry.scope]}. {_STILL}")]
    blocks += [Paragraph(_STRICT)] if strict and (entry.scope is EntryScope.PERSON or not entry.by_admin) else []
    blocks.append(Buttons((Button("Undo", Action(Verb.UNDO_MARK, ref, entry.id)),)))
    return Reply(Audience.AUTHOR, tuple(blocks))


def covering(entries: Sequence[AllowlistEntry], types: EntityTypes) -> list[Block]:
    """What is marked of what was found, for whoever asked: by whom, since when and until when."""
    return [Sentence(("Marked as not a leak: ", *_told(press, types))) for press in by_press(entries)]


def allowlist(entries: Sequence[AllowlistEntry], types: EntityTypes, page: int) -> Reply:
    """``/privacy-check allowlist``: each mark, with the way back. Page: from 1."""
    presses = by_press(entries)
    shown = presses[(page - 1) * PAGE : page * PAGE]
    if not shown:
        return Reply(Audience.AUTHOR, (Paragraph("Nothing is marked as not a leak here." if page == 1 else "No more marks."),))
    blocks: list[Block] = [Paragraph("Marked as not a leak", strong=True)]
    numbered = list(enumerate(shown, (page - 1) * PAGE + 1))
    for number, press in numbered:
        kinds, *rest = _told(press, types)
        blocks.append(Sentence((f"{number}. {upper(str(kinds))}", *rest)))
    undo = (Button(f"Undo no. {number}", Action(Verb.UNDO_MARK, argument=press[0].id)) for number, press in numbered)
    blocks.append(Buttons(tuple(undo)))
    if len(presses) > page * PAGE:
        blocks.append(Paragraph(f"{len(presses) - page * PAGE} more: `/privacy-check allowlist {page + 1}`."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def _told(press: Sequence[AllowlistEntry], types: EntityTypes) -> tuple[str | Mention, ...]:
    first = press[0]
    by: str | Mention = Mention(first.actor) if first.actor else "somebody whose data was deleted"
    whose: dict[EntryScope, tuple[str | Mention, ...]] = {
        EntryScope.PERSON: (" for their own posts",),
        EntryScope.CHANNEL: (" for ", Mention(first.subject, channel=True)),
        EntryScope.WORKSPACE: (" for all channels",),
    }
    days = f" on {_day(first.at)}", f" (until {_day(first.expires_at)})."
    return f"{_kinds(press, types)}, by ", by, days[0], *whose[first.scope], days[1]


def shown_again(reply: Reply) -> Reply:
    """The notice again, after a mark on its message was undone."""
    return Reply(reply.audience, (Paragraph(UNDONE), *reply.blocks), reply.replaces, reply.about)


UNDONE = "Undone: I will flag this again from now on."
TOO_MANY = (
    "This message has too many values to mark. Please mark them in smaller messages, or ask an admin to exempt the channel."
)
