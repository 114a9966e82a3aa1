"""How somebody is reached: e-mail, IP and MAC addresses, coordinates, handles."""

import ipaddress
import re

import tldextract

from ...verdict import Evidence
from .. import checks
from ..rule import Rule

_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)
_NO_MAILBOX = re.compile(
    r"(?i)^[a-z]@(?:[a-z]|gmail|yahoo|hotmail|outlook|e?mail|foo|bar|domain|company)\.|"
    r"^(?:no-?reply|do-?not-?reply|git|svn|hg|root|postmaster|mailer-daemon|noreply\+?.*)@|"
    r"@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|localhost|test|invalid|users\.noreply\.github\.com)$"
)
_FILES = re.compile(r"(?i)@\d+x\.|\.(?:png|jpe?g|gif|svg|webp|js|css|py|md|txt|json|service|socket|timer|target|mount)$")


def mailbox(value: str) -> bool:
    """A deliverable looking address: a domain with a public suffix, no file, no example."""
    if _FILES.search(value):
        return False
    return bool(_SUFFIXES(value.rpartition("@")[2]).suffix)


def somebodys_mailbox(value: str) -> bool:
    """As ``mailbox``, and not one of the addresses that nobody reads."""
    return mailbox(value) and not _NO_MAILBOX.search(value)


def nobodys_mailbox(value: str) -> bool:
    """A documentation address or a robot's: redacted, but no alarm."""
    return not _FILES.search(value) and bool(_NO_MAILBOX.search(value))


def public_ip(value: str) -> bool:
    """A globally routable address (not private, reserved or RFC 5737 documentation space, nor a public resolver)."""
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return False
    return address.is_global and value not in ("8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9")


def coordinates(value: str) -> bool:
    """A latitude and a longitude that are on the earth, and not in the Gulf of Guinea, where data between 0 and 1 would be."""
    found = re.findall(r"-?\d{1,3}\.\d+", value)
    return len(found) == 2 and abs(float(found[0])) <= 90 and 1 <= max(abs(float(part)) for part in found) <= 180


_DOMAIN = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_][\w-]{1,23}"

RULES = (
    Rule(
        name="own_website",
        entity_type="URL",
        pattern=r"""\b(?:(?:my|personal|our)[ ](?:own[ ]|personal[ ])?(?:web[ ]?site|web[ ]?page|home[ ]?page|blog|site)(?:[ ]is(?:[ ]at)?|[ ]?:)|(?:web[ ]?site|home[ ]?page)[ ]?:)\s{1,2}
            (?P<value>(?:https?://|www\.)[\w.-]{3,100}\.[a-z]{2,20}(?:/[^\s<>"']{0,300})?)""",
        score=0.5,
        keywords=("site", "page", "blog"),
        evidence=Evidence.LABEL,
        matches=(
            ("My website is https://kestrel-anna.example/", "https://kestrel-anna.example/"),
            ("Website:\nhttp://www.kestrel-anna.example/", "http://www.kestrel-anna.example/"),
        ),
        non_matches=("see https://kestrel-parts.io/docs", "the website is down"),
    ),
    Rule(
        name="own_upload",
        entity_type="URL",
        pattern=r"""\b(?:i(?:['’]ve|[ ]have)?[ ](?:just[ ])?|just[ ])(?:posted|shared|uploaded|published)[ ](?:[\w'’]{1,20}[ ]){1,6}(?:here:?[ ]|at[ ]|on[ ])?
            (?P<value>https?://[^\s<>"')\]]{4,300}(?<![.,;:!?]))""",
        score=0.5,
        keywords=("posted", "shared", "uploaded", "published"),
        evidence=Evidence.LABEL,
        matches=(("I just uploaded our holiday album https://kestrel-anna.example/a1.", "https://kestrel-anna.example/a1"),),
        non_matches=("they shared the docs https://kestrel-parts.io/docs", "I read https://kestrel-parts.io/docs"),
    ),
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
    Rule(
        name="ipv4",
        entity_type="IP_ADDRESS",
        pattern=r"(?<![\w.+-])(?<!version\s)(?<!v)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)",
        score=0.6,
        keywords=(".",),
        check=public_ip,
        matches=(("login from 84.172.33.9 failed", "84.172.33.9"),),
        non_matches=("192.168.1.10", "203.0.113.5", "127.0.0.1", "v1.2.3.4", "1.2.3.4.5", "libfoo-1.2.3.4"),
        source="RFC 791, RFC 5737",
    ),
    Rule(
        name="ipv4_of_nobody",
        entity_type="IP_ADDRESS",
        pattern=r"(?<![\w.+/-])(?<!version\s)(?<!v)(?:10\.(?:\d{1,3}\.){2}|192\.168\.\d{1,3}\.|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)\d{1,3}(?![\w/-]|\.\d)",
        score=0.3,
        keywords=("ip", "address", "router", "gateway"),
        context=("ip$", "ip address", "ip-", "address", "router", "gateway"),
        needs_context=True,
        matches=(("my IP is 192.168.1.101.", "192.168.1.101"),),
        non_matches=("listen on 192.168.1.10:8080", "ping 10.0.0.1", "route 10.0.0.0/8 by ip"),
        source="RFC 1918, RFC 5737: noted and redacted, never an alarm",
    ),
    Rule(
        name="ipv6",
        entity_type="IP_ADDRESS",
        pattern=r"(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?:[0-9a-f]{1,4}|:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?)(?![\w:])",
        score=0.6,
        keywords=(":",),
        check=public_ip,
        matches=(("from 2a02:8109:9ac0:1c4:d5f:1:2:3", "2a02:8109:9ac0:1c4:d5f:1:2:3"),),
        non_matches=("10:32:15", "fe80::1", "std::vector", "2001:db8::1"),
        source="RFC 4291, RFC 3849",
    ),
    Rule(
        name="mac",
        entity_type="MAC_ADDRESS",
        pattern=r"(?<![\w:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\w:-])",
        score=0.5,
        matches=(("ether 3c:22:fb:9a:11:0e up", "3c:22:fb:9a:11:0e"),),
        non_matches=("10:32:15", "aa:bb:cc:dd:ee:ff:00:11"),
        source="IEEE 802",
    ),
    Rule(
        name="gps",
        entity_type="GPS",
        pattern=r"(?<![\w.-])(?<!\d[,;][ ])(?<!\d[,;][ ]{2})(?<!\d[,;])(?:-?\d{1,2}\.\d{3,8}°?\s?[NS]?\s?[,;]\s?-?\d{1,3}\.\d{3,8}°?(?:\s?[EW]\b)?|\d{1,2}\.\d{1,8}°\s?[NS],?\s\d{1,3}\.\d{1,8}°\s?[EW])(?!\w|\.\d|\s?[,;]\s{0,3}-?\d{1,3}\.\d|[)\]],\s{0,20}[(\[])",
        score=0.6,
        check=coordinates,
        matches=(
            ("we are at 52.51631, 13.37771 now", "52.51631, 13.37771"),
            ("40.7128° N, 74.0060° W", "40.7128° N, 74.0060° W"),
            ("at 47.68° N, 122.32° W.", "47.68° N, 122.32° W"),
        ),
        non_matches=("120.234, 5.678", "[(2.29379, 9.17517), (4, 5)]", "[1.00001, 2.00002, 3.00003]", "0.41702, 0.72032"),
        source="ISO 6709",
    ),
    Rule(
        name="gps_labelled",
        entity_type="GPS",
        pattern=r"\b(?:lat(?:itude)?|breite(?:ngrad)?)[\"']?\s?[:=]?\s{0,2}(?P<value>-?\d{1,2}\.\d{3,15}°?\s?[NS]?[ ,;/\n]{1,3}[\"']?(?:and[ ]|und[ ])?(?:lon(?:g(?:itude)?)?|lng|länge(?:ngrad)?)[\"']?\s?[:=]?\s{0,2}-?\d{1,3}\.\d{3,15})(?!\w|\.\d)",
        score=0.6,
        keywords=("lat", "breite"),
        evidence=Evidence.LABEL,
        matches=(
            ("lat 52.520008, long 13.404954 is home", "52.520008, long 13.404954"),
            ('{"latitude": 52.520008, "longitude": 13.404954}', '52.520008, "longitude": 13.404954'),
        ),
        non_matches=("late 52.52, long 13.40", "lat 1.5, lon 2"),
        source="ISO 6709",
    ),
    Rule(
        name="imei",
        entity_type="IMEI",
        pattern=r"(?<![\w.-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\w-]|\.\d)",
        score=0.5,
        keywords=("imei",),
        context=("imei",),
        needs_context=True,
        check=checks.luhn,
        evidence=Evidence.CONTEXT,
        matches=(("IMEI 490154203237518", "490154203237518"),),
        non_matches=("490154203237518",),
        source="3GPP TS 23.003",
    ),
)
