"""Makes labelled sentences for the name model: templates filled by Faker in many locales.

The sentences are written for this project; none comes from an evaluation set.
"""

import random
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faker import Faker
from faker.config import AVAILABLE_LOCALES

from .invented import Inventor

HERE = Path(__file__).parent
LOCALES = [
    "en_US",
    "en_US",
    "en_US",
    "en_GB",
    "en_GB",
    "en_CA",
    "en_AU",
    "en_IN",
    "en_IE",
    "en_NZ",
    "de_DE",
    "de_AT",
    "de_CH",
    "fr_FR",
    "fr_CA",
    "es_ES",
    "es_MX",
    "it_IT",
    "pt_BR",
    "pt_PT",
    "nl_NL",
    "nl_BE",
    "pl_PL",
    "cs_CZ",
    "sk_SK",
    "sv_SE",
    "da_DK",
    "no_NO",
    "fi_FI",
    "tr_TR",
    "ro_RO",
    "hu_HU",
    "hr_HR",
    "sl_SI",
    "et_EE",
    "lt_LT",
    "lv_LV",
    "id_ID",
    "yo_NG",
    "zu_ZA",
    "az_AZ",
    "vi_VN",
]
ROMANISED = ("ja_JP", "zh_CN", "zh_TW")
# Shares of family names with a particle, and of towns that are not Faker's.
_NOBLE, _REAL = 0.04, 0.6
_CODE = 2
_FILES = ("templates.txt", "prose.txt", "languages.txt")
LABELS = {"P": "PERSON", "L": "LOCATION", "O": "ORGANIZATION"}
SLOT = re.compile(r"\{(?:([PLO])(?::(\w+))?|(\w+))\}")
COMPANIES = [
    "Google",
    "Microsoft",
    "Amazon",
    "Apple",
    "Meta",
    "Oracle",
    "Salesforce",
    "Siemens",
    "Bosch",
    "Volkswagen",
    "Nestle",
    "Pfizer",
    "Novartis",
    "Deloitte",
    "Accenture",
    "Infosys",
    "Tata",
    "Samsung",
    "Toyota",
    "Boeing",
    "Airbus",
    "Netflix",
    "Spotify",
    "Stripe",
    "Walmart",
    "Target",
    "Costco",
    "Citibank",
    "Barclays",
    "HSBC",
    "Santander",
    "ING",
    "Allianz",
    "Aetna",
    "Cigna",
    "FedEx",
    "UPS",
    "DHL",
    "Verizon",
    "Vodafone",
    "Telefonica",
    "IKEA",
    "Nike",
    "Adidas",
]


@dataclass(frozen=True)
class Example:
    """A text and its labelled spans: (start, end, label), code points, end exclusive."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def _sections(*names: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current = ""
    for line in (line for name in names for line in (HERE / name).read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            current = line[3:]
        elif line and not line.startswith("# "):
            sections.setdefault(current, []).append(line.replace("\\n", "\n").replace("\\t", "\t"))
    return sections


def _listed(name: str) -> dict[str, str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


class Filler:
    """Gives a value for each slot of a template; one locale and, mostly, one origin of names at a time."""

    def __init__(self, seed: int) -> None:
        """Seed: any integer; the same seed gives the same values."""
        self.random = random.Random(seed)
        self.fakers = {x: Faker(x) for x in {*LOCALES, *ROMANISED} if x in AVAILABLE_LOCALES}
        for faker in self.fakers.values():
            faker.seed_instance(seed)
        self.words = {k: v.split("|") if "|" in v else v.split() for k, v in _listed("words.txt").items()}
        self.origins = {k: tuple(part.split() for part in v.split(" | ")) for k, v in _listed("names.txt").items()}
        self.inventor = Inventor(seed)
        self.locale = "en_US"

    def choose_locale(self, language: str) -> None:
        """Language: a section's name of templates.txt, which fixes the locale for that language's sections."""
        usual = f"{language}_" if len(language) == _CODE else ""
        fixed = {"german": "de_", "french": "fr_", "spanish": "es_"}.get(language, usual)
        self.locale = self.random.choice([x for x in LOCALES if x.startswith(fixed) and x in self.fakers])

    def name(self) -> tuple[str, str]:
        """Returns (given name, family name)."""
        roll = self.random.random()
        if roll < 0.18:
            given, family = self.random.choice(list(self.origins.values()))
            return self.random.choice(given), self.random.choice(family)
        if roll < 0.36:
            return self.inventor.listed()
        if roll < 0.46:
            return self.inventor.invented()
        if roll < 0.5:
            parts = self.fakers[self.random.choice(ROMANISED)].romanized_name().split()
            return parts[0], parts[-1]
        faker = self.fakers[self.locale]
        return faker.first_name(), faker.last_name()

    def person(self, form: str) -> str:
        """Form: full, first, last, initials or handle; bent, bentlast and bentfull with an ending of a case, bents with an s."""
        first, last = self.name()
        if self.random.random() < _NOBLE:
            last = self.inventor.with_particle(last)
        middle = self.random.random()
        forms: dict[str, Callable[[], str]] = {
            "first": lambda: first,
            "last": lambda: last,
            "initials": lambda: self.random.choice((f"{first[0]}. {last}", f"{first} {last[0]}.", f"{first[0]}.{last[0]}.")),
            "handle": f"{first}{self.random.choice(('', '_', '.'))}{last}".replace(" ", "").lower,
            "bent": lambda: self.inventor.bent(first),
            "bentlast": lambda: self.inventor.bent(last),
            "bentfull": lambda: f"{self.inventor.bent(first)} {self.inventor.bent(last)}",
            "bents": lambda: f"{first}s",
        }
        if form in forms:
            return forms[form]()
        if middle < 0.06:
            return f"{first} {self.random.choice(string.ascii_uppercase)}. {last}"
        if middle < 0.1:
            return f"{first} {self.name()[0]} {last}"
        if middle < 0.13:
            return f"{first} {last}-{self.name()[1]}"
        return f"{last} {first}" if middle < 0.16 else f"{first} {last}"

    def place(self, form: str) -> str:
        """Form: city, country, state, street, unit, zip, address (lines) or address_line; bent: a town with an ending of a case."""
        faker = self.fakers[self.locale]
        if form == "bent":
            return self.inventor.bent(faker.city() if self.random.random() < 0.7 else self.inventor.place())
        if form == "city" and self.random.random() < _REAL:
            return self.inventor.place() if self.random.random() < 0.85 else self.inventor.invented_place()
        if form == "country":
            return self.fakers["en_US"].country() if self.random.random() < 0.8 else faker.country()
        if form == "state":
            return self.fakers["en_US"].state() if self.random.random() < 0.6 else self.fakers["en_US"].state_abbr()
        if form.casefold() == "city":
            return faker.city().upper() if form.isupper() else faker.city()
        if form == "street":
            return faker.street_address().replace("\n", " ") if self.random.random() < 0.8 else faker.street_name()
        if form == "unit":
            return self.fakers["en_US"].secondary_address()
        if form == "zip":
            return faker.postcode()
        address: str = faker.address()
        return address if form == "address" else address.replace("\n", ", ")

    def organisation(self, form: str) -> str:
        """Form: univ, hospital or empty for a company."""
        city, last = self.fakers["en_US"].city(), self.name()[1]
        if form == "univ":
            return self.random.choice((f"University of {city}", f"{city} University", f"{last} College"))
        if form == "hospital":
            kinds = (f"{city} General Hospital", f"St. {self.name()[0]} Hospital", f"{last} Clinic", f"{city} Medical Center")
            return self.random.choice(kinds)
        return self.random.choice(COMPANIES) if self.random.random() < 0.3 else self.fakers[self.locale].company()

    def other(self, slot: str) -> str:
        """A value without a label: {date}, {time}, {digits}, {noun}, {Noun}, {NOUN} …"""
        pick = self.random
        faker = self.fakers["en_US"]
        made: dict[str, Callable[[], str]] = {
            "date": lambda: faker.date(pick.choice(("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%y", "%d.%m.%Y", "%B %d, %Y"))),
            "time": lambda: f"{pick.randint(0, 23)}:{pick.randint(0, 59):02}",
            "digits": lambda: str(pick.randint(10**3, 10 ** pick.randint(4, 10))),
            "num": lambda: str(pick.randint(1, 99)),
            "year": lambda: str(pick.randint(1990, 2026)),
            "version": lambda: ".".join(str(pick.randint(0, 30)) for _ in range(pick.randint(2, 3))),
            "money": lambda: f"${pick.randint(1, 9)},{pick.randint(0, 999):03}",
            "email": lambda: str(faker.email()),
            "phone": lambda: str(faker.phone_number()),
            "ip": faker.ipv4,
            "job": lambda: str(faker.job()),
            "sentence": lambda: str(faker.sentence(pick.randint(4, 14))),
            "Sentence": lambda: str(faker.catch_phrase()).title(),
        }
        if slot in made:
            return made[slot]()
        word = pick.choice(self.words[slot.lower()])
        return word.upper() if slot.isupper() else word.title() if slot[0].isupper() else word

    def value(self, label: str | None, form: str | None, other: str | None) -> str:
        """Fills one slot."""
        if label == "P":
            return self.person(form or "full")
        if label == "L":
            return self.place(form or "city")
        return self.organisation(form or "") if label == "O" else self.other(other or "noun")


def fill(template: str, filler: Filler) -> Example:
    """Fills all slots of a template and remembers where the labelled ones stand."""
    parts, spans, at, length = [], [], 0, 0
    for slot in SLOT.finditer(template):
        literal = template[at : slot.start()]
        value = filler.value(*slot.groups())
        parts += [literal, value]
        length += len(literal)
        if slot[1]:
            spans.append((length, length + len(value), LABELS[slot[1]]))
        length += len(value)
        at = slot.end()
    return Example("".join((*parts, template[at:])), tuple(spans))


def cased(example: Example, pick: random.Random) -> Example:
    """Some texts in small or capital letters, some with a name in capitals."""
    roll = pick.random()
    if roll < 0.17:
        text = example.text.lower()
    elif roll < 0.23:
        text = example.text.upper()
    elif roll < 0.30 and example.spans:
        start, end, _ = pick.choice(example.spans)
        text = example.text[:start] + example.text[start:end].upper() + example.text[end:]
    else:
        return example
    return Example(text, example.spans) if len(text) == len(example.text) else example


def generate(count: int, seed: int) -> Iterator[Example]:
    """Yields count examples; sections are drawn evenly by weight, templates within a section evenly."""
    filler = Filler(seed)
    sections = _sections(*_FILES)
    weights = {"chat": 28, "prompt": 12, "record": 20, "log": 8, "dev": 20, "prose": 18, "knowledge": 12}
    weights |= {"german": 6, "french": 5, "spanish": 5, "other": 6}
    weights |= {"news": 26, "encyclopedia": 26, "mail": 34, "blog": 26}
    weights |= {"dialogue": 10, "talk": 12, "labels": 6, "abbreviations": 6}
    weights |= dict.fromkeys(("de", "fr", "es", "it", "pt", "nl", "pl", "tr", "id", "sv", "da", "cs"), 4)
    names = list(weights)
    for _ in range(count):
        section = filler.random.choices(names, list(weights.values()))[0]
        filler.choose_locale(section)
        chosen = [filler.random.choice(sections[section]) for _ in range(filler.random.choice((1, 1, 1, 2, 3)))]
        examples = [fill(template, filler) for template in chosen]
        yield cased(_joined(examples, "\n" if section in ("record", "log") else filler.random.choice("  \n")), filler.random)


def _joined(examples: list[Example], separator: str) -> Example:
    text, spans = "", []
    for example in examples:
        text += separator if text else ""
        spans += [(s + len(text), e + len(text), label) for s, e, label in example.spans]
        text += example.text
    return Example(text, tuple(spans))
