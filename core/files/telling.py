"""What is personal wherever it stands, though nobody writes there: found without asking what the text around it says."""

import re

# An address, a folder of a user, a number as long as a card's or an IBAN.
_TELLING = re.compile(
    r"[\w.+-]@[\w-]+\.\w|[/\\](?:[Uu]sers|home|Documents and Settings)[/\\]\w"
    r"|(?<![\w.])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\w.])|(?<![\w-])[A-Z]{2}\d{2}(?: ?\d{4}){3,7}(?![\w-])"
)
# The same in long parts that programs write, numbers excepted; each begins with letters that are found quickly.
_IN_BYTES = tuple(map(re.compile, (rb"@[\w-]+\.\w", rb"Users[/\\]\w", rb"home/\w", rb"Documents and Settings[/\\]\w")))


def is_telling(value: str) -> bool:
    """Whether a text holds such a value."""
    return bool(_TELLING.search(value))


def has_telling(content: bytes) -> bool:
    """Whether bytes in which text is written in ASCII, or nearly, may hold an address or a folder of a user."""
    return any(pattern.search(content) for pattern in _IN_BYTES)
