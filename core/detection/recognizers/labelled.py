"""Identifiers that only their label gives away, in English: patient, employee, policy, case, order and booking numbers.

Other languages' labels are data (``config/labels``).
"""

from ...verdict import Evidence
from .. import checks
from ..labels import AT as _AT
from ..labels import JOIN as _JOIN
from ..labels import VALUE as _VALUE
from ..rule import Rule

_NUMBER = (
    r"(?:[ _-]?(?:id(?:entifier|entification)?|number|num|no\.?|nr\.?|n[°º]|\#|nummer|code|ref(?:erence)?|numéro|número|numero))"
)


def _labelled(
    name: str,
    entity_type: str,
    words: str,
    keywords: tuple[str, ...],
    sample: tuple[str, str],
    *,
    score: float = 0.6,
    bare: bool = False,
    digits: int = 1,
    more: tuple[tuple[str, str], ...] = (),
) -> Rule:
    number = _NUMBER + ("{0,2}" if bare else "{1,2}")
    return Rule(
        name=name,
        entity_type=entity_type,
        pattern=rf"\b(?<!SPDX-)(?:{words})(?:['’]s(?=[ ]id))?{number}(?:(?<=\#)|(?![^\W\d_])){_AT}{_JOIN}(?=(?:[\w./\#-]{{0,14}}?[ ]?\d){{{digits}}}){_VALUE}",
        score=score,
        keywords=keywords,
        evidence=Evidence.LABEL,
        matches=(sample, *more),
        non_matches=(f"{sample[0].split()[0]} something else",),
    )


RULES = (
    _labelled("patient", "PATIENT_ID", r"patient(?:[ ](?:record|file|chart|account|registration|wristband|portal))?|(?:medical|hospital)[ ](?:record|file|registration|admission|visit)|mrn|hospital",
              ("patient", "mrn", "medical", "hospital"),
              ("patient ID: PX-48291", "PX-48291")),
    _labelled("patient_record", "PATIENT_ID", r"(?:patient|medical|hospital|clinic)[ ](?:record|file|chart)(?=[ ](?:is|was)[ ]|:)", ("patient", "medical", "hospital", "clinic"),
              ("My patient record is MG-49301.", "MG-49301"), bare=True),
    _labelled("mrn", "PATIENT_ID", r"mrn|medical[ ]record|nhc|ipp", ("mrn", "medical record", "nhc", "ipp"), ("MRN 884213", "884213"), bare=True),
    _labelled("employee", "EMPLOYEE_ID", r"emp(?:loyee)?|staff|personnel|badge|personal|worker",
              ("emp", "staff", "personnel", "badge", "personal", "worker"),
              ("employee number is E-20931", "E-20931"), more=(("employee #A98765, and", "A98765"),)),
    _labelled("student", "STUDENT_ID", r"student|matriculation|enrol+ment|university|school|alumn[ia]|campus",
              ("student", "alumn", "campus", "matriculation", "enrol", "university", "school"), ("student ID 20931844", "20931844")),
    _labelled("insurance", "INSURANCE_ID", r"(?:health[ ])?insurance(?:[ ](?:policy|member|claim|group))?|policy|member(?:ship)?|(?:policy[ ])?group|claim|(?:pre-?)?authorization|"
              r"referral(?:[ ]request)?|medicare|medicaid|subscriber|rxbin|rxgrp|rxpcn",
              ("insurance", "policy", "member", "claim", "subscriber", "group", "authorization", "referral",
               "medicare", "medicaid", "rx"),
              ("policy no. HX-558-2091", "HX-558-2091")),
    _labelled("customer", "CUSTOMER_ID", r"customer|client|subscriber|loyalty|frequent[ ]flyer",
              ("customer", "client", "subscriber", "loyalty", "frequent"), ("customer ID C88213", "C88213")),
    _labelled("account", "ACCOUNT_NUMBER", r"(?:bank|checking|savings|brokerage|loan|mortgage|utility|billing|my)?[ ]?(?:account|acct)(?:[ ]ending[ ]in)?",
              ("account", "acct"), ("account number 9938-2210", "9938-2210")),
    _labelled("order", "ORDER_ID", r"order|booking|reservation|confirmation|tracking|shipment|invoice",
              ("order", "booking", "reservation", "confirmation", "tracking", "shipment", "invoice"), ("booking ref QX7LM2", "QX7LM2"), score=0.45),
    _labelled("case", "CASE_ID", r"case|docket|application|petition|visa|permit|license|licence|registration|certificate|npi|dea",
              ("case", "docket", "application", "petition", "visa", "permit", "licen", "registration", "certificate", "npi", "dea"),
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
    _labelled("passport", "PASSPORT_NUMBER", r"passport|reisepass|passeport|pasaporte|passaporto|passaporte|paspoort|paszport(?:u|em)?", ("pass", "pasa", "paspoort", "paszport"),
              ("passport no: C01X00T47", "C01X00T47"), bare=True, score=0.65),
    _labelled("driver_license", "DRIVER_LICENSE", r"driv(?:er|ing)['’]?s?[ ]?(?:licen[cs]e)|dl|führerschein|permis[ ]de[ ]conduire",
              ("driv", "dl", "führerschein", "permis"), ("driver's license D123-4567-8901", "D123-4567-8901"), bare=True, score=0.65),
    _labelled("national", "NATIONAL_ID", r"national|identity(?:[ ]card)?|(?:sozial|renten)versicherungs|social[ ]security|ssn|tax|taxpayer|steuer(?:identifikations)?|aadhaar|citizen|resident|dni|nie|curp|cpf|personalausweis|government|voter|itin|ein",
              ("national", "identity", "versicherungs", "social", "ssn", "tax", "steuer", "aadhaar", "citizen", "resident", "dni", "nie", "curp", "cpf",
               "personalausweis", "government", "voter", "itin", "ein"), ("national ID number is 882-19-2210", "882-19-2210"), digits=5),
    _labelled("ssn", "US_SSN", r"ssn|social[ ]security", ("ssn", "social"), ("SSN: 219-09-9999", "219-09-9999"), bare=True, score=0.8),
    _labelled("prescription", "PATIENT_ID", r"prescription|rx", ("prescription", "rx"), ("prescription number is RX778210", "RX778210")),
    Rule(
        name="contract_bare",
        entity_type="ORDER_ID",
        pattern=r"\b(?:order|booking|reservation|invoice|claim|policy|police|póliza|polizza|apólice|polis|polisa|ticket|contract|vertrag|rechnung|auftrag|bestellung|commande|facture|pedido|factura|contrato|ordine|fattura|factuur|fatura|faktura|bestelling|zamówienie)[ ](?:(?:nr|no)\.?[ ]?)?(?P<value>(?:[A-Z]{1,4}-(?=\d))?(?=[\d/-]{0,12}\d{3})(?!(?<!-)(?:19|20)\d\d[/-]\d{1,2}(?!\d))\d{2,8}[-/]\d{2,8}(?:[-/]\d{1,6}){0,3})(?![\w.]\w|[\w-])",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(("a refund for order 4482-1199", "4482-1199"), ("invoice RE-2026-00481", "RE-2026-00481"), ("Es geht um Vertrag 884-2210-33.", "884-2210-33"), ("over factuur 2024-88120", "2024-88120")),
        non_matches=("ticket 2024-11-03", "order 10-12 pizzas"),
    ),
    Rule(
        name="parcel",
        entity_type="ORDER_ID",
        pattern=r"\b(?:fedex|ups|usps|dhl|gls|dpd|evri)[ ](?:tracking[ ])?(?:number[ ]|no\.?[ ]|\#[ ]?|:[ ]?)?(?P<value>(?=(?:[ ]?\d){10})\d{2,12}(?:[ ]\d{2,6}){0,6}|1Z(?:[ ]?[A-Z0-9]){16})(?!\w|\.\d)",
        score=0.45,
        keywords=("fedex", "ups", "usps", "dhl", "gls", "dpd", "evri"),
        evidence=Evidence.LABEL,
        matches=(("Tracking #: FedEx 7812 3456 7890.", "7812 3456 7890"), ("UPS 1Z 999 AA1 01 2345 6784", "1Z 999 AA1 01 2345 6784")),
        non_matches=("DHL 12 parcels", "the ups and downs 1234567890"),
    ),
    Rule(
        name="id_in_brackets",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\((?:(?:student|employee|staff|patient|member|user|customer|client|badge)[ ])?(?:id|no\.?|nr\.?|\#)[ ]?(?P<value>[A-Z]{0,3}-?\d{5,16})(?=\)|,|;)",
        score=0.4,
        keywords=("(",),
        evidence=Evidence.LABEL,
        matches=(("Kofi Mensah (ID 20931844) failed", "20931844"), ("Ana Ruiz (no. E-209318, Leeds)", "E-209318")),
        non_matches=("(id 12)", "(number 20931844)"),
    ),
    Rule(
        name="id",
        entity_type="ACCOUNT_NUMBER",
        pattern=rf"(?<![\w\#-])(?!\#\#)(?:(?:certification|group|membership|badge|portal|applicant|reference|transaction|claim|user|ref|emp|"
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
    Rule(
        name="plate_in_groups",
        entity_type="LICENSE_PLATE",
        pattern=r"\b(?:licen[cs]e[ ]plate|number[ ]plate|plate|kennzeichen|registration|reg|immatriculation|matrícula|targa|kenteken)(?:[ ](?:number|no\.?))?[ ]?(?:is|was|:|ist)?[ ]{1,2}(?P<value>(?-i:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ ]?\d{1,4}[EH]?|[A-Z]{2}\d\d[ ][A-Z]{3}|[A-Z]{2}[- ]\d{3}[- ][A-Z]{2}|\d{4}[ ][A-Z]{3}|[A-Z]{3}[ -]\d{3,4}|\d{2,3}-[A-Z]{1,2}-\d{1,6}))(?![\w-])",
        score=0.6,
        keywords=("plate", "kennzeichen", "reg", "immatric", "matrícula", "targa", "kenteken"),
        evidence=Evidence.LABEL,
        matches=(("his license plate is B-MK 4821 and", "B-MK 4821"), ("reg AB12 CDE", "AB12 CDE"), ("(reg 231-D-4821)", "231-D-4821"), ("targa AB-123-CD", "AB-123-CD")),
        non_matches=("reg EX 12", "plates are B-MK", "registration is open"),
        source="FZV § 8; DVLA INF104; Code de la route R317-8",
    ),
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
