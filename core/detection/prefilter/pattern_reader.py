"""Reads a pattern of Python's ``re`` into a tree, of which an approximation and required literals are made."""

import re
from functools import cache

from .folding import fold
from .pattern_tree import (
    AT_BORDER,
    BEYOND_ASCII,
    BORDER,
    NO_LITERAL,
    Branch,
    Edge,
    Group,
    Item,
    NotBeside,
    Piece,
    Repeat,
    Sequence,
)
from .stand_ins import LETTER, OTHER, SPACE, stand_in

# A set of more members is no literal's part.
_FEW = 8
_ASCII = 128
_BEYOND = r"\x{80}-\x{10FFFF}"
# No ASCII text has it, and in any other it may be there.
_NEVER = r"[^\x00-\x7f]"
_IMPOSSIBLE = Piece(_NEVER)
# What Python means by white space in ASCII; google-re2 leaves out some of it.
_SPACES_BEYOND = "\x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACE, _NO_SPACE = r"\t-\r\x1c- ", r"\x00-\x08\x0e-\x1b!-\x7f"
# What Python takes for a letter of ASCII where case is ignored (library reference, "re").
_LIKE_ASCII = {"\u0131": "i", "\u0130": "i", "\u017f": "s", "\u212a": "k"}
_LIKE = {"i": r"\x{130}\x{131}", "s": r"\x{17f}", "k": r"\x{212a}"}
_LIKE |= {letter.upper(): like for letter, like in _LIKE.items()}
_OR_LIKE = str.maketrans({letter: f"[{letter}{like}]" for letter, like in _LIKE.items()})
_CODE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)"
_TOKEN = re.compile(
    rf"""(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    |(?P<back>\(\?P=\w+\)|\\[1-9]\d?(?!\d))
    |(?P<escape>{_CODE})
    |(?P<comment>\(\?\#[^)]*\))
    |(?P<flags>\(\?[aimsux]+\))
    |(?P<open>\((?:\?(?:P<\w+>|<?[=!]|>|[aimsux]*(?:-[imsx]+)?:))?)
    |(?P<end>[)|])
    |(?P<word>[a-zA-Z0-9_]+(?!\s*[*+?{{]))
    |(?P<char>.)""",
    re.VERBOSE | re.DOTALL,
)
_REPEAT = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<exactly>\d+)\}|\{(?P<least>\d*),(?P<most>\d*)\})[?+]?")
_IGNORED = re.compile(r"(?:[ \t\n\r\v\f]+|\#[^\n]*)*")
_MEMBER = re.compile(rf"({_CODE}|.)(?:-({_CODE}|[^\\]))?", re.DOTALL)
_CATEGORIES = {**{f"\\{kind}": f"\\{kind}" for kind in "wWdD"}, r"\s": _SPACE, r"\S": _NO_SPACE}
_ONLY_DIGITS = re.compile(r"(?:\\d|[0-9](?:-[0-9])?)+")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "0": "\0"}
# Numbers: Python's own type for flags takes a microsecond to compare two.
_CASELESS, _LINES, _DOT_ALL, _VERBOSE = map(int, (re.IGNORECASE, re.MULTILINE, re.DOTALL, re.VERBOSE))
_FLAGS = {"i": _CASELESS, "m": _LINES, "s": _DOT_ALL, "x": _VERBOSE}
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class PatternReader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str, flags: int, *, ascii_only: bool) -> None:
        self._pattern = pattern
        self._flags = flags
        self._ascii = ascii_only
        self._at = 0

    @property
    def caseless(self) -> bool:
        """Whether case is ignored in all of the pattern, known when it has been read."""
        return bool(self._flags & _CASELESS)

    def tree(self) -> Item:
        """The whole pattern."""
        tree = self._branches()
        if self._at < len(self._pattern):
            raise ValueError("a parenthesis too many")
        return tree

    def _branches(self) -> Item:
        branches = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            branches.append(self._sequence())
        possible = [branch for branch in branches if branch != _IMPOSSIBLE] or [_IMPOSSIBLE]
        return possible[0] if len(possible) == 1 else Branch(possible)

    def _sequence(self) -> Item:
        """What stands between two bars; as a whole it is impossible where a part that must be there is."""
        items: list[Item] = []
        while True:
            if self._flags & _VERBOSE:
                self._skip()
            token = _TOKEN.match(self._pattern, self._at)
            if token is None or token.lastgroup == "end":
                return _IMPOSSIBLE if _IMPOSSIBLE in items else Sequence(items)
            self._at = token.end()
            item = self._item(token)
            if item is not None:
                items.append(item if token.lastgroup == "word" else self._repeated(item))

    def _skip(self) -> None:
        """Over spaces and comments of a verbose pattern."""
        ignored = _IGNORED.match(self._pattern, self._at)
        self._at = ignored.end() if ignored else self._at

    def _item(self, token: re.Match[str]) -> Item | None:
        text = token[0]
        match token.lastgroup:
            case "set":
                return _set(text, bool(self._flags & _CASELESS), self._ascii)
            case "word":
                return self._word(text)
            case "escape":
                return self._escape(text)
            case "open":
                return self._group(text)
            case "back":
                return Piece("(?s:.*)")
            case "comment":
                return None
            case "flags":
                self._flags |= sum(_FLAGS.get(flag, 0) for flag in text[2:-1])
                return None
            case _:
                return self._char(text)

    def _repeated(self, item: Item) -> Item:
        if self._flags & _VERBOSE:
            self._skip()
        found = _REPEAT.match(self._pattern, self._at)
        if found is None:
            return item
        self._at = found.end()
        least, most = _bounds(found)
        if item == _IMPOSSIBLE:
            return item if least else Piece("", literals=NO_LITERAL)
        return Repeat(item, least, most)

    def _group(self, opened: str) -> Item:
        flags = self._flags
        if opened.endswith(":"):
            on, _, off = opened[2:-1].partition("-")
            self._flags = (flags | sum(_FLAGS.get(flag, 0) for flag in on)) & ~sum(_FLAGS[flag] for flag in off)
        begin = self._at
        inner = self._branches()
        if not self._pattern.startswith(")", self._at):
            raise ValueError("a parenthesis is missing")
        inside, changed = self._pattern[begin : self._at], (self._flags ^ flags) & _CASELESS
        self._at += 1
        caseless, self._flags = self._flags & _CASELESS, flags
        if opened in ("(?=", "(?<="):
            return Edge(inner, ahead=opened == "(?=")
        if opened in ("(?!", "(?<!"):
            return NotBeside(self._complement(inside), opened == "(?!", AT_BORDER if _holds_letters(inside) else NO_LITERAL)
        return _IMPOSSIBLE if inner == _IMPOSSIBLE else Group(("(?i:" if caseless else "(?-i:") if changed else "(?:", inner)

    def _char(self, char: str) -> Item:
        if char == ".":
            return Piece("(?s:.)" if self._flags & _DOT_ALL else ".", nearly_any=True)
        if char == "^":
            return Piece("(?m:^)" if self._flags & _LINES else r"\A", literals=AT_BORDER)
        if char == "$":
            return Piece("(?m:$)" if self._flags & _LINES else "", literals=AT_BORDER)
        return self._literal(char)

    def _word(self, text: str) -> Item:
        plain = self._ascii or not self._flags & _CASELESS
        digits, letters = sum(map(str.isdecimal, text)), sum(map(str.isalpha, text))
        return Piece(text if plain else text.translate(_OR_LIKE), digits, letters, literals=_literal(text))

    def _literal(self, char: str) -> Item:
        caseless = self._flags & _CASELESS
        alike = _LIKE_ASCII.get(char, "") if caseless else ""
        if not char.isascii():
            if self._ascii:
                return Piece(alike or _escaped_or_never(stand_in(char)))
            return Piece(f"[{alike}{_BEYOND}]", literals=_literal(char))
        like = "" if self._ascii or not caseless else _LIKE.get(char, "")
        written = f"[{char}{like}]" if like else _escaped(char)
        return Piece(written, int(char.isdecimal()), int(char.isalpha()), literals=_literal(char))

    def _escape(self, text: str) -> Item:
        if text in _CATEGORIES:
            return _set(f"[{text}]", False, self._ascii)
        if text == r"\b":
            return Piece(r"\b" if self._ascii else "", literals=AT_BORDER)
        if text == r"\A":
            return Piece(r"\A", literals=AT_BORDER)
        if text in (r"\B", r"\Z"):
            return Piece("", literals=AT_BORDER if text == r"\Z" else NO_LITERAL)
        return self._literal(_char_of(text))

    def _complement(self, inside: str) -> str:
        """Any other character than the one that a pattern is; nothing where it is more than one, or not known exactly."""
        token = _TOKEN.fullmatch(inside)
        if token is None or not self._ascii:
            return ""
        text = token[0]
        if token.lastgroup == "set":
            negated, inside = _opened(text)
            return _class(inside, negated=not negated, caseless=bool(self._flags & _CASELESS))
        if text in _CATEGORIES:
            return f"[^{_CATEGORIES[text]}]"
        if (token.lastgroup == "char" and text not in ".^$") or (token.lastgroup == "escape" and text[1] not in "bBAZ"):
            char = _char_of(text)
            return _class(text, negated=True, caseless=bool(self._flags & _CASELESS)) if char.isascii() else ""
        return ""


def _holds_letters(inside: str) -> bool:
    """Whether a pattern is one set, or category, that holds all letters and digits."""
    if inside in (r"\w", r"[^\W_]"):
        return True
    token = _TOKEN.fullmatch(inside)
    if token is None or token.lastgroup != "set":
        return False
    negated, members = _opened(inside)
    return not negated and r"\w" in (member[1] for member in _MEMBER.finditer(members))


def _opened(text: str) -> tuple[bool, str]:
    """Whether a set is of all others, and what stands between its brackets."""
    return (True, text[2:-1]) if text.startswith("[^") else (False, text[1:-1])


@cache
def _set(text: str, caseless: bool, ascii_only: bool) -> Piece:
    negated, inside = _opened(text)
    members, alike = _members(inside)
    wide = r"\S" in text or (negated and not re.search(r"\\[wWD]", inside))
    if ascii_only:
        digits = int(not negated and _ONLY_DIGITS.fullmatch(members + _standing(inside)) is not None)
        written = _class(inside, negated=negated, caseless=caseless)
        return Piece(written or ("(?s:.)" if negated else _NEVER), digits, nearly_any=wide)
    if caseless and not negated:
        members += alike
    literals, is_mark = None if negated else _literals(inside), _marks_only(inside, negated=negated)
    if not members:
        return (
            Piece("(?s:.)", nearly_any=True)
            if negated
            else Piece(f"[{_BEYOND}]", literals=literals, is_mark=is_mark, is_beyond_ascii=True)
        )
    written = f"[^{members}]" if negated else f"[{members}]"
    digits = int(not negated and _ONLY_DIGITS.fullmatch(members) is not None)
    return Piece(f"(?:{written}|[{_BEYOND}])", digits, nearly_any=wide, literals=literals, is_mark=is_mark)


def _literal(text: str) -> frozenset[str] | None:
    """None where it holds what has a meaning of its own in literals."""
    return None if BORDER in text or BEYOND_ASCII in text else frozenset({fold(text)})


def _literals(inside: str) -> frozenset[str] | None:
    """The members of a set that holds few."""
    found: set[str] = set()
    for member in _MEMBER.finditer(inside):
        if member[1] in _CATEGORIES:
            return None
        low = ord(_char_of(member[1]))
        high = ord(_char_of(member[2])) if member[2] else low
        if high - low + len(found) >= _FEW:
            return None
        found |= {fold(chr(code)) for code in range(low, high + 1)}
    return frozenset(found) if found.isdisjoint((BORDER, BEYOND_ASCII)) else None


def _marks_only(inside: str, *, negated: bool) -> bool:
    """Whether no letter and no digit of any script is in a set."""
    if negated:
        return r"\w" in (member[1] for member in _MEMBER.finditer(inside))
    for member in _MEMBER.finditer(inside):
        if member[1] in _CATEGORIES:
            if member[1] not in (r"\s", r"\W"):
                return False
            continue
        low = ord(_char_of(member[1]))
        high = ord(_char_of(member[2])) if member[2] else low
        if high - low > _ASCII or any(chr(code).isalnum() for code in range(low, high + 1)):
            return False
    return True


def _class(inside: str, *, negated: bool, caseless: bool) -> str:
    """A set for ASCII texts with stand-ins; an empty string where it holds all, or nothing."""
    members, alike = _members(inside)
    if negated:
        if not members:
            return ""
        written = f"[^{members}]"
        held = re.compile(written, re.IGNORECASE if caseless else 0)
        more = "".join(_escaped(char) for char in _standing_outside(inside) if not held.match(char))
        return f"(?:{written}|[{more}])" if more else written
    members += (alike if caseless else "") + _standing(inside)
    return f"[{members}]" if members else ""


def _standing(inside: str) -> str:
    """The stand-ins of what a set holds beyond ASCII, besides what its categories mean."""
    found: set[str] = set()
    for member in _MEMBER.finditer(inside):
        if member[1] in _CATEGORIES:
            continue
        low = _char_of(member[1])
        high = _char_of(member[2]) if member[2] else low
        if low == high:
            found.add("" if low.isascii() else stand_in(low))
        elif not high.isascii():
            found |= {LETTER, OTHER} | ({SPACE} if any(low <= space <= high for space in _SPACES_BEYOND) else set())
    return "".join(map(_escaped, sorted(found - {""})))


def _standing_outside(inside: str) -> str:
    """The stand-ins of what a set of all others may hold beyond ASCII."""
    kinds = {kind[1] for kind in re.findall(r"\\[wWsSD]", inside)}
    letter = "" if kinds & {"w", "S", "D"} else LETTER
    return letter + ("" if kinds & {"W", "S", "D"} else OTHER) + ("" if kinds & {"W", "s", "D"} else SPACE)


def _members(inside: str) -> tuple[str, str]:
    """A set's members in ASCII; and the letters of ASCII that Python takes for one of the others where case is ignored."""
    members, alike = [], ""
    for member in _MEMBER.finditer(inside):
        first, last = member[1], member[2]
        if first in _CATEGORIES:
            members.append(_CATEGORIES[first] + (r"\x2d" + _escaped(_char_of(last)) if last else ""))
            continue
        low = _char_of(first)
        high = _char_of(last) if last else low
        alike += "".join(letter for like, letter in _LIKE_ASCII.items() if low <= like <= high)
        if ord(low) < _ASCII:
            end = min(high, "\x7f")
            members.append(_escaped(low) if low == end else f"{_escaped(low)}-{_escaped(end)}")
    return "".join(members), alike


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    if found["sign"]:
        return _SIGNS[found["sign"]]
    if found["exactly"]:
        return int(found["exactly"]), int(found["exactly"])
    return int(found["least"] or 0), int(found["most"]) if found["most"] else None


def _char_of(text: str) -> str:
    """The character that a literal or an escape means."""
    if not text.startswith("\\"):
        return text
    kind, code = text[1], text[2:]
    if kind in "xuU" and code:
        return chr(int(code, 16))
    if text[1:].isdecimal():
        return chr(int(text[1:], 8))
    return _CONTROLS.get(kind, kind)


def _escaped_or_never(char: str) -> str:
    return _escaped(char) if char else _NEVER


def _escaped(char: str) -> str:
    return char if char.isalnum() else f"\\x{ord(char):02x}"
