"""Files that were not read, as people say them."""

from collections.abc import Mapping

from ..files.unread import Unread

_UNREAD = {
    Unread.PDF: ("PDF", "PDFs"),
    Unread.DOCUMENT: ("archive or Office document", "archives or Office documents"),
    Unread.PICTURE: ("picture", "pictures"),
    Unread.RECORDING: ("sound or video file", "sound or video files"),
    Unread.PROGRAM: ("program", "programs"),
    Unread.DATABASE: ("database", "databases"),
    Unread.NO_TEXT: ("file that is not text", "files that are not text"),
    Unread.TOO_LARGE: ("file that was too large", "files that were too large"),
    Unread.EXTERNAL: ("file kept by another service", "files kept by another service"),
    Unread.DENIED: ("file that I am not allowed to read", "files that I am not allowed to read"),
    Unread.HIDDEN: ("file that the platform hides", "files that the platform hides"),
    Unread.DELETED: ("deleted file", "deleted files"),
    Unread.ENCRYPTED: ("encrypted file", "encrypted files"),
    Unread.DAMAGED: ("damaged file", "damaged files"),
    Unread.BEYOND: ("part beyond the limits", "parts beyond the limits"),
    Unread.ILLEGIBLE: ("picture that is not legible everywhere", "pictures that are not legible everywhere"),
    Unread.FAILED: ("file that could not be downloaded", "files that could not be downloaded"),
}


def unread_kinds(numbers: Mapping[Unread, int]) -> str:
    """Files that were not read, or parts of one: "2 pictures, 1 PDF"."""
    return ", ".join(f"{number} {_UNREAD[kind][number != 1]}" for kind, number in numbers.items())
