"""How long it takes to read documents: 100 of each kind, made here; beside markitdown for the same files, where that is installed.

Seconds are the processor's, of one core. A MB is 1,000,000 bytes of the file, or characters of what was read in it.
"""

import importlib.util
import io
import random
import time
from collections.abc import Callable, Iterator, Mapping

from config.settings import FileSettings
from core.files import registry
from core.files.bounds import limits_of

COUNT, ROWS = 100, 60
NAMES = ("Ann Lee", "Jonas Weber", "Priya Nair", "Tomasz Zielinski", "Maya Okafor")


def rows(source: random.Random) -> Iterator[tuple[str, str, str, int]]:
    for _ in range(ROWS):
        name = source.choice(NAMES)
        mail = f"{name.split()[0].lower()}{source.randrange(1000)}@kestrel-parts.io"
        yield (
            name,
            mail,
            f"Please call back about order {source.randrange(10**6)} before the end of the week.",
            source.randrange(10**7),
        )


def docx(source: random.Random) -> bytes:
    import docx as library

    document = library.Document()
    for row in rows(source):
        document.add_paragraph(" ".join(map(str, row)))
    return saved(document.save)


def xlsx(source: random.Random) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows(source):
        book.active.append(row)
    return saved(book.save)


def pptx(source: random.Random) -> bytes:
    import pptx as library

    deck = library.Presentation()
    for row in list(rows(source))[:15]:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = row[0], " ".join(map(str, row))
    return saved(deck.save)


def ods(source: random.Random) -> bytes:
    import odfdo

    book = odfdo.Document("spreadsheet")
    book.body.clear()
    table = odfdo.Table("Staff")
    table.set_values([list(row) for row in rows(source)])
    book.body.append(table)
    return saved(book.save)


def pdf(source: random.Random) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out)
    for number, row in enumerate(rows(source)):
        page.drawString(40, 800 - 12 * number, " ".join(map(str, row)))
    page.save()
    return out.getvalue()


def zipped(source: random.Random) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.csv", "\n".join(",".join(map(str, row)) for row in rows(source)))
    return out.getvalue()


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


KINDS: Mapping[str, Callable[[random.Random], bytes]] = {
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "ods": ods,
    "pdf": pdf,
    "zip": zipped,
}


def ours(content: bytes) -> int:
    return sum(len(segment.text) for segment in registry.read(content, limits_of(FileSettings())).segments)


def markitdown() -> Callable[[bytes], int] | None:
    if importlib.util.find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda content: len(converter.convert_stream(io.BytesIO(content)).text_content)


def seconds(read: Callable[[bytes], int], files: list[bytes]) -> tuple[float, int]:
    read(files[0])  # what is loaded once
    began = time.process_time()
    characters = sum(read(content) for content in files)
    return time.process_time() - began, characters


def main() -> None:
    other = markitdown()
    print("| kind | KB a file | ms a file | s a MB of file | s a MB of text |" + (" markitdown, ms a file |" if other else ""))
    print("| --- | --- | --- | --- | --- |" + (" --- |" if other else ""))
    for name, make in KINDS.items():
        source = random.Random(name)
        files = [make(source) for _ in range(COUNT)]
        size = sum(map(len, files))
        took, characters = seconds(ours, files)
        line = f"| {name} | {size / COUNT / 1000:.0f} | {took / COUNT * 1000:.0f} | {took / size * 1e6:.2f} | {took / characters * 1e6:.2f} |"
        print(line + (f" {beside(other, files)} |" if other else ""), flush=True)


def beside(other: Callable[[bytes], int], files: list[bytes]) -> str:
    """What it takes, or that it does not read such files."""
    try:
        return f"{seconds(other, files)[0] / COUNT * 1000:.0f}"
    except Exception as error:  # noqa: BLE001 - it says so in many ways
        return type(error).__name__


if __name__ == "__main__":
    main()
