"""Files that are not downloaded at all, judged by what the platform says about them."""

import mimetypes

from ..message import Attachment
from .unread import Unread

_MEDIA = {
    "application/vnd.rar": Unread.DOCUMENT,
    "application/msword": Unread.DOCUMENT,
    "application/vnd.ms-powerpoint": Unread.DOCUMENT,
}
_FAMILIES = {
    "video/": Unread.RECORDING,
    "audio/": Unread.RECORDING,
}


def of_media_type(media_type: str) -> Unread | None:
    """Why files of a media type (RFC 6838) cannot be read; None if they may be text."""
    bare = media_type.partition(";")[0].strip().casefold()
    return _MEDIA.get(bare) or next((kind for head, kind in _FAMILIES.items() if bare.startswith(head)), None)


def refused(file: Attachment, most: int) -> Unread | None:
    """Why a file is not downloaded, judged by what the platform says about it; None to try it. Most: bytes.

    The media type may come from whoever uploaded the file, so the file's name has to agree.
    """
    if file.unread:
        return file.unread
    if file.size > most:
        return Unread.TOO_LARGE
    kind = of_media_type(file.media_type)
    named = mimetypes.guess_type(file.name)[0] or ""
    return kind if kind and (not named or of_media_type(named)) else None
