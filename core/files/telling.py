"""What is personal wherever it stands, though nobody writes there: found without asking what the text around it says."""

import re

# An address, a folder of a user, a number as long as a card's or an IBAN.
_TELLING = re.compile(
    r"[\w.+-]@[\w-]+\.\w|[/\\](?:[Uu]sers|home|Documents and Settings)[/\\]\w"
    r"|(?<![\w.])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\w.])|(?<![\w-])[A-Z]{2}\d{2}(?: ?\d{4}){3,7}(?![\w-])"
)
_TELLING_BYTES = re.compile(_TELLING.pattern.encode())


def is_telling(value: str) -> bool:
    """Whether a text holds such a value."""
    return bool(_TELLING.search(value))


def has_telling(content: bytes) -> bool:
    """The same for bytes in which the text is written in ASCII, or nearly."""
    return bool(_TELLING_BYTES.search(content))
