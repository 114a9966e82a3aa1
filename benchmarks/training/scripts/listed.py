"""Names of people, places and organisations in languages whose names come from lists: those of Faker, Mimesis and <code>.txt.

python -m benchmarks.training.scripts.listed [OUT] writes the lists that readers see to OUT/<code>. context/vocabulary.txt is not made here:
the 12,000 most frequent words of wordfreq (CC BY-SA 4.0). The Thai ones are not
made here: given and family names are the Thai Male and Female Names Corpus by Korkeat Wannapat (CC BY-SA 4.0), words are the most frequent
ones of PyThaiNLP's ttc_freq (CC0).
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ...sets.marked import unlisted_names
from .foreign import TO, foreign
from .generate import CONFIG, Templates
from .greek import declined
from .lists import faker_list, mimesis_list
from .rows import rows

# By language: locales of Faker and of Mimesis.
SOURCES = {
    "am": ((), ()),
    "ar": (("ar_AA", "ar_SA", "ar_PS"), ("ar",)),
    "bn": (("bn_BD",), ()),
    "el": (("el_GR",), ("el",)),
    "fa": (("fa_IR",), ("fa",)),
    "he": (("he_IL",), ()),
    "hi": (("hi_IN", "mr_IN", "ne_NP"), ()),
    "hy": (("hy_AM",), ()),
    "ka": (("ka_GE",), ()),
    "ta": (("ta_IN",), ()),
}
_WORDS = re.compile(r"[^\W\d_][\w'’׳\u0300-\u036f\u0900-\u0dff\u064b-\u0652\u200c-]*")
_SHARES = (("full", 0.42), ("family", 0.07), ("three", 0.05), ("initial", 0.02))
# How many Thai given names are nicknames, and how many of those are listed ones.
_NICKNAMES, _LISTED_NICKNAMES = 0.55, 0.6
_THAI_FIRST = [
    "ก",
    "ข",
    "ค",
    "จ",
    "ช",
    "ซ",
    "ด",
    "ต",
    "ท",
    "น",
    "บ",
    "ป",
    "ผ",
    "ฝ",
    "พ",
    "ฟ",
    "ม",
    "ย",
    "ร",
    "ล",
    "ว",
    "ส",
    "ห",
    "อ",
    "ฮ",
    "กร",
    "กล",
    "ปล",
    "พร",
    "พล",
    "หม",
    "หน",
    "หล",
    "อย",
    "คร",
    "ตร",
    "ฟล",
]
_THAI_VOWELS = (
    ("", "-า"),
    ("", "ิ-"),
    ("", "ี-"),
    ("", "ุ-"),
    ("", "ู-"),
    ("เ", "-"),
    ("แ", "-"),
    ("โ", "-"),
    ("", "-อ"),
    ("ไ", "-"),
    ("ใ", "-"),
    ("เ", "ี-ย"),
    ("", "ั-"),
)
_OPEN = frozenset({"ี-", "ู-"})
_THAI_LAST = ("", "", "น", "ม", "ง", "ก", "ป", "ด", "ว", "ย", "ต์", "ส์", "ท์")
_THAI_TONES = ("", "", "", "่", "้", "๊", "๋")
_NOVEL, _FOREIGN = 0.2, 0.08


@lru_cache
def lists(code: str) -> Mapping[str, Sequence[str]]:
    """The given and the family names of a language, sorted."""
    if code not in SOURCES:
        return {name: (CONFIG / code / f"{name}.txt").read_text(encoding="utf-8").split() for name in ("given", "family")}
    own, (fakers, others) = Templates.read(code).names, SOURCES[code]
    given = [*(own.get(name, ()) for name in ("given", "given_more", "given_m", "given_f", "given_written"))]
    given += [faker_list(locale, "first_names") for locale in fakers] + [
        mimesis_list(locale, "person", "names") for locale in others
    ]
    family = [own.get(name, ()) for name in ("family", "family_more", "family_m", "family_written")]
    family += [faker_list(locale, "last_names") for locale in fakers]
    family += [mimesis_list(locale, "person", "surnames") for locale in others]
    return {"given": _clean(given), "family": _clean(family)}


def _clean(names: Sequence[Sequence[str]]) -> list[str]:
    return sorted({" ".join(name.split()) for part in names for name in part if len(name) > 1 and not name.isascii()})


class Listed:
    """Names in one language. Forms: first, family, c (a Georgian stem); in Greek a case and a gender: nm, gf."""

    def __init__(self, code: str, seed: int) -> None:
        """The same seed gives the same names."""
        self._code = code
        self._random = random.Random(seed)
        self._lists = {part: _unmeasured(code, names) for part, names in lists(code).items()}
        self._names = Templates.read(code).names
        self._nicknames = _unmeasured(code, self._names.get("nick", ()))

    def person(self, form: str) -> str:
        """A name; in some, halves of two names make one that is in no list."""
        if self._code == "el":
            return self._greek(form)
        kind = form if form in ("first", "family") else self._kind()
        name = self._joined(kind)
        return name[:-1] if form == "c" and self._code == "ka" and kind != "first" and name.endswith("ი") else name

    def place(self, form: str) -> str:
        """A place."""
        return self._random.choice(self._names["places"])

    def organisation(self, form: str) -> str:
        """An organisation."""
        return self._random.choice(self._names["organisations"])

    def _kind(self) -> str:
        roll = self._random.random()
        for kind, share in _SHARES:
            roll -= share
            if roll < 0:
                return kind
        return "first"

    def _joined(self, kind: str) -> str:
        parts = {"family": ("family",), "full": ("given", "family"), "three": ("given", "given", "family")}.get(kind, ("given",))
        name = " ".join(self._one(part) for part in parts)
        return f"{name} {self._one('family')[0]}." if kind == "initial" and self._code != "th" else name

    def _nickname(self) -> str:
        """A Thai nickname: one or two short syllables, which may also be a word."""
        if self._random.random() < _LISTED_NICKNAMES:
            return self._random.choice(self._nicknames)
        return "".join(self._syllable() for _ in range(self._random.choice((1, 1, 1, 2))))

    def _syllable(self) -> str:
        first = self._random.choice(_THAI_FIRST)
        before, after = self._random.choice(_THAI_VOWELS)
        last = self._random.choice(_THAI_LAST) if after not in _OPEN else ""
        return before + first + after.replace("-", self._random.choice(_THAI_TONES)) + last

    def _one(self, name: str) -> str:
        if self._nicknames and name == "given" and self._random.random() < _NICKNAMES:
            return self._nickname()
        chosen = self._random.choice(self._lists[name])
        roll = self._random.random()
        if roll < _FOREIGN and self._code in TO:
            return foreign(self._code, self._random, name)
        if roll < _FOREIGN + _NOVEL:
            other = self._random.choice(self._lists[name])
            return chosen[: (len(chosen) + 1) // 2] + other[len(other) // 2 :]
        return chosen

    def _greek(self, form: str) -> str:
        case, gender = tuple(form or "nm")
        kind = self._kind()
        given = self._of_gender("given", gender)
        family = self._of_gender("family", gender)
        if kind == "family":
            given, family = family, ""
        first = declined(given, gender, case)
        return f"{first} {declined(family, gender, case)}" if kind in ("full", "three") and family else first

    def _of_gender(self, name: str, gender: str) -> str:
        names = _greek_names(f"{name}_{gender}")
        chosen, roll = self._random.choice(names), self._random.random()
        if roll < _FOREIGN:
            return foreign("el", self._random, name)
        if roll < _FOREIGN + _NOVEL:
            other = self._random.choice(names)
            return chosen[: (len(chosen) + 1) // 2] + other[len(other) // 2 :]
        return chosen


def _unmeasured(code: str, names: Sequence[str]) -> list[str]:
    """The names without those that the measure of names in no list is made with."""
    kept_apart = unlisted_names(code)
    return [name for name in names if kept_apart.isdisjoint(name.lower().split())]


@lru_cache
def _greek_names(part: str) -> list[str]:
    kept_apart = unlisted_names("el")
    gender = part[-1]
    names = _greek_lists()[part]
    return [name for name in names if kept_apart.isdisjoint(declined(name, gender, case).lower() for case in "ngav")]


@lru_cache
def _greek_lists() -> Mapping[str, Sequence[str]]:
    own = Templates.read("el").names
    males, females = faker_list("el_GR", "first_names_male"), faker_list("el_GR", "first_names_female")
    return {
        # The first ones are frequent, so they come often.
        "given_m": [*[*own["given_m"]] * 8, *males],
        "given_f": [*[*own["given_f"]] * 8, *females],
        "family_m": [*[*own["family_m"]] * 4, *faker_list("el_GR", "last_names_male")],
        "family_f": [declined(name, "m", "g") for name in own["family_m"]] * 4 + faker_list("el_GR", "last_names_female"),
    }


def features(code: str) -> Mapping[str, Sequence[str]]:
    """The single words of the lists, in all cases."""
    made = {name: {word for value in values for word in _WORDS.findall(value)} for name, values in lists(code).items()}
    if code == "el":
        made = {name: set(_greek_cases(name, made[name])) for name in made}
    if code == "ka":
        made["family"] |= {word[:-1] for word in made["family"] if word.endswith("ი")}
    never = _literals(code) | set(HONORIFICS[code].lower().split())
    return {name: sorted(word for word in words if len(word) > 1 and word.lower() not in never) for name, words in made.items()}


def _greek_cases(part: str, names: Iterable[str]) -> Iterator[str]:
    """All cases of the names whose gender is known, and of others by their endings."""
    known = {(name, gender) for gender in "mf" for name in _greek_lists()[f"{part}_{gender}"]}
    by_ending = {(name, "m" if name.endswith("ς") else "f") for name in names}
    for name, gender in known | by_ending:
        yield from (declined(name, gender, case) for case in "ngav")


def _literals(code: str) -> set[str]:
    """The words around the slots of sentences with names, such as prepositions: never names."""
    return {word.lower() for line in Templates.read(code).sentences for word in _WORDS.findall(_SLOTS.sub(" ", line))}


# After these, a word that is in no list is a name. The other words before a name ("customer", "my brother") only tell of listed ones.
HONORIFICS = {
    "am": "አቶ ወ/ሮ ወ/ሪት ዶ/ር ወሮ ዶር",
    "ar": "السيد السيدة الأستاذ الأستاذة الدكتور الدكتورة د م أ المهندس المهندسة الشيخ الحاج الآنسة سيد سيدة أستاذ أستاذة دكتور دكتورة",
    "bn": "জনাব শ্রী শ্রীমতী মিসেস ডা ড",
    "el": "κ κα δρ κυρία κύριος κύριο κύριε κυρίας κυρίου",
    "fa": "آقای خانم دکتر مهندس جناب",
    "he": "מר גב' גברת ד\"ר דר' פרופ' עו\"ד הרב אדון",
    "hi": "श्री श्रीमती डॉ डॉक्टर प्रो कुमारी सुश्री",
    "hy": "պարոն տիկին օրիորդ պրն տկն",
    "ka": "ბატონი ქალბატონი ბატონო ქალბატონო ბატონ ქალბატონ",
    "ta": "திரு திருமதி செல்வி",
}
_SLOTS = re.compile(r"\{[^}]*\}")
_OF_PEOPLE = ("t", "tm", "tf", "tga", "ji", "role", "kin")


def _mostly_no_person(code: str, data: Path) -> set[str]:
    """The words that in labelled rows stand more often outside of people's names than in them."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for row in rows(data, code, held_out=False):
        for word in _WORDS.finditer(row.text):
            person = any(start <= word.start() < end for start, end, label in row.spans if label == "PERSON")
            (inside if person else outside)[word[0]] += 1
    return {word for word, count in outside.items() if count > inside[word]}


def context(code: str, data: Path) -> Mapping[str, Sequence[str]]:
    """Ordinary words, honorifics, words for roles and labels."""
    templates = Templates.read(code)
    roles = {word.lower() for slot in _OF_PEOPLE for value in templates.words.get(slot, ()) for word in _WORDS.findall(value)}
    honorifics = set(HONORIFICS[code].lower().split())
    texts = [_SLOTS.sub(" ", line) for part in (templates.sentences, templates.plain, templates.lines) for line in part]
    texts += [value for values in templates.words.values() for value in values] + list(templates.names["places"])
    texts += list(templates.names["organisations"])
    listed = {name for names in features(code).values() for name in names}
    texts += sorted(_mostly_no_person(code, data) & listed)
    return {
        "honorifics": sorted(honorifics),
        "labels": sorted({label.lower() for label in templates.words["label"]}),
        "roles": sorted(roles - honorifics),
        "words": sorted({word.lower() for text in texts for word in _WORDS.findall(text)}),
    }


def main() -> None:
    """Writes OUT/<code>/<list>.txt, one name a line."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else CONFIG)
    for code in SOURCES:
        (out / code).mkdir(parents=True, exist_ok=True)
        for name, words in features(code).items():
            (out / code / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        (out / code / "context").mkdir(exist_ok=True)
        for name, words in context(code, Path("../shared/train")).items():
            (out / code / "context" / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    nicknames = sorted(set(Templates.read("th").names["nick"]))
    (out / "th" / "nicknames.txt").write_text("\n".join(nicknames) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
