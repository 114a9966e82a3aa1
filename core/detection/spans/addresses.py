"""Merges addresses: adjacent places with their house number, unit and postcode become one finding."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...finding import Evidence, Finding, Role
from .overlaps import strength

_LONGEST_BEFORE, _LONGEST_AFTER, _LONGEST_GAP = 40, 60, 24
# No address is longer; a text of nothing but streets is many addresses.
_LONGEST = 300
_YEAR = re.compile(r"(?:19|20)\d\d$")
_POSTCODE = (
    r"(?:\d{3}-\d{4}|\d{4}-\d{3}|\d{5}-\d{3,4}|\d{4}[ ]?[A-Z]{2}(?![^\W_])|\d{4,6}|\d{3}[ ]\d{2}|\d{2}-\d{3}|[A-Z]{1,2}-\d{3,5})"
)
_AFTER = re.compile(rf"(?P<gap>[ ,]{{1,2}}|,?\n[ ]?)(?P<number>{_POSTCODE})(?![\w%]|[.,:/-]\d|[ ]\d)")
# After a street and its number also a province: ", NO 14908", ",\n 32\n 60810"; and a town after its postcode: "\n18055 Rostock".
_TOWN = r"(?:[ ][A-ZÀ-ÖØ-ÞŁŚŻŽČ][^\W\d_]{2,25}(?:[ -][A-ZÀ-ÖØ-Þ][^\W\d_]{2,25})?(?![^\W_]))?"
_PROVINCE_AFTER = re.compile(
    rf"(?P<gap>[ ,.\n]{{1,4}}(?:[A-Z]{{1,3}}|nan|\d{{1,3}})[ ,\n]{{1,3}}|[ ,.\n]{{1,4}})"
    rf"(?P<number>{_POSTCODE}(?![\w%]|[.,:/-]\d|[ ]\d){_TOWN})"
)
_NUMBERS = r"(?P<numbers>\d{1,6}(?:[a-zA-Z]|(?:-\d{1,4}){1,3})?[ ](?:\d{1,6}[a-zA-Z]?[ ])?)\Z"
_LINE_BEFORE = re.compile(rf"(?:^|[\n>,;|/(\"'][ ]{{0,2}}|\?\?\?[ ]){_NUMBERS}")
_WORD_BEFORE = re.compile(
    rf"(?i)(?:\b(?:at|to|from|near|is|it['’]s[ ]in|in|address|lives|with|and|an|in[ ]der|bei|à|en|a)|:)\s{{1,2}}{_NUMBERS}"
)
_CORNER_BEFORE = re.compile(r"(?i)\b(?:the[ ])?(?:corner|intersection|junction)[ ]of[ ]\Z")
_CORNER = re.compile(r"(?i)(?:the )?corner")
_STATE = re.compile(r"[A-Z]{2,3}")
_CORNER_GAP = re.compile(r"\.?[ ](?:and|&|und|et|y)[ ]")
_GAP = re.compile(r"[ \t,.;\n>|/-]{1,5}(?:(?:\d{1,6}[a-zA-Z]?|[A-Z]{1,3}|nan|n/a|\(\w{3,10}\))[ ,\n]{1,4}){0,2}")
# Between a street and its town: "bl. C3, ap. 14", "F-7/2", "דירה 14", "حي العليا".
_PART = (
    r"(?:(?:[^\W\d_]{1,9}\.?[ ])?[A-Z]{0,2}-?\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}){0,2}"
    r"|(?:[^\Wa-zß-ÿ\d_][^\W\d_]{1,14}[ ]?){1,2})"
)
_PARTS = re.compile(rf"[ ]?[,،][ ]?(?:{_PART}[ ]?[,،][ ]?){{1,4}}")
# A town that nobody lists, on a line of its own between the street's line and that of its country.
_TOWN_LINE = re.compile(r",?[ ]?\n\s{0,8}[^\Wa-zß-ÿ\d_][\w'’-]{1,24}(?:[ -][\w'’.-]{1,24}){0,3},?[ ]?\n\s{0,8}")
_LONGEST_PARTS = 60
# Staircase and door behind a house number, as in Vienna: "45/2/14".
_DOOR = re.compile(r"(?<=\d)(?:/\d{1,4}[A-Za-z]?){1,3}(?![\w/])")


def whole_addresses(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with addresses merged; sorted and disjoint, before and after. Other types stay as they are."""
    whole: list[Finding] = []
    for number, finding in enumerate(findings):
        if finding.entity_type != "LOCATION":
            whole.append(finding)
            continue
        floor = whole[-1].end if whole else 0
        ceiling = findings[number + 1].start if number + 1 < len(findings) else len(text)
        wider = replace(finding, start=_start(text, finding, floor))
        last = whole[-1] if whole and whole[-1].entity_type == "LOCATION" else None
        if last and _belong_together(text, last, wider):
            whole.pop()
            wider = replace(max(last, wider, key=strength), start=last.start, end=wider.end, roles=last.roles | wider.roles)
        wider = replace(wider, end=_end(text, wider, ceiling))
        whole.append(_as_street(wider) if _took_a_number(text, finding, wider) else wider)
    return whole


def _as_street(place: Finding) -> Finding:
    evidence = Evidence.FORMAT if place.evidence is Evidence.MODEL else place.evidence
    return replace(place, evidence=evidence, roles=place.roles | {Role.ADDRESS, Role.STREET})


def _took_a_number(text: str, read: Finding, whole: Finding) -> bool:
    """Whether a place that the name model found now has a house number or a postcode, and so is more than a mention."""
    return read.evidence is Evidence.MODEL and not _has_number(text, read) and _has_number(text, whole)


def _has_number(text: str, finding: Finding) -> bool:
    return any(char.isdecimal() for char in text[finding.start : finding.end])


def _end(text: str, finding: Finding, ceiling: int) -> int:
    """The end of the address, including a postcode that follows. Ceiling: where the next finding starts."""
    numbered = _has_number(text, finding)
    door = _DOOR.match(text, finding.end, ceiling) if numbered else None
    if door:
        return _end(text, replace(finding, end=door.end()), ceiling)
    pattern = _PROVINCE_AFTER if numbered else _AFTER
    after = pattern.match(text, finding.end, min(len(text), finding.end + _LONGEST_AFTER))
    if after is None or after.end("number") > ceiling:
        return finding.end
    unlike = not numbered and ("\n" in after["gap"] or _YEAR.match(after["number"]))
    return finding.end if unlike else after.end("number")


def _start(text: str, finding: Finding, floor: int) -> int:
    """The start of the address, including a house number before it. Floor: where the previous finding ends."""
    begin = max(floor, finding.start - _LONGEST_BEFORE)
    before = text[begin : finding.start]
    corner = _CORNER_BEFORE.search(before)
    if corner:
        return begin + corner.start()
    at_line = _LINE_BEFORE.search(before)
    # The start of the window is the start of a line only at the start of the text.
    if at_line and at_line.start() == 0 and begin > 0 and text[begin] not in "\n>,;|/(\"'?":
        at_line = None
    found = at_line or _WORD_BEFORE.search(before)
    if not found or _YEAR.match(found["numbers"].strip()):
        return finding.start
    # "in 3 Paris hotels" is not an address: the number counts at the start of a line, or if the place has another number.
    return begin + found.start("numbers") if at_line or _has_number(text, finding) else finding.start


def _belong_together(text: str, first: Finding, second: Finding) -> bool:
    if second.start - first.end > _LONGEST_PARTS or second.end - first.start > _LONGEST:
        return False
    gap = text[first.end : second.start]
    if _has_number(text, first) and (_PARTS.fullmatch(gap) or _TOWN_LINE.fullmatch(gap)):
        return True
    if len(gap) > _LONGEST_GAP:
        return False
    if _CORNER_GAP.fullmatch(gap):
        return _has_number(text, first) or _has_number(text, second) or bool(_CORNER.match(text, first.start))
    # Two adjacent towns are two places; but an address with a number goes on, and a state's abbreviation belongs to its town.
    one = _has_number(text, first) or _has_number(text, second) or _STATE.fullmatch(text, second.start, second.end)
    return (not gap or _GAP.fullmatch(gap) is not None) and bool(one)
