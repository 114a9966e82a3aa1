"""Contact details that people who work together exchange every day."""

import pytest

from config.policy import Policy
from core.decision.workplace import beyond_routine, private_domain
from core.finding import Finding


def listed(*values: str) -> list[tuple[Finding, str]]:
    kinds = ("EMAIL_ADDRESS" if "@" in value else "PHONE_NUMBER" if value[:1] in "+0" else "PERSON" for value in values)
    return [
        (Finding(i * 50, i * 50 + len(value), kind, 0.8), value)
        for i, (kind, value) in enumerate(zip(kinds, values, strict=True))
    ]


def kept(*values: str) -> list[str]:
    return [value for _, value in beyond_routine(listed(*values), Policy())]


def test_a_company_s_addresses_do_not_count() -> None:
    assert kept("Ana", "ana@kestrel.io", "bo@kestrel.io", "tom@initech.com", "+44 1") == ["Ana", "+44 1"]


def test_private_ones_do() -> None:
    assert kept("ana@gmail.com", "bo@GMX.net", "tom@initech.com") == ["ana@gmail.com", "bo@GMX.net"]


def test_those_of_many_companies_are_a_list_and_each_counts_once() -> None:
    many = ("a@kestrel.io", "b@kestrel.io", "c@initech.com", "d@umbra.dev", "e@hale-sons.co.uk")
    assert kept(*many) == ["a@kestrel.io", "c@initech.com", "d@umbra.dev", "e@hale-sons.co.uk"]


def test_two_telephone_numbers_are_one_and_three_are_a_list() -> None:
    assert kept("+44 1", "+44 2", "+44 1") == ["+44 1", "+44 1"]
    assert kept("+44 1", "+44 2", "+44 3") == ["+44 1", "+44 2", "+44 3"]


def test_domains_of_private_persons() -> None:
    policy = Policy(private_domains=("gmx.*", "Gmail.com"))
    assert [private_domain(name, policy) for name in ("gmx.de", "GMX.net", "gmail.com", "gmxer.de", "mail.gmx", "x.gmail.com")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("mymail.co.uk", True),
        ("Freemail.hu", True),
        ("post.example", False),
        ("mail.kestrel.io", False),
        ("webmail.kestrel.io", False),
    ],
)
def test_a_name_that_ends_in_mail_is_a_provider(name: str, private: bool) -> None:
    assert private_domain(name, Policy(private_domains=())) is private


def test_four_companies_are_a_list_and_three_are_not() -> None:
    three = ("a@kestrel.io", "c@initech.com", "d@umbra.dev")
    assert kept(*three) == []
    assert kept(*three, "e@hale-sons.co.uk") == [*three, "e@hale-sons.co.uk"]


def test_a_company_s_domain_is_one_in_capitals_too() -> None:
    assert kept("a@kestrel.io", "b@KESTREL.IO", "c@initech.com", "d@umbra.dev") == []


def test_private_addresses_are_no_companies_of_a_list() -> None:
    assert kept("a@kestrel.io", "c@initech.com", "d@umbra.dev", "ana@gmail.com") == ["ana@gmail.com"]


def test_what_looks_like_an_address_and_is_none_is_no_company() -> None:
    user = (Finding(0, 12, "USERNAME", 0.8), "ana@kestrel")
    assert beyond_routine([user, *listed("+44 1")], Policy()) == [user, *listed("+44 1")]


def test_the_first_of_two_telephone_numbers_stays_wherever_it_stands() -> None:
    assert kept("Ana", "+44 2", "bo@gmail.com", "+44 1", "+44 2") == ["Ana", "+44 2", "bo@gmail.com", "+44 2"]
