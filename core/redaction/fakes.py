"""Fake values of the same type and form as the real ones: no two values share one, and none occurs in the text already."""

import hmac
import random
import re
import string
from collections.abc import Callable

from .dates import invented_date, invented_expiry
from .placeholders import Placeholders

_STOPWORDS = {
    "de_DE": "und der die das ist nicht ich mit für auf bitte",
    "fr_FR": "et le la les est pas je avec pour sur vous nous",
    "es_ES": "y el los las es no con para por usted que una",
    "it_IT": "e il gli le è non con per sono una che di",
    "pt_BR": "e o os as é não com para uma que você do",
    "nl_NL": "en de het een is niet ik met voor op van",
    "pl_PL": "i w na z nie jest się do że to",
}
# Addresses for documentation: RFC 5737 and RFC 3849.
_NETS = ("192.0.2", "198.51.100", "203.0.113")
_TRIES = 30
_WORD = re.compile(r"\w+")
_IBAN_CHECK = slice(2, 4)


def guess_locale(text: str) -> str:
    """A Faker locale, by the text's most frequent function words; en_US if none stands out."""
    words = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    counts = {name: sum(word in listed.split() for word in words) for name, listed in _STOPWORDS.items()}
    english = sum(word in ("the", "and", "is", "to", "of", "you", "for", "in", "it", "a") for word in words)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > english else "en_US"


class Fakes:
    """Makes fake values: always the same one for a value and key, unless another value or the text has it already."""

    def __init__(self, text: str, key: bytes, places: Placeholders) -> None:
        """Text: must not contain a fake value yet. Places: tell which values are equal, and stand in if no value can be made."""
        from faker import Faker  # slow to import, and needed by this style only

        self._faker = Faker(guess_locale(text))
        self._key = key
        self._places = places
        self._text = text.casefold()
        self._words = frozenset(_WORD.findall(self._text))
        self._given: dict[tuple[str, str], str] = {}
        self._owner: dict[str, tuple[str, str]] = {}

    def __call__(self, entity_type: str, value: str) -> str:
        """See Substitute."""
        known = self._given.get((entity_type, value))
        if known is None:
            known = self._given[entity_type, value] = self._new(entity_type, value)
        return known

    def _new(self, entity_type: str, value: str) -> str:
        key = self._places.key(entity_type, value)
        for attempt in range(_TRIES):
            made = self._made(entity_type, value, "|".join((*key, *([str(attempt)] if attempt else ()))))
            if self._is_free(made.casefold(), key):
                self._owner[made.casefold()] = key
                return made
        return self._places.give(entity_type, value)

    def _is_free(self, made: str, key: tuple[str, str]) -> bool:
        words = _WORD.findall(made)
        if not words or self._owner.get(made, key) != key:
            return False
        return not self._words.issuperset(words) or not re.search(rf"(?<!\w){re.escape(made)}(?!\w)", self._text)

    def _made(self, entity_type: str, value: str, identity: str) -> str:
        seed = int.from_bytes(hmac.digest(self._key, identity.encode(), "sha256")[:8], "big")
        self._faker.seed_instance(seed)
        pick = random.Random(seed)  # noqa: S311 - a fake value, not a secret
        makers: dict[str, Callable[[], str]] = {
            "PERSON": lambda: self._name(value),
            "EMAIL_ADDRESS": lambda: f"{self._faker.user_name()}@example.org",
            "LOCATION": lambda: self._faker.address().replace("\n", ", ") if re.search(r"\d", value) else self._faker.city(),
            "ORGANIZATION": self._faker.company,
            "IP_ADDRESS": lambda: _ip(value, pick),
            "DATE_OF_BIRTH": lambda: invented_date(value, pick) or _same_form(value, pick),
            "CARD_EXPIRY": lambda: invented_expiry(value, pick) or _same_form(value, pick),
            "CREDIT_CARD": lambda: _card(value, pick),
            "IBAN_CODE": lambda: _iban(value, pick),
        }
        return makers[entity_type]() if entity_type in makers else _same_form(value, pick)

    def _name(self, value: str) -> str:
        first = str(self._faker.first_name())
        return first if " " not in value.strip() else f"{first} {self._faker.last_name()}"


def _ip(value: str, pick: random.Random) -> str:
    return f"2001:db8::{pick.randrange(1, 1 << 16):x}" if ":" in value else f"{pick.choice(_NETS)}.{pick.randint(1, 254)}"


def _same_form(value: str, pick: random.Random) -> str:
    """Replaces each digit by a digit and each letter by a letter; letters of scripts without case become lower-case ones."""
    kinds = ((str.isdecimal, string.digits), (str.isupper, string.ascii_uppercase), (str.isalnum, string.ascii_lowercase))
    return "".join(next((pick.choice(letters) for is_kind, letters in kinds if is_kind(char)), char) for char in value)


def _written_as(value: str, characters: str) -> str:
    """The characters with the separators of the value."""
    following = iter(characters)
    return "".join(next(following) if char.isalnum() else char for char in value)


def _card(value: str, pick: random.Random) -> str:
    """A card number of the same network with a valid check digit (ISO/IEC 7812-1, Luhn)."""
    digits = [char for char in value if char.isdecimal()]
    if len(digits) != sum(char.isalnum() for char in value):
        return _same_form(value, pick)
    made = [int(digits[0]), *(pick.randrange(10) for _ in digits[2:])]
    doubled = (2 * digit if at % 2 == 0 else digit for at, digit in enumerate(reversed(made)))
    check = -sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10
    return _written_as(value, "".join(map(str, (*made, check))))


def _iban(value: str, pick: random.Random) -> str:
    """An IBAN of the same country with valid check digits (ISO 13616, mod 97)."""
    bare = "".join(char for char in value if char.isalnum()).upper()
    country, account = bare[:2], _same_form(bare[4:], pick).upper()
    if not (country.isascii() and country.isalpha() and bare[_IBAN_CHECK].isdecimal() and account.isascii()):
        return _same_form(value, pick)
    check = 98 - int("".join(str(int(char, 36)) for char in f"{account}{country}00")) % 97
    return _written_as(value, f"{country}{check:02}{account}")
