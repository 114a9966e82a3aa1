"""Recognises JSON exports: assistants' conversations.json, Telegram's result.json, Slack's days, DiscordChatExporter's files."""

import re
from dataclasses import dataclass

from ..text import Span
from .kinds import Paste, PasteKind, Role, Turn


@dataclass(frozen=True, slots=True)
class _Export:
    """A tool's export: the keys that it has, and the pattern of a speaker's name (group ``name``)."""

    tool: str
    kind: PasteKind
    keys: tuple[str, ...]
    speaker: re.Pattern[str] | None = None


_EXPORTS = (
    _Export("chatgpt", PasteKind.AI_CONVERSATION, ('"mapping"', '"author"', '"current_node"')),
    _Export("chatgpt", PasteKind.AI_CONVERSATION, ('"mapping"', '"author"', '"conversation_id"')),
    _Export("claude", PasteKind.AI_CONVERSATION, ('"chat_messages"', '"sender"')),
    _Export(
        "telegram", PasteKind.CHAT_LOG, ('"messages"', '"from_id"'), re.compile(r'"from"\s{0,4}:\s{0,4}"(?P<name>[^"\\]{1,80})"')
    ),
    _Export(
        "discordchatexporter",
        PasteKind.CHAT_LOG,
        ('"guild"', '"messages"', '"author"'),
        re.compile(r'"author"\s{0,4}:\s{0,4}\{[^{}]{0,200}?"(?:name|nickname)"\s{0,4}:\s{0,4}"(?P<name>[^"\\]{1,80})"'),
    ),
    _Export(
        "slack", PasteKind.CHAT_LOG, ('"ts"', '"user_profile"'), re.compile(r'"real_name"\s{0,4}:\s{0,4}"(?P<name>[^"\\]{1,80})"')
    ),
)


def recognise_export(text: str) -> Paste | None:
    """The kind of export, or None for any other text."""
    if text.lstrip("\ufeff \r\n\t")[:1] not in ("{", "["):
        return None
    for export in _EXPORTS:
        if all(key in text for key in export.keys):
            found = list(export.speaker.finditer(text)) if export.speaker else []
            turns = tuple(Turn(Role.PERSON, m.start(), m.end(), Span(*m.span("name"))) for m in found)
            people = len({m["name"] for m in found}) if export.speaker else 1
            return Paste(export.kind, export.tool, turns, people)
    return None
