"""Why a file was not read. Such a file is named and counted, but never called clean."""

from collections.abc import Mapping
from enum import StrEnum


class Unread(StrEnum):
    """The kind of file, if that is the reason, or else what prevented reading it."""

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
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    BEYOND = "beyond"
    ILLEGIBLE = "illegible"
    FAILED = "failed"


_YET = "which cannot be checked yet; it may still contain personal data."
REASONS: Mapping[Unread, str] = {
    Unread.PDF: f"This is a PDF, {_YET}",
    Unread.DOCUMENT: f"This is a kind of archive or document {_YET}",
    Unread.PICTURE: 'This is a picture, and the extra "ocr", which reads them, is not installed: it was not checked.',
    Unread.RECORDING: f"This is sound or video, {_YET}",
    Unread.PROGRAM: f"This is a program, {_YET}",
    Unread.DATABASE: f"This is a database, {_YET}",
    Unread.NO_TEXT: "This is not text, so it cannot be checked; it may still contain personal data.",
    Unread.TOO_LARGE: "It is too large to be checked.",
    Unread.EXTERNAL: "It is stored by another service, from which I download nothing.",
    Unread.DENIED: "The platform does not let me read it.",
    Unread.HIDDEN: "The platform hides it, because the workspace is over its limit.",
    Unread.DELETED: "It has been deleted.",
    Unread.ENCRYPTED: "It is encrypted, so it cannot be checked; it may still contain personal data.",
    Unread.DAMAGED: "It is damaged, so it cannot be checked.",
    Unread.BEYOND: "It holds more than is read of one file.",
    Unread.ILLEGIBLE: "Some lines of a picture are not legible to me, so they were not checked.",
    Unread.FAILED: "It could not be downloaded.",
}
