"""Opens a PDF with pdfium, which must be used by one thread at a time."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..contents import UnreadableFile
from ..unread import Unread

if TYPE_CHECKING:
    from pikepdf import Pdf
    from pypdfium2 import PdfDocument

# pdfium keeps state of its own for the whole process: https://pypdfium2.readthedocs.io, "Thread incompatibility".
_ALONE = threading.RLock()
_ENCRYPTED = "This is a PDF that is encrypted, so it cannot be checked; it may still contain personal data."
_DAMAGED = "This is a PDF that is damaged, so it cannot be checked; it may still contain personal data."
_PASSWORD = 4  # FPDF_ERR_PASSWORD of fpdfview.h


def objects(content: bytes) -> "Pdf":
    """The document as its objects, to be closed. What pikepdf would say of a damaged one goes to no log. Raises PdfError."""
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    return pikepdf.open(io.BytesIO(content))


@contextmanager
def opened(content: bytes) -> Iterator["PdfDocument"]:
    """The document, with its forms; raises UnreadableFile."""
    with _ALONE:
        import pypdfium2
        from pypdfium2.raw import FPDF_GetLastError

        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            if FPDF_GetLastError() == _PASSWORD:
                raise UnreadableFile(_ENCRYPTED, Unread.ENCRYPTED) from None
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
        try:
            document.init_forms()
            yield document
        except pypdfium2.PdfiumError:
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
        finally:
            document.close()
