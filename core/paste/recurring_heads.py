"""Recognises chats of no known format: what recurs in one place of similar lines, and takes turns there, is who speaks.

"[00:01] ana_k – did it arrive", "<b>Ben Reed</b><p>yes", "ana_k 2026/11/28 09:10" on a line of its own: the marks and digits
around a name are the same in all heads of one chat, and the names come again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from .dialogues import may_speak, turns_of
from .kinds import Turn

# Marks, digits, tags of HTML, and the halves of a day.
_MARKS = r"(?:<[^<>\n]{1,80}>|[^\w\n<\t]|\d|_(?=\*|\b)|\b(?:[AaPp][Mm]|Uhr)\b)"
_WORD = r"(?!(?:[AaPp][Mm]|Uhr)\b)[^\W\d_][\w.'’-]{0,30}"
_NEXT = r"(?:[^\Wa-zß-ÿ\d_][\w.'’-]{0,30}|(?:van|von|de|der|da|di|al|bin|el)\b)"
# Tabs make tables, of shifts as well as of chats.
# Behind a name a mark that ends a head, or nothing but a date and a time up to the end of the line.
_SAID = (
    rf"(?:[ ](?:said|wrote|says|schrieb|sagte|a écrit|escribió):[ ]?$|(?:</[^<>\n]{{1,20}}>)(?:<[^<>\n]{{1,80}}>|[ :]){{0,6}}|"
    rf"{_MARKS}{{0,60}}?(?:[:|>–—]|[ ]-)[ *_]{{0,4}}(?=[^\s*_]))"
)
_STAMPED = rf"{_MARKS}{{0,60}}\d(?:[:.h]\d\d){{1,2}}{_MARKS}{{0,12}}$"
_HEAD = re.compile(
    rf"^(?P<before>{_MARKS}{{0,60}}?)@?(?P<name>{_WORD}(?:[ ]{_NEXT}){{0,3}})(?P<behind>{_SAID}|{_STAMPED})",
    re.MULTILINE,
)
_DIGITS, _SPACES = re.compile(r"\d+"), re.compile(r"[ \t]+")
_TAG = re.compile(r"<[^<>\n]{1,80}>")
_FEWEST, _MOST_HEADS, _FEW_WORDS = 4, 2000, 3
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def recurring_heads(text: str) -> tuple[Turn, ...]:
    """The turns of the chat with the most heads, or none; linear in the text's length.

    At least four heads of one form, at least two speakers of whom one comes again, and mostly several words in a turn.
    """
    if text.count("\n") < _FEWEST - 1:
        return ()
    forms: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for head in _heads(text):
        forms[_form(head["before"]), _form(head["behind"])].append(head)
    for heads in sorted(forms.values(), key=len, reverse=True)[:_FEWEST]:
        turns = _turns(text, heads)
        if turns:
            return turns
    return ()


def _heads(text: str) -> Iterator[re.Match[str]]:
    for number, head in enumerate(_HEAD.finditer(text)):
        if number >= _MOST_HEADS:
            return
        if may_speak(head["name"]):
            yield head


def _form(marks: str) -> str:
    """Marks, with each number as one and no attributes of tags: the same for all heads of one chat."""
    return _SPACES.sub(" ", _DIGITS.sub("0", _TAG.sub("<>", marks)))


def recurs(names: list[str]) -> bool:
    """Whether two people or more speak, and names come again, as in a chat. Names: in the text's order, case folded."""
    distinct = len(set(names))
    return 2 <= distinct <= 2 * len(names) // 3 and _take_turns(names)


def _turns(text: str, heads: list[re.Match[str]]) -> tuple[Turn, ...]:
    if len(heads) < _FEWEST or not recurs([head["name"].casefold() for head in heads]) or not _are_people(heads):
        return ()
    turns = turns_of(text, heads)
    said = sum(len(text[turn.start : turn.end].split(None, _FEW_WORDS)) >= _FEW_WORDS for turn in turns)
    return turns if 2 * said > len(turns) else ()


def _take_turns(names: list[str]) -> bool:
    """Whether somebody speaks again after somebody else did; the keys of records come in blocks or in one order."""
    return any(names[n] != names[n + 1] and names[n] in names[n + 2 :] for n in range(len(names) - 2))


def _are_people(heads: list[re.Match[str]]) -> bool:
    """Whether one has a full name, which keys, levels and processes have not, and no other is a plain word in small letters."""
    labels = {head["name"] for head in heads}
    full = any(" " in label and label.istitle() for label in labels)
    return full and not any(label[0].islower() and _PLAIN_WORD.fullmatch(label) for label in labels)
