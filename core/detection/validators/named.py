"""Validators by their names in recognizers.yaml."""

from collections.abc import Callable

from .luhn import luhn, payment_card, provider_identifier
from .national_numbers import (
    born_on_a_day,
    hong_kong_id,
    hungarian_account,
    hungarian_insurance,
    hungarian_tax,
    iranian_id,
    luxembourgish_id,
    polish_id_card,
    russian_insurance,
    singaporean_id,
    spanish_affiliation,
    stdnum,
    taiwanese_id,
)
from .secrets import generated, no_placeholder, password_like, random_looking

_NAMED: dict[str, Callable[[str], bool]] = {
    "luhn": luhn,
    "payment_card": payment_card,
    "hungarian_tax": hungarian_tax,
    "hungarian_insurance": hungarian_insurance,
    "hungarian_account": hungarian_account,
    "polish_id_card": polish_id_card,
    "singaporean_id": singaporean_id,
    "spanish_affiliation": spanish_affiliation,
    "luxembourgish_id": luxembourgish_id,
    "russian_insurance": russian_insurance,
    "hong_kong_id": hong_kong_id,
    "taiwanese_id": taiwanese_id,
    "iranian_id": iranian_id,
    "born_on_a_day": born_on_a_day,
    "provider_identifier": provider_identifier,
    "no_placeholder": no_placeholder,
    "random_looking": random_looking,
    "generated": generated,
    "password_like": password_like,
}


def named(name: str) -> Callable[[str], bool]:
    """A check by its name in YAML (``luhn``, ``stdnum:de.idnr``); raises ValueError for an unknown one."""
    if name in _NAMED:
        return _NAMED[name]
    if name.startswith("stdnum:"):
        try:
            return stdnum(name.removeprefix("stdnum:"))
        except ImportError as error:
            raise ValueError(f"no check named {name!r}") from error
    raise ValueError(f"no check named {name!r}; known: {', '.join(_NAMED)}, stdnum:<module>")
