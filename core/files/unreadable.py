"""What is known not to be text, and is read by no format: recordings, programs, databases, old and encrypted documents."""

import puremagic

from .contents import UnreadableFile
from .refusal import of_media_type
from .unread import REASONS, Unread

_KNOWN = (
    (b"%PDF-", "a PDF", Unread.PDF),
    (b"RIFF", "sound or video", Unread.RECORDING),
    (b"OggS", "sound", Unread.RECORDING),
    (b"ID3", "sound", Unread.RECORDING),
    (b"fLaC", "sound", Unread.RECORDING),
    (b"\x1aE\xdf\xa3", "a video", Unread.RECORDING),
    (b"Rar!", "a RAR archive", Unread.DOCUMENT),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", Unread.DOCUMENT),
    (b"\xd0\xcf\x11\xe0", "an old Office document", Unread.DOCUMENT),
    (b"\x7fELF", "a program", Unread.PROGRAM),
    (b"MZ", "a program", Unread.PROGRAM),
    (b"SQLite format 3", "a database", Unread.DATABASE),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The stream in which Office keeps an encrypted document. Source: [MS-OFFCRYPTO], 2.3.4.4.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SNIFFED = 100_000


def recognised(content: bytes) -> UnreadableFile | None:
    """Why a file is not read, if its first bytes say so."""
    if content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        return UnreadableFile("This Office document is encrypted, so it cannot be checked.", Unread.ENCRYPTED)
    for magic, name, kind in _KNOWN:
        if content.startswith(magic):
            return UnreadableFile(f"This is {name}, which cannot be checked yet; it may still contain personal data.", kind)
    return None


def not_text(content: bytes) -> UnreadableFile:
    """Why a file that is no text is not read: its kind, if that is known."""
    try:
        kind = of_media_type(puremagic.from_string(content[:_SNIFFED], mime=True))
    except Exception:  # noqa: BLE001 - it knows the kind or not
        kind = None
    return UnreadableFile(REASONS[kind or Unread.NO_TEXT], kind or Unread.NO_TEXT)
