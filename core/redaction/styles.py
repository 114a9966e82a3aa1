"""What stands in place of a value, by style; presidio-anonymizer does the masking."""

import hashlib
import hmac
import random
import re
import string
from collections.abc import Callable
from typing import Protocol

from config.policy import Style

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
_KEPT = 4


class Substitute(Protocol):
    """Gives what stands in place of a value."""

    def __call__(self, entity_type: str, value: str) -> str:
        """Plain text, not yet in a platform's writing."""
        ...


def guess_locale(text: str) -> str:
    """A Faker locale by the text's most frequent small words; en_US where none stands out."""
    words = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    counts = {name: sum(word in listed.split() for word in words) for name, listed in _STOPWORDS.items()}
    english = sum(word in ("the", "and", "is", "to", "of", "you", "for", "in", "it", "a") for word in words)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > english else "en_US"


def _mask(value: str, hidden: int) -> str:
    from presidio_anonymizer.operators import Mask  # brings a library for encryption, which takes a tenth of a second

    return str(Mask().operate(value, {"masking_char": "*", "chars_to_mask": hidden, "from_end": False}))


class _Fake:
    """Invented values of the same kind and form, always the same for the same value and key."""

    def __init__(self, locale: str, key: bytes, places: Placeholders) -> None:
        from faker import Faker  # its thousands of words are read for this style alone

        self._faker = Faker(locale)
        self._key = key
        self._places = places

    def __call__(self, entity_type: str, value: str) -> str:
        identity = "|".join(self._places.key(entity_type, value))
        seed = int.from_bytes(hmac.digest(self._key, identity.encode(), "sha256")[:8], "big")
        self._faker.seed_instance(seed)
        pick = random.Random(seed)  # noqa: S311 - an invented value, not a secret
        makers: dict[str, Callable[[], str]] = {
            "PERSON": lambda: self._name(value),
            "EMAIL_ADDRESS": lambda: f"{self._faker.user_name()}@example.org",
            "LOCATION": lambda: self._faker.address().replace("\n", ", ") if re.search(r"\d", value) else self._faker.city(),
            "ORGANIZATION": self._faker.company,
            "IP_ADDRESS": lambda: f"203.0.113.{pick.randint(1, 254)}",
        }
        return makers[entity_type]() if entity_type in makers else self._same_form(value, pick)

    def _name(self, value: str) -> str:
        return str(
            self._faker.first_name() if " " not in value.strip() else f"{self._faker.first_name()} {self._faker.last_name()}"
        )

    def _same_form(self, value: str, pick: random.Random) -> str:
        kinds = ((str.isdecimal, string.digits), (str.isupper, string.ascii_uppercase), (str.islower, string.ascii_lowercase))
        return "".join(next((pick.choice(letters) for is_kind, letters in kinds if is_kind(char)), char) for char in value)


def substitute(style: Style, places: Placeholders, text: str, key: bytes) -> Substitute:
    """The style's way for one text. ``key`` keys the hash and the fake style."""

    def masked(entity_type: str, value: str, kept: int) -> str:
        return _mask(value, max(len(value) - kept, len(value) // 2))

    def hashed(entity_type: str, value: str) -> str:
        digest = hmac.new(key, "|".join(places.key(entity_type, value)).encode(), hashlib.sha256).hexdigest()[:10]
        return f"[{entity_type}:{digest}]"

    ways: dict[Style, Substitute] = {
        Style.PLACEHOLDER: places.give,
        Style.MASK: lambda entity_type, value: masked(entity_type, value, 0),
        Style.LAST4: lambda entity_type, value: masked(entity_type, value, _KEPT),
        Style.HASH: hashed,
    }
    return ways[style] if style in ways else _Fake(guess_locale(text), key, places)
