"""A picture of a page, copied with its pixels and nothing beside them."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .plain import bytes_of, only, plain
from .unusual import Unusual

_ENTRIES = ("Type", "Subtype", "Width", "Height", "BitsPerComponent", "Decode", "ImageMask", "Interpolate", "Matte")
_ONE, _THREE = ("/DeviceGray", "/CalGray", "/Indexed", "/Separation"), ("/DeviceRGB", "/CalRGB", "/Lab")
_CHANNELS = {**dict.fromkeys(_ONE, 1), **dict.fromkeys(_THREE, 3), "/DeviceCMYK": 4}
_MOST_BYTES = 100_000_000
# JPEG (ITU-T T.81, annex B): what a decoder needs; of the rest, only how Adobe's colours are to be read.
_START, _SCAN, _END = b"\xff\xd8", 0xDA, b"\xff\xd9"
_ADOBE, _FIRST_OTHER, _LAST_OTHER, _COMMENT = 0xEE, 0xE0, 0xEF, 0xFE


def colour_space(value: object, into: Pdf) -> Object | Name:
    """A colour space, without anything but numbers."""
    if isinstance(value, Name):
        return value
    if not isinstance(value, Array) or not len(value) or not isinstance(value[0], Name):
        raise Unusual
    kind, *rest = list(value)
    match str(kind):
        case "/ICCBased":
            profile = Stream(into, rest[0].read_bytes(), only(rest[0], ("N", "Range"), into))
            return Array([kind, into.make_indirect(profile)])
        case "/Indexed":
            return Array([kind, colour_space(rest[0], into), plain(rest[1], into), String(bytes_of(rest[2]))])
        case "/Pattern":
            return Array([kind, *(colour_space(each, into) for each in rest[:1])])
        case "/Separation" | "/DeviceN":
            return Array([kind, plain(rest[0], into), colour_space(rest[1], into), plain(rest[2], into)])
        case "/CalGray" | "/CalRGB" | "/Lab":
            return Array([kind, plain(rest[0], into)])
        case _:
            raise Unusual


def image(source: Stream, into: Pdf) -> Stream:
    """The picture; raises Unusual where its pixels cannot be told apart from what may lie behind them."""
    entries = only(source, _ENTRIES, into)
    space = source.get("/ColorSpace")
    if space is not None:
        entries["/ColorSpace"] = colour_space(space, into)
    for name in ("/SMask", "/Mask"):
        mask = source.get(name)
        if isinstance(mask, Stream):
            entries[name] = into.make_indirect(image(mask, into))
        elif mask is not None:
            entries[name] = plain(mask, into)
    if source.get("/OC") is not None or source.get("/SMaskInData", 0) != 0:
        raise Unusual
    return _with_pixels(source, entries, space, into)


def _with_pixels(source: Stream, entries: Dictionary, space: Object | None, into: Pdf) -> Stream:
    filters = _filters(source)
    if filters in (["/DCTDecode"], ["/CCITTFaxDecode"], ["/JBIG2Decode"]):
        raw = source.read_raw_bytes()
        copy = Stream(into, _bare_jpeg(raw) if filters == ["/DCTDecode"] else raw, entries)
        copy["/Filter"] = Name(filters[0])
        if filters != ["/DCTDecode"] and (parameters := source.get("/DecodeParms")) is not None:
            copy["/DecodeParms"] = _parameters(parameters, into)
        return copy
    if any(each in ("/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode", "/Crypt") for each in filters):
        raise Unusual
    size = _size(source, space)
    if size > _MOST_BYTES:
        raise Unusual
    return Stream(into, source.read_bytes()[:size], entries)


def _parameters(value: Object, into: Pdf) -> Dictionary:
    entries = value[0] if isinstance(value, Array) and len(value) == 1 else value
    if not isinstance(entries, Dictionary):
        raise Unusual
    shared = entries.get("/JBIG2Globals")
    copy = Dictionary({key: plain(each, into) for key, each in entries.items() if key != "/JBIG2Globals"})
    if isinstance(shared, Stream):
        copy["/JBIG2Globals"] = into.make_indirect(Stream(into, shared.read_bytes()))
    return copy


def _filters(source: Stream) -> list[str]:
    found = source.get("/Filter")
    if found is None:
        return []
    return [str(each) for each in found] if isinstance(found, Array) else [str(found)]


def _size(source: Stream, space: Object | None) -> int:
    """How many bytes its pixels have: what follows them is seen by nobody."""
    width, height = int(source["/Width"]), int(source["/Height"])
    bits = 1 if source.get("/ImageMask", False) else int(source.get("/BitsPerComponent", 8))
    if width <= 0 or height <= 0:
        raise Unusual
    return (width * _channels(space) * bits + 7) // 8 * height


def _channels(space: Object | None) -> int:
    if space is None:
        return 1
    kind = str(space if isinstance(space, Name) else space[0])
    if kind == "/ICCBased":
        return int(space[1]["/N"])
    if kind == "/DeviceN":
        return len(space[1])
    if kind not in _CHANNELS:
        raise Unusual
    return _CHANNELS[kind]


def _bare_jpeg(content: bytes) -> bytes:
    """Without comments, thumbnails and metadata, and without what follows its end."""
    if not content.startswith(_START):
        raise Unusual
    at, kept = 2, [_START]
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = content.rfind(_END)
            return b"".join((*kept, content[at : end + 2] if end > at else content[at:]))
        if marker == _ADOBE or not (_FIRST_OTHER <= marker <= _LAST_OTHER or marker == _COMMENT):
            kept.append(content[at : at + 2 + size])
        at += 2 + size
    raise Unusual
