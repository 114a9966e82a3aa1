"""Which attributes of a document's XML people write in: by their names (ECMA-376, ISO/IEC 26300), or by what stands in them."""

import re

from ..telling import is_telling

# Anywhere.
_ANYWHERE = frozenset(
    {
        *("author", "creator", "initials", "userId", "userName", "user", "refreshedBy", "ed", "displayName", "displayText"),
        *("descr", "description", "title", "alt", "comment", "caption", "label", "tooltip", "display", "help-text"),
        *("prompt", "promptTitle", "error", "errorTitle", "text", "string", "lastValue", "stringValue1", "stringValue2"),
        *("dataCaption", "grandTotalCaption", "rowHeaderCaption", "colHeaderCaption", "errorCaption", "missingCaption"),
        *("totalsRowLabel", "instr", "formula", "refersTo", "command", "serverCommand", "post", "linkTarget"),
        *("href", "invalidUrl", "sourceFile", "odcFile", "destinationFile", "current-value", "string-value-if-true"),
        *("string-value-if-false", "key1", "key2", "dde-topic", "dde-item", "database-name", "securityDescriptor"),
    }
)
# In certain elements.
_IN = frozenset(
    {
        *((each, "name") for each in ("bookmarkStart", "moveFromRangeStart", "moveToRangeStart", "docPr", "cNvPr", "docVar")),
        *((each, "name") for each in ("property", "cacheField", "worksheetSource", "customPr", "parameter", "connection")),
        *((each, "name") for each in ("pivotTableDefinition", "pivotField", "customWorkbookView", "scenario", "slicer")),
        *((each, "name") for each in ("protectedRange", "queryTable", "queryTableField", "deletedField", "userInfo")),
        *((each, "name") for each in ("tableColumn", "cSld", "section", "custShow", "control", "tag", "author", "cmAuthor")),
        *(
            (each, "name")
            for each in ("chgData", "bookmark", "bookmark-start", "user-defined", "user-field-get", "variable-decl")
        ),
        *((each, "name") for each in ("user-field-decl", "frame", "data-pilot-member", "database-range", "drop-down", "a")),
        *((each, "val") for each in ("docVar", "alias", "tag", "default", "helpText", "statusText", "tblCaption", "name")),
        *((each, "val") for each in ("tblDescription", "description", "listEntry", "attr", "lvlText", "connectString", "query")),
        *(
            (each, "val")
            for each in ("mailSubject", "addressFieldName", "filter", "customFilter", "item", "sheetName", "inputCells")
        ),
        *((each, "value") for each in ("listItem", "label", "option", "filter-condition")),
        *((each, "string-value") for each in ("user-field-decl", "hidden-text", "alphabetical-index-mark", "toc-mark")),
        *(
            ("s", "v"),
            ("e", "v"),
            ("item", "n"),
            ("dbPr", "connection"),
            ("absPath", "url"),
            ("webPr", "url"),
            ("oleObject", "link"),
        ),
        *(("bibliography-mark", each) for each in ("identifier", "address", "url", "note", "publisher", "institution", "editor")),
    }
)
# What programs call things: "Text Box 12", "_Toc81234".
_GIVEN = re.compile(r"_\w+|[^\d@]{0,40}\d{1,6}")
_SAYS = re.compile(r"[^\W\d_]{2}|(?:\d\D{0,3}){7}")


def is_written(element: str, name: str, value: str) -> bool:
    """Whether people write in an attribute. Element, name: without their namespaces."""
    if name in _ANYWHERE or (element, name) in _IN:
        return is_name(value) if name == "name" else bool(_SAYS.search(value))
    return is_telling(value)


def is_name(value: str) -> bool:
    """Whether somebody has given a thing this name, and no program."""
    return bool(_SAYS.search(value)) and not _GIVEN.fullmatch(value)
