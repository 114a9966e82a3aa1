"""Numbers by which a hospital or a pharmacy knows a patient."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule

RULES = (
    labelled_number("patient", "PATIENT_ID", ("patient ID: PX-48291", "PX-48291")),
    labelled_number("mrn", "PATIENT_ID", ("MRN 884213", "884213"), bare=True, more=(("My patient record is MG-49301.", "MG-49301"),)),
    labelled_number("prescription", "PATIENT_ID", ("prescription number is RX778210", "RX778210")),
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
        name="wristband",
        entity_type="PATIENT_ID",
        pattern=r"\b(?:(?:patient|hospital|medical)[ ](?:id|identification)[ ]?(?:bracelet|wristband|band|tag|card)|wristband|hospital[ ]bracelet)[ ](?:says|reads|shows|has|is|number[ ]is|number)[ ]{0,2}{VALUE}",
        score=0.5,
        keywords=("bracelet", "wristband", "band ", " tag ", " card "),
        evidence=Evidence.LABEL,
        matches=(("Leo wears a hospital bracelet number 482-11-07.", "482-11-07"), ("the wristband reads PX-2209", "PX-2209")),
        non_matches=("the wristband is lost", "a hospital bracelet"),
    ),
    Rule(
        name="hospital_registration",
        entity_type="PATIENT_ID",
        pattern=r"\b(?:registration|admission|visit|encounter|file|chart)[ ](?:number|no\.?|id)(?:[ ]from[ ][^.\n]{1,24}?)?{JOIN}{VALUE}",
        score=0.35,
        context=("{hospital}",),
        needs_context=True,
        keywords=("registration", "admission", "visit", "encounter", "file", "chart"),
        evidence=Evidence.LABEL,
        matches=(("at the clinic my admission no. was KX-00119.", "KX-00119"),),
        non_matches=("the car's registration number is KX-2024-00119",),
    ),
)  # fmt: skip
