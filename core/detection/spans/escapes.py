r"""Reads escapes as what they stand for: \" and \n of a tool call's JSON, \u00e9, %40 and + in the query of a web address.

So does it with the underscores in a document's name, where others have spaces: CV_Ana_Ruiz.pdf.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ...text import Edit, Text

# Source: RFC 8259, section 7. JSON in JSON doubles backslashes, so any number of them may precede a quote.
_ESCAPE = re.compile(r"(?P<quote>\\+\")|(?<!\\)(?:\\\\)*(?:(?P<end>\\[nrt])|(?P<code>\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}))")
_STANDS_FOR = {"n": "\n", "r": "\n", "t": "\t"}
# A value in a query (RFC 3986, section 3.4) that has something to decode.
_VALUE = r"[?&][\w.\[\]-]{1,40}=(?P<value>[^\s&\#\"'<>%+]{0,200}[%+][^\s&\#\"'<>]{0,400})"
_QUERY, _CODED = re.compile(_VALUE), re.compile(r"(?:%[0-9a-fA-F]{2})+|\+")
_DOCUMENT = re.compile(
    r"(?<![\w/\\.-])(?=[^\W_]{1,40}_)(?:[^\W_]{1,40}[_-]){1,8}[^\W_]{1,40}\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|txt|csv|zip|png|jpe?g|heic|eml|msg)\b"
)
_JOINT = re.compile(r"_(?=[^\Wa-zß-ÿ\d_][^\W\d_])|(?<=[^\W\d_])_(?=\d)")


def reads_the_same(visible: str) -> bool:
    """Whether a text of ASCII has nothing to decode."""
    query = "=" in visible and _QUERY.search(visible) is not None
    return not query and "\\" not in visible and ("_" not in visible or _DOCUMENT.search(visible) is None)


def unescaped(text: Text) -> Text:
    r"""The text with \" as a quote, \n and \r as ends of lines, \t as a tab, \u00e9 as its letter, and decoded queries.

    A backslash is one if the text neither contains an escaped quote nor looks like JSON: a path (C:\new) has no escapes.
    """
    visible = text.visible
    json = "\\" in visible and ('\\"' in visible or visible.lstrip()[:1] in ("{", "["))
    edits = [*(_edits(visible) if json else ()), *(_decoded(visible) if "=" in visible else ()), *_spaced(visible)]
    return text.edited(sorted(edits, key=lambda edit: edit.start)) if edits else text


def _edits(visible: str) -> Iterator[Edit]:
    for escape in _ESCAPE.finditer(visible):
        if escape["quote"]:
            yield Edit(escape.start(), escape.end(), '"')
        elif escape["code"]:
            yield Edit(escape.start("code"), escape.end(), chr(int(escape["code"].removeprefix("\\u"), base=16)))
        else:
            yield Edit(escape.start("end"), escape.end(), _STANDS_FOR[visible[escape.end() - 1]])


def _decoded(visible: str) -> Iterator[Edit]:
    """What the escapes in queries stand for; bytes that are no UTF-8 stay as they are."""
    for value in _QUERY.finditer(visible):
        for coded in _CODED.finditer(visible, *value.span("value")):
            decoded = " " if coded[0] == "+" else unquote(coded[0], errors="replace")
            if decoded.isprintable() and "\ufffd" not in decoded:
                yield Edit(coded.start(), coded.end(), decoded)


def _spaced(visible: str) -> Iterator[Edit]:
    for document in _DOCUMENT.finditer(visible) if "_" in visible else ():
        for joint in _JOINT.finditer(visible, *document.span()):
            yield Edit(joint.start(), joint.end(), " ")
