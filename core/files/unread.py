"""Why a file was not read. Such a file is named and counted, and never called clean."""

import mimetypes
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a message is what holds attachments
    from ..message import Attachment


class Unread(StrEnum):
    """What kind of file it is, where that is the reason, or else what kept it from being read."""

    PDF = "pdf"
    DOCUMENT = "document"
    PICTURE = "picture"
    RECORDING = "recording"
    PROGRAM = "program"
    DATABASE = "database"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    EXTERNAL = "external"
    DENIED = "denied"
    HIDDEN = "hidden"
    DELETED = "deleted"
    FAILED = "failed"


_YET = "which cannot be checked yet; it may still contain personal data."
REASONS: Mapping[Unread, str] = {
    Unread.PDF: f"This is a PDF, {_YET}",
    Unread.DOCUMENT: f"This is an archive or an Office document, {_YET}",
    Unread.PICTURE: f"This is a picture, {_YET}",
    Unread.RECORDING: f"This is sound or video, {_YET}",
    Unread.PROGRAM: f"This is a program, {_YET}",
    Unread.DATABASE: f"This is a database, {_YET}",
    Unread.NO_TEXT: "This is not text, so it cannot be checked; it may still contain personal data.",
    Unread.TOO_LARGE: "It is too large to be checked.",
    Unread.EXTERNAL: "It is stored by another service, from which I download nothing.",
    Unread.DENIED: "The platform does not let me read it.",
    Unread.HIDDEN: "The platform hides it, because the workspace is over its limit.",
    Unread.DELETED: "It has been deleted.",
    Unread.FAILED: "It could not be downloaded.",
}
_MEDIA = {
    "application/pdf": Unread.PDF,
    "application/zip": Unread.DOCUMENT,
    "application/gzip": Unread.DOCUMENT,
    "application/x-7z-compressed": Unread.DOCUMENT,
    "application/vnd.rar": Unread.DOCUMENT,
    "application/msword": Unread.DOCUMENT,
    "application/vnd.ms-excel": Unread.DOCUMENT,
    "application/vnd.ms-powerpoint": Unread.DOCUMENT,
}
_FAMILIES = {
    "image/": Unread.PICTURE,
    "video/": Unread.RECORDING,
    "audio/": Unread.RECORDING,
    "application/vnd.openxmlformats-officedocument.": Unread.DOCUMENT,
    "application/vnd.oasis.opendocument.": Unread.DOCUMENT,
}
_WRITTEN = frozenset({"image/svg+xml"})  # a picture as text


def of_media_type(media_type: str) -> Unread | None:
    """The kind of a media type (RFC 6838) that cannot be read; None: it may be text."""
    bare = media_type.partition(";")[0].strip().casefold()
    if bare in _WRITTEN:
        return None
    return _MEDIA.get(bare) or next((kind for head, kind in _FAMILIES.items() if bare.startswith(head)), None)


def refused(file: "Attachment", most: int) -> Unread | None:
    """Why a file is not even downloaded, by what the platform says of it; None: it is worth trying. Most: bytes.

    A platform may take a media type from whoever uploaded the file: its name has to say the same.
    """
    if file.unread:
        return file.unread
    if file.size > most:
        return Unread.TOO_LARGE
    kind = of_media_type(file.media_type)
    named = mimetypes.guess_type(file.name)[0] or ""
    return kind if kind and (not named or of_media_type(named)) else None
