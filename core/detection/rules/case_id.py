"""Numbers of cases, permits and certificates, behind a word that says so."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule

RULES = (
    labelled_number("case", "CASE_ID", ("case number 24-CV-0193", "24-CV-0193"), score=0.45),
    Rule(
        name="participant",
        entity_type="CASE_ID",
        pattern=r"\b(?:(?:trial|study|test)[ ](?:participant|subject)|participant|proband)[ ](?:(?:no\.?|number|id|code)[ ]?[:=]?[ ]?)?(?P<value>\#?[A-Z]{1,6}-(?:[A-Z0-9]{1,5}-){0,3}\d{2,6})(?!\w|-|\.\d)",
        score=0.5,
        keywords=("participant", "subject", "proband"),
        evidence=Evidence.LABEL,
        matches=(("we lost Participant QL-77-310.", "QL-77-310"), ("trial subject no. S-1182 said", "S-1182")),
        non_matches=("participant 12 of 40", "the participants said so", "Participant A12"),
    ),
    Rule(
        name="uscis_receipt",
        entity_type="CASE_ID",
        pattern=r"(?<![\w-])(?:EAC|WAC|LIN|SRC|MSC|NBC|NSC|TSC|VSC|YSC|IOE)-?\d{10}(?![\w-])",
        score=0.6,
        cased=True,
        matches=(("my receipt is MSC2190456781 since May", "MSC2190456781"), ("IOE0912345678.", "IOE0912345678")),
        non_matches=("MSC219045", "XMSC2190456781"),
        source="USCIS glossary: receipt number, three letters and ten digits",
    ),
    Rule(
        name="us_federal_docket",
        entity_type="CASE_ID",
        pattern=r"(?<![\w:-])\d:\d\d-(?:cr|cv|mj|mc|md|bk|ap|po|sw)-\d{3,6}(?:-[A-Z]{2,4}){0,3}(?![\w-])",
        score=0.6,
        matches=(("charged in 2:25-cr-00358, with", "2:25-cr-00358"), ("1:24-cv-01234-ABC-DE.", "1:24-cv-01234-ABC-DE")),
        non_matches=("12:25-cr-00358", "2:25-xy-00358"),
        source="US district courts: office, year, kind of case, number, judges",
    ),
)  # fmt: skip
