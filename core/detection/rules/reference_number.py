"""Numbers behind a word that need not be a known label: "lease no. L-2022-0817", "clock number 20817"; redacted, no alarm alone."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "MARKED": r"(?:number|num\.?|no\.?|nr\.?|\#|id|ref(?:erence)?(?:[ ](?:number|no\.?))?)",
    # Looked back for from the word for a number: to begin with any word would cost each word of a text.
    "OF_SOMETHING": r"(?<=[^\W\d_]{3}[ ])(?<!{number_of_things}[ ])",
    "PART_OF_IT": r"(?-i:[A-Z]{0,4}\d[A-Z0-9]{0,12}|[A-Z]{1,5})",
    # Five digits or more, with letters in capitals, no date; or three groups of digits at least.
    "LONG": r"(?:{IN_GROUPS}|(?!\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d))(?:(?-i:[A-Z]{1,5})[ ])?(?=(?:[./-]?[A-Z]{0,5}[./-]?\d){5}){PART_OF_IT}(?:[./-]{PART_OF_IT}){0,6})",
    "IN_GROUPS": r"(?:(?-i:[A-Z]{1,5})[ ])?\d{1,4}(?:[ ](?-i:[A-Z]{0,2})\d{1,4}(?-i:[A-Z]{0,3})){2,6}(?:[ ](?-i:[A-Z])(?!\w))?",
    "ENDS": r"(?![\w%]|[.,:/-]\w|[ ]?(?:%|€|\$|£|usd|eur|am\b|pm\b|users?|people|rows|lines|times|items))",
    "BARE": r"(?<![\w/.-]){numbered_thing}(?:[ ](?:is|was|reads)|:)?[ ]{1,2}\#?",
}

RULES = (
    Rule(
        name="numbered_thing",
        entity_type="REFERENCE_NUMBER",
        pattern=r"[ ](?={MARKED}[^a-z]){OF_SOMETHING}{MARKED}{JOIN}\#?(?P<value>{LONG}){ENDS}",
        score=0.31,
        evidence=Evidence.LABEL,
        matches=(
            ("lease no. L-2022-0817.", "L-2022-0817"),
            ("clock number 20817, who", "20817"),
            ("my member ID XZR 448 201 99)", "XZR 448 201 99"),
            ("bar no. ME-008812.", "ME-008812"),
        ),
        non_matches=("build number 20817", "the number 20817", "port no. 54321", "room number 20817", "a number of 20817 users", "ticket id 48291", "account number 24 2024 and"),
    ),
    Rule(
        name="bare_thing",
        entity_type="REFERENCE_NUMBER",
        pattern=r"{BARE}(?P<value>(?=[A-Z]{0,5}[ ./-]?\d){LONG}|(?-i:[A-Z]{2,5})(?:[/-](?-i:[A-Z]{1,5})){0,2}[/-]\d{3,6}(?:[/-](?-i:[A-Z\d]{1,6})){0,2}){ENDS}",
        score=0.31,
        evidence=Evidence.LABEL,
        matches=(
            ("gave me claim CLM0029918.", "CLM0029918"),
            ("ticket 125-2398817720, seat", "125-2398817720"),
            ("frequent flyer BA 33871290, contact", "BA 33871290"),
            ("Parcel VN8832001.", "VN8832001"),
            ("his licence 6612 0004 87QX expired", "6612 0004 87QX"),
            ("truck CA 411-288 into", "CA 411-288"),
            ("the reference ASC/2291/B.", "ASC/2291/B"),
            ("our ref 882/XK4410 - Dear", "882/XK4410"),
            ("Your reference JK 55 21 90 D.", "JK 55 21 90 D"),
            ("order (docket 22-JDC-00918).", "22-JDC-00918"),
            ("laptop SGN-LT-0441, asset", "SGN-LT-0441"),
        ),
        non_matches=("ticket 4821", "ticket 2024-11-26", "a claim of 20,000", "the claim is 48213 users", "Ticket: 88213", "ticket 482911"),
    ),
)  # fmt: skip
