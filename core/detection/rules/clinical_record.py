"""What laboratories and clinics' programs write: results with their flags, resources of FHIR."""

from ...finding import Evidence, Role
from ..rule import Rule

PARTS = {
    "NUMBER": r"[<>]?[ ]?\d{1,4}(?:[.,]\d{1,3})?",
    "UNIT": r"(?:g/d?l|mg/d?l|[µu]g/l|ng/m?d?l|mmol/l|[µu]?mol/l|pmol/l|m?iu/m?l|u/l|mm/h|g%|mmol/mol|/[µu]l|гр?/л|ммоль/л)",
    # Too high or too low.
    "FLAG": r"(?:\((?:HH?|LL?|\+{1,3}|-{1,3}|↑|↓)\)|(?-i:HH?|LL?)(?![\w'’])|[↑↓])",
    "RESOURCE": r"\"resourceType\"\s{0,3}:\s{0,3}\"(?:Condition|AllergyIntolerance|Procedure|MedicationStatement|MedicationRequest|Observation|DiagnosticReport|FamilyMemberHistory|Immunization)\"",
    "CODE": r"\"(?:code|medicationCodeableConcept|vaccineCode)\"\s{0,3}:\s{0,3}\{[^\0]{0,300}?\"(?:text|display)\"\s{0,3}:\s{0,3}\"",
}
_FHIR = "HL7 FHIR R5: Condition, Reference"

RULES = (
    Rule(
        name="result",
        entity_type="MEDICAL_CONDITION",
        pattern=r"(?<![\w/-]){lab_value}[ :=]{1,3}(?P<value>{NUMBER}(?:[ ]?{UNIT}(?![\w/])(?:[ ]{0,2}{FLAG})?|[ ]?%?[ ]{FLAG}))",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("HGB 8.1 L | PSA", "8.1 L"), ("CRP 88 mg/l (+)  TSH", "88 mg/l (+)"), ("Kreatinin: 2,1 mg/dl", "2,1 mg/dl")),
        non_matches=("HGB 8.1", "the CRP 88 board", "HDL 4 Lanes", "Sodium 3 Lamps"),
    ),
    Rule(
        name="infection",
        entity_type="MEDICAL_CONDITION",
        pattern=r"(?<![\w/-]){infection_test}[ :=]{1,3}(?P<value>(?-i:REACTIVE|POSITIVE|POSITIV|POSITIVO|POSITIF|DETECTED|POZYTYWNY|ПОЛОЖИТЕЛЬНО)|reactive(?=[ ]?(?:[|,;*\n]|$)))(?!\w)",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("HIV 1/2 Ag/Ab REACTIVE *confirm*", "REACTIVE"), ("HBsAg: reactive\n", "reactive")),
        non_matches=("HIV is reactive to", "RPR reactive programming"),
    ),
    Rule(
        name="fhir_code",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{RESOURCE}(?:(?!\"resourceType\")[^\0]){0,900}?{CODE}(?P<value>[^\"\n]{3,90})(?=\")",
        score=0.6,
        keywords=("resourcetype",),
        evidence=Evidence.LABEL,
        matches=(('"resourceType":"Condition","code":{"text":"Bipolar II disorder"}', "Bipolar II disorder"),),
        non_matches=('"resourceType":"Patient","code":{"text":"x y z"}', '"code":{"text":"Bipolar II disorder"}'),
        source=_FHIR,
    ),
    Rule(
        name="fhir_subject",
        entity_type="PERSON",
        pattern=r"\"(?:subject|patient|beneficiary|recipient|asserter|individual)\"\s{0,3}:\s{0,3}\{[^{}]{0,160}?\"display\"\s{0,3}:\s{0,3}\"(?P<value>[^\"\n\d]{3,60})(?=\")",
        score=0.8,
        keywords=("resourcetype",),
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(('"resourceType":"Condition","subject":{"display":"Winifred Osei-Tutu"', "Winifred Osei-Tutu"),),
        non_matches=('"subject":{"display":"Winifred Osei-Tutu"',),
        source=_FHIR,
    ),
)  # fmt: skip
