"""Addresses in Arabic behind the word for one, with or without a colon; the house's number comes first, in either kind of digits."""

from ...finding import Evidence, Role
from ..rule import Rule

RULES = (
    Rule(
        name="labelled",
        entity_type="LOCATION",
        pattern=r"(?:العنوان|عنوانه|عنوانها|عنواني|ساكنة?[ ]في|مقيمة?[ ]في)[\s\u200b]{0,2}:?[\s\u200b]{0,2}(?P<value>\d{1,4}[\s\u200b]{0,2}(?:ش|شارع|ميدان|عمارة|حارة)\.?[\s\u200b][^\n.؛;—–]{3,70}(?<![\s،,\u200b]))",
        score=0.75,
        evidence=Evidence.LABEL,
        roles=(Role.ADDRESS, Role.STREET),
        matches=(("العنوان ١٧ ش الترعة، شبرا، الدور ٣\nالمرتب", "١٧ ش الترعة، شبرا، الدور ٣"), ("العنوان: 17 شارع النيل، الجيزة", "17 شارع النيل، الجيزة")),
        non_matches=("العنوان غلط", "١٧ ش الترعة"),
    ),
)  # fmt: skip
