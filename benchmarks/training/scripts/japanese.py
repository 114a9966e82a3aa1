"""Japanese names, places and companies for generated sentences."""

import random
from collections.abc import Sequence

from faker import Faker

from . import foreign
from .lists import faker_list, mimesis_list, values

_FIRST = "健大翔悠優陽美結真愛彩沙麻恵和幸直康秀英明正浩博俊雄智裕達哲隆誠光春夏秋千亜由里香奈菜莉紗桜花心咲萌遥凛葵蓮湊樹拓航海陸颯涼亮龍竜虎剛勇武文章義信克勝孝敬昭洋純淳潤聡清静弘宏修稔茂進昇実望希未来瑞穂玲怜綾絵理枝江紀典久友朋知佳良貴将翼司啓圭慶賢憲謙研史志孔元玄一二三百七"
_VALUES = values("ja")
_MALE = _VALUES["male"]
_FEMALE = _VALUES["female"]
_HIRAGANA = _VALUES["hiragana"]
_FOREIGN = _VALUES["foreign"]
_KANA_FAMILY = _VALUES["kana_family"]
_KANA_GIVEN = _VALUES["kana_given"]
_COMPANIES = _VALUES["companies"]
_PLACES = _VALUES["places"]
_WARDS = _VALUES["wards"]
COMMON = _VALUES["common"]


class Japanese:
    """Forms: full, family, given, kana; mostly a family name alone, as colleagues say it."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same values."""
        self._random = random.Random(seed)
        self._faker = Faker("ja_JP")
        self._faker.seed_instance(seed)
        self._rare = [name for name in mimesis_list("ja", "person", "surnames") if not name.isascii()]
        self._given = [*mimesis_list("ja", "person", "names"), *faker_list("ja_JP", "first_names")]
        self._towns = mimesis_list("ja", "address", "city")

    def _pick(self, values: Sequence[str]) -> str:
        return self._random.choice(values)

    def _family(self) -> str:
        roll = self._random.random()
        if roll < 0.25:
            head, tail = self._pick(self._rare), self._pick(self._rare)
            return head[0] + tail[-1] if len(head) > 1 < len(tail) else head
        return self._pick(COMMON) if roll < 0.65 else self._pick(self._rare)

    def _given_name(self) -> str:
        roll = self._random.random()
        if roll < 0.3:
            return self._pick(self._given)
        if roll < 0.38:
            return self._pick(_HIRAGANA)
        if roll < 0.46:
            name = foreign.latin(self._random, "given") if roll < 0.42 else self._pick(_HIRAGANA)
            return foreign.katakana(name) if name.isascii() else "".join(chr(ord(char) + 0x60) for char in name)
        return self._pick(_FIRST) + (self._pick(_MALE) if roll < 0.72 else self._pick(_FEMALE) if roll < 0.96 else "")

    def _foreign(self, part: str) -> str:
        name = foreign.foreign("ja", self._random, part)
        return name if len(name) > 1 and self._random.random() < 0.5 else self._pick(_FOREIGN)

    def person(self, form: str) -> str:
        """Any form if none is asked for."""
        roll = self._random.random()
        if form == "family" or (not form and roll < 0.4):
            return self._family()
        if form == "given" or (not form and roll < 0.47):
            return self._given_name()
        if form == "kana":
            return self._pick(_KANA_FAMILY) + self._pick(("", " ", "　")) + self._pick(_KANA_GIVEN)
        if not form and roll < 0.56:
            return self._foreign("given") + (self._pick(("・", "・", " ")) + self._foreign("family") if roll < 0.53 else "")
        return self._family() + ("" if self._random.random() < 0.8 else self._pick(" 　")) + self._given_name()

    def place(self, form: str) -> str:
        """A town, region or country, or an address."""
        if form == "address":
            head = self._pick(("東京都", "大阪市", "横浜市", "名古屋市", "福岡市", "京都市", "札幌市", "仙台市", "神戸市", ""))
            one, two, three = (self._random.randint(1, 30) for _ in range(3))
            return (
                f"{head}{self._pick(_WARDS)}{self._pick((f'{one}-{two}-{three}', f'{one}丁目{two}番{three}号', f'{one}-{two}'))}"
            )
        roll = self._random.random()
        place = self._pick(_PLACES) if roll < 0.7 else self._pick(self._towns)
        return place + "市" if roll < 0.05 else place

    def organisation(self, form: str) -> str:
        """A company."""
        return self._pick(_COMPANIES) if self._random.random() < 0.6 else str(self._faker.company())
