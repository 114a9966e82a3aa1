"""Labelled rows of the folder with training data, and which of them are kept apart for measuring."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..generate import LABELS, Example

_KEPT_APART = 10
_EDGES = "\ufeff .,;:"
_TYPES = frozenset(LABELS.values())
# Titles and ranks, which Thai rows have inside of names.
_TITLES = re.compile(
    r"(?:(?:นายแพทย์|นาย(?!กฯ)|นางสาว|นาง|น\.?ส\.|ด\.?ช\.|ด\.?ญ\.|ศาสตราจารย์(?:คลินิก)?|ดร\.|[รผ]?ศ\.(?:ดร\.)?|นพ\.|น\.พ\.|พญ\."
    r"|คุณ|หมอ|จ่า|พระ(?:ครู)?|หม่อม(?:ราชวงศ์|หลวง)?|ม\.[รล]\.ว?\.?|ว่าที่|ร้อย(?:เอก|โท|ตรี)|พัน(?:เอก|โท|ตรี)"
    r"|พล(?:ตำรวจ|อากาศ|เรือ)?(?:เอก|โท|ตรี)|[พรจสด]\.(?:[ตอจ]\.){0,2}[อทตส]\.|พล\.(?:[ตอร]\.)?(?:[อทต]\.)?(?:อ\.)?|พ\.ต\.[อทต]\.)\s*)+"
)


def rows(folder: Path, code: str, *, held_out: bool) -> Iterator[Example]:
    """The rows of <code>.jsonl.gz, or nothing where it is not there. Held out: the tenth that is kept apart, or the others."""
    file = folder / f"{code}.jsonl.gz"
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (zlib.crc32(row["text"].encode()) % _KEPT_APART == 0) == held_out:
                spans = sorted(
                    _borders(row["text"], s["start"], s["end"], s["type"]) for s in row["spans"] if s["type"] in _TYPES
                )
                yield Example(row["text"], tuple(span for span in spans if span[0] < span[1]))


def _borders(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """A span without what is no part of a name: marks at its ends, and titles before a person."""
    title = _TITLES.match(text, start, end) if label == "PERSON" else None
    first = title.end() if title and title.end() < end else start
    while first < end and text[first] in _EDGES:
        first += 1
    while end > first and text[end - 1] in _EDGES:
        end -= 1
    return first, end, label
