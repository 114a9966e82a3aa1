"""The kinds of text that are told apart, and what is known of a pasted one."""

from dataclasses import dataclass
from enum import StrEnum

from ..text import Span


class PasteKind(StrEnum):
    """What a text is; TALK is everything ordinary."""

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
    """One turn of a conversation, in visible offsets; ``speaker`` is where its name stands, if it has one."""

    role: Role
    start: int
    end: int
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A link of an AI conversation. ``ambiguous``: private chats have the same form of address."""

    assistant: str
    start: int
    end: int
    ambiguous: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Paste:
    """What a text is. ``tool`` names the chat tool or assistant; ``people`` counts its distinct human speakers."""

    kind: PasteKind = PasteKind.TALK
    tool: str = ""
    turns: tuple[Turn, ...] = ()
    people: int = 0
    links: tuple[ShareLink, ...] = ()

    @property
    def of_others(self) -> bool:
        """Whether it is other people's conversation, which needs other words than one's own prompt."""
        return self.kind in (PasteKind.CHAT_LOG, PasteKind.EMAIL_THREAD) and self.people >= 2

    @property
    def pasted(self) -> bool:
        """Whether it is anything but talk."""
        return self.kind not in (PasteKind.TALK, PasteKind.SHARE_LINK)
