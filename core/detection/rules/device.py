"""What identifies a device: MAC addresses, IMEIs."""

from ...finding import Evidence
from ..rule import Rule
from ..validators.luhn import luhn

RULES = (
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
        name="imei",
        entity_type="IMEI",
        pattern=r"(?<![\w.-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\w-]|\.\d)",
        score=0.5,
        keywords=("imei",),
        context=("imei",),
        needs_context=True,
        check=luhn,
        evidence=Evidence.CONTEXT,
        matches=(("IMEI 490154203237518", "490154203237518"),),
        non_matches=("490154203237518",),
        source="3GPP TS 23.003",
    ),
)  # fmt: skip
