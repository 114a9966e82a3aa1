"""Korean names, places and companies for generated sentences."""

import random
from collections.abc import Sequence

from faker import Faker

from . import foreign
from .lists import mimesis_list, values

COMMON = "김이박최정강조윤장임한오서신권황안송류전홍유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
DOUBLE = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
_FIRST = "민지서하준도예수현주은채유시우승윤재진영성동정상경미혜선희연태종기창병광용인원규한나다라소보가아해효세건형찬강대명길순옥말금복철석봉덕남춘문화"
_LAST = "민지서하준도예수현주은우윤재진영성호석훈희연아원규혁철미숙자순경선정애옥란린빈율온솔별빛람결찬환식근섭구태길복남일국열섭균필엽춘화"
_VALUES = values("ko")
_PURE = _VALUES["pure"]
_FOREIGN = _VALUES["foreign"]
_COMPANIES = _VALUES["companies"]
_PLACES = _VALUES["places"]
_DISTRICTS = _VALUES["districts"]


class Korean:
    """Forms: full, given, family."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same values."""
        self._random = random.Random(seed)
        self._faker = Faker("ko_KR")
        self._faker.seed_instance(seed)
        self._given = [name for name in mimesis_list("ko", "person", "names") if 1 <= len(name) <= 3]
        self._rare = [name for name in mimesis_list("ko", "person", "surnames") if len(name) == 1 and not name.isascii()]

    def _pick(self, values: Sequence[str]) -> str:
        return self._random.choice(values)

    def _family(self) -> str:
        roll = self._random.random()
        if roll < 0.5:
            return self._pick(COMMON[:24])
        return self._pick(COMMON) if roll < 0.93 else self._pick(self._rare) if roll < 0.97 else self._pick(DOUBLE)

    def _given_name(self) -> str:
        roll = self._random.random()
        if roll < 0.25:
            return self._pick(self._given)
        if roll < 0.32:
            return self._pick(_PURE)
        return self._pick(_FIRST) + self._pick(_LAST) if roll < 0.96 else self._pick(_FIRST)

    def person(self, form: str) -> str:
        """Any form if none is asked for."""
        roll = self._random.random()
        if form == "family":
            return self._family()
        if form == "given":
            return self._given_name()
        if not form and roll < 0.03:
            return self._pick(_FOREIGN)
        if not form and roll < 0.07:
            given, family = (foreign.foreign("ko", self._random, part) for part in ("given", "family"))
            return f"{given} {family}" if roll < 0.05 else given
        if not form and roll < 0.2:
            return self._given_name()
        return self._family() + (" " if roll > 0.985 else "") + self._given_name()

    def place(self, form: str) -> str:
        """A town, region or country, or an address."""
        if form == "address":
            city = self._pick(("서울시", "서울특별시", "부산광역시", "대구시", "인천시", "수원시", "대전시", "서울", "성남시"))
            return f"{city} {self._pick(_DISTRICTS)} {self._random.randint(1, 300)}"
        return self._pick(_PLACES)

    def organisation(self, form: str) -> str:
        """A company."""
        return self._pick(_COMPANIES) if self._random.random() < 0.6 else str(self._faker.company())
