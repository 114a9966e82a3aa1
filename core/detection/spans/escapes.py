r"""Reads escapes in a text as what they stand for: a tool call's {\"password\":\"…\"}, a line end written as \n."""

import re
from collections.abc import Iterator

from ...text import Edit, Text

# Source: RFC 8259, section 7. JSON in JSON doubles backslashes, so any number of them may precede a quote.
_ESCAPE = re.compile(r"(?P<quote>\\+\")|(?<!\\)(?:\\\\)*(?P<end>\\[nrt])")
_STANDS_FOR = {"n": "\n", "r": "\n", "t": "\t"}


def unescaped(text: Text) -> Text:
    r"""The text with \" as a quote, \n and \r as ends of lines, and \t as a tab.

    The same text if it neither contains an escaped quote nor looks like JSON: a path (C:\new) has no escapes.
    """
    visible = text.visible
    if "\\" not in visible or not ('\\"' in visible or visible.lstrip()[:1] in ("{", "[")):
        return text
    return text.edited(_edits(visible))


def _edits(visible: str) -> Iterator[Edit]:
    for escape in _ESCAPE.finditer(visible):
        if escape["quote"]:
            yield Edit(escape.start(), escape.end(), '"')
        else:
            yield Edit(escape.start("end"), escape.end(), _STANDS_FOR[visible[escape.end() - 1]])
