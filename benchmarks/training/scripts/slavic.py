"""Russian and Ukrainian names with their endings, places and companies for generated sentences."""

import random
from collections.abc import Sequence
from typing import Literal

from faker import Faker

from . import foreign
from .lists import faker_list, mimesis_list, values

Case = Literal["nom", "gen", "dat", "acc", "ins", "loc", "voc"]
Endings = tuple[str, str, str, str, str]
_CASES: tuple[Case, ...] = ("gen", "dat", "acc", "ins", "loc")
# The letters that an ending replaces, and the five endings of _CASES; the longest first. Source: any grammar of Russian.
_RU_FEMALE: dict[str, Endings] = {
    "ская": ("ской", "ской", "скую", "ской", "ской"),
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "ова": ("овой", "овой", "ову", "овой", "овой"),
    "ева": ("евой", "евой", "еву", "евой", "евой"),
    "ёва": ("ёвой", "ёвой", "ёву", "ёвой", "ёвой"),
    "ина": ("иной", "иной", "ину", "иной", "иной"),
    "ия": ("ии", "ии", "ию", "ией", "ии"),
    "ья": ("ьи", "ье", "ью", "ьей", "ье"),
    "я": ("и", "е", "ю", "ей", "е"),
    "ка": ("ки", "ке", "ку", "кой", "ке"),
    "га": ("ги", "ге", "гу", "гой", "ге"),
    "ша": ("ши", "ше", "шу", "шей", "ше"),
    "жа": ("жи", "же", "жу", "жей", "же"),
    "а": ("ы", "е", "у", "ой", "е"),
    "ь": ("и", "и", "ь", "ью", "и"),
}
_RU_MALE: dict[str, Endings] = {
    "ский": ("ского", "скому", "ского", "ским", "ском"),
    "цкий": ("цкого", "цкому", "цкого", "цким", "цком"),
    "ой": ("ого", "ому", "ого", "ым", "ом"),
    "ый": ("ого", "ому", "ого", "ым", "ом"),
    "ов": ("ова", "ову", "ова", "овым", "ове"),
    "ев": ("ева", "еву", "ева", "евым", "еве"),
    "ёв": ("ёва", "ёву", "ёва", "ёвым", "ёве"),
    "ин": ("ина", "ину", "ина", "иным", "ине"),
    "ич": ("ича", "ичу", "ича", "ичем", "иче"),
    "ий": ("ия", "ию", "ия", "ием", "ии"),
    "ей": ("ея", "ею", "ея", "еем", "ее"),
    "й": ("я", "ю", "я", "ем", "е"),
    "ь": ("я", "ю", "я", "ем", "е"),
    "о": ("о", "о", "о", "о", "о"),
    "их": ("их", "их", "их", "их", "их"),
    "ых": ("ых", "ых", "ых", "ых", "ых"),
    **{key: _RU_FEMALE[key] for key in ("ия", "ья", "я", "ка", "га", "ша", "жа", "а")},
    "": ("а", "у", "а", "ом", "е"),
}
_UK_FEMALE: dict[str, Endings] = {
    "ська": ("ської", "ській", "ську", "ською", "ській"),
    "цька": ("цької", "цькій", "цьку", "цькою", "цькій"),
    "ова": ("ової", "овій", "ову", "овою", "овій"),
    "ія": ("ії", "ії", "ію", "ією", "ії"),
    "я": ("і", "і", "ю", "ею", "і"),
    "ка": ("ки", "ці", "ку", "кою", "ці"),
    "га": ("ги", "зі", "гу", "гою", "зі"),
    "а": ("и", "і", "у", "ою", "і"),
}
_UK_MALE: dict[str, Endings] = {
    "ський": ("ського", "ському", "ського", "ським", "ському"),
    "цький": ("цького", "цькому", "цького", "цьким", "цькому"),
    "ий": ("ого", "ому", "ого", "им", "ому"),
    "ій": ("ія", "ію", "ія", "ієм", "ієві"),
    "й": ("я", "ю", "я", "єм", "єві"),
    "ь": ("я", "ю", "я", "ем", "еві"),
    "о": ("а", "у", "а", "ом", "ові"),
    **{key: _UK_FEMALE[key] for key in ("ія", "я", "ка", "га", "а")},
    "": ("а", "у", "а", "ом", "ові"),
}
_VOCATIVES = {"ія": "іє", "я": "ю", "ка": "ко", "а": "о", "й": "ю", "ь": "ю", "о": "е", "": "е"}
_VALUES = values("ru")
MALE_SHORT = _VALUES["male_short"]
FEMALE_SHORT = _VALUES["female_short"]
_FOREIGN = _VALUES["foreign"]
_SURNAMES = _VALUES["surnames"]
_ANY_GENDER = _VALUES["any_gender"]
_COMPANIES = _VALUES["companies"]
_PLACES = _VALUES["places"]
_STREETS = _VALUES["streets"]
_FEMALE_SHARE, _CAPITALS_SHARE, _INITIALS_SHARE = 0.5, 0.03, 0.08


def inflected(word: str, case: str, *, female: bool, ukrainian: bool = False) -> str:
    """A given name, patronymic or family name in a case; words that do not change stay as they are."""
    if case == "voc" and ukrainian:
        return next(word.removesuffix(end) + new for end, new in _VOCATIVES.items() if word.endswith(end))
    if case not in _CASES or (female and word[-1] not in "аяь"):
        return word
    table = (_UK_FEMALE if female else _UK_MALE) if ukrainian else _RU_FEMALE if female else _RU_MALE
    number = _CASES.index(case)
    return next((word.removesuffix(end) + new[number] for end, new in table.items() if word.endswith(end)), word)


class Slavic:
    """Forms: a part (full, given, family, formal: given and patronymic, three), a case (gen, dat, acc, ins, loc, voc), or both."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same values."""
        self._random = random.Random(seed)
        self._faker = Faker("ru_RU")
        self._faker.seed_instance(seed)
        self._lists = {
            (female, ukrainian, part): self._read(part, female=female, ukrainian=ukrainian)
            for female in (False, True)
            for ukrainian in (False, True)
            for part in ("first", "middle", "last")
        }
        self._towns = [*mimesis_list("ru", "address", "city"), *mimesis_list("uk", "address", "city")]

    @staticmethod
    def _read(part: str, *, female: bool, ukrainian: bool) -> list[str]:
        names = faker_list("uk_UA" if ukrainian else "ru_RU", f"{part}_names_{'female' if female else 'male'}")
        return [name for name in names if " " not in name and len(name) > 2]

    def _pick(self, values: Sequence[str]) -> str:
        return self._random.choice(values)

    def _first(self, *, female: bool, ukrainian: bool) -> str:
        if self._random.random() < 0.4 and not ukrainian:
            return self._pick(FEMALE_SHORT if female else MALE_SHORT)
        name = self._pick(self._lists[female, ukrainian, "first"])
        roll = self._random.random()
        if roll < 0.08:
            return foreign.foreign("ru", self._random, "given")
        if roll < 0.2:
            other = self._pick(self._lists[female, ukrainian, "first"])
            return name[: (len(name) + 1) // 2] + other[len(other) // 2 :]
        return name

    def _last(self, *, female: bool, ukrainian: bool) -> str:
        roll = self._random.random()
        if roll < 0.15:
            return self._pick(_ANY_GENDER)
        if roll < 0.35 and not ukrainian:
            return self._pick(_SURNAMES) + ("а" if female else "")
        name = self._pick(self._lists[female, ukrainian, "last"])
        if roll < 0.42:
            return foreign.foreign("ru", self._random, "family")
        if roll < 0.6:
            other = self._pick(self._lists[female, ukrainian, "last"])
            return name[: len(name) // 2] + other[len(other) // 2 :]
        return name

    def person(self, form: str, *, ukrainian: bool | None = None) -> str:
        """Any part if none is asked for; the nominative if no case is."""
        part, _, case = form.partition(".") if "." in form or form not in (*_CASES, "voc") else ("", "", form)
        female = self._random.random() < _FEMALE_SHARE
        uk = case == "voc" or self._random.random() < 0.2 if ukrainian is None else ukrainian
        first, middle, last = (
            inflected(word, case, female=female, ukrainian=uk)
            for word in (
                self._first(female=female, ukrainian=uk),
                self._pick(self._lists[female, uk, "middle"]),
                self._last(female=female, ukrainian=uk),
            )
        )
        if not part and self._random.random() < 0.03 and not case:
            return self._pick(_FOREIGN)
        name = self._arranged(part, first, middle, last)
        return name.upper() if part in ("three", "full") and self._random.random() < _CAPITALS_SHARE else name

    def _arranged(self, part: str, first: str, middle: str, last: str) -> str:
        initials = (
            f"{first[0]}. {middle[0]}. {last}",
            f"{last} {first[0]}. {middle[0]}.",
            f"{last} {first[0]}.{middle[0]}.",
            f"{first[0]}. {last}",
            f"{last} {first[0]}.",
            f"{first[0]}.{middle[0]}. {last}",
        )
        made = {
            "given": first,
            "family": last,
            "formal": f"{first} {middle}",
            "full": self._pick((f"{first} {last}", f"{first} {last}", f"{last} {first}")),
            "three": self._pick((f"{last} {first} {middle}", f"{last} {first} {middle}", f"{first} {middle} {last}")),
            "initials": self._pick(initials),
        }
        if part:
            return made[part]
        if self._random.random() < _INITIALS_SHARE:
            return made["initials"]
        return made[self._random.choices(("given", "full", "family", "formal", "three"), (8, 6, 3, 3, 2))[0]]

    def place(self, form: str) -> str:
        """A town or country, partly inflected, or an address."""
        if form == "address":
            town = self._pick(("г. ", "", "город ", "м. ")) + self._pick(_PLACES[:12])
            return f"{town}, {self._pick(_STREETS)}, {self._pick(('д. ', 'д.', '', 'буд. '))}{self._random.randint(1, 200)}"
        return self._pick(_PLACES) if self._random.random() < 0.75 else self._pick(self._towns)

    def organisation(self, form: str) -> str:
        """A company."""
        return self._pick(_COMPANIES) if self._random.random() < 0.6 else str(self._faker.company())
