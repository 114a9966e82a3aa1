"""The kinds of text, and what is known about a pasted one."""

from dataclasses import dataclass
from enum import StrEnum

from ..text import Span


class PasteKind(StrEnum):
    """What a text is; TALK is any ordinary message."""

    TALK = "talk"
    PROMPT = "prompt"
    AI_CONVERSATION = "ai_conversation"
    CHAT_LOG = "chat_log"
    EMAIL_THREAD = "email_thread"
    TABLE = "table"
    SHARE_LINK = "share_link"


class Role(StrEnum):
    """Who takes a turn: a person, an assistant, or a system line."""

    PERSON = "person"
    ASSISTANT = "assistant"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation, in visible offsets; ``speaker`` is the span of the speaker's name, if there is one.

    Nameless: the speaker is only called by a role in the conversation ("Agent", "Me"). Stamp: the span of the date and time.
    """

    role: Role
    start: int
    end: int
    speaker: Span | None = None
    nameless: bool = False
    stamp: Span | None = None


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A link to an AI conversation. ``ambiguous``: links to private chats look the same."""

    assistant: str
    start: int
    end: int
    ambiguous: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Paste:
    """What a text is. ``tool``: the chat tool or assistant; ``people``: the number of distinct human speakers."""

    kind: PasteKind = PasteKind.TALK
    tool: str = ""
    turns: tuple[Turn, ...] = ()
    people: int = 0
    links: tuple[ShareLink, ...] = ()

    @property
    def of_others(self) -> bool:
        """Whether it is other people's conversation, which needs different wording from one's own prompt."""
        return self.kind in (PasteKind.CHAT_LOG, PasteKind.EMAIL_THREAD) and self.people >= 2

    @property
    def pasted(self) -> bool:
        """Whether it is anything but talk."""
        return self.kind not in (PasteKind.TALK, PasteKind.SHARE_LINK)
