"""Numbers behind a word that need not be a known label: "lease no. L-2022-0817", "clock number 20817"; redacted, no alarm alone."""

from ...finding import Evidence
from ..labels import JOIN as _JOIN
from ..rule import Rule

# What programs, books and shops number. What stands before a telephone number is no label of another number.
_OF_THINGS = """
    build version port line error status exit page row column chapter issue pr mr commit part model phone telephone tele mobile cell contact
    fax room sku product item course class zip postal post country area http return response atomic lot batch bus train channel color
    colour hex unicode source qr code promo discount coupon voucher process thread task job run pipeline sequence random magic prime
    large small total round big whole odd even same other this that the an any new old real wrong right your my our their his her
    its phase step section article paragraph figure table slide bug change revision release and or with for from on at in to of by is
    are was has have per about which what whose under over call text dial ring incident alert ticket pass tab window pane session
    request trace span message msg event object record entry chunk host node shard pod partition block blockchain catalog
    catalogue isbn issn doi cas rfc cve iso hotline helpline emergency support test sample example dummy unlimited
""".split()  # noqa: SIM905 - a table of quoted words would not be read
# Looked back for from the word for a number: to begin with any word would cost each word of a text.
_BEHIND_A_WORD = r"(?<=[^\W\d_]{3}[ ])" + "".join(rf"(?<!\b{word}[ ])" for word in sorted(set(_OF_THINGS)))
_MARK = r"(?:number|num\.?|no\.?|nr\.?|\#|id|ref(?:erence)?(?:[ ](?:number|no\.?))?)"
_PART = r"(?-i:[A-Z]{0,4}\d[A-Z0-9]{0,12}|[A-Z]{1,5})"
# Five digits or more, with letters in capitals, no date; or three groups of digits at least.
_SOLID = rf"(?!\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}(?!\d))(?:(?-i:[A-Z]{{1,5}})[ ])?(?=(?:[./-]?[A-Z]{{0,5}}[./-]?\d){{5}}){_PART}(?:[./-]{_PART}){{0,6}}"
_GROUPS = r"(?:(?-i:[A-Z]{1,5})[ ])?\d{1,4}(?:[ ](?-i:[A-Z]{0,2})\d{1,4}(?-i:[A-Z]{0,3})){2,6}(?:[ ](?-i:[A-Z])(?!\w))?"
_LONG = rf"(?:{_GROUPS}|{_SOLID})"
_END = r"(?![\w%]|[.,:/-]\w|[ ]?(?:%|€|\$|£|usd|eur|am\b|pm\b|users?|people|rows|lines|times|items))"
_BARE = (
    r"claims?|citation|specimen|accession|waybill|frequent[ ]flyer|(?:citizen|identity|id|health|insurance|medicare|medicaid|library|"
    r"membership|residence|loyalty|rewards?|student|staff)[ ]card|licen[cs]e|badge|lease|warrant|summons|folio|mandate|deed|bar|"
    r"tail|fleet|locker|payslip|payroll|warranty|parcel|package|shipment|consignment|reference|ref|truck|lorry|van|docket|application|dossier|asset[ ]tag|workstation|laptop|case|"
    r"expediente|aktenzeichen|zaak|dossiernummer|file|matter|permit|petition|ticket(?=\D{1,4}(?:[\d-]{0,4}\d){10})"
)

RULES = (
    Rule(
        name="numbered_thing",
        entity_type="REFERENCE_NUMBER",
        pattern=rf"[ ](?={_MARK}[^a-z]){_BEHIND_A_WORD}{_MARK}{_JOIN}\#?(?P<value>{_LONG}){_END}",
        cue=r"[ ](?:\#|(?:number|num|no|nr|id|ref|reference|\#)[^\w\n][^\w\n]{0,5})(?:(?:which|that|is|was|are|of|i|have|think|believe|on|file|listed|they|gave|me|us|here|still|remains|will|be)[ ]){0,5}[\"'(\#]{0,3}(?-i:(?:[A-Z]{1,5}[ ./-]?){0,3})\d",
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
        pattern=rf"(?<![\w/.-])(?:{_BARE})(?:[ ](?:is|was|reads)|:)?[ ]{{1,2}}\#?(?P<value>(?=[A-Z]{{0,5}}[ ./-]?\d){_LONG}|(?-i:[A-Z]{{2,5}})(?:[/-](?-i:[A-Z]{{1,5}})){{0,2}}[/-]\d{{3,6}}(?:[/-](?-i:[A-Z\d]{{1,6}})){{0,2}}){_END}",
        cue=rf"(?<![\w/.-])(?:{_BARE})(?:[ ](?:is|was|reads)|:)?[ ]{{1,2}}\#?(?-i:(?:[A-Z]{{1,5}}[ ./-]?){{0,3}})\d",
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
