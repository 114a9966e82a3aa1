"""The check digits of a travel document's machine-readable zone (ICAO 9303)."""

from itertools import cycle


def machine_readable(value: str) -> bool:
    """Whether the check digits of the document number, birth date and expiry date are right: weights 7, 3, 1, modulo 10."""

    def right(part: str) -> bool:
        values = (0 if char == "<" else int(char, 36) for char in part[:-1])
        return sum(n * weight for n, weight in zip(values, cycle((7, 3, 1)), strict=False)) % 10 == int(part[-1])

    return right(value[:10]) and right(value[13:20]) and right(value[21:28])
