"""Rich Text Format (Microsoft, RTF Specification 1.9.1): its text, between control words and groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from striprtf.striprtf import charset_map, specialchars

from ..text import Edit, Span, Text
from .lines import locate_lines
from .place import FilePlace

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9A-Fa-f]{2})+)|\\(.)|([{}])|[\r\n]+|[^\\{}\r\n]+|\\", re.DOTALL
)
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_FONT = re.compile(r"\\f(\d{1,5})\b[^{};\\]{0,20}(?:\\(?!fcharset)[a-z*]{1,20}-?\d{0,10} ?){0,10}\\fcharset(\d{1,3})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
# Groups in which nobody writes; all others are read, headers, comments and properties among them.
_TECHNICAL = frozenset({
    "fonttbl", "colortbl", "stylesheet", "pict", "objdata", "themedata", "colorschememapping", "datastore", "generator",
    "listtable", "listoverridetable", "rsidtbl", "xmlnstbl", "latentstyles", "mmathPr", "wgrffmtfilter", "fontemb", "blipuid",
    "passwordhash", "pgptbl", "pnseclvl", "defchp", "defpap", "fchars", "lchars", "picprop", "panose", "falt", "listtext",
    "objclass",
})  # fmt: skip
# What begins a text of its own.
_APART = frozenset({
    "author", "title", "subject", "operator", "company", "manager", "keywords", "comment", "doccomm", "category", "header",
    "footer", "footnote", "annotation", "atnauthor", "revtbl", "headerl", "headerr", "headerf", "footerl", "footerr", "footerf",
    "fldinst", "propname", "staticval", "linkval", "xe", "tc", "nonshppict",
})  # fmt: skip
# A place that a program has marked for itself, in the middle of a text.
_OWN_BOOKMARK = re.compile(r"\\bkmk(?:start|end) _")
_PICTURES, _OBJECTS = re.compile(r"\\pict\b"), re.compile(r"\\object\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the source that reads differently. Kept: it is markup, and no character of the text."""

    start: int
    end: int
    visible: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class _State:
    """Of a group: whether it is silent, how many characters stand in for one in Unicode, its font, and if it stands apart."""

    silent: bool = False
    apart: bool = False
    stand_ins: int = 1
    font: str = ""


def is_rtf(content: bytes) -> bool:
    """Whether it begins like RTF."""
    return content.lstrip()[:5] == b"{\\rtf"


def pictures(raw: str) -> int:
    """How many pictures there are."""
    return len(_PICTURES.findall(raw))


def objects(raw: str) -> int:
    """How many objects of other programs there are."""
    return len(_OBJECTS.findall(raw))


def decode(raw: str) -> Text:
    """The text as a person reads it; with headers, comments and the document's properties."""
    return Text.plain(raw).edited([Edit(piece.start, piece.end, piece.visible) for piece in _pieces(raw)])


def kept(raw: str) -> list[Span]:
    """Control words and groups."""
    return [Span(piece.start, piece.end) for piece in _pieces(raw) if piece.kept]


def locate(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """The line of each sorted offset, as the text is read."""
    text = decode(raw)
    return [replace(place, column=0) for place in locate_lines(text.visible, [text.to_visible(o, o + 1).start for o in offsets])]


class _Reader:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        page = _CODE_PAGE.search(raw)
        self._default = _codec(f"cp{page[1]}") if page else "cp1252"
        self._fonts = {font: str(charset_map.get(int(charset), "")) for font, charset in _FONT.findall(raw[:100_000])}
        self._state, self._stack = _State(), list[_State]()
        self._skip = 0
        self._binary = 0

    def pieces(self) -> Iterator[_Piece]:
        at = 0
        while token := _TOKEN.match(self._raw, at):
            at = token.end()
            yield from self._piece(token)
            if self._binary:  # as it is, braces and all
                yield _Piece(at, min(at + self._binary, len(self._raw)), "")
                at, self._binary = at + self._binary, 0

    def _piece(self, token: re.Match[str]) -> Iterator[_Piece]:
        word, number, codes, symbol, brace = token.groups()
        if brace:
            yield self._group(token, brace)
        elif word:
            yield self._word(token, word, number)
        elif codes:
            yield from self._codes(token)
        elif symbol is not None or token[0][0] in "\\\r\n":
            yield self._symbol(token, symbol or "")
        elif self._state.silent:
            yield _Piece(token.start(), token.end(), "")
        elif self._skip:
            skipped = min(self._skip, len(token[0]))
            self._skip -= skipped
            yield _Piece(token.start(), token.start() + skipped, "", kept=False)

    def _group(self, token: re.Match[str], brace: str) -> _Piece:
        self._skip = 0
        if brace == "{":
            self._stack.append(self._state)
            self._state = replace(self._state, apart=False)
        elif self._stack:
            shown = " " if self._state.apart and not self._state.silent else ""
            self._state = self._stack.pop()
            return _Piece(*token.span(), shown)
        return _Piece(*token.span(), "")

    def _word(self, token: re.Match[str], word: str, number: str | None) -> _Piece:
        self._skip = 0
        if word == "bin":
            self._binary = max(int(number or 0), 0)
        elif word == "uc":
            self._state = replace(self._state, stand_ins=min(max(int(number or 1), 0), 10))
        elif word == "f":
            self._state = replace(self._state, font=number or "")
        elif word in _TECHNICAL or _OWN_BOOKMARK.match(self._raw, token.start()):
            self._state = replace(self._state, silent=True)
        if self._state.silent:
            return _Piece(*token.span(), "")
        if word == "u" and number:
            self._skip = self._state.stand_ins
            return _Piece(*token.span(), _character(int(number)), kept=False)
        return _Piece(*token.span(), "\n" if word in _APART else specialchars.get(word, ""))

    def _codes(self, token: re.Match[str]) -> Iterator[_Piece]:
        found = _HEX.findall(token[0])
        skipped = min(self._skip, len(found))
        self._skip -= skipped
        middle = token.start() + 4 * skipped
        if skipped:
            yield _Piece(token.start(), middle, "", kept=False)
        if skipped < len(found):
            content = bytes.fromhex("".join(found[skipped:]))
            text = "" if self._state.silent else content.decode(self._encoding, errors="replace")
            yield _Piece(middle, token.end(), text, kept=False)

    @property
    def _encoding(self) -> str:
        return _codec(self._fonts.get(self._state.font) or self._default)

    def _symbol(self, token: re.Match[str], symbol: str) -> _Piece:
        shown = "" if self._state.silent else specialchars.get(symbol, "") if symbol else ""
        if symbol == "*" and not self._state.silent and not _OWN_BOOKMARK.match(self._raw, token.end()):
            shown, self._state = "\n", replace(self._state, apart=True)  # a group that not every program reads
        return _Piece(*token.span(), shown, kept=symbol not in ("{", "}", "\\", "~", "-", "_"))


def _pieces(raw: str) -> Iterator[_Piece]:
    return _Reader(raw).pieces()


def _character(number: int) -> str:
    """Negative above 32767; halves of a pair each by itself become the replacement character."""
    code = number & 0xFFFF
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _codec(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
