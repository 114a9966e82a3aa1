"""Vehicle identification numbers (VIN)."""

_VIN_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)


_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vehicle(value: str) -> bool:
    """Whether the check digit, the ninth character, is right (49 CFR 565.15, with the weights and values given there)."""
    number = value.upper()
    if len(number) != 17 or number.isdigit() or number.isalpha() or not set(number) <= _VIN_VALUES.keys():
        return False
    total = sum(_VIN_VALUES[char] * weight for char, weight in zip(number, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == number[8]
