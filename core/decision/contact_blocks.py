"""Telephone numbers and addresses of nobody in private: a company's signature, the dial-in of an invitation. Pure."""

import re

from config.lexicon import Lexicon
from config.policy import Policy

from ..detection.fragments import whole_word
from ..finding import Finding
from ..lazy_pattern import lazy
from .workplace import private_domain

# A block ends at an empty line; a longer one is no signature.
_LONGEST_BLOCK, _LONGEST_INVITATION, _BEFORE = 300, 1500, 8
_MAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
# "+49 69 667736,,123456789# Germany, Frankfurt": what a telephone dials by itself, and where the number is.
_DIALS_ON = re.compile(r"[\u202c]?(?:[,;]{1,4}\s?[\d*]{3,15}#){1,3}")
_IS_DIALED = re.compile(r"\d[\u202c]?[,;]{1,4}\s?\Z")
_NOTHING_ELSE_BEFORE = re.compile(r"[\s•*·\u202a-]{0,6}(?:[^\d@\n]{0,40}[:)])?[\s\u202a]{0,3}\Z")
_NOTHING_ELSE_BEHIND = re.compile(r"[\u202c]?(?:[,;]{1,4}\s?[\d#*]{3,15}){0,3}[^\d@\n]{0,40}(?:PIN[^\n]{0,24})?\Z")


class ContactBlocks:
    """Tells whether a number or an address stands in one of these blocks. Thread-safe."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Lexicon: how companies end their names, who is served, what invitations call their numbers."""
        flags = re.IGNORECASE | re.VERBOSE
        self._company = lazy(lexicon.expand(r"(?<![\w.-]){company_form}(?![\w-])"), flags)
        self._served = lazy(lexicon.expand(whole_word("{served}")), flags)
        self._dial_in = lazy(lexicon.expand(whole_word("{dial_in}")), flags)

    def of_a_company(self, text: str, finding: Finding, policy: Policy) -> bool:
        """Whether it stands in a block with a company's name and the mailbox of one person there, and no customer."""
        start, end = _block(text, finding)
        domains = {match[1].casefold() for match in _MAIL.finditer(text, start, end)}
        one = len(domains) == 1 and not private_domain(next(iter(domains)), policy)
        return one and self._company.search(text, start, end) is not None and self._served.search(text, start, end) is None

    def of_an_invitation(self, text: str, number: Finding) -> bool:
        """Whether it is a telephone number by which everybody who is invited joins a meeting."""
        if _DIALS_ON.match(text, number.end) or _is_dialed(text, number):
            return True
        before = text[max(0, number.start - _LONGEST_INVITATION) : number.start]
        alone = _NOTHING_ELSE_BEFORE.match(before.rpartition("\n")[2])
        behind = _NOTHING_ELSE_BEHIND.match(text[number.end : number.end + _LONGEST_INVITATION].partition("\n")[0])
        return bool(alone and behind and self._dial_in.search(before))


def _is_dialed(text: str, number: Finding) -> bool:
    """Whether it is not the number that is called, but what the telephone dials then."""
    before = _IS_DIALED.search(text, max(0, number.start - _BEFORE), number.start)
    return before is not None and text.startswith("#", number.end)


def _block(text: str, finding: Finding) -> tuple[int, int]:
    """Start and end of the lines around a finding, up to an empty one."""
    before = text[max(0, finding.start - _LONGEST_BLOCK) : finding.start].rpartition("\n\n")[2]
    behind = text[finding.end : finding.end + _LONGEST_BLOCK].partition("\n\n")[0]
    return finding.start - len(before), finding.end + len(behind)
