"""The names of sheets, and the formulas and links that use them."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from html import escape

from lxml.etree import _Element as Element

from ..contents import NotRewritable
from ..place import FilePlace
from .package import Package
from .xml_text import local

# Neither Excel nor OpenDocument programs take these in a name, and Excel takes no longer ones.
_REFUSED = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31
_FORMULAS = re.compile(r"f|formula\d?|definedName|oldFormula|\w*ColumnFormula|\w*RowFormula")
_REFERRING = re.compile(r"location|ref|link|formula|expression|condition|href|\S*(?:address|ranges?)(?:-list)?")
_NAMING = frozenset({"sheet"})


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet's name, an attribute. Renamed: old names -> new ones."""

    element: Element
    attribute: str
    renamed: MutableMapping[str, str]
    place: FilePlace
    end: str = "\n"

    @property
    def text(self) -> str:
        return str(self.element.get(self.attribute, ""))

    def put(self, text: str) -> None:
        name = first = _REFUSED.sub("", text).strip()[:_LONGEST] or "Sheet"
        number = 1
        while name in self.renamed.values():
            number += 1
            name = f"{first[: _LONGEST - 4]} {number}"
        self.renamed[self.text] = name
        self.element.set(self.attribute, name)


def refer_to_sheets(package: Package, changed: MutableMapping[str, Element], renamed: Mapping[str, str]) -> None:
    """Makes formulas and links use the sheets' new names; raises NotRewritable where one cannot be made to."""
    if not renamed:
        return
    anew = _Anew(renamed)
    written = [form.encode() for old in renamed for form in (old, escape(old), escape(old, quote=False))]
    for name in [name for name in package.names if name.endswith((".xml", ".rels"))]:
        raw = package.content(name)
        if name not in changed and not any(form in raw for form in written):
            continue
        root = changed[name] if name in changed else package.root(name)
        if anew.written(root):
            changed[name] = root


class _Anew:
    """Puts new names into references: ``'Jane Doe'!A1``, ``Jane!A1``, ``[$'Jane Doe'.A1]``."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed
        forms = [f"'{re.escape(old.replace(chr(39), chr(39) * 2))}'|(?<![\\w'.\\]]){re.escape(old)}" for old in renamed]
        self._reference = re.compile(f"(?P<name>{'|'.join(forms)})(?=[!.:])", re.IGNORECASE)
        self._by_form = {
            form.casefold(): new for old, new in renamed.items() for form in (old, f"'{old.replace(chr(39), chr(39) * 2)}'")
        }

    def written(self, root: Element) -> bool:
        """Whether anything was changed."""
        found = [self._text(element) | self._attributes(element) for element in root.iter("*")]
        return any(found)

    def _text(self, element: Element) -> bool:
        if not element.text or not _FORMULAS.fullmatch(local(str(element.tag))):
            return False
        return self._put(element.text, lambda text: setattr(element, "text", text))

    def _attributes(self, element: Element) -> bool:
        found = False
        for key, value in element.items():
            name, text = str(key), str(value)
            if local(name) in _NAMING and text in self._renamed:
                element.set(name, self._renamed[text])
                found = True
            elif _REFERRING.fullmatch(local(name)):
                found |= self._put(text, lambda new, name=name: element.set(name, new))  # type: ignore[misc]
        return found

    def _put(self, text: str, put: Callable[[str], None]) -> bool:
        new = self._reference.sub(lambda match: f"'{self._by_form[match['name'].casefold()]}'", text)
        if any(f"'{old}" in new for old in self._renamed if old not in self._renamed.values()):
            raise NotRewritable("A formula uses the name of a sheet in which something was found; please rename the sheet first.")
        if new != text:
            put(new)
        return new != text
