"""National and tax numbers behind a word that says so, whatever the digits: mistyped or made up, they are somebody's still."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.national_numbers import stdnum

PARTS = {
    "NUMBER_OR_CARD": r"(?:[ ](?:numbers?|num\.?|no\.?|nr\.?|n[°º]|\#|id|card|slip|code|reference))?",
    "PART_OF_IT": r"(?:[A-Z]{0,4}\d[A-Z0-9]{0,15}|(?-i:[A-Z]{1,3}))",
    "DIGITS": r"(?=(?:[A-Z]{0,6}[ ./-]?\d){6})(?:(?-i:[A-Z]{1,6})[ ])?{PART_OF_IT}(?:[./-]{PART_OF_IT}|[ ](?=[A-Z]{0,2}\d|[A-Z]{1,2}(?:[\s.,;)]|$)){PART_OF_IT}){0,8}",
    "ENDS": r"(?![\w]|[.,:/-]\w)",
}

# Entity type, form, the check's module in python-stdnum, and a valid sample.
_BY_CHECK_DIGIT = (
    ("ES_NIF", r"\d{8}-?(?-i:[A-HJ-NP-TV-Z])", "es.dni", "54362315K"),
    ("ES_NIE", r"(?-i:[XYZ])-?\d{7}-?(?-i:[A-HJ-NP-TV-Z])", "es.nie", "X2482300W"),
    ("PL_PESEL", r"\d{11}", "pl.pesel", "44051401359"),
    ("ZA_ID", r"\d{13}", "za.idnr", "7503305044089"),
    ("SE_PERSONNUMMER", r"(?:19|20)?\d{6}-\d{4}", "se.personnummer", "880320-0016"),
    ("FI_HETU", r"\d{6}[-+A-Y]\d{3}[0-9A-Z]", "fi.hetu", "131052-308T"),
    ("BR_CPF", r"\d{3}\.\d{3}\.\d{3}-\d{2}", "br.cpf", "390.533.447-05"),
    ("NATIONAL_ID", r"\d{1,2}\.\d{3}\.\d{3}-[\dK]", "cl.rut", "46.954.187-8"),
    ("NATIONAL_ID", r"\d{6}/\d{4}", "cz.rc", "890504/4885"),
    ("NATIONAL_ID", r"[1-8]\d{12}", "ro.cnp", "1561005384613"),
)


def _beside_a_name(entity_type: str, form: str, module: str, sample: str) -> Rule:
    """A number whose check digit is right; it is kept only if a person's name is what it stands beside: spans/people.py."""
    return Rule(
        name=f"{module.replace('.', '_')}_beside_a_name",
        entity_type=entity_type,
        pattern=rf"(?<=[^\W\d_])(?:[,;|(/][ ]?|[ ](?:[-–—(][ ]?)?)(?P<value>{form})(?![\w-]|\.\d)",
        score=0.6,
        check=stdnum(module),
        evidence=Evidence.CHECKSUM,
        matches=((f"Iker Leal, {sample}, from", sample),),
        non_matches=(f"build: {sample}", f"Iker Leal, {sample}9"),
        source=f"python-stdnum, {module}",
    )


RULES = (
    labelled_number("national", "NATIONAL_ID", ("national ID number is 882-19-2210", "882-19-2210"), digits=5),
    Rule(
        name="alien_number",
        entity_type="NATIONAL_ID",
        pattern=r"(?:\ba-?number|\balien[ ](?:registration[ ])?(?:number|no\.?)|\buscis[ ]\#)(?:[ ](?:is|was))?\s?[:=]?\s{0,2}\(?(?P<value>A?-?\d{3}-?\d{3}-?\d{2,3})(?!\w|-|\.\d)",
        score=0.6,
        keywords=("a-number", "anumber", "alien", "uscis"),
        evidence=Evidence.LABEL,
        matches=(("A-Number: A081234567.", "A081234567"), ("my alien registration number is A-081-234-567", "A-081-234-567")),
        non_matches=("a number 123456", "an alien number of 12"),
        source="USCIS glossary: A-Number, seven to nine digits",
    ),
    Rule(
        name="service",
        entity_type="NATIONAL_ID",
        pattern=r"\b(?:(?:military[ ])?service|veteran|va|nursing|rn|bar(?:[ ]association)?)[ ](?:number|id(?:[ ]number)?|licen[cs]e(?:[ ]number)?)\b{JOIN}{VALUE}",
        score=0.5,
        keywords=("service", "veteran", "va ", "rn ", "nursing", "bar "),
        evidence=Evidence.LABEL,
        matches=(("my service number was RA-12345678.", "RA-12345678"), ("my RN License is RN234567", "RN234567")),
        non_matches=("the service number is busy", "service id nginx"),
    ),
    Rule(
        name="last_four",
        entity_type="NATIONAL_ID",
        pattern=r"\b(?:ssn|social(?:[ ]security(?:[ ]number)?)?)(?:,?[ ](?:which|that))?[ ](?:ends?[ ](?:in|with)|ending[ ](?:in|with)|are|is|:|last[ ](?:four|4)(?:[ ]digits)?(?:[ ]is|[ ]are|:)?)[ ](?P<value>\d{4})(?!\w|\.\d|-)",
        score=0.5,
        keywords=("ssn", "social security"),
        evidence=Evidence.LABEL,
        matches=(("the last four digits of my SSN, which are 6789.", "6789"), ("his SSN ends in 5678", "5678"), ("SSN last four 6612.", "6612")),
        non_matches=("the SSN is 9 digits",),
    ),
    Rule(
        name="fiscal_code_mistyped",
        entity_type="NATIONAL_ID",
        pattern=r"\b(?:cf|c\.f\.|codice[ ]fiscale)(?:[ ]è)?[ ]?:?[ ]{0,2}(?P<value>[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z])(?!\w)",
        score=0.6,
        keywords=("cf", "c.f.", "codice"),
        evidence=Evidence.LABEL,
        matches=(("CF RSSMRC75C12F205X, tel", "RSSMRC75C12F205X"),),
        non_matches=("cf. RSSMRC75C12F205X", "CF 12"),
        source="Agenzia delle Entrate",
    ),
    Rule(
        name="korean_by_form",
        entity_type="KR_RRN",
        pattern=r"(?<![\w-])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}(?![\w-])",
        score=0.3,
        context=("{patient:ko}", "{served:ko}", "주민", "성명", "이름", "생년", "본인"),
        needs_context=True,
        matches=(("환자 한서윤 (880314-2345678) 당뇨", "880314-2345678"),),
        non_matches=("build 880314-2345678", "주문 881314-2345678"),
        # Of numbers given out since then, the last six digits are random, and no check digit holds.
        source="Ministry of the Interior and Safety (Korea), October 2020",
    ),
    *(_beside_a_name(*row) for row in _BY_CHECK_DIGIT),
    Rule(
        name="named",
        entity_type="NATIONAL_ID",
        pattern=r"(?<![\w/.-]){national_number}(?![^\W_]){NUMBER_OR_CARD}{JOIN}(?P<value>{DIGITS}){ENDS}",
        score=0.45,
        evidence=Evidence.LABEL,
        matches=(
            ("My UTR is 1123581322, and", "1123581322"),
            ("NI number QQ 12 34 56 C, I earned", "QQ 12 34 56 C"),
            ("my NIF 245 991 872 and", "245 991 872"),
            ("my citizen card 14882031 5 ZY7.", "14882031 5 ZY7"),
            ("your fødselsnummer 01017012345 and", "01017012345"),
            ("your Medicare card 2954 71183 1.", "2954 71183 1"),
            ("CPF: 123.456.789-01", "123.456.789-01"),
            ("AHV 756.1234.5678.90", "756.1234.5678.90"),
        ),
        non_matches=("the pan 482910", "RFC 3513 2.5.6", "it is a sin 12", "version of TIN 1.2.3", "rut 4821"),
    ),
)  # fmt: skip
