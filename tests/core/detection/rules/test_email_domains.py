"""The top-level domains are those that tldextract knows."""

import pytest
import tldextract

from core.detection.rules.email import has_public_suffix

SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


def test_every_suffix_of_the_list_is_one() -> None:
    assert all(has_public_suffix(f"kestrel.{suffix.lstrip('*!.')}") for suffix in SUFFIXES.tlds)


DOMAINS = (
    "kestrel.io kestrel.co.uk KESTREL.COM kestrel.ck www.ck kestrel.nope kestrel.local kestrel.service почта.рф kestrel.xn--p1ai "
    "kestrel.xn--nope kestrel.xn-- kestrel.github.io a.b.c.museum kestrel.straße kestrel.ıo"
)


@pytest.mark.parametrize("domain", DOMAINS.split())
def test_a_domain_is_judged_as_tldextract_judges_it(domain: str) -> None:
    assert has_public_suffix(domain) == bool(SUFFIXES(domain).suffix)
