"""Recognises dialogues without times: lines that begin with a name or a role in the conversation ("Agent:")."""

import re
from collections import defaultdict
from itertools import pairwise

from config.lexicon import shipped_lexicon

from ..text import Span
from .kinds import Role, Turn

_PLAIN = re.compile(
    r"^(?:[>|] ?)?[*_]{0,2}(?P<name>[^\W\d_][\w.'’-]*(?: [^\W_][\w.'’-]*){0,2})(?: \([^\n()]{1,30}\))?"
    # No space is needed in scripts other than Latin, whose full-width colon has become this one.
    r"(?::[*_]{1,2} |[*_]{0,2}:(?: |(?<=[^\x00-\x7f]:)|(?=[^\x00-\x7f\s])))(?=\S)",
    re.MULTILINE,
)
_WORDS = shipped_lexicon()
_NOT_NAMES = re.compile(
    _WORDS.expand(
        r"(?i)^(?:{record_label}|"
        # Headers of mail (RFC 5322, RFC 2045) and of the web
        r"received|return-path|reply-to|message-id|mime-version|content-[\w-]+|x-[\w-]+|dkim-signature|arc-[\w-]+|"
        r"authentication-results|delivered-to|list-[\w-]+|user-agent|references|in-reply-to|organization|importance|thread-[\w-]+|"
        r"sender|resent-[\w-]+|accept[\w-]*|cache-control|set-cookie|cookie|connection|authorization|location|etag|vary|expires|"
        r"pragma|referer|origin)$"
    )
)
# Roles in a conversation, which are nobody's name.
_ROLES = re.compile(_WORDS.expand(r"(?i)^{turn_role}$"))
_FEW_WORDS = 3
# Two people, of whom one speaks twice.
_LEAST_LINES = 3
# "Files:", "Copyright:", "License:", and again.
_LEAST_KEYS, _MOSTLY = 3, 0.8
_COLON = re.compile(r":[*_]{0,2} ")
_LEVEL = re.compile(
    r"\b(?:ERROR|WARN|WARNING|INFO|DEBUG|NOTICE|CRITICAL|FATAL|TRACE|SEVERE|VERBOSE)\b|^(?:error|warn|warning|info|debug)$"
)


def is_role(label: str) -> bool:
    """Whether the label is a role in the conversation, not a name."""
    return bool(_ROLES.match(label))


def may_speak(label: str) -> bool:
    """Whether the label is neither a log level nor a field name."""
    return not _LEVEL.search(label) and not _NOT_NAMES.match(label)


def turns_of(text: str, heads: list[re.Match[str]]) -> tuple[Turn, ...]:
    """The turn after each header, up to the next one."""
    ends = [*(match.start() for match in heads[1:]), len(text)]
    return tuple(_turn(match, end) for match, end in zip(heads, ends, strict=True))


def _turn(head: re.Match[str], end: int) -> Turn:
    stamp = Span(*head.span("stamp")) if "stamp" in head.re.groupindex else None
    return Turn(Role.PERSON, head.end(), end, Span(*head.span("name")), is_role(head["name"]), stamp)


def _is_name(label: str) -> bool:
    return not label[0].islower() and not _NOT_NAMES.match(label)


def _in_one_order(labels: list[str]) -> bool:
    """Whether they are the keys of records, of one word each: the same one follows each of three or more, again and again."""
    if len(set(labels)) < _LEAST_KEYS or any(" " in label for label in labels):
        return False
    followers: dict[str, list[str]] = defaultdict(list)
    for label, behind in pairwise(labels):
        followers[label].append(behind)
    same = sum(max(map(behind.count, behind)) for behind in followers.values())
    again = sum(len(behind) > 1 for behind in followers.values())
    return again >= _LEAST_KEYS - 1 and same >= _MOSTLY * (len(labels) - 1)


def _says_something(text: str, turns: tuple[Turn, ...]) -> bool:
    """Whether most turns have several words, unlike the values of a record."""
    return 2 * sum(len(text[turn.start : turn.end].split(None, _FEW_WORDS)) >= _FEW_WORDS for turn in turns) > len(turns)


def may_be_dialogue(text: str) -> bool:
    """Whether there are enough colons for three lines of a dialogue."""
    if text.count(":") < _LEAST_LINES:
        return False
    return not text.isascii() or len(_COLON.findall(text)) >= _LEAST_LINES


def recognise_dialogue(text: str) -> tuple[Turn, ...]:
    """``Alice: text`` lines, accepted only if at least two people take turns and one speaks twice."""
    if not may_be_dialogue(text):
        return ()
    heads = [match for match in _PLAIN.finditer(text) if is_role(match["name"]) or _is_name(match["name"])]
    labels = [match["name"].casefold() for match in heads]
    if len(set(labels)) < 2 or len(labels) == len(set(labels)) or _in_one_order(labels):
        return ()
    turns = turns_of(text, heads)
    return turns if _says_something(text, turns) or not any(turn.nameless for turn in turns) else ()
