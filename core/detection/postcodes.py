"""A place that the name model found takes its house number and postcode along: they stand beside it, and tell where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..verdict import Evidence, Finding

_YEAR = re.compile(r"(?:19|20)\d\d$")
_AFTER = re.compile(r"[ ,]{1,2}(?P<number>\d{4,6})(?![\w%]|[.,:/-]\d)")
_BEFORE = re.compile(r"(?:^|[\n>,;|/])[ ]{0,2}(?P<number>\d{1,6}[a-zA-Z]?)[ ]\Z")
_LONGEST = 12


def with_postcodes(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; the model's places reach over a number that follows, or that begins the line before them."""
    for finding in findings:
        if finding.entity_type != "LOCATION" or finding.evidence is not Evidence.MODEL:
            yield finding
            continue
        after = _AFTER.match(text, finding.end)
        end = after.end("number") if after and not _YEAR.match(after["number"]) else finding.end
        begin = max(0, finding.start - _LONGEST)
        before = _BEFORE.search(text[begin : finding.start])
        # The start of the stretch is the start of a line only where the text begins there.
        at_line = before is not None and (before.start() > 0 or begin == 0 or text[begin] in "\n>,;|/")
        start = begin + before.start("number") if before and at_line else finding.start
        yield replace(finding, start=start, end=end)
