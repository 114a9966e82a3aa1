"""Numbers by which an organisation knows somebody: employees, students, customers, the insured."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule

RULES = (
    labelled_number("employee", "EMPLOYEE_ID", ("employee number is E-20931", "E-20931"), more=(("employee #A98765, and", "A98765"),)),
    labelled_number("student", "STUDENT_ID", ("student ID 20931844", "20931844")),
    labelled_number("insurance", "INSURANCE_ID", ("policy no. HX-558-2091", "HX-558-2091")),
    labelled_number("customer", "CUSTOMER_ID", ("customer ID C88213", "C88213")),
    Rule(
        name="policy_bare",
        entity_type="INSURANCE_ID",
        pattern=r"\b(?:insurance|medicare|medicaid)[^.\n]{0,60}?,?[ ](?:policy|number|id|group)(?:[ ](?:number|no\.?|\#))?{JOIN}(?P<value>\#?(?=[\w-]{0,24}\d\d)[A-Z0-9][A-Z0-9-]{4,24})(?!\w)",
        score=0.5,
        keywords=("insurance", "medicare", "medicaid"),
        evidence=Evidence.LABEL,
        matches=(
            ("our insurance is with Kestrel Health, policy KH-US-584736-2.", "KH-US-584736-2"),
            ("her Medicare number, which is 2BC5-FG8-KL90, and", "2BC5-FG8-KL90"),
        ),
        non_matches=("an insurance policy about 2025 models", "insurance is fine, the number is low"),
    ),
    Rule(
        name="university_id",
        entity_type="STUDENT_ID",
        pattern=r"\b(?:UIN|NUID|PUID|NetID|ZID|(?:banner|panther|tiger|eagle|bear)[ ](?:id|number))\b{JOIN}(?P<value>(?=[\w-]{0,12}\d\d\d)[A-Z]{0,3}\d[\d-]{4,12}\d)(?!\w|-|\.\d)",
        score=0.5,
        keywords=("uin", "nuid", "puid", "netid", "zid", "banner", "panther", "tiger", "eagle", "bear"),
        evidence=Evidence.LABEL,
        matches=(("my UIN is 628-00-4417, and", "628-00-4417"), ("Banner ID: B00817742", "B00817742")),
        non_matches=("UIN is missing", "uint 8817742"),
    ),
    Rule(
        name="policy_colon",
        entity_type="INSURANCE_ID",
        pattern=r"\b(?:policy|group|member|subscriber|claim|coverage)[ ]?[:=\#][ ]{0,2}(?P<value>(?=(?:[\w-]{0,9}?\d){4})[A-Z0-9][A-Z0-9-]{3,24})(?!\w|\.\d)",
        score=0.35,
        context=("{insured}",),
        needs_context=True,
        keywords=("policy", "group", "member", "subscriber", "claim", "coverage"),
        evidence=Evidence.LABEL,
        matches=(("Patient: Ana Ruiz, Policy: KHIL-8841022, and", "KHIL-8841022"), ("insurance Kestrel, Group: G-99021", "G-99021")),
        non_matches=("group: 100482", "policy: v1", "the health group: all"),
    ),
    Rule(
        name="abbreviated",
        entity_type="CUSTOMER_ID",
        pattern=r"(?<![\w-])(?:EID|PID|SID|PNR|MID|NIC|NPI|RXBIN|RxBIN|EMP)(?:[ ]?\#|:|[ ]\#|\#:|(?<=PNR)(?=[ ](?=[A-Z]{0,5}\d)[A-Z0-9]{6}\b))[ ]{0,2}(?P<value>\#?(?=[\w-]{0,20}\d)[A-Z0-9][A-Z0-9-]{2,20})(?!\w)",
        score=0.45,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("David Ngata (EID: 78843), analyst", "78843"), ("PNR: L8X2YQ", "L8X2YQ"), ("PNR QX7RTP, seat", "QX7RTP")),
        non_matches=("PID: none", "kill PID 4821", "SID is set"),
    ),
    Rule(
        name="with_letters",
        entity_type="INSURANCE_ID",
        pattern=r"{WORD_START}{insured_number}{WORD_END}[.]?(?:[ ](?:no|nr)\.?)?\s?:?[\s\u200b]{0,2}(?!(?:cve|rfc|iso|pci|jira|ghsa|asvs)-)(?=(?:[A-Z/-]{0,5}\d){6})(?P<value>(?-i:[A-Z]{1,5})-?\d{1,16}(?:[/-](?-i:[A-Z0-9]{1,16})){0,4}|\d{2,4}/\d{5,8}(?:-(?-i:[A-Z]))?)(?![\w/-])",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(
            ("insurer is Aldwych, policy ALD-53137728.", "ALD-53137728"),
            ("Member XJH568876964. Next", "XJH568876964"),
            ("HUK-Schein 382/269327-K, wohnt", "382/269327-K"),
            ("Section 8 voucher MI153631, she", "MI153631"),
            ("बीमा OG-26-2053-63240216", "OG-26-2053-63240216"),
            ("viêm gan B, BHYT GD4502042218066", "GD4502042218066"),
        ),
        non_matches=("policy CVE-2024-123456", "member AB12", "a policy 2024-11-26", "policy ALD"),
    ),
)  # fmt: skip
