"""Private keys in PEM."""

from ...finding import Evidence
from ..fake_secrets import MIXED, made
from ..rule import Rule

RULES = (
    Rule(
        name="private_key",
        entity_type="PRIVATE_KEY",
        pattern=r"-----BEGIN[ ](?:[A-Z0-9]{2,12}[ ]){0,3}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----(?:[\w\s+/=:,.\\]|-(?!----BEGIN[ ])){32,12000}?(?:(?=-----BEGIN[ ])|-----END[ ][A-Z0-9 ]{0,40}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----|\Z)",
        score=1.0,
        keywords=("private key",),
        evidence=Evidence.PREFIX,
        cased=True,
        matches=(
            (
                "here:\n-----BEGIN " + "RSA PRIVATE KEY-----\n" + made("MII", MIXED, 60) + "\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN " + "RSA PRIVATE KEY-----\n" + made("MII", MIXED, 60) + "\n-----END RSA PRIVATE KEY-----",
            ),
        ),
        non_matches=("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "my private key is lost"),
        source="RFC 7468",
    ),
)  # fmt: skip
