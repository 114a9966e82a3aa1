"""QR and bar codes."""

import pytest
import zxingcpp
from PIL import Image

from core.files.pictures.codes import codes, said
from core.files.pictures.read_picture import read_picture

from .drawn import bounds, drawn, text_of

OTPAUTH = "otpauth://totp/Kestrel:ana@example.org?secret=" + "JBSWY3DP" + "EHPK3PXP&issuer=Kestrel"


def with_code(payload: str, size: int = 180) -> Image.Image:
    """A picture with a line of text and a QR code below it."""
    picture = Image.new("RGB", (240 + size, 60 + size), "white")
    picture.paste(drawn(["scan me"]), (0, 0))
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    picture.paste(Image.fromarray(code).resize((size, size)), (100, 50))
    return picture


@pytest.mark.parametrize(
    ("payload", "lines"),
    [
        ("WIFI:T:WPA;S:Kestrel\\;guest;P:corr\\:ect-horse;;", ["Wi-Fi network: Kestrel;guest", "Wi-Fi password: corr:ect-horse"]),
        (OTPAUTH, ["Authenticator account: Kestrel:ana@example.org", "One-time password secret: " + "JBSWY3DP" + "EHPK3PXP"]),
        ("mailto:ana@example.org", ["E-mail: ana@example.org"]),
        ("tel:+351912345678", ["Phone: +351912345678"]),
        (
            "BEGIN:VCARD\r\nFN:Ana Souza\r\nTEL:+351912345678\r\nEND:VCARD",
            ["BEGIN:VCARD", "FN:Ana Souza", "TEL:+351912345678", "END:VCARD"],
        ),
        ("https://example.org/a", ["https://example.org/a"]),
        ("otpauth://[", ["otpauth://["]),
        ("", []),
    ],
)
def test_what_a_code_says_is_told_in_words(payload: str, lines: list[str]) -> None:
    assert list(said(payload)) == lines


def test_a_code_in_a_picture_is_read_beside_its_text() -> None:
    contents = read_picture(with_code("tel:+351912345678"), bounds())
    assert text_of(contents).splitlines() == ["scan me", "Phone: +351912345678"]
    left, top, width, height = contents.segments[-1].place.box or (0, 0, 0, 0)
    assert 90 <= left <= 130
    assert 40 <= top <= 80
    assert 120 <= width <= 190
    assert 120 <= height <= 190


def test_a_large_picture_with_a_code_is_read_where_it_is() -> None:
    large = Image.new("RGB", (5000, 3000), "white")
    large.paste(with_code("mailto:ana@example.org", 600), (3000, 2000))
    (code,) = codes(large)
    assert code.lines == ("E-mail: ana@example.org",)
    assert abs(code.box.x - 3100) < 100
    assert abs(code.box.y - 2050) < 100


def test_a_picture_without_a_code_has_none() -> None:
    assert codes(drawn(["nothing here"])) == ()
    assert codes(Image.new("RGB", (1, 1))) == ()
