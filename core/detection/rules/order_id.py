"""Numbers of orders, bookings, invoices, contracts and parcels."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule

PARTS = {
    # "issue #123456" is a program's, "Closes: #1017888" too.
    "NO_ISSUE": r"(?<!loses:[ ])(?<!loses[ ])(?<!ixes[ ])(?<!ixes:[ ])(?<!LP:[ ])(?<![Bb]ug[ ])(?<!ssue[ ])",
}

RULES = (
    labelled_number("order", "ORDER_ID", ("booking ref QX7LM2", "QX7LM2"), score=0.45),
    Rule(
        name="order_bare",
        entity_type="ORDER_ID",
        pattern=r"\b{contract:en}s?,?[ ]?\(?(?P<value>\#(?=[\w-]{0,24}\d{3})[A-Z0-9][A-Z0-9-]{4,24}|(?:ORD|INV|UK|BK)-?\d[A-Z0-9-]{3,20})(?!\w)",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(("my latest order (#ORD-9872-C5B4) from", "#ORD-9872-C5B4"), ("an invoice (INV-98765) for", "INV-98765")),
        non_matches=("order #12", "ticket #482 is done", "claim no more"),
    ),
    Rule(
        name="contract_bare",
        entity_type="ORDER_ID",
        pattern=r"\b{contract}[ ](?:(?:nr|no)\.?[ ]?)?(?P<value>(?:[A-Z]{1,4}-(?=\d))?(?=[\d/-]{0,12}\d{3})(?!(?<!-)(?:19|20)\d\d[/-]\d{1,2}(?!\d))\d{2,8}[-/]\d{2,8}(?:[-/]\d{1,6}){0,3})(?![\w.]\w|[\w-])",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(("a refund for order 4482-1199", "4482-1199"), ("invoice RE-2026-00481", "RE-2026-00481"), ("Es geht um Vertrag 884-2210-33.", "884-2210-33"), ("over factuur 2024-88120", "2024-88120")),
        non_matches=("ticket 2024-11-03", "order 10-12 pizzas"),
    ),
    Rule(
        name="parcel",
        entity_type="ORDER_ID",
        pattern=r"\b{carrier}[ ](?:tracking[ ])?(?:number[ ]|no\.?[ ]|\#[ ]?|:[ ]?)?(?P<value>(?=(?:[ ]?\d){10})\d{2,12}(?:[ ]\d{2,6}){0,6}|1Z(?:[ ]?[A-Z0-9]){16})(?!\w|\.\d)",
        score=0.45,
        evidence=Evidence.LABEL,
        matches=(("Tracking #: FedEx 7812 3456 7890.", "7812 3456 7890"), ("UPS 1Z 999 AA1 01 2345 6784", "1Z 999 AA1 01 2345 6784")),
        non_matches=("DHL 12 parcels", "the ups and downs 1234567890"),
    ),
    Rule(
        name="tracking_bare",
        entity_type="ORDER_ID",
        pattern=r"\b(?:tracking|waybill|sendungsnummer|numéro[ ]de[ ]suivi)(?:[ ]?(?:no\.?|number|id|\#))?[ ]?[:\#][ ]{0,2}(?P<value>(?=(?:[A-Z-]{0,6}\d){8})[A-Z0-9-]{8,30})(?!\w|\.\d)",
        score=0.4,
        keywords=("tracking", "waybill", "sendungsnummer", "suivi"),
        evidence=Evidence.LABEL,
        matches=(("Tracking: 779900112233.", "779900112233"), ("waybill #KX-00991122", "KX-00991122")),
        non_matches=("tracking: off", "tracking: 12"),
    ),
    Rule(
        name="numbered",
        entity_type="ORDER_ID",
        pattern=r"(?<![\w&#/\[-]){NO_ISSUE}\#(?!(?:[0-9A-F]{6}|[0-9A-F]{8})(?![\w-]))(?=[A-Z-]{0,12}\d)(?=[\w-]{0,24}\d{3})(?:[A-Z][A-Z0-9-]{5,24}|\d[\d-]{6,24}[A-Z]?|\d[\d-]{0,10}[A-Z][A-Z0-9-]{3,20})(?![\w-])",
        score=0.3,
        cased=True,
        matches=(("Aetna #AET554321B, provider", "#AET554321B"), ("refund #45-987-23-B", "#45-987-23-B")),
        non_matches=("see #4821", "color #A1B2C3", "color #9400D3", "(Closes: #1017888)", "#GENERAL", "issue #123456"),
    ),
    Rule(
        name="booking_code",
        entity_type="ORDER_ID",
        pattern=r"\b(?:booking|reservation|itinerary|confirmation|record[ ]locator)(?:[ ](?:code|ref(?:erence)?|number|no\.?))?(?:[ ]is|:)?[ ]\#?(?P<value>(?-i:(?=[A-Z]{1,5}\d|\d{1,5}[A-Z])[A-Z0-9]{6}))(?![\w-])",
        score=0.45,
        evidence=Evidence.LABEL,
        matches=(("Flight on June 2, booking X9KP2L, hotel", "X9KP2L"),),
        non_matches=("booking SYSTEM", "booking 123456", "reservation X9KP2LQ"),
        source="IATA resolution 830d: a booking's record locator has six letters and digits",
    ),
)  # fmt: skip
