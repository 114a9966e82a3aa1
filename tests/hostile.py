"""Texts that somebody writes to keep a checker busy: what rules, readers and cues look for, over and over and never closed."""

import random
import re
from collections.abc import Callable, Iterator

from core.detection.registry import all_rules
from core.detection.rule import Rule

ATOMS = (
    "12 Main Street, ",
    "BEGIN KEY",
    "-----BEGIN RSA " + "PRIVATE KEY-----\n",
    '{"a":1}\n{"\\"\\"\\"',
    '""x\n',
    ',"\n',
    '"',
    "'s",
    "```python\n",
    "([{<",
    "<a href='",
    "<!--",
    "[a](",
    "|",
    "| a ",
    "&#",
    "\\",
    "=",
    "\t",
    "\n",
    " ",
    "@",
    "a@",
    "http://a:b",
    "1",
    "1-",
    "4111 1111 1111 1111 ",
    "+49 (30) ",
    "DE89 3704 ",
    "::",
    "aa:bb:",
    "Alice Smith ",
    "Musterstraße 12, ",
    "she lives at ",
    "my name is ",
    "patient ",
    "password: ",
    "Name: Al\nPhone: ",
    "Alice:\n",
    "[10:32, 23/09/2026] Alice: hi\n",
    "You said:\n",
    "Summarize the following: ",
    "From: a\nTo: b\n",
    "> ",
    "insert into ",
    "a,b;c\n",
    "[PERSON_1]",
    "x",
    "e\u0301",
    "\u202e",
    "a\u200b",
    "\u0430a",
    "\uff11",
    "\U0001f468\u200d",
    " (at) ",
    " dot ",
)
SEPARATORS = ("", " ", "\n", ",", '"')
HEADS = ("", "Name,Phone,Email\nAl,1,a@b.co\n", '{"a": 1}\n{"b": "', "<html><a>")


def kinds(count: int, seed: int) -> dict[str, Callable[[int], str]]:
    """So many makers of texts of a given length, by name: what is repeated, what stands between, and what stands before it all."""
    pick = random.Random(seed)
    atoms = [*ATOMS, *(text for text in _examples() if len(text) < 200)]
    made = {}
    for number in range(count):
        atom = atoms[number] if number < len(ATOMS) else pick.choice(atoms)
        separator, head = ("", "") if number < len(ATOMS) else (pick.choice(SEPARATORS), pick.choice(HEADS))
        made[f"{number}: {head[:8]!r} {atom[:30]!r} {separator!r}"] = _maker(head, atom + separator)
    return made


def _maker(head: str, atom: str) -> Callable[[int], str]:
    return lambda length: (head + atom * (length // len(atom) + 1))[:length]


def _examples() -> Iterator[str]:
    """One of each rule's, as its author wrote it."""
    for rule in all_rules():
        yield from (text for text, _ in rule.matches[:1])


_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\[wWdDsS]")
_TRIED = "aA1 .-/,'_:\n"


def against(rule: Rule) -> dict[str, Callable[[int], str]]:
    """Makers of texts of a given length that keep one rule's pattern busy, by name.

    What its sets hold, over and over, singly and in pairs; and its examples, cut off where the value begins, within it and behind
    it, followed by such a run.
    """
    sets = {found[0].replace("[[", r"[\[") for found in _SET.finditer(rule.pattern)}
    chars = [char for char in _TRIED if any(re.fullmatch(each, char) for each in sets)][:6]
    runs = [*chars, *(one + other for one in chars for other in chars if one != other), "Aa ", "Aaaaaaaa "]
    made = {f"{run!r}": _maker("", run) for run in runs}
    for text, value in rule.matches[:1]:
        at = text.find(value)
        for head in {text[:at], text[: at + max(1, len(value) // 2)], text[:-1]} - {""}:
            made[f"{head!r}"] = _maker("", f"{head} ")
            made |= {f"{head!r} {run!r}": _maker(head, run) for run in runs[:6]}
            made |= {f"{head!r} {run!r} again": _maker("", head + run * 30) for run in runs[:6]}
    return made
