"""PDFs with hiding places, and two readers that look into all of them."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from pdfminer.high_level import extract_text
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String
from pypdf import PdfReader

Change = Callable[[Pdf, Page], None]
_WHITE = b"BT /F 12 Tf 40 %d Td (%b) Tj ET\n"


def document(*pages: tuple[str, ...]) -> Pdf:
    """A page for each tuple of lines, all with one font and one form, which draws a line."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    form = Stream(pdf, b"0 0 m 100 0 l S", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 200])))
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(F=font), XObject=Dictionary(Shared=pdf.make_indirect(form))))
    for lines in pages:
        written = b"/Shared Do\n" + b"".join(_WHITE % (260 - 20 * at, line.encode("latin-1")) for at, line in enumerate(lines))
        entries = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 300, 300]), Resources=shared)
        entries["/Contents"] = pdf.make_indirect(Stream(pdf, written))
        pdf.pages.append(Page(pdf.make_indirect(entries)))
    return pdf


def saved(pdf: Pdf) -> bytes:
    """Its bytes."""
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def text(pdf: Pdf, value: str) -> bytes:
    """Instructions that show a text."""
    return _WHITE % (100, value.encode("latin-1"))


def draw(pdf: Pdf, page: Page, instructions: bytes) -> None:
    """More instructions at the end of a page."""
    page.contents_add(Stream(pdf, instructions), prepend=False)


def add(page: Page, kind: str, name: str, value: pikepdf.Object) -> None:
    """A resource of one page alone."""
    own = Dictionary({key: Dictionary(dict(each.items())) for key, each in page.obj.Resources.items()})
    if f"/{kind}" not in own:
        own[f"/{kind}"] = Dictionary()
    own[f"/{kind}"][f"/{name}"] = value
    page.obj["/Resources"] = own


def holds(content: bytes, value: str) -> list[str]:
    """Where a file has a value: in its bytes, an unpacked stream, a string, or what two readers make of its pages."""
    return sorted({place for place, written in _places(content) if value.casefold() in written.casefold()})


def _places(content: bytes) -> Iterator[tuple[str, str]]:
    yield "bytes", content.decode("latin-1")
    yield "pypdf", "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    yield "pdfminer", extract_text(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, Stream):
                written = each.read_raw_bytes() if each.get("/Filter") == Name.DCTDecode else each.read_bytes()
                yield "stream", written.decode("latin-1")
                yield "stream", written.decode("utf-16-be", errors="replace")
            yield from (("string", one) for one in _strings(each))


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, String):
        yield str(value)
        yield bytes(value).decode("latin-1")
    elif isinstance(value, Array) and depth < 9:
        for each in value:
            yield from _strings(each, depth + 1)
    elif isinstance(value, (Dictionary, Stream)) and depth < 9:
        for key, each in value.items():
            yield key
            if key not in ("/Parent", "/P", "/Dest", "/Next", "/Prev", "/First", "/Last"):
                yield from _strings(each, depth + 1)
