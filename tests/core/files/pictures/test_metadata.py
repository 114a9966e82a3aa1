"""What metadata say about people."""

import io

import pytest
from PIL import Image, PngImagePlugin

from core.files.formats.image import FORMATS
from core.files.pictures.metadata import gps_position, metadata

from .drawn import bounds, saved

GPS = {1: "N", 2: (48.0, 51.0, 29.6), 3: "W", 4: (2.0, 17.0, 40.2)}


def taken(**options: object) -> bytes:
    """A photo with all that a camera and its owner may write into it."""
    exif = Image.Exif()
    exif[0x013B] = "Ana Souza"  # Artist
    exif[0x9C9D] = "Ana Souza\0".encode("utf-16-le")  # XPAuthor
    exif.get_ifd(0x8769)[0xA430] = "Ana Souza"  # CameraOwnerName
    exif.get_ifd(0x8769)[0xA431] = "4103052738"  # BodySerialNumber
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0at home"  # UserComment
    exif.get_ifd(0x8825).update(GPS)
    return saved(Image.new("RGB", (60, 40), "white"), "JPEG", exif=exif, **options)


def lines(content: bytes) -> list[str]:
    return list(metadata(Image.open(io.BytesIO(content))))


def test_where_by_whom_and_with_which_camera() -> None:
    assert lines(taken(comment=b"for Marta")) == [
        "GPS position: 48.858222, -2.294500",
        "Artist: Ana Souza",
        "Author: Ana Souza",
        "Comment: at home",
        "Owner name: Ana Souza",
        "Camera serial number: 4103052738",
        "Comment: for Marta",
    ]


def test_metadata_are_read_without_the_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.files.pictures.engine.installed", lambda: False)
    contents = FORMATS[0].read(taken(), bounds())
    assert contents.segments[0].text.startswith("GPS position: ")
    assert str(contents.segments[0].place) == "metadata"
    assert contents.unread


def test_notes_in_a_png_and_in_xmp_are_read() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ana Souza")
    notes.add_itxt(
        "XML:com.adobe.xmp", '<x aux:SerialNumber="77123456"><dc:creator><rdf:li>Jos&#233; Lima</rdf:li></dc:creator></x>'
    )
    assert lines(saved(Image.new("RGB", (9, 9)), "PNG", pnginfo=notes)) == [
        "Author: José Lima",
        "Camera serial number: 77123456",
        "Author: Ana Souza",
    ]


def test_a_picture_without_metadata_says_nothing() -> None:
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        assert lines(saved(Image.new("RGB", (9, 9)), kind)) == []


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {2: 5, 4: 7},
        {2: (91.0,), 4: (1.0,)},
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {2: ("a",), 4: ("b",)},
        {2: (float("nan"),), 4: (1.0,)},
    ],
)
def test_nonsense_is_no_position(gps: dict[int, object]) -> None:
    assert gps_position(gps) is None
