"""What people ask of the bot: a command, a press of a button, a question about a message."""

from dataclasses import dataclass

from ..message import Attachment, Message, MessageRef, Place
from ..ports import Interaction, Person


@dataclass(frozen=True, slots=True, repr=False)
class Command:
    """``/privacy-check`` as somebody typed it; ``raw`` is in the platform's own writing."""

    place: Place
    person: Person
    raw: str
    interaction: Interaction
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed; ``notice`` is where it stands, as the platform names it."""

    code: str
    place: Place
    person: Person
    interaction: Interaction
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody wants to have a message checked that is there already, whoever wrote it.

    ``message``: as it came along with the question, where the platform sends it.
    """

    ref: MessageRef
    person: Person
    interaction: Interaction
    message: Message | None = None
