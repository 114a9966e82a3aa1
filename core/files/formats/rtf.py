"""Rich text."""

from collections.abc import Sequence

from .. import rtf_text
from ..bounds import Bounds
from ..contents import Contents, NotRewritable, Segment
from ..format import Look
from ..place import FilePlace
from ..unread import Unread

# Each byte is a character: whatever is not ASCII in it is written as a code.
_BYTES = "latin-1"


class Rtf:
    """A document in rich text."""

    name = "rtf"

    def recognises(self, look: Look) -> bool:
        """By its first group."""
        return rtf_text.is_rtf(look.head)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """Its text; pictures and objects of other programs are not read."""
        raw = content.decode(_BYTES)
        unread = (*[Unread.PICTURE] * rtf_text.pictures(raw), *[Unread.DOCUMENT] * rtf_text.objects(raw))
        return Contents((Segment(raw, FilePlace(), format="rtf"),), unread)

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """The same document; its control words stay."""
        try:
            return texts[0].encode(_BYTES)
        except UnicodeError:
            raise NotRewritable("The redacted text has characters that cannot be written in this file.") from None


FORMATS = (Rtf(),)
