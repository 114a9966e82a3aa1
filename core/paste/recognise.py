"""Decides what kind of text it is; the one way into this room."""

import re

from .assistants import CONVERSATION_CUES, recognise_conversation, share_links
from .chat_logs import names, recognise_log
from .exports import recognise_export
from .kinds import Paste, PasteKind, Role, ShareLink, Turn

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
_PROMPT = re.compile(
    r"(?i)^\W{0,4}(?:prompt\W{0,3}:|(?:hi|hey|hello)\W+(?:chatgpt|claude|gemini|copilot|gpt)|(?:can|could|would) you (?:please )?"
    r"(?:write|draft|help me|explain|summari[sz]e|rewrite|translate|generate|create|analy[sz]e|improve)|"
    r"(?:please )?(?:write|draft|summari[sz]e|rewrite|rephrase|translate|proofread|generate|create|compose|act as|explain|"
    r"imagine you|you are an?|pretend|analy[sz]e|extract|classify|convert|improve|outline|brainstorm|help me)\b|"
    r"(?:schreib|formuliere|übersetze|fasse|erstelle|écris|rédige|résume|traduis|escribe|redacta|resume|traduce|scrivi|escreva)\w*\b)"
)
_PROMPT_LATER = re.compile(
    r"(?i)\b(?:can you|could you|please|help me|i need (?:to|you to|help)|i want to)\s+(?:\w+\s+){0,2}"
    r"(?:write|draft|summari[sz]e|rewrite|rephrase|translate|generate|create|compose|explain|improve|"
    r"(?:re)?format|(?:re)?phrase|reword|polish|craft|condense|shorten|outline|brainstorm|proofread|"
    r"transcribe|categori[sz]e|plot|map out|adapt|expand|(?:put|turn|take|pull|combine) (?:this|that|it|these|them|my|the))\b|"
    r"\bmake (?:it|this|that) sound\b|\bhow (?:does|would) (?:that|this|it) sound\b"
)
# What people have assistants write about themselves and others.
_PROMPT_OF_A_LIFE = re.compile(
    r"(?i)\b(?:need|want|writing|drafting|creating|preparing|updating|building|setting up|working on|crafting|write|draft|create|"
    r"prepare|update|need help with)\s+(?:an?|my|the|some)\s+(?:[\w'’-]+,?\s+){0,5}"
    r"(?:bio|biography|résumé|resume|cv|cover letter|obituary|eulogy|voicemail|personal statement|job posting|"
    r"statement of (?:purpose|interest)|letter of recommendation|recommendation letter|"
    r"alumni (?:profile|newsletter|magazine|portal|network)|"
    r"(?:linkedin|upwork|freelancer|dating|speaker|author|personal|professional|instagram|website) "
    r"(?:profile|summary|introduction))\b|"
    r"\babout me['’”\"]? (?:page|section)\b|\bmy profile on (?:the )?(?-i:[A-Z])|"
    r"\b(?:need|want) help (?:writing|drafting|wording|phrasing)\b|"
    r"\bwant (?:the tone|it|this|my \w+) to (?:be|sound|come across)\b|\bspice (?:this|it) up\b|"
    r"\bhelp me (?:structure|transform|describe|phrase|polish|shorten|word|organi[sz]e)\b|"
    r"\b(?:snippet|section|excerpt|paragraph|bullet point|line) (?:is )?from my (?:old |current )?"
    r"(?:cv|resume|résumé|bio|profile)\b|"
    r"\b(?:application|membership form|questionnaire) asks (?:for|about)\b|\bsection that asks about my\b|"
    r"\bfilling (?:out|in) (?:an?|my|the) (?:[\w'’-]+ ){0,5}(?:application|membership form)\b|\bapplying to be an? volunteer\b|"
    r"\b(?:putting together|need|provide|like to write|submitting|writing|submit|send) an? (?:short |brief |new |quick )?"
    r"(?:bio|cv|intro(?:duction)? for (?:my|the next)|introductory (?:e-?mail|post) (?:to|for) my|"
    r"update for the [\w ]{2,40} alumni)\b|"
    r"\Amy name is (?-i:[A-Z]).{0,200}\bi am applying\b|\A\W{0,3}(?:this is a |dear )?(?:journal|diary)\b|"
    r"\bannounc(?:e|ing) (?:my|a) (?:new (?:job|role|position)|career change|promotion)\b|"
    r"\bprofile on (?:upwork|linkedin|fiverr|xing|bumble|tinder|hinge)\b|"
    r"\b(?:post|intro(?:duction)?) for my (?:new )?(?:[\w'’-]+ ){0,3}(?:facebook|linkedin|instagram|website|neighborhood)\b"
)
_PROMPT_LENGTH = 60
# A text of one line that is none of these is talk.
CUES = (_MAIL_QUOTE, _PROMPT, _PROMPT_LATER, _PROMPT_OF_A_LIFE, *CONVERSATION_CUES)
_FEW = 3


def _mail(text: str) -> tuple[bool, int]:
    headers = {match[1].casefold() for match in _MAIL_HEADER.finditer(text)}
    if len(headers) < _FEW and not _MAIL_QUOTE.search(text):
        return False, 0
    people = {match["name"].strip().casefold() for match in _MAIL_PERSON.finditer(text)}
    return True, max(len(people), 1 + sum(1 for _ in _MAIL_QUOTE.finditer(text)))


def _rows(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _commas(text: str) -> bool:
    rows = [row[0] for row in _COMMA_ROW.finditer(text)]
    lines = [line for line in text.splitlines() if line.strip()]
    if len(rows) < _FEW or len(rows) < 0.8 * len(lines):
        return False
    counts = [max(row.count(","), row.count(";")) for row in rows]
    return sum(n == counts[0] for n in counts) >= 0.8 * len(counts)


def _table(text: str) -> bool:
    if "\n" not in text:
        return False
    if _rows(_MARKDOWN_ROW, text) >= _FEW or _rows(_TAB_ROW, text) >= _FEW or _commas(text):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    records = _rows(_RECORD_ROW, text)
    return records >= _FEW and records >= 0.6 * len(lines)


def _prompt(text: str) -> bool:
    if len(text) < _PROMPT_LENGTH:
        return False
    if _PROMPT.match(text):
        return True
    return len(text) > 2 * _PROMPT_LENGTH and bool(_PROMPT_LATER.search(text) or _PROMPT_OF_A_LIFE.search(text))


def _conversation(text: str, links: tuple[ShareLink, ...]) -> Paste | None:
    tool, turns = recognise_conversation(text)
    log_tool, log_turns = recognise_log(text)
    people = names(text, log_turns)
    if turns and len(turns) >= len(log_turns):
        return Paste(PasteKind.AI_CONVERSATION, tool, turns, sum(t.role is Role.PERSON for t in turns[:1]), links)
    if log_turns:
        return Paste(PasteKind.CHAT_LOG, log_tool, log_turns, len(people), links)
    return None


def may_be_pasted(text: str) -> bool:
    """Whether a text without any of the cues may still be more than talk: it has several lines, or is data."""
    return "\n" in text or text.lstrip("\ufeff \r\t")[:1] in ("{", "[")


def recognise(text: str) -> Paste:
    """Says what a visible text is; linear in its length."""
    export = recognise_export(text)
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
    elif _prompt(text):
        kind = PasteKind.PROMPT
    elif any(not link.private for link in links):
        kind = PasteKind.SHARE_LINK
    return Paste(kind, "", (), 0, links)


def speakers(paste: Paste) -> tuple[Turn, ...]:
    """The turns whose speaker has a name in the text."""
    return tuple(turn for turn in paste.turns if turn.speaker)
