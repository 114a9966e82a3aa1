"""Writes a PDF (ISO 32000-1) of pictures, each with its text as an invisible layer that can be searched and copied."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 80
# Every code is the UTF-16 unit that it stands for; the font has no glyphs, for nothing is drawn with it.
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Invisible/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Invisible/CIDToGIDMap/Identity/DW 500/FontDescriptor 6 0 R%b>>"
    % b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
)
_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/Invisible/Flags 4/FontBBox[0 0 500 1000]/ItalicAngle 0/Ascent 800/Descent -200"
    b"/CapHeight 700/StemV 80>>"
)
_JPEG = b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
_FIRST_PAGE, _OBJECTS_A_PAGE = 7, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: from the left end of its base line, how wide and how high; in points."""

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, repr=False)
class PicturePage:
    """A page of a size in points. ``jpeg``: its picture, with its size in pixels."""

    width: float
    height: float
    jpeg: bytes
    pixels: tuple[int, int]
    lines: Sequence[Line]


def as_jpeg(picture: "Image") -> bytes:
    """A picture as a PDF holds it."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=False)
    return file.getvalue()


def written(pages: Sequence[PicturePage]) -> bytes:
    """The whole file."""
    numbers = range(_FIRST_PAGE, _FIRST_PAGE + _OBJECTS_A_PAGE * len(pages), _OBJECTS_A_PAGE)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids),
        *_FONT,
        _stream(b"", _TO_UNICODE),
        _DESCRIPTOR,
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects += _page(number, page)
    return _file(objects)


def _page(number: int, page: PicturePage) -> tuple[bytes, bytes, bytes]:
    head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R" % (page.width, page.height, number + 1)
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</P %d 0 R>>>>>>" % (number + 2)
    width, height = page.pixels
    picture = b"/Type/XObject/Subtype/Image/Width %d/Height %d%b" % (width, height, _JPEG)
    drawn = b"q %.2f 0 0 %.2f 0 0 cm /P Do Q\nBT 3 Tr\n" % (page.width, page.height)
    text = b"".join(_line(line) for line in page.lines if line.text.strip())
    compressed = zlib.compress(drawn + text + b"ET")
    return head + resources, _stream(b"/Filter/FlateDecode", compressed), _stream(picture, page.jpeg)


def _line(line: Line) -> bytes:
    units = line.text.encode("utf-16-be", errors="replace")
    size = max(line.height, 1.0)
    # As wide as what it replaces: each character is half as wide as it is high, unless told otherwise.
    stretched = min(max(100 * line.width / (len(units) / 2 * size / 2), 5.0), 500.0) if line.width > 0 else 100.0
    return b"/F %.2f Tf %.1f Tz 1 0 0 1 %.2f %.2f Tm <%b> Tj\n" % (size, stretched, line.x, line.y, units.hex().encode())


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    file = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(file + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
