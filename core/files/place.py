"""Where in a file something was found, in words that a person can follow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_LABEL = re.compile(r"[^\W\d](?:[\w .()/#&+-]{0,38}[\w).#])?")
_MOST_DIGITS = 2
_STEP = re.compile(r"\[\d+\]|[.$]")
# In a name of a file or sheet an underscore separates words like a space.
_APART = re.compile(r"[_/\\]+|\.\w{1,5}$")


def is_label(text: str) -> bool:
    """Whether it reads like the name of a column or field, and not like a value in the place of one."""
    return bool(_LABEL.fullmatch(text)) and sum(map(str.isdigit, text)) <= _MOST_DIGITS


@dataclass(frozen=True, slots=True)
class FilePlace:
    """The place of a finding; numbers count from 1, and what is 0 or empty says nothing.

    In text: line and column; row, column and field (the name of the column) in a table; path in JSON. In documents: page; sheet
    and cell; slide; ``part``, in our own words ("header", "comment 2", "paragraph 7"). In archives: ``member``, its number ("2",
    or "2.1" in an archive within). In pictures: ``box``, as left, top, width and height in pixels. Fields, paths and names are
    quoted from the file, but shown only if nothing is found in them.
    """

    line: int = 0
    column: int = 0
    row: int = 0
    field: str = ""
    path: str = ""
    page: int = 0
    sheet: int = 0
    sheet_name: str = ""
    cell: str = ""
    slide: int = 0
    part: str = ""
    member: str = ""
    member_name: str = ""
    box: tuple[int, int, int, int] | None = None

    @property
    def quoted(self) -> str:
        """All that is quoted from the file, its words on lines of their own; empty if nothing is."""
        names = (_APART.sub(" ", name) for name in (self.sheet_name, self.member_name))
        return "\n".join(filter(None, (self.field, *_STEP.split(self.path), *names)))

    @property
    def unlabelled(self) -> "FilePlace":
        """The same place without anything quoted from the file."""
        return replace(self, field="", path="", sheet_name="", member_name="")

    def beside(self, inner: "FilePlace") -> "FilePlace":
        """This place with what is known of its text: line, column, row, field and path."""
        if not (inner.line or inner.row or inner.path):
            return self
        return replace(self, line=inner.line, column=inner.column, row=inner.row, field=inner.field, path=inner.path)

    def over(self, others: Iterable["FilePlace"]) -> "FilePlace":
        """This place with a box around its own and those of others beside it, in the same picture and on the same line."""
        if self.box is None:
            return self
        left, top, right, bottom = self.box[0], self.box[1], self.box[0] + self.box[2], self.box[1] + self.box[3]
        for other in others:
            if other.box and replace(other, box=None) == replace(self, box=None) and other.box[0] >= self.box[0]:
                middle = other.box[1] + other.box[3] / 2
                if self.box[1] <= middle <= self.box[1] + self.box[3]:
                    right, top = max(right, other.box[0] + other.box[2]), min(top, other.box[1])
                    bottom = max(bottom, other.box[1] + other.box[3])
        return replace(self, box=(left, top, right - left, bottom - top))

    def __str__(self) -> str:
        return ", ".join(filter(None, (self._of_archive, *self._of_document, self._of_text, self._of_picture)))

    @property
    def _of_archive(self) -> str:
        return self.member_name or (f"member {self.member}" if self.member else "")

    @property
    def _of_document(self) -> tuple[str, ...]:
        sheet = f"sheet {self.sheet_name or self.sheet}" if self.sheet else ""
        cell = f"cell {self.cell}" + (f" ({self.field})" if self.field else "") if self.cell else ""
        page, slide = (f"{name} {number}" if number else "" for name, number in (("page", self.page), ("slide", self.slide)))
        return page, sheet, slide, self.part, cell

    @property
    def _of_text(self) -> str:
        if self.path:
            return f"line {self.line}, {self.path}" if self.line else self.path
        if self.row:
            return f"row {self.row}, column {self.column}" + (f" ({self.field})" if self.field else "")
        if not self.line:
            return ""
        return f"line {self.line}, column {self.column}" if self.column else f"line {self.line}"

    @property
    def _of_picture(self) -> str:
        if self.box is None:
            return ""
        left, top, width, height = self.box
        return f"{width} by {height} pixels at {left}, {top}"
