"""Number plates and vehicle identification numbers."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.vehicle import vehicle

PARTS = {
    # German, British, French and Italian, Spanish, Irish and others' plates.
    "PLATE": r"(?-i:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ ]?\d{1,4}[EH]?|[A-Z]{2}\d\d[ ]?[A-Z]{3}|[A-Z]{2}[- ]\d{3}[- ][A-Z]{2}|\d{4}[ ][A-Z]{3}|[A-Z]{3}[ -]\d{3,4}|[A-Z]{2}[ ]\d{3}[ -]\d{3}|\d{2,3}-[A-Z]{1,2}-\d{1,6})",
}

RULES = (
    labelled_number("plate", "LICENSE_PLATE", ("license plate 7ABC123", "7ABC123"), bare=True),
    Rule(
        name="plate_in_groups",
        entity_type="LICENSE_PLATE",
        pattern=r"\b(?:{plate_label}|{plate_of})(?:[ ](?:number|no\.?))?[ ]?(?:is|was|:|ist)?[ ]{1,2}(?P<value>{PLATE})(?![\w-])",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(("his license plate is B-MK 4821 and", "B-MK 4821"), ("reg AB12 CDE", "AB12 CDE"), ("(reg 231-D-4821)", "231-D-4821"), ("targa AB-123-CD", "AB-123-CD")),
        non_matches=("reg EX 12", "plates are B-MK", "registration is open"),
        source="FZV § 8; DVLA INF104; Code de la route R317-8",
    ),
    labelled_number("vin", "VIN", ("VIN: 1HGCM82633A004352", "1HGCM82633A004352"), bare=True),
    Rule(
        name="vin_checked",
        entity_type="VIN",
        pattern=r"(?<![\w-])[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}(?![\w-])",
        score=0.6,
        context=("{vehicle}$", "vin", "fahrgestell", "chassis", "title", "insurance", "dealer", "registration"),
        needs_context=True,
        cased=True,
        check=vehicle,
        evidence=Evidence.CHECKSUM,
        matches=(("the car (1M8GDM9AXKP042788) was sold", "1M8GDM9AXKP042788"),),
        non_matches=("the car 1M8GDM9A1KP042788", "build 1M8GDM9AXKP042788"),
        source="49 CFR 565.15",
    ),
    Rule(
        name="plate_of_a_car",
        entity_type="LICENSE_PLATE",
        pattern=r"\b(?:my|our|his|her|their|the|a)[ ](?:[a-z]+[ ]){0,2}{vehicle}[ ]?[(,][ ]?(?P<value>{PLATE})(?=[),.;\s])",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("my car (M-AB 2291) was hit", "M-AB 2291"),),
        non_matches=("my car (ABS 12) was", "the van, AB 12"),
        source="FZV § 8; DVLA INF104",
    ),
)  # fmt: skip
