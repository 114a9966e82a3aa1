"""Recognises exported conversations: JSON by its keys, tables by their header, HTML by its classes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..files.table_text import cells
from ..text import Span
from .dialogues import is_role
from .kinds import Paste, PasteKind, Role, Turn
from .speaker_keys import speakers_by_key

_VALUE = r'\s{0,8}:\s{0,8}"(?P<name>(?:[^"\\\n]|\\.){1,80})"'
_INSIDE = r'\s{0,8}:\s{0,8}\{[^{}]{0,400}?"'


def _key(*keys: str) -> re.Pattern[str]:
    """Matches a name that is the value of one of the keys."""
    return re.compile(rf'"(?:{"|".join(keys)})"{_VALUE}')


def _within(outer: str, *keys: str) -> re.Pattern[str]:
    """Matches a name that is the value of one of the keys in the object behind ``outer``."""
    return re.compile(rf'"(?:{outer})"{_INSIDE}(?:{"|".join(keys)})"{_VALUE}')


@dataclass(frozen=True, slots=True)
class _Export:
    """A tool's export: the keys that it has, and the patterns of names (group ``name``); the first one's are the speakers."""

    tool: str
    kind: PasteKind
    keys: tuple[str, ...]
    names: tuple[re.Pattern[str], ...] = ()


_AI, _CHAT = PasteKind.AI_CONVERSATION, PasteKind.CHAT_LOG
_EXPORTS = (
    _Export("chatgpt", _AI, ("mapping", "author", "current_node")),
    _Export("chatgpt", _AI, ("mapping", "author", "conversation_id")),
    _Export("claude", _AI, ("chat_messages", "sender")),
    _Export("telegram", _CHAT, ("messages", "from_id"), (_key("from"), _key("actor", "forwarded_from", "saved_from"))),
    _Export(
        "discordchatexporter",
        _CHAT,
        ("guild", "messages", "author"),
        (_within("author", "name", "nickname"), _key("nickname")),
    ),
    _Export("discord", _CHAT, ("channel_id", "author", "content", "username"), (_key("username"), _key("global_name"))),
    _Export("slack", _CHAT, ("ts", "user_profile"), (_key("real_name"), _key("display_name", "first_name", "name", "username"))),
    # Older exports and imported messages name the author in the message.
    _Export("slack", _CHAT, ("ts", "text", "user"), (_key("username", "user_name", "user", "real_name"), _key("display_name"))),
    _Export("slack", _CHAT, ("ts", "text", "username"), (_key("username", "user_name"),)),
    _Export(
        "messenger",
        _CHAT,
        ("sender_name", "timestamp_ms"),
        (_key("sender_name"), re.compile(rf'\{{\s{{0,20}}"name"{_VALUE}\s{{0,20}}\}}'), _key("actor")),
    ),
    _Export("google-chat", _CHAT, ("creator", "created_date"), (_within("creator", "name"),)),
    _Export("google-chat", _CHAT, ("sender", "displayName", "createTime"), (_within("sender", "displayName"),)),
    _Export("snapchat", _CHAT, ("From", "Media Type", "Created"), (_key("From"),)),
    _Export(
        "skype",
        _CHAT,
        ("MessageList", "displayName"),
        (_key("displayName"), re.compile(r'"from"\s{0,8}:\s{0,8}"8:(?:live:)?(?P<name>[^"\\]{1,80})"')),
    ),
    _Export("teams", _CHAT, ("createdDateTime", "displayName", "body"), (_within("user", "displayName"), _key("displayName"))),
    _Export("teams", _CHAT, ("imdisplayname", "content"), (_key("imdisplayname"),)),
    *(
        _Export("chat", _CHAT, (who, said), (_key(who),))
        for who in ("sender_name", "senderName", "sender", "speaker", "speaker_name", "author_name", "authorName", "from_name")
        for said in ("text", "message", "content", "body", "transcript")
    ),
)
_MACHINES = re.compile(r"(?i)^(?:human|assistant|ai|bot|system|model|tool|USLACKBOT|slackbot|[UWB][A-Z0-9]{5,12}|users/\d+|\d+)$")

# Classes of the element with the author, in the pages that tools write.
_AUTHORS = re.compile(
    r"\b(?:chatlog__author(?:-name)?|chatlog__reply-author|from_name|preamble__guild-member|_a6-h|_2lej|message__author|"
    r"c-message__sender(?:_button)?|c-message_kit__sender|message-author|msg-author|sender-name|speaker-name)(?![\w-])|"
    r"class\s?=\s?[\"']?(?:sender|username|speaker|nick)\b"
)
_ELEMENT = re.compile(r"<[a-z]{1,10}\s(?P<inside>[^<>]{1,600})>\s{0,80}+(?P<name>[^\s<>](?:[^<>\n]{0,78}[^\s<>])?)\s{0,80}+<")
_TITLE = re.compile(r"\btitle=\"(?P<name>[^\"]{1,80})\"")

_AUTHOR_COLUMN = re.compile(
    r"author|user|username|user name|sender|sender name|sender_name|from|nickname|nick|speaker|participant|member|"
    r"display name|real name|autor|absender|nutzer|benutzer|auteur|expéditeur|remitente|usuario|remetente|mittente|afzender|"
    r"사용자|보낸 사람|发送者|送信者名|送信者"
)
_SAID_COLUMN = re.compile(
    r"content|message|text|body|message text|msg|chat|nachricht|texte|mensaje|mensagem|messaggio|bericht|메시지|内容|消息"
)
_TIME_COLUMN = re.compile(
    r"date|time|timestamp|datetime|date time|sent|sent at|created|created at|created_at|ts|datum|zeit|heure|fecha|hora|data|"
    r"ora|tijd|날짜|时间|日付|時間|start|start time"
)
# Columns of commits, logs, tickets and reviews, which have authors and texts, too.
_OTHER_COLUMN = re.compile(
    r"commit|hash|sha|level|severity|host|ip|service|process|pid|status|priority|issue|ticket|key|exception|logger|branch|"
    r"rating|stars|score|source|event|action|subject"
)


def _turns(found: Iterable[re.Match[str]]) -> tuple[Turn, ...]:
    names = (match for match in found if not _MACHINES.match(match["name"]))
    return tuple(
        Turn(Role.PERSON, m.start(), m.end(), Span(*m.span("name")), is_role(m["name"]))
        for m in sorted(names, key=lambda match: match.start("name"))
    )


def _json(text: str) -> Paste | None:
    for export in _EXPORTS:
        if all(f'"{key}"' in text for key in export.keys):
            found = [list(pattern.finditer(text)) for pattern in export.names]
            people = {match["name"] for match in found[0] if not _MACHINES.match(match["name"])} if found else {"somebody"}
            if people:
                return Paste(export.kind, export.tool, _turns(match for part in found for match in part), len(people))
    return None


def _keyed(text: str, *, is_json: bool) -> Paste | None:
    found = [match for match in speakers_by_key(text, is_json=is_json) if not _MACHINES.match(match["name"])]
    people = {match["name"] for match in found}
    return Paste(PasteKind.CHAT_LOG, "chat", _turns(found), len(people)) if people else None


def _authors(text: str) -> Iterator[re.Match[str]]:
    for element in _ELEMENT.finditer(text):
        if _AUTHORS.search(element["inside"]):
            yield element


def _html(text: str) -> Paste | None:
    found = list(_authors(text))
    if len(found) < 2:
        return None
    titles = (title for each in found if (title := _TITLE.search(text, *each.span("inside"))))
    return Paste(PasteKind.CHAT_LOG, "html", _turns([*found, *titles]), len({each["name"] for each in found}))


def _header(line: str) -> tuple[str, int] | None:
    """The delimiter and the number of the author's column, from 1, if the first line is the header of a chat."""
    mark = max(",;\t", key=line.count)
    columns = [column.strip().strip('"').casefold() for column in line.split(mark)]
    if not all(any(map(wanted.fullmatch, columns)) for wanted in (_SAID_COLUMN, _TIME_COLUMN)):
        return None
    if any(map(_OTHER_COLUMN.fullmatch, columns)):
        return None
    author = next((number for number, column in enumerate(columns, 1) if _AUTHOR_COLUMN.fullmatch(column)), 0)
    return (mark, author) if author else None


def _table(text: str) -> Paste | None:
    start = len(text) - len(text.lstrip("\ufeff \r\n"))
    end = text.find("\n", start, start + 1000)
    header = _header(text[start:end].rstrip("\r")) if end > start else None
    if not header:
        return None
    mark, author = header
    turns = []
    for first, last, row, column in cells(text[start:], mark):
        cell = text[start + first : start + last]
        name = cell.strip().strip('"').strip()
        if row > 1 and column == author and name and not _MACHINES.match(name):
            at = start + first + cell.index(name)
            turns.append(Turn(Role.PERSON, at, at + len(name), Span(at, at + len(name)), is_role(name)))
    people = len({text[turn.start : turn.end] for turn in turns})
    return Paste(PasteKind.CHAT_LOG, "table", tuple(turns), people) if people else None


def recognise_export(text: str) -> Paste | None:
    """The kind of export, or None for any other text."""
    first = text.lstrip("\ufeff \r\n\t")[:1]
    if first in ("{", "["):
        return _json(text) or _keyed(text, is_json=True)
    return _html(text) if first == "<" else _table(text) or _keyed(text, is_json=False)
