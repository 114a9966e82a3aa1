"""Recognises pasted or exported chats, and their speakers, by the headers of their messages."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .dialogues import may_be_dialogue, may_speak, recognise_dialogue, turns_of
from .kinds import Turn
from .log_formats import CLOCK, CLOCKED_LINE, FORMATS, LogFormat
from .recurring_heads import recurring_heads

_EXPORTER = "discordchatexporter"
_EXPORTER_HEAD = re.compile(r"={20,}\nGuild: ")
# Not at an empty line, which is not a header in any format.
_NEWLINE = re.compile(r"\n(?!\n)")


def names(text: str, turns: tuple[Turn, ...]) -> set[str]:
    """The distinct speakers of the turns, case folded."""
    return {text[t.speaker.start : t.speaker.end].casefold().strip() for t in turns if t.speaker}


def _heads(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _beside_clocks(text: str, starts: Sequence[int]) -> list[int]:
    """The starts of lines with a time, and of the lines before them."""
    lines = {bisect_right(starts, match.start()) - 1 for match in CLOCK.finditer(text)}
    return [starts[line] for line in sorted(lines | {line - 1 for line in lines if line})]


def _recurs(text: str, turns: tuple[Turn, ...]) -> bool:
    people = len(names(text, turns))
    return people < len(turns) and people <= max(2, 2 * len(turns) // 3)


def _fits(form: LogFormat, text: str, turns: tuple[Turn, ...]) -> bool:
    """Whether there are enough speakers and turns for a chat in this format."""
    if form.recurs and not _recurs(text, turns):
        return False
    return len(names(text, turns)) >= 2 or (form.strong and len(turns) >= 2)


def may_be_log(text: str) -> bool:
    """Whether two lines may be headers of messages: clocks and marks are counted, few lines read."""
    if len(CLOCKED_LINE.findall(text)) > 1 or ("<" in text and "> " in text) or "\nType: " in text:
        return bool(recognise_log(text)[1])
    return (may_be_dialogue(text) and bool(recognise_dialogue(text))) or bool(recurring_heads(text))


def _read(text: str) -> Iterator[tuple[str, tuple[Turn, ...], bool]]:
    # A pattern anchored at line starts would still be tried at every character.
    starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
    clocked = _beside_clocks(text, starts)
    for form in FORMATS:
        if (form.clock and len(clocked) < 2) or not form.may_be(text):
            continue
        heads = [head for head in _heads(form.pattern, text, clocked if form.clock else starts) if may_speak(head["name"])]
        turns = turns_of(text, heads) if len(heads) > 1 else ()
        if turns and _fits(form, text, turns):
            yield form.tool, turns, form.strong
    spoken = recognise_dialogue(text)
    if spoken:
        yield "chat", spoken, False
    recurring = recurring_heads(text)
    if recurring:
        yield "chat", recurring, False


def recognise_log(text: str) -> tuple[str, tuple[Turn, ...]]:
    """Returns (tool, turns) of the format with the most headers, or ("", ()).

    A single header is no evidence; two of the same speaker are, if the format is unmistakable.
    """
    best: tuple[str, tuple[Turn, ...]] = ("", ())
    best_strong = False
    if "\n" not in text:
        return best
    for tool, turns, strong in _read(text):
        surer = strong and not best_strong and len(turns) == len(best[1])
        if len(turns) > len(best[1]) or surer:
            best, best_strong = (tool, turns), strong
    return (_EXPORTER, best[1]) if best[1] and _EXPORTER_HEAD.match(text) else best
