"""OpenDocument texts, sheets, presentations and drawings (ISO/IEC 26300); see ``office/open_document.py``."""

from ..format import Package

FORMATS = tuple(
    Package(name, kind, "open_document")
    for name, kind in (("odt", "text"), ("ods", "spreadsheet"), ("odp", "presentation"), ("odg", "graphics"))
)
