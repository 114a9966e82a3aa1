"""Writes the lists of names of config/names: python -m benchmarks.training.gazetteer [OUT] [--corpora FOLDER].

Given and family names of all of Faker's and Mimesis' locales (both MIT licence) that are written in Latin letters. A name that
is also an ordinary word, a place or a product is left out: what stands in lower case in the training texts, or is mostly no person there.
Those are in a list of their own, which only the name model reads, beside all else that it sees.
"""

import argparse
import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import faker.providers.address as addresses
import faker.providers.person as persons
import mimesis

from .generate import HERE
from .manuals import manuals

_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-žșț'’]{2,}(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-žșț]+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GIVEN, _FAMILY = ("first_names", "first_romanized", "given"), ("last_names", "last_romanized")
# Words of these languages are no names, but for a few that people bear.
_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl")
_BORNE = """bravo bueno diez durant egli esser esteve hoch lieber quinta scola trovato ali allen anders ani anni aura ben
bent coll dan dix ela elke ella elle esa estes gia haber han hare hui inna kan kurz lange lei leicht mai mia mila máximo mía
nel nell nella nessa nia ona ora otto sam sara sarai sean sue tal tien uma uwe""".split()  # noqa: SIM905
_MIMESIS = (("names",), ("surnames", "last_names"))
_PLACES = ("cities", "city_names", "countries", "states", "provinces", "regions", "counties", "municipalities", "departments")
# Not in the texts that are read for ordinary words, but as a name rarely meant in a team's chat.
_FEW = 3
_OTHER_WORDS = """abbey ace ada agile aja alabama aladin albion alexa alfa ally alma almond alta alto amazon amber america ami amor angel angeles
angelic angular april aras arba arda arran asia aspen aston asu atlanta atlas attila august augusta aurora austin avon awani azure
baba baker baptist baron barrie bas beau bee belle berlin bing bitten blaze blessing bliss boe booker boston bradford bristol brit
brooklyn buck bud buena burl burr cali camden campo candelaria candy canyon cap captain carbon carolina carry champ chance charity
chase chelsea cherry chin china christian clair claude clay cloud cobra cody collier columbus comfort commodore conan constantine cook
coral corbin corrie cortana cosmo crystal cuba dakota dale dallas daru dash dawn dayton dean delmar delta denver destiny devon diamond
django doll dollar dow dudley durell día echo eden edit eir elastic elder electron elgin ema ember ene english epic essa essex
estrella ether europe evi faith fares fate fayette fedora felicity fella finna fisher fleming flo flora florence florida forest france
french gael gal gala garda garnet gem gemini gene general genesis geneva genie georgia german ginger glory glover google gorge grace
gray gregorian grove gust gusta ham hamilton hannibal hao harmony harsh haskell haven hayes heaven heinz hella holiday holland holly
hope houston hudson hung hunt hunter ica icey ide india indie indigo indy infant iris irish irl irvine island israel ivory ivy jade
jai jasmine jasper java jenkins jersey jordan journey joy julia july june junior jupiter kami karam karma kasam kata kent kenya king
kingston kit kotlin lafayette laurel lavender lean lee lemon les lexus liberty lily liv loan london loot lotus loyola lucky lynn lyric
mackenzie madden madison magnolia major mal male malia mandi manila march marga mari marina marine mark mars mart marvel mason mast
mat max may melody memphis mena mentor mercedes mercy merit merry messiah milan mile milford miner mint miracle mist misty moe mont
montana moody moon morning morton nail nat nebula neva nevada nile nim nola nova nya oakley ocean ogden oke olive oracle orange orion
orlando oslo ota ova owe pada page pak pandora paris pascal pastor patience patton patty pau paw peace pearl penny pepper pero peta
philippine phoenix pier piper pleasant pol poppy porter precious primus prince princess prosperity python queen rada raf rain rainbow
ramadan ransom raven ray reda redis regina rein remington resi rich richmond rim roar robin rocky rogers roko roman rome rose rosemary
ruby rust rusty sabah sabar saga sage saint salem sana sanda sandy santa santana satu savannah sayin scala scott sedona selenium sera
serenity shan sharepoint shell shepherd sie sierra sila silver sim sincere siri sky skyler slack sol spanish stan stanford stanley
star sterling stetson stone storm summer sunday sunny sydney tad tai tan teams tempest tex texas thi tiara tiger tod tomo tora tre
treasure trilby trinity true una unity uno vagrant valentine vanity vara velvet venice verde verona victor victoria victory vid vienna
villa vino violet virginia vista viva wade wage walker warner washington wednesday wells welsh will willow windy winter wolf woods yaa
zion zula
""".split()  # noqa: SIM905 - a table of quoted words would not be read
# Frequent given names that are in none of Faker's tables, or that tweets use for something else.
_ALSO = """Ann Raj Anil Sunita Hiro Jin Chidi Olu Ayşe Kasia Joe Tal Dov Thabo Sipho Lerato Naledi Tendai Seán Ciarán Ottavia Kyoko Haruto
Phương Trang Sokha Ngoc Thuy Duc Tuan Bao Aroha Hemi Ioana Andrei Mihai Gábor Zoltán Ildikó Iñaki Begoña Rocío Itziar Joaquim Xavi Aleš
Matěj Tereza Žofia Ondřej Milena Goran Dragan Jelena Snežana Besnik Arben Eirini Kostas Yiannis Nasrin Parisa Farhad Shirin Yasmin Nadia
Samira Youssef Karim Mustafa Imane Meryem Selin Burak Aylin Onur Efua Abena Kwabena Yaw Folake Tunde Bola Ifeoma Chukwuemeka Uche Wambui
Njeri Mwangi Zanele Nomsa Bongani Tariro Farai Meera Lakshmi Sandeep Rohit Neha Pooja Swati Manish Nisha Vivek Rajesh Suresh Geeta Sana
Farhan Ayesha Nusrat Tanvir Chamari Nimal Xiao Mei Jie Hao Xin Yan Ying Hui Fang Jing Seo-yeon Ji-woo Min-jun Hyun-woo Akira Takeshi
Naoko Yumi Satoshi Emi Rina Putri Agus Wulan Bambang Nurul Aziz Farah Amir""".split()  # noqa: SIM905 - as above


def _listed(package: object, kinds: tuple[str, ...]) -> Iterator[str]:
    """The values of every locale's tables whose names begin so."""
    for found in pkgutil.iter_modules(package.__path__):  # type: ignore[attr-defined]
        provider = importlib.import_module(f"{package.__name__}.{found.name}").Provider  # type: ignore[attr-defined]
        for name in dir(provider):
            if name.startswith(kinds):
                yield from _strings(getattr(provider, name))


def _strings(table: object) -> Iterator[str]:
    for entry in table if isinstance(table, Iterable) and not isinstance(table, str) else ():
        yield from (part for part in (entry if isinstance(entry, tuple) else (entry,)) if isinstance(part, str))


def _of_mimesis(kinds: tuple[str, ...]) -> Iterator[str]:
    """The values of every locale's tables of those names."""
    for file in sorted((Path(mimesis.__file__).parent / "datasets").glob("*/person.json")):
        tables = json.loads(file.read_text(encoding="utf-8"))
        for kind in kinds:
            yield from _leaves(tables.get(kind, []))


def _leaves(table: object) -> Iterator[str]:
    """A table is a list, or one for each gender."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping | list):
        for entry in table.values() if isinstance(table, Mapping) else table:
            yield from _leaves(entry)


def _small_words() -> set[str]:
    """The words without meaning of their own, by spaCy's lists (MIT licence), in lower case."""
    lists = (importlib.import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS for language in _LANGUAGES)
    return {word.casefold() for words in lists for word in words} - set(_BORNE)


def _ordinary(corpora: Path) -> tuple[set[str], set[str], set[str]]:
    """Words of ordinary texts; with those of tweets that are often no name there; with any that mostly are none. In lower case."""
    lower, person, other = Counter[str](), Counter[str](), Counter[str]()
    for text in [
        *manuals(20_000, 1),
        *(re.sub(r"\{[^}]*\}", " ", line) for line in _lines("templates.txt")),
        *_lines("words.txt"),
    ]:
        lower.update(word for word in _WORD.findall(text) if word.islower())
        other.update(word.casefold() for word in _WORD.findall(text))
    other.update(dict.fromkeys(other, _FEW))  # whatever stands in those is no name
    for name in ("btc_train.jsonl", "wnut17_train.jsonl"):
        for line in (corpora / name).read_text(encoding="utf-8").splitlines() if (corpora / name).exists() else ():
            row = json.loads(line)
            inside = {i for s in row["spans"] if s["label"] == "PERSON" for i in range(s["start"], s["end"])}
            for word in _WORD.finditer(row["text"]):
                (person if word.start() in inside else other)[word[0].casefold()] += 1
    mostly = {word for word, count in other.items() if count > person[word]}
    # Whoever labelled the tweets has missed names now and then: a few times are not often.
    return set(lower), {word for word in mostly if other[word] > _FEW} | set(lower), mostly | set(lower)


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def _of_origins(part: int) -> Iterator[str]:
    """The given (0) or family (1) names of names.txt, but for those that are words."""
    for line in _lines("names.txt"):
        origin, colon, names = line.partition(": ")
        if colon and origin != "words" and not line.startswith("#"):
            yield from names.split(" | ")[part].split()


def _names(kinds: tuple[str, ...], part: int, words: set[str], left_out: set[str]) -> list[str]:
    """Tweets are mostly English: what is short for something there may well be a name elsewhere, so few of the rarer origins go."""
    romanised = {*_listed(persons, tuple(kind for kind in kinds if "romanized" in kind)), *_of_origins(part)}
    kept = {name.title() for name in romanised if name.casefold() not in words}
    listed = (*_listed(persons, kinds), *_of_mimesis(_MIMESIS[part]))
    kept |= {name for name in listed if name.casefold() not in left_out}
    kept |= {*_ALSO} if part == 0 else set()
    return sorted(name for name in kept if _LATIN.fullmatch(name))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/bench/data"))
    arguments = parser.parse_args()
    places = {word.casefold() for name in _listed(addresses, _PLACES) for word in (name, *_WORD.findall(name))}
    none = {*_OTHER_WORDS, *_small_words()}
    words, often, mostly = (found | none for found in _ordinary(arguments.corpora))
    arguments.out.mkdir(exist_ok=True)
    given, family = _names(_GIVEN, 0, words, often), _names(_FAMILY, 1, words, mostly | places)
    for file, names in (("given.txt", given), ("family.txt", family), ("names_and_words.txt", _left_out({*given, *family}))):
        (arguments.out / file).write_text("\n".join(names) + "\n", encoding="utf-8")
        print(f"{file}: {len(names)} names")


def _left_out(listed: set[str]) -> list[str]:
    """Names of the same tables that are in neither list: Jan, Will, Chase."""
    every = (*_listed(persons, (*_GIVEN, *_FAMILY)), *(name for table in _MIMESIS for name in _of_mimesis(table)))
    return sorted({name for name in every if _LATIN.fullmatch(name)} - listed)


if __name__ == "__main__":
    main()
