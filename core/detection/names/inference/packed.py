"""Reads msgpack (github.com/msgpack/msgpack, spec.md), in which spaCy writes its models; its own reader takes a tenth of a second to load."""

import struct
from collections.abc import Mapping

_CONSTANTS: Mapping[int, bool | None] = {0xC0: None, 0xC2: False, 0xC3: True}
_NUMBERS: Mapping[int, str] = dict(
    zip(range(0xCA, 0xD4), (">f", ">d", ">B", ">H", ">I", ">Q", ">b", ">h", ">i", ">q"), strict=True)
)
_BYTES, _TEXT, _LIST, _MAP = range(4)
# First byte: the form of the length, and what is that long.
_LONG: Mapping[int, tuple[str, int]] = {
    **{0xC4 + number: (form, _BYTES) for number, form in enumerate((">B", ">H", ">I"))},
    **{0xD9 + number: (form, _TEXT) for number, form in enumerate((">B", ">H", ">I"))},
    **{0xDC + number: (form, _LIST) for number, form in enumerate((">H", ">I"))},
    **{0xDE + number: (form, _MAP) for number, form in enumerate((">H", ">I"))},
}
_NEGATIVE = 0xE0
# Upper end of the first bytes that hold a length themselves, the bits that hold it, and what is that long.
_SHORT = ((0x90, 0x0F, _MAP), (0xA0, 0x0F, _LIST), (0xC0, 0x1F, _TEXT))
_SMALL = 0x80


def unpacked(content: bytes) -> object:
    """The value that was packed. Raises ValueError where it is damaged, or of a kind that models do not hold."""
    reader = _Reader(content)
    try:
        value = reader.value()
    except (struct.error, TypeError, LookupError, RecursionError) as error:
        raise ValueError("damaged") from error
    if reader.at != len(content):
        raise ValueError("more than one value, or less")
    return value


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self.at = 0

    def value(self) -> object:
        first = self._bytes(1)[0]
        if first < _SMALL:
            return first
        if first >= _NEGATIVE:
            return first - 0x100
        for end, bits, kind in _SHORT:
            if first < end:
                return self._of_length(first & bits, kind)
        if first in _CONSTANTS:
            return _CONSTANTS[first]
        if first in _NUMBERS:
            return self._number(_NUMBERS[first])
        form, kind = _LONG[first]
        return self._of_length(int(self._number(form)), kind)

    def _of_length(self, size: int, kind: int) -> object:
        if kind == _BYTES:
            return self._bytes(size)
        if kind == _TEXT:
            return self._bytes(size).decode()
        if kind == _LIST:
            return [self.value() for _ in range(size)]
        return {self.value(): self.value() for _ in range(size)}

    def _number(self, form: str) -> float:
        number: float = struct.unpack(form, self._bytes(struct.calcsize(form)))[0]
        return number

    def _bytes(self, size: int) -> bytes:
        start, self.at = self.at, self.at + size
        return self._content[start : self.at]
