"""The Luhn check digit, and numbers that have one: payment cards, US provider identifiers."""

from stdnum import luhn as _luhn

_NETWORKS = (
    ("4", (13, 16, 19)), ("5", (16,)), ("2", (16,)), ("34", (15,)), ("37", (15,)), ("6011", (16, 19)), ("65", (16, 19)),
    ("64", (16, 19)), ("62", (16, 17, 18, 19)), ("35", (16,)), ("36", (14,)), ("38", (14,)), ("39", (14,)), ("30", (14,)),
    ("50", (16,)), ("56", (16,)), ("57", (16,)), ("58", (16,)), ("63", (16,)), ("67", (16,)),
)  # fmt: skip


def digits(value: str) -> str:
    """Only the decimal digits of a value."""
    return "".join(char for char in value if char.isdecimal())


def luhn(value: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812 annex B); digits that are all the same do not count."""
    number = digits(value)
    return len(set(number)) > 1 and bool(_luhn.is_valid(number))


def payment_card(value: str) -> bool:
    """Whether it has the length and prefix of a payment network, and a valid Luhn digit (ISO/IEC 7812)."""
    number = digits(value)
    fits = any(number.startswith(prefix) and len(number) in lengths for prefix, lengths in _NETWORKS)
    return fits and luhn(number)


def provider_identifier(value: str) -> bool:
    """Whether it is a US National Provider Identifier: the Luhn digit is computed with the prefix 80840."""
    number = digits(value)
    return len(number) == 10 and bool(_luhn.is_valid("80840" + number))
