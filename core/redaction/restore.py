"""Puts the values back where placeholders stand, as an AI assistant's answer writes them."""

import re
from collections.abc import Mapping

from .placeholders import LOOSE, loose_name


def _whole(stand_in: str) -> str:
    """As a pattern that does not find it within a longer word."""
    before = r"(?<!\w)" if re.match(r"\w", stand_in) else ""
    return before + re.escape(stand_in) + (r"(?!\w)" if re.search(r"\w\Z", stand_in) else "")


def is_masked(mapping: Mapping[str, str]) -> bool:
    """Whether it was made of masked values, where one stand-in may be several values."""
    return any(key.count("*") * 2 >= len(key) for key in mapping)


def restore(text: str, mapping: Mapping[str, str]) -> str:
    r"""The text with every known placeholder replaced by its value, in one pass.

    Assistants change placeholders a little: ``[Person 1]``, ``PERSON_1`` and ``\[PERSON_1\]`` count as ``[PERSON_1]``.
    Placeholders that the mapping does not know stay; other stand-ins (fake or hashed values) are replaced as they are.
    """
    others = sorted((key for key in mapping if key and not LOOSE.fullmatch(key)), key=len, reverse=True)
    if not others:
        return LOOSE.sub(lambda match: mapping.get(loose_name(match), match[0]), text)
    exact = re.compile(f"(?P<exact>{'|'.join(map(_whole, others))})")
    known = re.compile(f"{exact.pattern}|{LOOSE.pattern}")

    def value(match: re.Match[str]) -> str:
        return mapping[match[0]] if match["exact"] else mapping.get(loose_name(match), match[0])

    return known.sub(value, text)
