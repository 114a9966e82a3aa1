"""Which files are not even downloaded, by what the platform says about them."""

import mimetypes

from ..message import Attachment
from .unread import Unread

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


def refused(file: Attachment, most: int) -> Unread | None:
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
