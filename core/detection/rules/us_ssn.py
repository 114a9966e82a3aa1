"""Social security numbers of the USA."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.national_numbers import social_security

RULES = (
    labelled_number("ssn", "US_SSN", ("SSN: 219-09-9999", "219-09-9999"), bare=True, digits=7, score=0.8),
    Rule(
        name="social",
        entity_type="US_SSN",
        pattern=r"\b(?:my|his|her|their|whose|the)[ ]social(?:[ ]security)?(?:[ ](?:number|no\.?|\#))?(?:[ ](?:is|was)|:)[ ](?P<value>\d{3}([ -]?)\d{2}\2\d{4})(?!\w|-|\.\d)",
        score=0.7,
        keywords=(" social",),
        evidence=Evidence.LABEL,
        matches=(("his social is 536221187", "536221187"), ("my social: 536-22-1187", "536-22-1187")),
        non_matches=("my social is full of bots", "the social is 53622118"),
    ),
    Rule(
        name="masked_ssn",
        entity_type="US_SSN",
        pattern=r"(?<![\w*-])(?:[Xx*]{3}-[Xx*]{2}-(?:\d{4}|[Xx*]{4})|[Xx*]{2}-[Xx*]{3}\d{4})(?!\w)",
        score=0.4,
        matches=(("SSN: ***-**-6789.", "***-**-6789"), ("is XXX-XX-6789, should", "XXX-XX-6789")),
        non_matches=("xx-xx-2024", "***-***"),
    ),
    Rule(
        name="us_ssn",
        entity_type="US_SSN",
        pattern=r"(?<![\w.-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)",
        score=0.8,
        check=social_security,
        matches=(("his is 536-22-8719", "536-22-8719"),),
        non_matches=("000-12-3456", "078-05-1120", "+49-536-22-8719", "111-22-3333"),
        source="SSA, Program Operations Manual RM 10201.035",
    ),
)  # fmt: skip
