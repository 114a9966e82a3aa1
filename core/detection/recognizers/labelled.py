"""Identifiers that only their label gives away: patient, employee, policy, case, order and booking numbers."""

from ...verdict import Evidence
from .. import checks
from ..rule import Rule

_VALUE = r"(?P<value>\#?(?=[\w./-]{0,24}\d)[A-Z0-9][\w./-]{2,24}[\w])(?<![.])"
_AT = r"(?:[ ](?:at|for|from|with|to|in|on|there|of)[ ][^\n:.;]{1,40}?)?"
_JOIN = (
    r"""["']?\s{0,2}(?:,?[ ](?:which|that)[ ](?:i[ ](?:think|believe)[ ])?(?:is|was)|(?:i[ ]have|they[ ]gave[ ](?:me|us)|on[ ]file|listed)[ ](?:is|was)|is|was|are|of|"""
    r"""will[ ]be|ist|lautet|est|es|:|=|\#|\||,|\()?\s{0,3}["'(]{0,2}"""
)
_NUMBER = r"(?:[ _-]?(?:id(?:entifier|entification)?|number|num|no\.?|nr\.?|\#|nummer|code|ref(?:erence)?|numéro|número|numero))"


def _labelled(
    name: str,
    entity_type: str,
    words: str,
    keywords: tuple[str, ...],
    sample: tuple[str, str],
    *,
    score: float = 0.6,
    bare: bool = False,
) -> Rule:
    number = _NUMBER + ("{0,2}" if bare else "{1,2}")
    return Rule(
        name=name,
        entity_type=entity_type,
        pattern=rf"\b(?:{words}){number}{_AT}{_JOIN}{_VALUE}",
        score=score,
        keywords=keywords,
        evidence=Evidence.LABEL,
        matches=(sample,),
        non_matches=(f"{sample[0].split()[0]} something else",),
    )


RULES = (
    _labelled("patient", "PATIENT_ID", r"patient(?:[ ](?:record|file|chart|account|registration|wristband|portal))?|(?:medical|hospital)[ ](?:record|file)|mrn|chart|hospital|patienten",
              ("patient", "mrn", "medical", "chart", "hospital"),
              ("patient ID: PX-48291", "PX-48291")),
    _labelled("mrn", "PATIENT_ID", r"mrn", ("mrn",), ("MRN 884213", "884213"), bare=True),
    _labelled("employee", "EMPLOYEE_ID", r"employee|staff|personnel|badge|mitarbeiter|personal|empleado|employé|worker",
              ("employee", "staff", "personnel", "badge", "mitarbeiter", "personal", "empleado", "employé", "worker"),
              ("employee number is E-20931", "E-20931")),
    _labelled("student", "STUDENT_ID", r"student|matrikel|matriculation|enrol+ment|university|school",
              ("student", "matrikel", "matriculation", "enrol", "university", "school"), ("student ID 20931844", "20931844")),
    _labelled("insurance", "INSURANCE_ID", r"(?:health[ ])?insurance(?:[ ](?:policy|member|claim|group))?|policy|member(?:ship)?|(?:policy[ ])?group|claim|(?:pre-?)?authorization|"
              r"referral(?:[ ]request)?|medicare|medicaid|subscriber|rxbin|rxgrp|rxpcn|versicherungs|versicherten|policen|póliza|police",
              ("insurance", "policy", "member", "claim", "subscriber", "versicher", "policen", "póliza", "police", "group", "authorization", "referral",
               "medicare", "medicaid", "rx"),
              ("policy no. HX-558-2091", "HX-558-2091")),
    _labelled("customer", "CUSTOMER_ID", r"customer|client|kunden|cliente|subscriber|loyalty|frequent[ ]flyer",
              ("customer", "client", "kunden", "subscriber", "loyalty", "frequent"), ("customer ID C88213", "C88213")),
    _labelled("account", "ACCOUNT_NUMBER", r"(?:bank|checking|savings|brokerage|loan|mortgage|utility|billing|my)?[ ]?(?:account|acct|konto|kontonummer)(?:[ ]ending[ ]in)?",
              ("account", "acct", "konto"), ("account number 9938-2210", "9938-2210")),
    _labelled("order", "ORDER_ID", r"order|booking|reservation|confirmation|tracking|shipment|invoice|rechnungs|bestell|buchungs|pedido|commande|facture",
              ("order", "booking", "reservation", "confirmation", "tracking", "shipment", "invoice", "rechnungs", "bestell", "buchungs",
               "pedido", "commande", "facture"), ("booking ref QX7LM2", "QX7LM2"), score=0.45),
    _labelled("case", "CASE_ID", r"case|docket|application|petition|visa|permit|license|licence|registration|certificate|aktenzeichen|npi|dea",
              ("case", "docket", "application", "petition", "visa", "permit", "licen", "registration", "certificate", "aktenzeichen", "npi", "dea"),
              ("case number 24-CV-0193", "24-CV-0193"), score=0.45),
    Rule(
        name="order_bare",
        entity_type="ORDER_ID",
        pattern=r"\b(?:order|booking|reservation|invoice|claim|policy|ticket)s?,?[ ]?\(?(?P<value>\#(?=[\w-]{0,24}\d{3})[A-Z0-9][A-Z0-9-]{4,24}|(?:ORD|INV|UK|BK)-?\d[A-Z0-9-]{3,20})(?!\w)",
        score=0.4,
        keywords=("order", "booking", "reservation", "invoice", "claim", "policy", "ticket"),
        evidence=Evidence.LABEL,
        matches=(("my latest order (#ORD-9872-C5B4) from", "#ORD-9872-C5B4"), ("an invoice (INV-98765) for", "INV-98765")),
        non_matches=("order #12", "ticket #482 is done", "claim no more"),
    ),
    _labelled("passport", "PASSPORT_NUMBER", r"passport|reisepass|passeport|pasaporte|passaporto|passaporte|paspoort", ("pass", "pasa", "paspoort"),
              ("passport no: C01X00T47", "C01X00T47"), bare=True),
    _labelled("driver_license", "DRIVER_LICENSE", r"driv(?:er|ing)['’]?s?[ ]?(?:licen[cs]e)|dl|führerschein|permis[ ]de[ ]conduire",
              ("driv", "dl", "führerschein", "permis"), ("driver's license D123-4567-8901", "D123-4567-8901"), bare=True),
    _labelled("national", "NATIONAL_ID", r"national|identity(?:[ ]card)?|social[ ]security|ssn|tax|taxpayer|steuer(?:identifikations)?|aadhaar|citizen|resident|dni|nie|curp|cpf|personalausweis|government|voter|itin|ein",
              ("national", "identity", "social", "ssn", "tax", "steuer", "aadhaar", "citizen", "resident", "dni", "nie", "curp", "cpf",
               "personalausweis", "government", "voter", "itin", "ein"), ("national ID number is 882-19-2210", "882-19-2210")),
    _labelled("ssn", "US_SSN", r"ssn|social[ ]security", ("ssn", "social"), ("SSN: 219-09-9999", "219-09-9999"), bare=True),
    _labelled("prescription", "PATIENT_ID", r"prescription|rx", ("prescription", "rx"), ("prescription number is RX778210", "RX778210")),
    Rule(
        name="prescription_itself",
        entity_type="PATIENT_ID",
        pattern=r"(?<![\w])rx[ ]?[\#-]?[ ]?\d{5,9}(?!\w|\.\d)",
        score=0.5,
        keywords=("rx",),
        matches=(("refill (Rx# 7781203) today", "Rx# 7781203"), ("use Rx-778120", "Rx-778120")),
        non_matches=("AMD RX 6800", "rx 12 packets"),
    ),
    Rule(
        name="policy_bare",
        entity_type="INSURANCE_ID",
        pattern=rf"\b(?:insurance|medicare|medicaid)[^.\n]{{0,60}}?,?[ ](?:policy|number|id|group)(?:[ ](?:number|no\.?|\#))?{_JOIN}(?P<value>\#?(?=[\w-]{{0,24}}\d\d)[A-Z0-9][A-Z0-9-]{{4,24}})(?!\w)",
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
        name="service",
        entity_type="NATIONAL_ID",
        pattern=rf"\b(?:(?:military[ ])?service|veteran|va|nursing|rn|bar(?:[ ]association)?)[ ](?:number|id(?:[ ]number)?|licen[cs]e(?:[ ]number)?)\b{_JOIN}{_VALUE}",
        score=0.5,
        keywords=("service", "veteran", "va ", "rn ", "nursing", "bar "),
        evidence=Evidence.LABEL,
        matches=(("my service number was RA-12345678.", "RA-12345678"), ("my RN License is RN234567", "RN234567")),
        non_matches=("the service number is busy", "service id nginx"),
    ),
    Rule(
        name="last_four",
        entity_type="NATIONAL_ID",
        pattern=r"\b(?:ssn|social[ ]security(?:[ ]number)?)(?:,?[ ](?:which|that))?[ ](?:ends?[ ](?:in|with)|ending[ ](?:in|with)|are|is|:)[ ](?P<value>\d{4})(?!\w|\.\d|-)",
        score=0.5,
        keywords=("ssn", "social security"),
        evidence=Evidence.LABEL,
        matches=(("the last four digits of my SSN, which are 6789.", "6789"), ("his SSN ends in 5678", "5678")),
        non_matches=("the SSN is 9 digits",),
    ),
    Rule(
        name="gate_code",
        entity_type="PASSWORD",
        pattern=r"\b(?:gate|door|entry|buzzer|alarm|access|lockbox|garage)[ ]code(?:[ ](?:is|of|was))?:?\s?(?P<value>\#?\d{3,8})(?!\w|\.\d)",
        score=0.45,
        keywords=(" code",),
        evidence=Evidence.LABEL,
        matches=(("use the gate code #4815.", "#4815"), ("door code is 2209", "2209")),
        non_matches=("exit code 1234", "status code is 404"),
    ),
    Rule(
        name="serial",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:product[ ])?serial(?:[ ]?(?:number|no\.?|nr\.?))?\s?(?:is|was|:|=|\#)\s{0,2}(?P<value>(?=[\w-]{0,30}\d)[A-Z0-9][A-Z0-9-]{4,30})(?!\w)",
        score=0.35,
        keywords=("serial",),
        evidence=Evidence.LABEL,
        matches=(("Product Serial Number: SN-A987-B654", "SN-A987-B654"),),
        non_matches=("serial: /dev/ttyUSB0", "serial is slow"),
    ),
    Rule(
        name="id",
        entity_type="ACCOUNT_NUMBER",
        pattern=rf"(?<![\w-])(?:(?:certification|group|membership|badge|portal|applicant|reference|transaction|claim|user|ref|emp|"
        rf"prescription|confirmation|invoice|receipt|kit|alumni|work|medicaid|medicare|va|vat|license|serial)[ ])?"
        rf"(?:id|ids|\#|confirmation|ref(?:erence)?)\s?(?:no\.?|number|\#|id)?{_AT}\s?(?:is|was|:|=|\#)\s{{0,3}}[\"'(\#]{{0,2}}{_VALUE}",
        score=0.35,
        keywords=("id", "#", "confirmation", "ref"),
        evidence=Evidence.LABEL,
        matches=(("Employee: Robert Brown (ID: 55431)", "55431"), ("Confirmation: KTR4Q9", "KTR4Q9")),
        non_matches=("the id is missing", "see #general"),
    ),
    _labelled("plate", "LICENSE_PLATE", r"licen[cs]e[ ]plate|number[ ]plate|plate|kennzeichen|registration[ ]plate", ("plate", "kennzeichen"),
              ("license plate 7ABC123", "7ABC123"), bare=True),
    _labelled("vin", "VIN", r"vin|vehicle[ ]identification", ("vin", "vehicle"), ("VIN: 1HGCM82633A004352", "1HGCM82633A004352"), bare=True),
    Rule(
        name="vin_checked",
        entity_type="VIN",
        pattern=r"(?<![\w-])[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}(?![\w-])",
        score=0.6,
        context=("vin", "vehicle", "car$", "truck", "van$", "fahrgestell", "fahrzeug", "chassis", "title", "insurance", "dealer", "registration"),
        needs_context=True,
        cased=True,
        check=checks.vehicle,
        evidence=Evidence.CHECKSUM,
        matches=(("the car (1M8GDM9AXKP042788) was sold", "1M8GDM9AXKP042788"),),
        non_matches=("the car 1M8GDM9A1KP042788", "build 1M8GDM9AXKP042788"),
        source="49 CFR 565.15",
    ),
)  # fmt: skip
