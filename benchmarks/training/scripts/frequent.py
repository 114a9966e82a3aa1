"""Writes frequent words: python -m benchmarks.training.scripts.frequent WORDFREQ [OUT].

WORDFREQ: the folder ``wordfreq/data`` of that wheel (Apache licence 2.0; its data are CC BY-SA 4.0). OUT/<code>/context/vocabulary.txt gets
the 12,000 most frequent words of a language, rare.txt beside it the 24,000 after them, and tail/<code>.txt beside this file some of the
latter and of the 60,000 after them that are no listed names, to be words in sentences for training. The files are MessagePack: a header, then arrays of words, each some hundredths of a bel rarer than the one before.
"""

import gzip
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from .generate import CONFIG, HERE

_FREQUENT, _RARE, _RAREST, _TAIL = 12_000, 36_000, 96_000, 9_000
_LETTERS = {
    "ar": "\u0621-\u064a",
    "bn": "\u0980-\u09e3",
    "el": "\u0370-\u03ff",
    "fa": "\u0621-\u06cc\u200c",
    "he": "\u05d0-\u05ea",
    "hi": "\u0900-\u0963\u0970-\u097f",
    "ta": "\u0b80-\u0bff",
}
_WITHOUT_MODEL = frozenset({"ta"})
_ARRAYS = {0xDC: 2, 0xDD: 4}
_STRINGS = {0xD9: 1, 0xDA: 2, 0xDB: 4}


def words(packed: bytes) -> Iterator[str]:
    """The words of a file of wordfreq, the most frequent first. Raises ValueError for what such a file never has."""
    at, first = 0, True
    while at < len(packed):
        byte = packed[at]
        at += 1
        if byte in _ARRAYS:
            at += _ARRAYS[byte]
        elif byte >= 0xA0 and (byte < 0xC0 or byte in _STRINGS):
            size = _STRINGS.get(byte, 0)
            length = int.from_bytes(packed[at : at + size], "big") if size else byte & 0x1F
            at += size + length
            text = packed[at - length : at].decode()
            if not first:
                yield text
        elif 0x80 <= byte < 0x90:
            first = True
        elif 0x90 <= byte < 0xA0:
            first = at == 1
        elif byte >= 0x80:
            raise ValueError(f"no file of wordfreq: byte {byte:#x} at {at - 1}")


def _lines(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8").lower().splitlines()) if file.exists() else set()


def main() -> None:
    """Reads the command line."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else CONFIG
    for code, letters in _LETTERS.items():
        file = next(
            data / f"{size}_{code}.msgpack.gz" for size in ("large", "small") if (data / f"{size}_{code}.msgpack.gz").exists()
        )
        script = re.compile(f"[{letters}]{{2,}}")
        found = [word for word in words(gzip.decompress(file.read_bytes())) if script.fullmatch(word)]
        frequent = set(found[:_FREQUENT])
        (out / code / "context" / "vocabulary.txt").write_text("\n".join(sorted(frequent)) + "\n", encoding="utf-8")
        if code in _WITHOUT_MODEL:
            continue
        rare = sorted(found[_FREQUENT:_RARE])
        (out / code / "context" / "rare.txt").write_text("\n".join(rare) + "\n", encoding="utf-8")
        names = {name for part in ("given", "family", "places") for name in _lines(out / code / f"{part}.txt")}
        others = [re.sub("σ$", "ς", word) for word in found[_FREQUENT:_RAREST] if word not in names]
        tail = sorted(random.Random(0).sample(others, min(_TAIL, len(others))))
        (HERE / "tail" / f"{code}.txt").write_text("\n".join(tail) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
