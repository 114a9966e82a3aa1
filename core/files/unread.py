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
