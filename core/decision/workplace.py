"""Workplace contacts: the contact details that colleagues exchange every day do not alarm. Pure."""

import re
from collections.abc import Sequence

from config.policy import Policy

from ..finding import Finding

_MANY_DOMAINS, _MANY_PHONES, _MANY_ROWS = 4, 3, 2
# Between the fields of a row: nobody types "Ann Wild,+44 20".
_SEPARATORS = ",;|\t"
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


def beyond_routine(values: Sequence[tuple[Finding, str]], policy: Policy, *, listed: bool = False) -> list[tuple[Finding, str]]:
    """Drops routine business contacts; keeps private addresses, lists of many companies' addresses, and one telephone number.

    Values: the findings of a talk with their values. Addresses of a company are routine, except that those of four companies or
    more are a list: then each company counts once. Listed: whether the telephone numbers are a list, however few.
    """
    companies = {
        value.rpartition("@")[2].casefold(): finding
        for finding, value in reversed(values)
        if finding.entity_type == "EMAIL_ADDRESS" and not private_domain(value.rpartition("@")[2], policy)
    }
    told = set(companies.values()) if len(companies) >= _MANY_DOMAINS else set()
    phones = {value for finding, value in values if finding.entity_type == "PHONE_NUMBER"}
    few = len(phones) < _MANY_PHONES and not listed
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


def in_rows(text: str, values: Sequence[tuple[Finding, str]]) -> bool:
    """Whether two telephone numbers or more stand right behind a name and a comma, as in a table that a program wrote.

    Text: what the findings' offsets refer to.
    """
    ends = {finding.end for finding, _ in values if finding.entity_type == "PERSON"}
    starts = (finding.start for finding, _ in values if finding.entity_type == "PHONE_NUMBER")
    return sum(start - 1 in ends and text[start - 1] in _SEPARATORS for start in starts) >= _MANY_ROWS
