"""Puts the values back where placeholders stand, as an AI assistant's answer writes them."""

import re
from collections.abc import Mapping

_LOOSE = re.compile(
    r"\\?\[(?:\*\*|`|_)?([A-Za-z][A-Za-z_\\ -]{1,40}?)[\\_ -]{1,3}(\d{1,6})(?:\*\*|`|_)?\\?\]|(?<![\w\[])([A-Z][A-Z_]{1,30})_(\d{1,6})(?![\w\]])"
)


def restore(text: str, mapping: Mapping[str, str]) -> str:
    r"""The text with every known placeholder replaced by its value, in one pass.

    Assistants change placeholders a little: ``[Person 1]``, ``PERSON_1`` and ``\[PERSON_1\]`` count as ``[PERSON_1]``.
    Placeholders that the mapping does not know stay; other stand-ins (fake or hashed values) are replaced as they are.
    """
    others = sorted((key for key in mapping if not _LOOSE.fullmatch(key)), key=len, reverse=True)
    if others:
        exact = re.compile("|".join(map(re.escape, others)))
        text = exact.sub(lambda match: mapping[match[0]], text)
        if len(others) == len(mapping):
            return text

    def value(match: re.Match[str]) -> str:
        name = re.sub(r"[\\ _-]+", "_", match[1] or match[3]).strip("_").upper()
        return mapping.get(f"[{name}_{match[2] or match[4]}]", match[0])

    return _LOOSE.sub(value, text)
