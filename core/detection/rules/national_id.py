"""National and tax numbers behind a word that says so, whatever the digits: mistyped or made up, they are somebody's still."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.named import named

PARTS = {
    "NUMBER_OR_CARD": r"(?:[ ](?:numbers?|num\.?|no\.?|nr\.?|n[°º]|\#|id|card|slip|code|reference))?",
    "PART_OF_IT": r"(?:[A-Z]{0,4}\d[A-Z0-9]{0,15}|(?-i:[A-Z]{1,3}))",
    "DIGITS": r"(?=(?:[A-Z]{0,6}[ ./-]?\d){6})(?:(?-i:[A-Z]{1,6})[ ])?{PART_OF_IT}(?:[./-]{PART_OF_IT}|[ ](?=[A-Z]{0,2}\d|[A-Z]{1,2}(?:[\s.,;)]|$)){PART_OF_IT}){0,8}",
    "ENDS": r"(?![\w]|[.,:/-]\w)",
}

# Entity type, form, the check as config/national_numbers.yaml names it, and a valid sample. None has the form of a telephone number.
_BY_CHECK_DIGIT = (
    ("ES_NIF", r"\d{8}-?(?-i:[A-HJ-NP-TV-Z])", "stdnum:es.dni", "54362315K"),
    ("ES_NIE", r"(?-i:[XYZ])-?\d{7}-?(?-i:[A-HJ-NP-TV-Z])", "stdnum:es.nie", "X2482300W"),
    ("PL_PESEL", r"\d{11}", "stdnum:pl.pesel", "44051401359"),
    ("ZA_ID", r"\d{13}", "stdnum:za.idnr", "7503305044089"),
    ("SE_PERSONNUMMER", r"(?:19|20)?\d{6}-\d{4}", "stdnum:se.personnummer", "880320-0016"),
    ("FI_HETU", r"\d{6}[-+A-Y]\d{3}[0-9A-Z]", "stdnum:fi.hetu", "131052-308T"),
    ("BR_CPF", r"\d{3}\.\d{3}\.\d{3}-\d{2}", "stdnum:br.cpf", "390.533.447-05"),
    ("NATIONAL_ID", r"\d{1,2}\.\d{3}\.\d{3}-[\dK]", "stdnum:cl.rut", "46.954.187-8"),
    ("NATIONAL_ID", r"\d{6}/\d{4}", "stdnum:cz.rc", "890504/4885"),
    ("NATIONAL_ID", r"[1-8]\d{12}", "stdnum:ro.cnp", "1561005384613"),
    ("SG_NRIC_FIN", r"(?-i:[STFGM])\d{7}(?-i:[A-Z])", "singaporean_id", "S9327137H"),
    ("NATIONAL_ID", r"\d{6}-\d{2}-\d{4}", "stdnum:my.nric", "790906-07-6530"),
    ("NATIONAL_ID", r"\d{17}[\dX]", "stdnum:cn.ric", "360426198803239853"),
    ("NATIONAL_ID", r"[23]\d{13}", "born_on_a_day", "28504120101234"),
    ("NATIONAL_ID", r"\d{16}", "stdnum:id.nik", "3171329808453468"),
    ("IT_FISCAL_CODE", r"[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]", "stdnum:it.codicefiscale", "RCCMNL83S18D969H"),
    ("TR_NATIONAL_ID", r"[1-9]\d{10}", "stdnum:tr.tckimlik", "17291716060"),
    ("NATIONAL_ID", r"\d{10}", "stdnum:bg.egn", "6608216200"),
    ("NATIONAL_ID", r"[1-6]\d{10}", "stdnum:lt.asmens", "39701017556"),
    ("NATIONAL_ID", r"\d{6}[ ]?\d{5}", "stdnum:no.fodselsnummer", "260191 08308"),
    ("DK_CPR", r"\d{6}-\d{4}", "stdnum:dk.cpr", "211062-5629"),
    ("NATIONAL_ID", r"\d{6}-\d{4}", "stdnum:is_.kennitala", "140772-7559"),
    ("NATIONAL_ID", r"\d{6}-\d{5}", "stdnum:lv.pvn", "230551-15561"),
    ("BE_NN", r"\d{2}\.\d{2}\.\d{2}-\d{3}[.]\d{2}", "stdnum:be.nn", "85.07.30-033.28"),
    ("FR_NIR", r"[12][ ]?\d{2}[ ]?\d{2}[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}[ ]?\d{2}", "stdnum:fr.nir", "2 95 10 99 126 111 93"),
    ("NATIONAL_ID", r"\d{11}", "stdnum:gr.amka", "01036955225"),
    ("NATIONAL_ID", r"\d{13}", "stdnum:si.emso", "0711987500763"),
    ("KR_RRN", r"\d{6}-\d{7}", "stdnum:kr.rrn", "971013-9019902"),
    ("NATIONAL_ID", r"\d-\d{4}-\d{5}-\d{2}-\d", "stdnum:th.pin", "1-2097-70039-91-4"),
    ("NATIONAL_ID", r"\d{5}-\d{7}-\d", "stdnum:pk.cnic", "34201-2792635-4"),
    ("IN_AADHAAR", r"\d{4}[ -]\d{4}[ -]\d{4}(?![ -]\d)", "stdnum:in_.aadhaar", "2341 2341 2346"),
    ("IN_PAN", r"(?-i:[A-Z]{3}P[A-Z])\d{4}(?-i:[A-Z])", "stdnum:in_.pan", "ACUPA7085R"),
    ("MX_CURP", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", "stdnum:mx.curp", "BOXW310820HNERXN09"),
    ("NATIONAL_ID", r"\d{2}-\d{8}-\d", "stdnum:ar.cuit", "20-05536168-2"),
    ("NATIONAL_ID", r"\d{3}-\d{7}-\d", "stdnum:do.cedula", "001-1161055-6"),
    ("NATIONAL_ID", r"\d{7}(?-i:[A-W][A-IW]?)", "stdnum:ie.pps", "4570067C"),
    ("CH_AHV", r"756\.\d{4}\.\d{4}\.\d{2}", "stdnum:ch.ssn", "756.9217.0769.85"),
    ("DE_TAX_ID", r"\d{2}[ ]\d{3}[ ]\d{3}[ ]\d{3}", "stdnum:de.idnr", "36 574 261 809"),
    ("NATIONAL_ID", r"(?-i:[A-Z])[12]\d{8}", "taiwanese_id", "A123456789"),
    ("NATIONAL_ID", r"(?-i:[A-Z]{1,2})\d{6}\([\dA]\)", "hong_kong_id", "A123456(3)"),
    ("NATIONAL_ID", r"8\d{9}", "hungarian_tax", "8471200007"),
    ("NATIONAL_ID", r"\d{3}-\d{3}-\d{3}[ -]\d{2}", "russian_insurance", "112-233-445 95"),
    ("NATIONAL_ID", r"784-\d{4}-\d{7}-\d", "luhn", "784-1985-1234567-3"),
    ("NATIONAL_ID", r"[1-3]\d{9}", "stdnum:ua.rntrc", "3184710691"),
)  # fmt: skip


def _beside_a_name(entity_type: str, form: str, check: str, sample: str) -> Rule:
    """A number whose check digit is right; it is kept only if a person's name is what it stands beside: spans/people.py."""
    plain = check.removeprefix("stdnum:")
    return Rule(
        name=f"{plain.replace('.', '_')}_beside_a_name",
        entity_type=entity_type,
        pattern=rf"(?<=[^\W\d_])(?:[,;|(/][ ]?|[ ](?:[-–—(][ ]?)?)(?P<value>{form})(?![\w-]|\.\d)",
        score=0.6,
        check=named(check),
        evidence=Evidence.CHECKSUM,
        matches=((f"Iker Leal, {sample}, from", sample),),
        non_matches=(f"build: {sample}", f"Iker Leal, {sample}9"),
        source=f"python-stdnum, {plain}" if plain != check else f"validators/national_numbers.py: {check}",
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
