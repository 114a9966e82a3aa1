"""What is said beside redacted copies of files."""

from collections import Counter
from collections.abc import Sequence

from ..files.redacted_copy import CopyOutcome
from ..message import MessageRef
from ..reply import Action, Audience, Block, Button, Enclosure, Paragraph, Reply, Verb
from .unread_files import unread_kinds


def copy_button(ref: MessageRef) -> Button:
    """Gives redacted copies of a message's files."""
    return Button("Redacted copy", Action(Verb.COPY, ref))


def copies(made: Sequence[CopyOutcome]) -> Reply:
    """The copies, for whoever asked, with what is still in them, and why some files have none."""
    blocks: list[Block] = []
    for outcome in made:
        blocks += _copy(outcome)
    return Reply(Audience.AUTHOR, tuple(blocks) or (Paragraph("There is no file in it any more."),))


def _copy(outcome: CopyOutcome) -> list[Block]:
    copy = outcome.copy
    if copy is None:
        return [Paragraph(f"There is no redacted copy of {outcome.name}. {outcome.why}")]
    kept = f" Not read, and in the copy as it was: {unread_kinds(Counter(copy.unread))}." if copy.unread else ""
    kept += f" Not read, so not in the copy: {unread_kinds(Counter(copy.left_out))}." if copy.left_out else ""
    if not copy.replaced and not copy.left_out:
        return [Paragraph(f"There is nothing to redact in {outcome.name}.{kept}")]
    values = {0: "no value is", 1: "1 value is"}.get(copy.replaced, f"{copy.replaced} values are")
    return [Paragraph(f"A copy of {outcome.name}, in which {values} replaced.{kept}"), Enclosure(copy.name, copy.content)]
