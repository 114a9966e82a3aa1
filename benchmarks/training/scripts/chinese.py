"""Chinese names, places and companies for generated sentences."""

import random

from faker import Faker

from . import foreign
from .lists import faker_list, mimesis_list, values

COMMON = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_VALUES = values("zh")
DOUBLE = _VALUES["double"]
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建华国文志玉红林春梅雪晓小佳嘉子浩宇轩梓涵欣怡诗思雨婷琪瑶雅慧洁"
    "颖莹倩薇琳璐晨阳旭东海波鹏飞翔宁安康健辉龙虎凤翠珍珠宝金银铭鑫森淼博文翰墨书逸凡远航帆天一心语嫣然若兮清风月星辰"
    "昊泽睿瑞祥福寿喜乐悦恺凯歌家豪俊彦哲贤德仁义礼智信忠孝诚正毅恒永长青松柏竹菊荷莲萍蓉蕾蓓茜苗芸芬芷苏莎菲妍妮娅娇"
    "媛媚姗姝婉娴婕婧宏弘亮光照耀炎焱煜烨炜灿进立成功胜利达顺昌盛兴旺发荣贵富裕民众友生根柱栋梁材樱桃杏梨橙"
)
FOREIGN = _VALUES["foreign"]
LATIN = _VALUES["latin"]
COMPANIES = _VALUES["companies"]
COUNTRIES = _VALUES["countries"]
DISTRICTS = _VALUES["districts"]
ROADS = _VALUES["roads"]
CITIES = _VALUES["cities"]


class Chinese:
    """Gives full names mostly of two or three characters; forms: full, family, given."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same values."""
        self._random = random.Random(seed)
        self._faker = Faker("zh_CN")
        self._faker.seed_instance(seed)
        self._rare = sorted({*faker_list("zh_CN", "last_names"), *mimesis_list("zh", "person", "surnames")})
        self._given = mimesis_list("zh", "person", "names")
        self._chars = sorted({char for name in self._given for char in name[-2:]})
        self._cities = [*CITIES, *(city.strip() for city in mimesis_list("zh", "address", "city"))]
        self._nick = (
            lambda: "小" + self._family(),
            lambda: "老" + self._family(),
            lambda: "阿" + self._pick(GIVEN),
            lambda: self._pick(GIVEN) * 2,
            lambda: self._pick(self._chars) * 2,
            self._given_name,
        )

    def _pick(self, values: "str | tuple[str, ...] | list[str]") -> str:
        return self._random.choice(values)

    def _family(self) -> str:
        roll = self._random.random()
        return self._pick(COMMON) if roll < 0.72 else self._pick(self._rare) if roll < 0.96 else self._pick(DOUBLE)

    def _given_name(self) -> str:
        roll = self._random.random()
        if roll < 0.25:
            return self._pick(self._given)[:2]
        first, second = (self._pick(GIVEN if self._random.random() < 0.7 else self._chars) for _ in range(2))
        return first if roll < 0.52 else first * 2 if roll < 0.56 else first + second

    def person(self, form: str) -> str:
        """Any form if none is asked for."""
        if form == "family":
            return self._family()
        if form == "given":
            return self._given_name() if self._random.random() < 0.7 else self._pick(GIVEN) * 2
        roll = self._random.random()
        if form != "full" and roll < 0.05:
            return self._pick((*FOREIGN, *LATIN))
        if roll < 0.09:
            return foreign.chinese(self._random)
        if form != "full" and roll < 0.2:
            return self._random.choice(self._nick)()
        return self._family() + self._given_name()

    def place(self, form: str) -> str:
        """A town or country, or an address."""
        roll = self._random.random()
        city = self._pick(self._cities)
        if form == "address":
            return f"{city}{'市' if not city.endswith('市') and roll < 0.5 else ''}{self._pick(DISTRICTS)}{self._pick(ROADS)}{self._random.randint(1, 300)}号"
        return self._pick(COUNTRIES) if roll < 0.15 else city + self._pick(DISTRICTS) if roll < 0.2 else city

    def organisation(self, form: str) -> str:
        """A company."""
        return self._pick(COMPANIES) if self._random.random() < 0.6 else str(self._faker.company())
