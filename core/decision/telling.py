"""Whether anything of a text can be told to anybody: only then are names looked for, which costs most."""

import re
from collections.abc import Sequence

from config.entities import EntityTypes

from ..detection.names.known_names import writes_capitals
from ..finding import Finding, Role
from ..paste.kinds import Paste
from .score import may_alarm

# What may be a house's number or a postcode beside a place; no time, version, share or part of a path. Where names have capitals,
# so has the word beside it.
_ANY_NUMBER, _PLACE_NUMBER = (
    re.compile(
        rf"{before}[.,;)|>-]{{0,2}}[ ,\t\n]{{1,3}}\d{{1,6}}(?![\d:%_/=@]|\.\d)|"
        rf"(?<![\d:.#%_/=@$€£-])\d{{1,6}}[a-zA-Z]?(?:-\d{{1,4}})?[ ]{behind}"
    )
    for before, behind in ((r"(?<=[^\W\d_])", r"[^\W\d_]"), (r"\b[^\W\d_a-z][\w'’-]{0,30}", r"[^\W\d_a-z]"))
)
_ADDRESS_ROLES = frozenset({Role.ADDRESS, Role.OWN_ADDRESS, Role.HOME})


def may_be_told(visible: str, paste: Paste, found: Sequence[Finding], types: EntityTypes) -> bool:
    """Whether this can alarm, alone or with names and places, which tie nothing to a person unless they are addresses.

    Visible: the text. Found: by rules.
    """
    if may_alarm(found, types):
        return True
    addressed = any(not finding.roles.isdisjoint(_ADDRESS_ROLES) for finding in found)
    if not paste.pasted or addressed:
        return paste.pasted
    number = _PLACE_NUMBER if writes_capitals(visible) else _ANY_NUMBER
    return number.search(visible) is not None
