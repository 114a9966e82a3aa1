"""Chinese names, places and companies for generated sentences."""

import random

from faker import Faker

from .lists import faker_list, mimesis_list

COMMON = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
DOUBLE = ("欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "慕容", "令狐", "尉迟", "夏侯", "端木")
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建华国文志玉红林春梅雪晓小佳嘉子浩宇轩梓涵欣怡诗思雨婷琪瑶雅慧洁"
    "颖莹倩薇琳璐晨阳旭东海波鹏飞翔宁安康健辉龙虎凤翠珍珠宝金银铭鑫森淼博文翰墨书逸凡远航帆天一心语嫣然若兮清风月星辰"
    "昊泽睿瑞祥福寿喜乐悦恺凯歌家豪俊彦哲贤德仁义礼智信忠孝诚正毅恒永长青松柏竹菊荷莲萍蓉蕾蓓茜苗芸芬芷苏莎菲妍妮娅娇"
    "媛媚姗姝婉娴婕婧宏弘亮光照耀炎焱煜烨炜灿进立成功胜利达顺昌盛兴旺发荣贵富裕民众友生根柱栋梁材樱桃杏梨橙"
)
FOREIGN = (
    "约翰·史密斯",
    "玛丽",
    "杰克",
    "安娜",
    "迈克尔·乔丹",
    "大卫",
    "索菲亚",
    "亚历山大",
    "彼得·潘",
    "艾米丽",
    "托马斯",
    "汤姆",
    "詹姆斯",
    "露西",
    "伊万诺夫",
    "马丁",
    "穆罕默德·阿里",
    "阿卜杜拉",
    "卡洛斯",
    "凯瑟琳",
    "山本一郎",
    "佐藤美咲",
    "铃木",
    "金敏洙",
    "朴智妍",
    "阿依古丽",
    "买买提",
    "扎西",
    "卓玛",
)
LATIN = ("Kevin", "Amy", "David", "Lucy", "Jack", "Tony", "Linda", "Vivian", "Eric", "Cindy")
COMPANIES = (
    "阿里巴巴",
    "腾讯",
    "华为",
    "百度",
    "京东",
    "美团",
    "字节跳动",
    "小米",
    "网易",
    "拼多多",
    "招商银行",
    "工商银行",
    "中国移动",
    "联想",
    "滴滴",
    "顺丰",
    "格力",
    "比亚迪",
    "平安保险",
    "中石油",
    "清华大学",
    "北京大学",
    "协和医院",
    "人民医院",
    "新东方",
    "微软",
    "谷歌",
    "苹果公司",
    "特斯拉",
    "星巴克",
    "麦当劳",
    "丰田",
    "三星",
)
COUNTRIES = (
    "中国",
    "美国",
    "日本",
    "韩国",
    "英国",
    "法国",
    "德国",
    "俄罗斯",
    "加拿大",
    "澳大利亚",
    "新加坡",
    "香港",
    "台湾",
    "澳门",
    "泰国",
    "越南",
    "印度",
    "意大利",
    "巴西",
    "马来西亚",
)
DISTRICTS = (
    "朝阳区",
    "海淀区",
    "浦东新区",
    "天河区",
    "南山区",
    "西湖区",
    "武侯区",
    "江宁区",
    "福田区",
    "徐汇区",
    "洪山区",
    "雁塔区",
)
ROADS = ("建国路", "中山路", "解放路", "人民路", "南京路", "长江路", "和平街", "文化路", "学院路", "科技园路", "光明街", "新华路")
CITIES = [
    "北京",
    "上海",
    "广州",
    "深圳",
    "杭州",
    "成都",
    "重庆",
    "武汉",
    "西安",
    "南京",
    "苏州",
    "天津",
    "长沙",
    "郑州",
    "青岛",
    "大连",
    "厦门",
    "宁波",
    "福州",
    "济南",
    "合肥",
    "昆明",
    "哈尔滨",
    "沈阳",
    "长春",
    "石家庄",
    "太原",
    "南昌",
    "贵阳",
    "南宁",
    "兰州",
    "海口",
    "乌鲁木齐",
    "无锡",
    "东莞",
    "佛山",
    "温州",
    "珠海",
    "中关村",
    "台北",
    "高雄",
    "四川",
    "广东",
    "浙江",
    "江苏",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "云南",
    "福建",
    "新疆",
    "西藏",
]


class Chinese:
    """Gives full names mostly of two or three characters; forms: full, family, given."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same values."""
        self._random = random.Random(seed)
        self._faker = Faker("zh_CN")
        self._faker.seed_instance(seed)
        self._rare = sorted({*faker_list("zh_CN", "last_names"), *mimesis_list("zh", "person", "surnames")})
        self._given = mimesis_list("zh", "person", "names")
        self._cities = [*CITIES, *(city.strip() for city in mimesis_list("zh", "address", "city"))]
        self._nick = (lambda: "小" + self._family(), lambda: "老" + self._family(), lambda: "阿" + self._pick(GIVEN))

    def _pick(self, values: "str | tuple[str, ...] | list[str]") -> str:
        return self._random.choice(values)

    def _family(self) -> str:
        roll = self._random.random()
        return self._pick(COMMON) if roll < 0.72 else self._pick(self._rare) if roll < 0.96 else self._pick(DOUBLE)

    def _given_name(self) -> str:
        roll = self._random.random()
        if roll < 0.25:
            return self._pick(self._given)[:2]
        first = self._pick(GIVEN)
        return first if roll < 0.42 else first + (first if roll < 0.46 else self._pick(GIVEN))

    def person(self, form: str) -> str:
        """Any form if none is asked for."""
        if form == "family":
            return self._family()
        if form == "given":
            return self._given_name() if self._random.random() < 0.7 else self._pick(GIVEN) * 2
        roll = self._random.random()
        if form != "full" and roll < 0.08:
            return self._pick((*FOREIGN, *LATIN))
        if form != "full" and roll < 0.14:
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
