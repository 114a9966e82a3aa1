"""Domains that one can register, by the Public Suffix List (publicsuffix.org) as the package tldextract brings it.

The package itself loads a library for downloads, which takes a tenth of a second.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SNAPSHOT, _END = ".tld_set_snapshot", "// ===END ICANN DOMAINS==="
_ENCODED = "xn--"


def has_public_suffix(domain: str) -> bool:
    """Whether its last part is a top-level domain of the list. Domain: of two parts or more."""
    last = domain.rpartition(".")[2].lower()
    if last.startswith(_ENCODED):
        try:
            last = last.encode("ascii").decode("idna")
        except UnicodeError:
            return False
    return last in _top_level()


@cache
def _top_level() -> frozenset[str]:
    """Read once: it is the same in every process."""
    spec = find_spec("tldextract")
    folders = spec.submodule_search_locations if spec else None
    if not folders:  # an installation that is not whole
        raise ModuleNotFoundError("No module named 'tldextract'", name="tldextract")
    text, _, _ = (Path(folders[0]) / _SNAPSHOT).read_text(encoding="utf-8").partition(_END)
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line.rpartition(".")[2] for line in lines if line and not line.startswith("//"))
