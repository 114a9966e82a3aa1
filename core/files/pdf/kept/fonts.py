"""A font of a page, copied with what drawing and reading its letters takes."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .plain import bytes_of, only, plain
from .unusual import Unusual

_SIMPLE = ("Type", "Subtype", "BaseFont", "FirstChar", "LastChar", "Widths")
_DRAWN = ("Type", "Subtype", "FontBBox", "FontMatrix", "FirstChar", "LastChar", "Widths")
_OF_CIDS = ("Type", "Subtype", "BaseFont", "DW", "W", "DW2", "W2")
_DESCRIBED = (
    *("Type", "FontName", "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "Leading"),
    *("CapHeight", "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth", "MissingWidth"),
)
_LENGTHS = ("Length1", "Length2", "Length3", "Subtype")
# The instructions of a glyph of a font that is drawn by the page's own means.
Glyph = Callable[[Stream], bytes]


def font(source: Object, into: Pdf, glyph: Glyph) -> Dictionary:
    """The font; raises Unusual. Glyph: see above."""
    kind = str(source.get("/Subtype", ""))
    if kind == "/Type3":
        copy = only(source, _DRAWN, into)
        procedures = source["/CharProcs"].items()
        drawn = {name: Stream(into, glyph(each)) for name, each in procedures if isinstance(each, Stream)}
        copy["/CharProcs"] = Dictionary({name: into.make_indirect(each) for name, each in drawn.items()})
    elif kind in ("/Type1", "/MMType1", "/TrueType"):
        copy = only(source, _SIMPLE, into)
        _describe(source, copy, into)
    elif kind == "/Type0":
        copy = only(source, ("Type", "Subtype", "BaseFont"), into)
        copy["/DescendantFonts"] = Array([into.make_indirect(_of_cids(source["/DescendantFonts"][0], into))])
    else:
        raise Unusual
    _encode(source, copy, into)
    return copy


def _encode(source: Object, copy: Dictionary, into: Pdf) -> None:
    encoding = source.get("/Encoding")
    if isinstance(encoding, Stream):
        copy["/Encoding"] = into.make_indirect(_map(encoding, into))
    elif encoding is not None:
        copy["/Encoding"] = plain(encoding, into)
    unicode = source.get("/ToUnicode")
    if isinstance(unicode, Stream):
        copy["/ToUnicode"] = into.make_indirect(_map(unicode, into))
    elif isinstance(unicode, Name):
        copy["/ToUnicode"] = unicode


def _map(source: Stream, into: Pdf) -> Stream:
    """A map of codes; its comments say nothing to a reader."""
    content = b"\n".join(line for line in source.read_bytes().splitlines() if not line.lstrip().startswith(b"%"))
    copy = Stream(into, content, only(source, ("Type", "CMapName", "WMode"), into))
    if "/CIDSystemInfo" in source:
        copy["/CIDSystemInfo"] = _system(source["/CIDSystemInfo"])
    if isinstance(source.get("/UseCMap"), Stream):
        raise Unusual
    if "/UseCMap" in source:
        copy["/UseCMap"] = plain(source["/UseCMap"], into)
    return copy


def _system(source: Object) -> Dictionary:
    return Dictionary(
        Registry=String(bytes_of(source["/Registry"])),
        Ordering=String(bytes_of(source["/Ordering"])),
        Supplement=int(source["/Supplement"]),
    )


def _of_cids(source: Object, into: Pdf) -> Dictionary:
    copy = only(source, _OF_CIDS, into)
    copy["/CIDSystemInfo"] = _system(source["/CIDSystemInfo"])
    glyphs = source.get("/CIDToGIDMap")
    if isinstance(glyphs, Stream):
        copy["/CIDToGIDMap"] = into.make_indirect(Stream(into, glyphs.read_bytes()))
    elif glyphs is not None:
        copy["/CIDToGIDMap"] = plain(glyphs, into)
    _describe(source, copy, into)
    return copy


def _describe(source: Object, copy: Dictionary, into: Pdf) -> None:
    described = source.get("/FontDescriptor")
    if not isinstance(described, Dictionary):
        return
    kept = only(described, _DESCRIBED, into)
    for name in ("/FontFile", "/FontFile2", "/FontFile3"):
        program = described.get(name)
        if isinstance(program, Stream):
            kept[name] = into.make_indirect(Stream(into, program.read_bytes(), only(program, _LENGTHS, into)))
    copy["/FontDescriptor"] = into.make_indirect(kept)
