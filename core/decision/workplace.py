"""Workplace contacts: the contact details that colleagues exchange every day do not alarm. Pure."""

import re
from collections.abc import Sequence

from config.policy import Policy

from ..finding import Finding

_MANY_DOMAINS, _MANY_PHONES, _MANY_ROWS = 4, 3, 2
# Between the fields of a row that a program wrote: nobody types "Ann Wild,+44 20".
_NO_SPACE = 1
_PROVIDER = re.compile(r"(?!webmail)[^.]+mail\d*\.")


def private_domain(domain: str, policy: Policy) -> bool:
    """Whether it is a domain of private mailboxes; ``gmx.*`` in the policy means that name under any top-level domain.

    So is any name that ends in "mail": mymail.co.uk, freemail.hu.
    """
    name = domain.casefold()
    provider = bool(_PROVIDER.match(name))
    return provider or any(
        name == known or (known.endswith(".*") and name.startswith(known[:-1]))
        for known in map(str.casefold, policy.private_domains)
    )


def beyond_routine(values: Sequence[tuple[Finding, str]], policy: Policy) -> list[tuple[Finding, str]]:
    """Drops routine business contacts; keeps private addresses, lists of many companies' addresses, and one telephone number.

    Values: the findings of a talk with their values. Addresses of a company are routine, except that those of four companies or
    more are a list: then each company counts once.
    """
    companies = {
        value.rpartition("@")[2].casefold(): finding
        for finding, value in reversed(values)
        if finding.entity_type == "EMAIL_ADDRESS" and not private_domain(value.rpartition("@")[2], policy)
    }
    told = set(companies.values()) if len(companies) >= _MANY_DOMAINS else set()
    phones = {value for finding, value in values if finding.entity_type == "PHONE_NUMBER"}
    few = len(phones) < _MANY_PHONES and _rows(values) < _MANY_ROWS
    kept: list[tuple[Finding, str]] = []
    phone = ""
    for finding, value in values:
        if finding.entity_type == "PHONE_NUMBER" and few:
            if phone not in ("", value):
                continue
            phone = value
        company = finding.entity_type == "EMAIL_ADDRESS" and value.rpartition("@")[2].casefold() in companies
        if not company or finding in told:
            kept.append((finding, value))
    return kept


def _rows(values: Sequence[tuple[Finding, str]]) -> int:
    """How many telephone numbers stand right behind a name, as in a table of commas."""
    ends = {finding.end for finding, _ in values if finding.entity_type == "PERSON"}
    starts = {finding.start for finding, _ in values if finding.entity_type == "PHONE_NUMBER"}
    return sum(start - _NO_SPACE in ends for start in starts)
