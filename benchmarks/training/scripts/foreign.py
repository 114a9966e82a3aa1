"""Latin names written in other scripts, letter by letter, as newspapers and colleagues write foreign names."""

import random
from functools import lru_cache

from faker import Faker

_LOCALES = ("en_US", "en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "pt_BR", "nl_NL", "sv_SE", "ro_RO")
# By language: what stands for Latin letters, the longest first; ' and a doubled letter are left out.
_LETTERS = {
    "ar": "sch ش|sh ش|ch تش|ph ف|th ث|kh خ|oo و|ou و|ee ي|ie ي|ck ك|qu كو|a ا|b ب|c ك|d د|e ي|f ف|g غ|h ه|i ي|j ج|k ك|l ل|m م|n ن|o و|p ب|q ك|r ر|s س|t ت|u و|v ف|w و|x كس|y ي|z ز",
    "fa": "sch ش|sh ش|ch چ|ph ف|th ت|kh خ|oo و|ou و|ee ی|ie ی|ck ک|qu کو|a ا|b ب|c ک|d د|e ه|f ف|g گ|h ه|i ی|j ج|k ک|l ل|m م|n ن|o و|p پ|q ک|r ر|s س|t ت|u و|v و|w و|x کس|y ی|z ز",
    "he": "sch ש|sh ש|ch צ'|ph פ|th ת|kh ח|oo ו|ou ו|ee י|ie י|ck ק|qu קוו|a א|b ב|c ק|d ד|e |f פ|g ג|h ה|i י|j ג'|k ק|l ל|m מ|n נ|o ו|p פ|q ק|r ר|s ס|t ט|u ו|v ו|w וו|x קס|y י|z ז",
    "el": "sch σ|sh σ|ch τσ|ph φ|th θ|kh χ|oo ου|ou ου|ee ι|ie ι|ck κ|qu κου|a α|b μπ|c κ|d ντ|e ε|f φ|g γκ|h χ|i ι|j τζ|k κ|l λ|m μ|n ν|o ο|p π|q κ|r ρ|s σ|t τ|u ου|v β|w γου|x ξ|y ι|z ζ",
    "hi": "sch श|sh श|ch च|ph फ|th थ|kh ख|oo ू|ou ू|ee ी|ie ी|ck क|qu क्व|aa ा|a ा|b ब|c क|d ड|e े|f फ|g ग|h ह|i ि|j ज|k क|l ल|m म|n न|o ो|p प|q क|r र|s स|t ट|u ु|v व|w व|x क्स|y ी|z ज़",
    "bn": "sch শ|sh শ|ch চ|ph ফ|th থ|kh খ|oo ু|ou ু|ee ি|ie ি|ck ক|qu কু|a া|b ব|c ক|d ড|e ে|f ফ|g গ|h হ|i ি|j জ|k ক|l ল|m ম|n ন|o ো|p প|q ক|r র|s স|t ট|u ু|v ভ|w ও|x ক্স|y ি|z জ",
    "ru": "sch ш|sh ш|ch ч|ph ф|th т|kh х|oo у|ou у|ee и|ie и|ck к|qu кв|ya я|yu ю|a а|b б|c к|d д|e е|f ф|g г|h х|i и|j дж|k к|l л|m м|n н|o о|p п|q к|r р|s с|t т|u у|v в|w в|x кс|y и|z з",
    "th": "sch ช|sh ช|ch ช|ph ฟ|th ธ|oo ู|ou ู|ee ี|ie ี|ck ก|qu คว|a า|b บ|c ค|d ด|f ฟ|g ก|h ฮ|i ิ|j จ|k ค|l ล|m ม|n น|p พ|q ค|r ร|s ส|t ท|u ุ|v ว|w ว|x กซ|y ี|z ซ|e |o อ",
}
TO = frozenset({*_LETTERS, "ja", "ko"})
_FIRST: dict[str, dict[int, str] | dict[int, int]] = {
    "hi": str.maketrans("ाेििीुूो", "अएइइईउऊओ"),
    "bn": str.maketrans("ােিুো", "আএইউও"),
    "th": str.maketrans({"า": "อา", "ิ": "อิ", "ี": "อี", "ุ": "อุ", "ู": "อู"}),
    "ar": str.maketrans({"ي": "إي", "و": "أو"}),
    "he": str.maketrans({"י": "אי", "ו": "או"}),
}
_FINALS = str.maketrans("כמנפצ", "ךםןףץ")


@lru_cache
def _latin(part: str) -> list[str]:
    names: set[str] = set()
    for locale in _LOCALES:
        faker = Faker(locale)
        faker.seed_instance(0)
        make = faker.first_name if part == "given" else faker.last_name
        names |= {name for name in (make() for _ in range(150)) if name.isascii() and name.isalpha()}
    return sorted(names)


def transliterated(code: str, name: str) -> str:
    """A Latin name in the script of a language."""
    pairs = [pair.split(" ") for pair in _LETTERS[code].split("|")]
    small, made, at = name.lower(), "", 0
    while at < len(small):
        latin, own = next(((a, b) for a, b in pairs if small.startswith(a, at)), (small[at], ""))
        made += "" if made and own and made.endswith(own) else own
        at += len(latin)
    made = made[:1].translate(_FIRST.get(code, {})) + made[1:]
    if code == "he":
        return made[:-1] + made[-1:].translate(_FINALS)
    return made.capitalize() if code in ("el", "ru") else made


_VOWELS = "aiueo"
# By consonant: the katakana of its five syllables, and what stands for it without a vowel.
_KANA = {
    "": "アイウエオ|",
    "k": "カキクケコ|ク",
    "c": "カシクセコ|ク",
    "g": "ガギグゲゴ|グ",
    "s": "サシスセソ|ス",
    "z": "ザジズゼゾ|ズ",
    "t": "タティトゥテト|ト",
    "d": "ダディドゥデド|ド",
    "n": "ナニヌネノ|ン",
    "h": "ハヒフヘホ|",
    "b": "バビブベボ|ブ",
    "p": "パピプペポ|プ",
    "m": "マミムメモ|ム",
    "y": "ヤイユエヨ|イ",
    "r": "ラリルレロ|ル",
    "l": "ラリルレロ|ル",
    "w": "ワウィウウェウォ|ウ",
    "f": "ファフィフフェフォ|フ",
    "v": "ヴァヴィヴヴェヴォ|ヴ",
    "j": "ジャジジュジェジョ|ジ",
    "x": "クサクシクスクセクソ|クス",
    "q": "クァクィククェクォ|ク",
}
_SMALL = "ァィゥェォャュョ"
_INITIALS = dict(
    zip("gndrlmbvswjzcktpfhxqy", (0, 2, 3, 5, 5, 6, 7, 7, 9, 11, 12, 12, 15, 15, 16, 17, 17, 18, 9, 15, 11), strict=True)
)
_MEDIALS = {"a": 0, "e": 5, "o": 8, "u": 13, "i": 20}
_FINALS_KO = {"n": 4, "l": 8, "r": 8, "m": 16, "b": 17, "p": 17, "k": 1, "g": 1, "c": 1}
_HAN = "阿埃艾安奥巴贝比伯博布查达戴丹德迪杜顿多尔法菲弗福盖戈格古哈海汉赫霍基加杰卡凯科克肯库拉莱兰劳勒雷里利莉莲林琳隆卢鲁伦罗洛马玛迈曼梅蒙米莫穆娜纳内尼妮努诺帕佩皮普奇乔切琼塞桑瑟沙莎舍史斯丝苏索塔泰坦汤特蒂图托瓦威韦维温沃西希夏谢辛雪雅亚娅叶伊因约扎泽詹兹佐"

FOREIGN_CHARACTERS = frozenset(_HAN)


def katakana(name: str) -> str:
    """A Latin name in katakana."""
    made = ""
    small = name.lower().replace("sh", "s").replace("ch", "t").replace("ph", "f").replace("th", "s").replace("ck", "k")
    at = 0
    while at < len(small):
        consonant = small[at] if small[at] not in _VOWELS else ""
        at += len(consonant)
        syllables, alone = _KANA.get(consonant, "|").split("|")
        vowel = small[at : at + 1]
        if vowel and vowel in _VOWELS and syllables:
            made += _kana_parts(syllables)[_VOWELS.index(vowel)]
            at += 1
        elif alone and consonant != small[at : at + 1]:
            made += alone
    return made


def _kana_parts(syllables: str) -> list[str]:
    size = len(syllables) // 5
    if size * 5 == len(syllables):
        return [syllables[n * size : n * size + size] for n in range(5)]
    parts: list[str] = []
    for char in syllables:
        if char in _SMALL:
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def hangul(name: str) -> str:
    """A Latin name in Hangul."""
    small, made, at = name.lower().replace("ch", "c").replace("sh", "s").replace("th", "s").replace("ph", "p"), "", 0
    while at < len(small):
        initial, medial, final = 11, 18, 0
        if small[at] in _INITIALS:
            initial = _INITIALS[small[at]]
            at += 1
        if small[at : at + 1] in _MEDIALS and at < len(small):
            medial = _MEDIALS[small[at]]
            at += 1
            closes = small[at : at + 1] in _FINALS_KO and small[at + 1 : at + 2] not in _MEDIALS
            if closes and at < len(small):
                final = _FINALS_KO[small[at]]
                at += 1
        elif initial == 11:
            at += 1
            continue
        made += chr(0xAC00 + (initial * 21 + medial) * 28 + final)
    return made


def chinese(chance: random.Random) -> str:
    """Characters that foreign names are written with in Chinese."""
    parts = ["".join(chance.choices(_HAN, k=chance.choice((2, 2, 3, 3, 4)))) for _ in range(chance.choice((1, 1, 2)))]
    return "·".join(parts)


def latin(chance: random.Random, part: str) -> str:
    """A given or family name of many countries in Latin letters."""
    return chance.choice(_latin(part))


def foreign(code: str, chance: random.Random, part: str) -> str:
    """A foreign given or family name."""
    name = latin(chance, part)
    return katakana(name) if code == "ja" else hangul(name) if code == "ko" else transliterated(code, name)
