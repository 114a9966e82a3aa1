"""Email addresses of people."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ..rule import Rule

# The Public Suffix List (publicsuffix.org) as tldextract brings it: the package itself loads a library for downloads.
_SNAPSHOT, _END = ".tld_set_snapshot", "// ===END ICANN DOMAINS==="
_ENCODED = "xn--"
_NO_MAILBOX = re.compile(
    r"(?i)^[a-z]@(?:[a-z]|gmail|yahoo|hotmail|outlook|e?mail|foo|bar|domain|company)\.|"
    r"^(?:no-?reply|do-?not-?reply|git|svn|hg|root|postmaster|mailer-daemon|noreply\+?.*)@|"
    r"@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|localhost|test|invalid|users\.noreply\.github\.com)$"
)
_FILES = re.compile(r"(?i)@\d+x\.|\.(?:png|jpe?g|gif|svg|webp|js|css|py|md|txt|json|service|socket|timer|target|mount)$")
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_][\w-]{1,23}"


def mailbox(value: str) -> bool:
    """A deliverable looking address: a domain with a public suffix, no file, no example."""
    if _FILES.search(value):
        return False
    return has_public_suffix(value.rpartition("@")[2])


def somebodys_mailbox(value: str) -> bool:
    """As ``mailbox``, and not one of the addresses that nobody reads."""
    return mailbox(value) and not _NO_MAILBOX.search(value)


def nobodys_mailbox(value: str) -> bool:
    """A documentation address or a robot's: redacted, but no alarm."""
    return not _FILES.search(value) and bool(_NO_MAILBOX.search(value))


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


RULES = (
    Rule(
        name="email",
        entity_type="EMAIL_ADDRESS",
        pattern=rf"(?<![\w.+@/-])(?:mailto:)?(?P<value>[^\W_][\w!%&'+~.-]{{0,63}}@{_DOMAIN})(?![\w@])",
        score=0.9,
        keywords=("@",),
        check=somebodys_mailbox,
        matches=(
            ("write to maria.gomez@acme-corp.io.", "maria.gomez@acme-corp.io"),
            ("a+b_c@sub.domain.co.uk, thanks", "a+b_c@sub.domain.co.uk"),
            ("mailto:x.y@firma.de", "x.y@firma.de"),
        ),
        non_matches=("icon@2x.png", "git@github.com:org/repo", "a@b", "foo@bar.service", "user@host:~$"),
        source="RFC 5321",
    ),
    Rule(
        name="email_nobodys",
        entity_type="EMAIL_ADDRESS",
        pattern=rf"(?<![\w.+@/-])[\w.+-]{{1,64}}@{_DOMAIN}(?![\w@])",
        score=0.3,
        keywords=("@example.", "noreply", "no-reply", "@localhost", "donotreply", "do-not-reply"),
        check=nobodys_mailbox,
        matches=(("from noreply@acme.com", "noreply@acme.com"), ("jane@example.com", "jane@example.com")),
        non_matches=("jane@acme.com",),
        source="RFC 2606",
    ),
)  # fmt: skip
