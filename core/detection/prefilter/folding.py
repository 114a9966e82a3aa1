"""Folds texts and literals so that two characters that Python's ``re`` takes for the same, where case is ignored, become the same."""

# Simple lower case makes an i of both (Unicode, SpecialCasing.txt); case folding does not.
_DOTTED, _DOTLESS = "\u0130", "\u0131"
# It is no letter, and is folded to one: where a word ends before it, that cannot be seen afterwards.
IOTA_BELOW = "\u0345"


def fold(text: str) -> str:
    """Perhaps longer than the text; no text with IOTA_BELOW."""
    return text.replace(_DOTTED, "i").casefold().replace(_DOTLESS, "i")
