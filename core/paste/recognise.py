"""Decides what kind of text it is; the entry point of this package."""

import re

from .assistants import CONVERSATION_CUES, may_question, recognise_conversation, share_links
from .chat_logs import may_be_log, names, recognise_log
from .exports import recognise_export
from .kinds import Paste, PasteKind, Role, ShareLink, Turn
from .prompts import CUES as PROMPT_CUES
from .prompts import is_prompt, may_bring_a_passage

_MAIL_HEADER = re.compile(
    r"(?im)^[>\s]{0,6}\*?(from|to|sent|date|subject|cc|von|an|gesendet|betreff|de|à|objet|para|asunto):\*?\s\S"
)
_MAIL_QUOTE = re.compile(
    r"(?im)^[>\s]{0,6}(?:on .{6,120} wrote:|am .{6,120} schrieb .{0,80}:|le .{6,120} a écrit\s?:|"
    r"el .{6,120} escribió:|-{2,8} ?(?:original message|forwarded message|ursprüngliche nachricht) ?-{2,8})"
)
_MAIL_PERSON = re.compile(r"(?im)^[>\s]{0,6}\*?(?:from|von|de):\*?\s*(?P<name>[^\n<]{1,80})")
_MARKDOWN_ROW = re.compile(r"(?m)^\s{0,3}\|.+\|\s*$")
_TAB_ROW = re.compile(r"(?m)^[^\t\n]+(?:\t[^\t\n]*){2,}$")
_COMMA_ROW = re.compile(r"(?m)^[^,;\n]{0,200}(?:[,;][^,;\n]{0,200}){2,}$")
_RECORD_ROW = re.compile(r"(?m)^[ \t]{0,4}[\"'*-]{0,3}\s?[A-Za-zÀ-ÿ][\w .'/()-]{1,30}[\"'*]{0,3}\s?[:=]\s?\S")
# A text that matches none of these is talk, unless its lines say otherwise (``may_be_pasted``).
CUES = (_MAIL_QUOTE, *PROMPT_CUES, *CONVERSATION_CUES)
_FEW, _MOSTLY = 3, 0.6
# What ends the name of a mail's header.
_HEADER_END = re.compile(r":\*?\s")
# Database rows, business cards, and objects with two of these keys of a person.
_DATA = re.compile(r"(?is)\binsert\s+into\b.{1,400}\bvalues\b|^BEGIN:VCARD")
_JSON = re.compile(r"\A\s*[\[{]")
_OF_A_PERSON = re.compile(
    r"(?i)[\"'](?:(?:first|last|full|given|family|sur)_?name|e?-?mail(?:_?address)?|(?:tele)?phone(?:_?number)?|mobile|street|"
    r"(?:date_?of_?)?birth_?(?:date|day)?|dob|ssn|iban)[\"']\s?:"
)


def _headed(text: str) -> bool:
    """Whether enough lines are headers of a mail."""
    if text.count(":") < _FEW or len(_HEADER_END.findall(text)) < _FEW:
        return False
    return len({match[1].casefold() for match in _MAIL_HEADER.finditer(text)}) >= _FEW


def _mail(text: str) -> tuple[bool, int]:
    if not _headed(text) and not _MAIL_QUOTE.search(text):
        return False, 0
    people = {match["name"].strip().casefold() for match in _MAIL_PERSON.finditer(text)}
    return True, max(len(people), 1 + sum(1 for _ in _MAIL_QUOTE.finditer(text)))


def _rows(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _commas(text: str) -> bool:
    if text.count(",") + text.count(";") < 2 * _FEW:
        return False
    rows = [row[0] for row in _COMMA_ROW.finditer(text)]
    lines = [line for line in text.splitlines() if line.strip()]
    if len(rows) < _FEW or len(rows) < 0.8 * len(lines):
        return False
    counts = [max(row.count(","), row.count(";")) for row in rows]
    return sum(n == counts[0] for n in counts) >= 0.8 * len(counts)


def _table(text: str) -> bool:
    if _is_data(text):
        return True
    if _JSON.match(text) and len({match[0].casefold() for match in _OF_A_PERSON.finditer(text)}) > 1:
        return True
    return "\n" in text and (_barred(text) or _tabbed(text) or _commas(text) or _records(text))


def _is_data(text: str) -> bool:
    lowered = text.lower()
    # Letters beyond ASCII may stand for others where case is ignored.
    may_be = "insert" in lowered or lowered.startswith("begin:vcard") or not text.isascii()
    return may_be and bool(_DATA.search(text))


def _barred(text: str) -> bool:
    return text.count("|") >= 2 * _FEW and _rows(_MARKDOWN_ROW, text) >= _FEW


def _tabbed(text: str) -> bool:
    return text.count("\t") >= 2 * _FEW and _rows(_TAB_ROW, text) >= _FEW


def _records(text: str) -> bool:
    ends = text.count(":") + text.count("=")
    if ends < _FEW:
        return False
    lines = sum(1 for line in text.splitlines() if line.strip())
    if ends < _MOSTLY * lines:
        return False
    records = _rows(_RECORD_ROW, text)
    return records >= _FEW and records >= _MOSTLY * lines


def _conversation(text: str, links: tuple[ShareLink, ...]) -> Paste | None:
    tool, turns = recognise_conversation(text)
    log_tool, log_turns = recognise_log(text) if "\n" in text else ("", ())
    if turns and len(turns) >= len(log_turns):
        return Paste(PasteKind.AI_CONVERSATION, tool, turns, sum(t.role is Role.PERSON for t in turns[:1]), links)
    if log_turns:
        return Paste(PasteKind.CHAT_LOG, log_tool, log_turns, len(names(text, log_turns)), links)
    return None


def may_be_pasted(text: str) -> bool:
    """Whether a text without any of the cues may still be more than talk: data, quotes, or lines that say so.

    Most lines say nothing: their colons, commas, bars and clocks are counted before any is read.
    """
    if text.lstrip("\ufeff \r\t")[:1] in ("{", "[") or _is_data(text) or may_bring_a_passage(text):
        return True
    return "\n" in text and (
        may_be_log(text) or may_question(text) or _headed(text) or _table(text) or recognise_export(text) is not None
    )


def recognise(text: str) -> Paste:
    """The kind of a visible text; linear in its length."""
    # An export of one line is JSON or HTML.
    export = recognise_export(text) if "\n" in text or text.lstrip("\ufeff \r\t")[:1] in ("{", "[", "<") else None
    if export:
        return export
    links = share_links(text)
    conversation = _conversation(text, links)
    if conversation:
        return conversation
    is_mail, people = _mail(text)
    if is_mail:
        return Paste(PasteKind.EMAIL_THREAD, "", (), people, links)
    kind = PasteKind.TALK
    if _table(text):
        kind = PasteKind.TABLE
    elif is_prompt(text):
        kind = PasteKind.PROMPT
    elif any(not link.private for link in links):
        kind = PasteKind.SHARE_LINK
    return Paste(kind, "", (), 0, links)


def speakers(paste: Paste) -> tuple[Turn, ...]:
    """The turns whose speaker's name is in the text."""
    return tuple(turn for turn in paste.turns if turn.speaker and not turn.nameless)
