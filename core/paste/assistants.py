"""Recognises conversations with AI assistants, and share links to them."""

import re
from collections.abc import Iterable

from .kinds import Role, ShareLink, Turn

_SAID = (
    (r"You said|Vous avez dit|Du hast gesagt|Has dicho|Você disse|Hai detto|Вы сказали|Je zei|Powiedziałeś", Role.PERSON),
    (
        r"(?:O )?(?:ChatGPT|Gemini|Copilot|Claude|Grok|Assistant) (?:said|responded|a dit|hat gesagt|dijo|disse|ha detto|сказал)",
        Role.ASSISTANT,
    ),
)
_HAND = (
    (r"User|Human|Me|Prompt|Question|👤|Nutzer|Usuario|Utilisateur|Utente", Role.PERSON),
    (
        r"Assistant|AI|Bot|ChatGPT|Claude|Gemini|Copilot|Grok|GPT-?\d?[\w.]*|Response|Answer|🤖|Assistent|Asistente",
        Role.ASSISTANT,
    ),
    (r"System", Role.SYSTEM),
)
_CLOCK = r"(?:\d{1,2}:\d{2}(?:\s?[AP]M)?)?"
_TEMPLATES = (
    (r"<\|im_start\|>\s?user|<\|user\|>|<start_of_turn>user|<\|start_header_id\|>user<\|end_header_id\|>|\[INST\]", Role.PERSON),
    (
        r"<\|im_start\|>\s?assistant|<\|assistant\|>|<start_of_turn>model|<\|start_header_id\|>assistant<\|end_header_id\|>|\[/INST\]",
        Role.ASSISTANT,
    ),
    (r"(?m)^#{1,4} Instruction:", Role.PERSON),
    (r"(?m)^#{1,4} Response:", Role.ASSISTANT),
    (r"<\|im_start\|>\s?system|<\|system\|>|<<SYS>>", Role.SYSTEM),
    (r'"role"\s{0,4}:\s{0,4}"user"|"sender"\s{0,4}:\s{0,4}"human"', Role.PERSON),
    (r'"role"\s{0,4}:\s{0,4}"assistant"|"sender"\s{0,4}:\s{0,4}"assistant"', Role.ASSISTANT),
)


def _line(words: str) -> str:
    heading = r"^[ \t>]{0,4}(?:#{1,6} |[*_]{1,3})?(?:[👤🤖🧑💬] ?)?"
    return heading + _CLOCK + rf"(?:{words})(?:\s?:(?:[*_]{{1,3}})?|[*_]{{1,3}}:?)(?=\s|$)"


def _bare(words: str) -> str:
    return rf"^[ \t>]{{0,4}}(?:#{{1,6}} )?{_CLOCK}(?:{words})(?:\s?:|[ \t]*$)"


def _heading(words: str) -> str:
    return rf"^#{{1,6}} (?:{words})[ \t]*:?[ \t]*$"


_MARKERS: tuple[tuple[re.Pattern[str], Role], ...] = (
    *((re.compile(_bare(words), re.MULTILINE), role) for words, role in _SAID),
    *((re.compile(_line(words), re.MULTILINE | re.IGNORECASE), role) for words, role in _HAND),
    *((re.compile(_heading(words), re.MULTILINE | re.IGNORECASE), role) for words, role in _HAND),
    *((re.compile(words), role) for words, role in _TEMPLATES),
)
_QUESTIONS = re.compile(r"(?m)^[>*_ ]{0,4}([QAqa])[*_]{0,2}: ")
_TWO_PAIRS = 4
_CUES = re.compile(
    r"(?i)^q: |instruction|said|responded|dit|gesagt|dicho|dijo|disse|detto|сказал|user|human|prompt|question|assistant|inst|"
    r"model|chatgpt|claude|gemini|copilot|gpt|response|answer|bot|ai|me|system|👤|🤖|nutzer|usuario|utente",
    re.MULTILINE,
)
_TOOLS = (("ChatGPT", "chatgpt"), ("Claude", "claude"), ("Gemini", "gemini"), ("Copilot", "copilot"), ("Grok", "grok"))

_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_LINKS = (
    ("chatgpt", r"(?:chatgpt\.com|chat\.openai\.com)/share/(?:e/)?[0-9a-fA-F-]{8,128}", ""),
    ("chatgpt", r"chatgpt\.com/s/(?:t|m|dr|cd|cx)_[0-9a-f]{16,64}", ""),
    ("chatgpt", r"chatgpt\.com/(?:canvas/shared|gg)/[\w-]{6,64}", ""),
    ("claude", r"claude\.(?:ai|site)/(?:share|public/artifacts|artifacts)/[0-9a-fA-F-]{36}", ""),
    ("gemini", r"(?:gemini\.google\.com/share|g\.co/gemini/share)/[A-Za-z0-9_-]{6,128}", ""),
    ("copilot", r"copilot\.microsoft\.com/shares/(?:pages/)?[A-Za-z0-9]{8,64}", ""),
    ("github-copilot", r"github\.com/copilot/share/[\w-]{6,64}", ""),
    ("grok", r"grok\.com/share/[A-Za-z0-9_%=-]{8,160}", ""),
    ("grok", r"x\.com/i/grok/share/[A-Za-z0-9]{8,64}", ""),
    ("deepseek", r"chat\.deepseek\.com/share/[A-Za-z0-9_-]{6,128}", ""),
    ("poe", r"poe\.com/s/[A-Za-z0-9]{12,40}", ""),
    ("meta-ai", r"(?:www\.)?meta\.ai/(?:share/(?:[acm]/)?|@[\w.]{1,40}/prompt/)[A-Za-z0-9-]{6,64}", ""),
    ("kimi", r"(?:www\.)?kimi\.com/share/[\w-]{6,64}", ""),
    ("huggingchat", r"(?:hf\.co|huggingface\.co)/chat/r/[\w-]{4,64}", ""),
    ("qwen", rf"chat\.qwen\.ai/s/{_UUID}", ""),
    ("perplexity", r"(?:www\.)?perplexity\.ai/(?:search|page)/[A-Za-z0-9._~%-]{6,256}", "ambiguous"),
    ("mistral", rf"chat\.mistral\.ai/chat/{_UUID}", "ambiguous"),
    ("chatgpt", rf"chatgpt\.com/(?:g/[\w-]{{1,80}}/)?c/{_UUID}", "private"),
    ("claude", rf"claude\.ai/chat/{_UUID}", "private"),
    ("gemini", r"gemini\.google\.com/app/[0-9a-f]{8,64}", "private"),
    ("grok", rf"grok\.com/c/{_UUID}", "private"),
    ("copilot", r"copilot\.microsoft\.com/chats/[A-Za-z0-9]{8,64}", "private"),
)
_LINK = re.compile("https?://(?:" + "|".join(f"(?P<l{n}>{p})" for n, (_, p, _) in enumerate(_LINKS)) + ")")

CONVERSATION_CUES = (_LINK, *(pattern for pattern, _ in _MARKERS))


def share_links(text: str) -> tuple[ShareLink, ...]:
    """The share links of AI conversations in a visible text; they are never opened."""
    if "://" not in text:
        return ()
    found = []
    for match in _LINK.finditer(text):
        assistant, _, kind = _LINKS[int((match.lastgroup or "l0")[1:])]
        found.append(ShareLink(assistant, *match.span(), kind == "ambiguous", kind == "private"))
    return tuple(found)


def _markers(text: str) -> Iterable[tuple[int, int, Role]]:
    seen: dict[int, tuple[int, int, Role]] = {}
    for pattern, role in _MARKERS:
        for match in pattern.finditer(text):
            seen.setdefault(match.start(), (match.start(), match.end(), role))
    return sorted(seen.values())


def may_question(text: str) -> bool:
    """Whether there may be questions and answers in turn, which the cues do not tell."""
    return text.count(": ") >= _TWO_PAIRS and bool(_questions(text))


def _questions(text: str) -> Iterable[tuple[int, int, Role]]:
    """``Q:`` and ``A:`` in turn; a single pair is no evidence."""
    found = list(_QUESTIONS.finditer(text))
    letters = "".join(match[1].upper() for match in found)
    if len(found) < _TWO_PAIRS or "QQ" in letters or "AA" in letters:
        return ()
    return [(*match.span(), Role.PERSON if match[1] in "Qq" else Role.ASSISTANT) for match in found]


def recognise_conversation(text: str) -> tuple[str, tuple[Turn, ...]]:
    """Returns (assistant's name or "", turns), or ("", ()) without at least one turn of a user and one of an assistant.

    A single ``User:`` is no evidence.
    """
    if not _CUES.search(text):
        return "", ()
    markers = list(_markers(text))
    if not markers:
        markers = list(_questions(text))
    roles = {role for *_, role in markers}
    if not {Role.PERSON, Role.ASSISTANT} <= roles:
        return "", ()
    ends = [*(start for start, *_ in markers[1:]), len(text)]
    turns = tuple(Turn(role, end, stop) for (_, end, role), stop in zip(markers, ends, strict=True))
    heads = " ".join(text[start:end] for start, end, _ in markers)
    return next((name for word, name in _TOOLS if word.casefold() in heads.casefold()), ""), turns
