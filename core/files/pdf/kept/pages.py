"""Copies pages with what they draw with, and nothing that they do not draw."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from .fonts import font
from .images import colour_space, image
from .instructions import BARE, GLYPH, PAGE, Allowed, rewritten
from .plain import only, plain
from .unusual import Unusual

_DEEPEST = 10
_BOXES = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox")
_STATE = ("Type", "LW", "LC", "LM", "LJ", "ML", "D", "RI", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK", "OP", "op", "OPM")
_SHADED = (
    *("ShadingType", "Background", "BBox", "AntiAlias", "Function", "Coords", "Domain", "Extend", "Matrix"),
    *("BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "Decode", "VerticesPerRow"),
)
_TILED = ("Type", "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix")
_TILING = 1
_PREFIX = {"Font": "F", "XObject": "X", "ExtGState": "G", "ColorSpace": "C", "Shading": "S", "Pattern": "P"}


@dataclass(frozen=True, slots=True, repr=False)
class _Names:
    """The resources that one stream has, and what those that it uses are called in the copy."""

    pages: "Pages"
    source: Object
    allowed: Allowed
    depth: int
    made: Dictionary = field(default_factory=Dictionary)
    new: dict[tuple[str, str], Name] = field(default_factory=dict)

    def __call__(self, kind: str, name: str) -> Name | None:
        key = (kind, name)
        if key not in self.new:
            found = self.source.get(f"/{kind}", Dictionary()).get(name)
            if found is None:
                return None
            called = f"/{_PREFIX[kind]}{len(self.new)}"
            if f"/{kind}" not in self.made:
                self.made[f"/{kind}"] = Dictionary()
            self.made[f"/{kind}"][called] = self.pages.resource(kind, found, self)
            self.new[key] = Name(called)
        return self.new[key]


class Pages:
    """Copies into one new PDF; what pages share is copied once."""

    def __init__(self, into: Pdf, in_time: Callable[[], None]) -> None:
        """In time: raises where it is not."""
        self._into, self._in_time = into, in_time
        self._copied: dict[tuple[tuple[int, int], str, bool], Object] = {}

    def copy(self, page: Page) -> Dictionary:
        """A page, which is not in the new PDF yet; raises Unusual."""
        source = page.obj
        entries = Dictionary(Type=Name.Page)
        for name in _BOXES:
            box = getattr(page, name.lower()) if name in ("MediaBox", "CropBox") else source.get(f"/{name}")
            if box is not None:
                entries[f"/{name}"] = plain(box, self._into)
        entries["/Rotate"] = int(_inherited(source, "/Rotate", 0))
        if "/UserUnit" in source:
            entries["/UserUnit"] = plain(source["/UserUnit"], self._into)
        if "/Group" in source:
            entries["/Group"] = self._group(source["/Group"])
        names = _Names(self, _inherited(source, "/Resources", Dictionary()), PAGE, 0)
        entries["/Contents"] = self._into.make_indirect(Stream(self._into, rewritten(source, PAGE, names)))
        entries["/Resources"] = names.made
        return entries

    def resource(self, kind: str, source: Object, user: _Names) -> Object:
        """The copy of a font, picture, form, colour space or pattern. User: what names it."""
        self._in_time()
        if user.depth > _DEEPEST:
            raise Unusual
        if not isinstance(source, (Dictionary, Stream)):
            return self._made(kind, source, user)
        key = (source.objgen, kind, user.allowed is PAGE)
        if key not in self._copied or not source.is_indirect:
            made = self._made(kind, source, user)
            if kind in ("XObject", "Pattern") and "/Resources" not in source:
                return self._into.make_indirect(made)  # it draws with those of what uses it
            self._copied[key] = self._into.make_indirect(made)
        return self._copied[key]

    def _made(self, kind: str, source: Object, user: _Names) -> Object:
        if kind == "ColorSpace":
            return colour_space(source, self._into)
        if not isinstance(source, (Dictionary, Stream)):
            raise Unusual
        match kind:
            case "Font":
                return font(source, self._into, lambda glyph: self._glyph(glyph, source, user))
            case "XObject" if isinstance(source, Stream) and source.get("/Subtype") == Name.Image:
                return image(source, self._into)
            case "XObject" if source.get("/Subtype") == Name.Form:
                return self._form(source, user, user.allowed)
            case "ExtGState":
                return self._state(source, user)
            case "Shading":
                return self._shading(source)
            case "Pattern":
                return self._pattern(source, user)
            case _:
                raise Unusual

    def _glyph(self, glyph: Stream, source: Object, user: _Names) -> bytes:
        names = _Names(self, source.get("/Resources", user.source), GLYPH, user.depth + 1)
        written = rewritten(glyph, GLYPH, names)
        if names.new:
            raise Unusual  # a glyph of colours of its own
        return written

    def _form(self, source: Object, user: _Names, allowed: Allowed) -> Stream:
        if "/OC" in source or "/Ref" in source:
            raise Unusual
        return self._drawing(source, user, allowed, only(source, ("Type", "Subtype", "FormType", "BBox", "Matrix"), self._into))

    def _drawing(self, source: Object, user: _Names, allowed: Allowed, entries: Dictionary) -> Stream:
        """A stream of instructions with resources of its own, or else those of what uses it."""
        names = _Names(self, source.get("/Resources", user.source), allowed, user.depth + 1)
        content = rewritten(source, allowed, names)
        entries["/Resources"] = names.made
        if "/Group" in source:
            entries["/Group"] = self._group(source["/Group"])
        return Stream(self._into, content, entries)

    def _group(self, source: Object) -> Dictionary:
        group = only(source, ("Type", "S", "I", "K"), self._into)
        if "/CS" in source:
            group["/CS"] = colour_space(source["/CS"], self._into)
        return group

    def _state(self, source: Object, user: _Names) -> Dictionary:
        state = only(source, _STATE, self._into)
        mask = source.get("/SMask")
        if isinstance(mask, Name):
            state["/SMask"] = mask
        elif isinstance(mask, Dictionary):
            state["/SMask"] = only(mask, ("Type", "S", "BC", "TR"), self._into)
            state["/SMask"]["/G"] = self._into.make_indirect(self._form(mask["/G"], user, BARE))
        if "/Font" in source:
            raise Unusual
        return state

    def _shading(self, source: Object) -> Object:
        entries = only(source, _SHADED, self._into)
        entries["/ColorSpace"] = colour_space(source["/ColorSpace"], self._into)
        return Stream(self._into, source.read_bytes(), entries) if isinstance(source, Stream) else entries

    def _pattern(self, source: Object, user: _Names) -> Object:
        if source.get("/PatternType") == _TILING:
            return self._drawing(source, user, BARE, only(source, _TILED, self._into))
        entries = only(source, ("Type", "PatternType", "Matrix"), self._into)
        entries["/Shading"] = self._shading(source["/Shading"])
        return entries


def _inherited(page: Object, name: str, otherwise: Object | int) -> Object | int:
    """An entry of a page, or of what it is in."""
    depth = 0
    node: Object | None = page
    while node is not None and depth < _DEEPEST * 5:
        if name in node:
            return node[name]
        node, depth = node.get("/Parent"), depth + 1
    return otherwise
