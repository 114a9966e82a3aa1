"""QR codes and bar codes in a picture, by zxing-cpp (Apache-2.0)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from PIL import Image

from .box import Box

# Codes are large beside text: finding them needs no more pixels.
_SIDE = 2400
_MOST = 64
_WIFI = re.compile(r"(?<!\\)(?:\\\\)*;")
_ESCAPED = re.compile(r"\\(.)")
_FIELD = {"S": "Wi-Fi network", "P": "Wi-Fi password", "I": "Wi-Fi user name"}


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """A code: what it says, line by line, and where it is."""

    lines: tuple[str, ...]
    box: Box


def codes(picture: Image.Image) -> tuple[Code, ...]:
    """The codes of a picture in RGB; none without zxing-cpp, which the extra "ocr" brings."""
    try:
        import zxingcpp
    except ImportError:
        return ()
    scale = max(1.0, max(picture.size) / _SIDE)
    small = picture.convert("L")
    if scale > 1:
        small = small.resize((max(1, round(picture.width / scale)), max(1, round(picture.height / scale))))
    found = []
    for code in zxingcpp.read_barcodes(small)[:_MOST]:
        corners = (code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left)
        xs, ys = [corner.x * scale for corner in corners], [corner.y * scale for corner in corners]
        box = Box(int(min(xs)), int(min(ys)), int(max(xs) - min(xs)) + 1, int(max(ys) - min(ys)) + 1)
        lines = tuple(said(code.text))
        if lines:
            found.append(Code(lines, box))
    return tuple(found)


def said(payload: str) -> Iterator[str]:
    """What a payload says, one line a fact: Wi-Fi access, one-time password keys and addresses in words, others as they are."""
    scheme, _, rest = payload.partition(":")
    match scheme.casefold():
        case "wifi":
            yield from _wifi(rest)
        case "otpauth":
            yield from _one_time_password(payload)
        case "mailto" | "tel" | "sms" | "smsto" | "facetime":
            label = "E-mail" if scheme.casefold() == "mailto" else "Phone"
            yield f"{label}: {' '.join(unquote(rest).split())}"
        case _:
            yield from (" ".join(line.split()) for line in payload.splitlines() if line.strip())


def _wifi(rest: str) -> Iterator[str]:
    """WIFI:T:WPA;S:name;P:password;; where a backslash protects the next character. Source: ZXing's wiki, Barcode Contents."""
    fields = [field for field in _WIFI.split(rest) if ":" in field]
    for field in fields:
        key, _, value = field.partition(":")
        if key.strip().upper() in _FIELD:
            plain = _ESCAPED.sub(r"\1", value)
            yield f"{_FIELD[key.strip().upper()]}: {plain}"


def _one_time_password(payload: str) -> Iterator[str]:
    """otpauth://totp/Issuer:account?secret=KEY&issuer=Issuer. Source: Google Authenticator's wiki, Key Uri Format."""
    try:
        address = urlsplit(payload)
    except ValueError:
        yield payload
        return
    yield f"Authenticator account: {unquote(address.path).strip('/')}"
    for secret in parse_qs(address.query).get("secret", ()):
        yield f"One-time password secret: {secret}"
