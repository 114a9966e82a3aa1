"""Public IP addresses."""

import ipaddress

from ..rule import Rule


def public_ip(value: str) -> bool:
    """A globally routable address (not private, reserved or RFC 5737 documentation space, nor a public resolver)."""
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return False
    return address.is_global and value not in ("8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9")


RULES = (
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
)  # fmt: skip
