"""What an export is made of: sources with pieces, records with entries, and the texts of each entry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, TextIO


class Role(Enum):
    """What a text of an entry is."""

    SAID = "said"
    NAME = "name"  # of a person; found in every entry, and never an alarm
    OTHER = "other"


# Not frozen: there are millions of them, and that would make them three times as slow to make.
@dataclass(slots=True, repr=False)
class Said:
    """One text. Markup: html, or else empty for that of the export's kind."""

    text: str
    role: Role = Role.SAID
    markup: str = ""


@dataclass(slots=True, repr=False)
class Entry:
    """One message. Sent: when, as the export writes it (see ``moments``). Link: makes its address, which few are asked for.

    ``to_assistant``: whether a person wrote it to an AI assistant. ``glue``: what stands between those texts that were said.
    ``header``: it is no message, but about those that follow. ``unread``: why parts of it cannot be checked.
    """

    texts: tuple[Said, ...]
    id: str = ""
    conversation: str = ""
    sent: object = ""
    to_assistant: bool = False
    link: Callable[[], str] | None = None
    glue: str = "\n"
    header: bool = False
    unread: tuple[str, ...] = ()


@dataclass(slots=True, repr=False)
class Piece:
    """A record as it is written in its file, and what stands before it. The last one of a file has no record.

    ``path``: where in JSON it is. ``around``: short values of what it is in, by their keys. ``value``: the record as it was
    parsed, if it has not come from another process.
    """

    before: str
    raw: str = ""
    path: tuple[str, ...] = ()
    around: tuple[tuple[str, str], ...] = ()
    value: object = None

    def __reduce__(self) -> tuple[type["Piece"], tuple[object, ...]]:
        """A process that gets it parses the record itself: that is no slower than to send it whole."""
        return Piece, (self.before, self.raw, self.path, self.around)


class BrokenMember(Exception):
    """Says in one sentence why a file of an export could not be read to its end."""


class Reader(Protocol):
    """How a file of an export is read; can be pickled."""

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """Everything in the file, in order; raises BrokenMember."""
        ...

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """The messages of a piece. Conversation: of those that do not say themselves in which they are."""
        ...

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """The record with other texts: one for each text of its entries, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A file of messages, or a list beside them. Directory: of people, read before all else. Listed: it has no messages."""

    name: str
    size: int
    reader: Reader
    conversation: str = ""
    directory: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """What was recognised. Markup: the platform's whose markup the texts are in. Others: names of files without messages.

    ``named``: a pattern of people's names that stand in other texts, its group "name". ``folders``: for a copy, the names of
    those that are named after people, and what they are called instead.
    """

    kind: str
    sources: tuple[Source, ...]
    markup: str = "plain"
    others: tuple[str, ...] = field(default=())
    named: str = ""
    folders: tuple[tuple[str, str], ...] = ()
