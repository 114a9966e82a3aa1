"""Files written into a text as addresses (RFC 2397, "data:"), as the pictures of a page saved as one file: they are not read."""

import re
from collections.abc import Iterable, Iterator

from .contents import Segment
from .unread import Unread

# A shorter one is an icon.
_FILE = re.compile(r"data:(?P<kind>image|audio|video|application)/[\w.+-]{1,60}(?:;[\w=-]{1,40})*;base64,[A-Za-z0-9+/%]{2000}")
_KINDS = {"image": Unread.PICTURE, "audio": Unread.RECORDING, "video": Unread.RECORDING, "application": Unread.DOCUMENT}
_MOST = 1000


def files_in_texts(segments: Iterable[Segment]) -> Iterator[Unread]:
    """For each, why it was not read."""
    left = _MOST
    for segment in segments:
        if "data:" not in segment.text:
            continue
        for match in _FILE.finditer(segment.text):
            if not left:
                return
            left -= 1
            yield _KINDS[match["kind"]]
