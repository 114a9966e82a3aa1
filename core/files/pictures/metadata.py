"""What a picture's metadata say about people: where it was taken, by whom, with which camera.

Source: Exif 2.32 (CIPA DC-008), the tags of TIFF 6.0, and PNG's text chunks.
"""

import html
import re
from collections.abc import Iterator, Mapping

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from ..telling import is_telling
from .opened import BROKEN, quiet

_TAGS: Mapping[int, str] = {
    ExifTags.Base.Artist: "Artist",
    ExifTags.Base.Copyright: "Copyright",
    ExifTags.Base.XPAuthor: "Author",
    ExifTags.Base.ImageDescription: "Description",
    ExifTags.Base.XPTitle: "Title",
    ExifTags.Base.XPComment: "Comment",
    ExifTags.Base.XPSubject: "Subject",
    ExifTags.Base.XPKeywords: "Keywords",
    ExifTags.Base.UserComment: "Comment",
    ExifTags.Base.CameraOwnerName: "Owner name",
    ExifTags.Base.BodySerialNumber: "Camera serial number",
    ExifTags.Base.CameraSerialNumber: "Camera serial number",
    ExifTags.Base.LensSerialNumber: "Lens serial number",
    ExifTags.Base.HostComputer: "Computer",
}
_UTF16 = frozenset(
    {ExifTags.Base.XPAuthor, ExifTags.Base.XPTitle, ExifTags.Base.XPComment, ExifTags.Base.XPSubject, ExifTags.Base.XPKeywords}
)
_COMMENT_CODES = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", bytes(8): "utf-8"}
_MOST, _LONG = 2000, 100_000
# Of XMP (Adobe's XMP Specification, Part 2) and of IPTC-IIM's record 2.
_XMP: Mapping[str, str] = {
    "dc:creator": "Author",
    "aux:OwnerName": "Owner name",
    "aux:SerialNumber": "Camera serial number",
    "aux:LensSerialNumber": "Lens serial number",
    "exifEX:BodySerialNumber": "Camera serial number",
    "exifEX:CameraOwnerName": "Owner name",
    "dc:description": "Description",
    "dc:title": "Title",
}
_IPTC: Mapping[tuple[int, int], str] = {(2, 80): "Author", (2, 90): "City", (2, 116): "Copyright", (2, 120): "Description"}


def metadata(picture: Image.Image) -> tuple[str, ...]:
    """One line "Label: value" for each entry that may be about a person; broken metadata say nothing."""
    with quiet():
        return tuple(dict.fromkeys(f"{label}: {value}" for label, value in _entries(picture) if value))


def _entries(picture: Image.Image) -> Iterator[tuple[str, str]]:
    try:
        exif = picture.getexif()
        tags = dict(exif) | dict(exif.get_ifd(ExifTags.IFD.Exif))
        gps = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except BROKEN:
        tags, gps = {}, {}
    position = gps_position(gps)
    if position:
        yield "GPS position", f"{position[0]:.6f}, {position[1]:.6f}"
    for tag, label in _TAGS.items():
        if tag in tags:
            yield label, _text(tag, tags[tag])
    yield from (("Note", note) for tag, value in tags.items() if tag not in _TAGS and is_telling(note := _text(tag, value)))
    yield from _xmp(picture)
    yield from _iptc(picture)
    comment = picture.info.get("comment")
    if isinstance(comment, str | bytes):
        yield "Comment", _clean(comment if isinstance(comment, str) else _decoded(comment, "utf-8"))
    try:
        texts = getattr(picture, "text", {})  # PNG's, for which the whole picture is read
    except BROKEN:
        return
    for key, value in texts.items() if isinstance(texts, dict) else ():
        if key != "XML:com.adobe.xmp":
            yield _clean(key), _clean(str(value))


def _xmp(picture: Image.Image) -> Iterator[tuple[str, str]]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or ""
    text = _decoded(packet, "utf-8", _LONG) if isinstance(packet, bytes) else str(packet)[:_LONG]
    for name, label in _XMP.items():
        for match in re.finditer(rf'{name}="([^"]*)"|<{name}\b[^>]*>(.*?)</{name}>', text, re.DOTALL):
            yield label, _clean(html.unescape(re.sub(r"<[^>]*>", " ", match[1] or match[2] or "")))
    for piece in re.split(r"[<>\"]", text) if is_telling(text) else ():
        if is_telling(piece):
            yield "Note", _clean(html.unescape(piece))


def _iptc(picture: Image.Image) -> Iterator[tuple[str, str]]:
    if not isinstance(picture, ImageFile.ImageFile):
        return
    try:
        records = IptcImagePlugin.getiptcinfo(picture) or {}
    except BROKEN:
        return
    for key, label in _IPTC.items():
        value = records.get(key)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, bytes):
                yield label, _clean(_decoded(part, "utf-8"))
    for key, value in records.items():
        for part in (value if isinstance(value, list) else [value]) if key not in _IPTC else ():
            if isinstance(part, bytes) and is_telling(note := _clean(_decoded(part, "utf-8"))):
                yield "Note", note


def gps_position(gps: Mapping[int, object]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, south and west negative; None if there is none or it is nonsense."""
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError, IndexError):
        return None
    sane = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude or longitude)
    return (latitude, longitude) if sane else None


def _degrees(parts: object, reference: object, negative: str) -> float:
    numbers = [float(part) for part in parts]  # type: ignore[attr-defined]
    whole: float = sum(number / 60**at for at, number in enumerate(numbers[:3]))
    said = reference.decode("ascii", "replace") if isinstance(reference, bytes) else str(reference or "")
    return -whole if said.strip("\0 ").upper() == negative else whole


def _text(tag: int, value: object) -> str:
    if isinstance(value, tuple) and all(isinstance(part, int) for part in value):
        value = bytes(part & 255 for part in value)
    if isinstance(value, bytes):
        if tag in _UTF16:
            return _clean(_decoded(value, "utf-16-le"))
        code = _COMMENT_CODES.get(value[:8]) if tag == ExifTags.Base.UserComment else None
        return _clean(_decoded(value[8:], code) if code else _decoded(value, "utf-8"))
    return _clean(str(value))


def _decoded(value: bytes, encoding: str, most: int = _MOST) -> str:
    return value[:most].decode(encoding, "replace")


def _clean(text: str) -> str:
    shown = "".join(char if char.isprintable() else " " for char in text[:_MOST])
    return " ".join(shown.replace("\ufffd", " ").split())
