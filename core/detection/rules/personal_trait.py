"""Origin, faith, orientation and the like of people (GDPR Art. 9, 10); in English and seven other languages."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "TRAIT": r"(?:{faith:-en}|{orientation:-en}|{marital_state:-en}|{condition:-en})",
    "OWN_TRAIT": r"(?:{origin:en}|{faith:en}|{orientation:en}|{condition:en}|divorced|widowed|{family_state:en}|{AGED_SEX})",
    # Only behind an age: "a 41-year-old woman".
    "AGED_SEX": r"(?:(?<=year-old[ ])|(?<=year[ ]old[ ]))(?:(?:fe)?male|(?:wo)?man)",
    "I_AM": r"(?:(?:i['’]?m|i[ ]am)[ ](?:an?[ ])?|as[ ]an?[ ])(?:\d{1,3}(?:[- ]?(?:year[- ]old|yo|y/o))?[ ,]+)?",
    "SOMEBODY": r"(?:[ ](?:woman|man|female|male|person|mother|father))?",
    "NO_VALUE": r"(?!(?:condition|field|column|option|optional|required|not|null|none|string|text|enum|varchar|int|bool|is|the|an?|this|that|see|todo|tbd|all|any|unknown|undefined|true|false|str|masc|fem|neut)\b)",
    "CRIME": r"(?:(?:convicted|jailed|imprisoned|indicted)(?:[ ](?:of|for|to)[ ]\w+)?|arrested(?:[ ]for[ ]\w+)?|sentenced[ ]to(?:[ ]\w+)?)",
    "AND": r"(?=[,.;)\n]|[ ](?:und|et|y|e|en|i|oder|con|mit|aus)\b|$)",
}
_ART_9, _ART_10 = "GDPR Art. 9", "GDPR Art. 10"

RULES = (
    Rule(
        name="their_traits",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:he|she|{role:en})(?:['’]s|[ ](?:is|was))[ ](?:\d{1,3}[ ](?:years[ ]old[ ])?and[ ]|an?[ ]|also[ ])?(?P<value>{faith:en}|{orientation:en}|undocumented|divorced|widowed|disabled)\b(?!-)""",
        score=0.5,
        matches=(("applicant is 52 and Muslim, probably", "Muslim"), ("she's a lesbian", "lesbian")),
        non_matches=("the button is disabled", "Christian is here", "he was trans-shipped"),
        source=_ART_9,
    ),
    Rule(
        name="criminal_record",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:i(?:['’]ve[ ]been|[ ]was|[ ]got)|{role:en}[ ](?:(?-i:[A-ZÀ-Þ])[\w-]+[ ]){0,2}(?:was|is|has[ ]been|got))[ ](?P<value>{CRIME})""",
        score=0.5,
        matches=(("our tenant Ana Ruiz was convicted of fraud", "convicted of fraud"), ("I was arrested for DUI near", "arrested for DUI")),
        non_matches=("Bankman was convicted", "the conviction that", "I was charged twice", "he was arrested"),
        source=_ART_10,
    ),
    Rule(
        name="their_pregnancy",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:(?:her|your)[ ]|(?:she|(?-i:[A-ZÀ-Þ])[^\W\d_]{1,30})(?:['’]s[ ]|[ ](?:is|was|got)[ ])|(?<=,[ ])(?=pregnant,?[ ](?:and[ ])?due\b))(?P<value>pregnan(?:cy|t)|miscarriage|abortion)\b""",
        score=0.5,
        matches=(("lied about her pregnancy", "pregnancy"), ("Sandra is pregnant", "pregnant")),
        non_matches=("pregnancy in general", "the pregnant pause"),
        source=_ART_9,
    ),
    Rule(
        name="own_traits",
        entity_type="PERSONAL_TRAIT",
        pattern=r"\b{I_AM}(?:\w+[ ,]+){0,2}?(?P<value>{OWN_TRAIT}{SOMEBODY})\b",
        score=0.5,
        matches=(("I'm a 41-year-old Hispanic woman in Detroit", "Hispanic woman"), ("As a gay man I", "gay man")),
        non_matches=("the black box", "white noise", "As grown women they", "I am a man tanning in peace"),
        source=_ART_9,
    ),
    Rule(
        name="own_origin",
        entity_type="PERSONAL_TRAIT",
        pattern=r"\b{I_AM}(?:(?!in\b|at\b|on\b|from\b|with\b|for\b|the\b)[a-z]+,?[ ])?(?P<value>{region_of_origin:en}{SOMEBODY})(?![\w-])",
        score=0.5,
        matches=(("I'm Middle Eastern, if that matters", "Middle Eastern"), ("I'm a 45-year-old East Asian male, and", "East Asian male"), ("I'm 29, Filipino, and", "Filipino")),
        non_matches=("I'm in East Asian markets", "the Middle Eastern team"),
        source=_ART_9,
    ),
    Rule(
        name="descent",
        entity_type="PERSONAL_TRAIT",
        pattern=r"\bof[ ](?:mixed[ ])?(?P<value>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})(?=[ ](?:descent|heritage|ancestry|origin|ethnicity|extraction)\b)",
        score=0.5,
        cased=True,
        matches=(("aged 7 and of Middle Eastern descent, came", "Middle Eastern"),),
        non_matches=("a wine of French terroir", "of unknown origin"),
        source=_ART_9,
    ),
    Rule(
        name="behind_a_label",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?<!param[ ])(?<!type[ ]){trait_label}["']?\s?[:=]\s?["']?{NO_VALUE}(?P<value>[^\W\d_][\w/ -]{1,24})""",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("Religion: Muslim", "Muslim"),),
        non_matches=("race condition", "Race: condition in it", "gender: string"),
        source=_ART_9,
    ),
    Rule(
        name="own_traits_elsewhere",
        entity_type="PERSONAL_TRAIT",
        pattern=r"\b{i_am:-en}[ ](?:\d\d(?:[ ]{years:-en}(?:[ ](?:alt|oud))?)?,[ ])?(?P<value>{TRAIT}){AND}",
        score=0.5,
        matches=(("Ich bin 34, lesbisch und lebe", "lesbisch"), ("je suis enceinte, et", "enceinte")),
        non_matches=("ich bin katholische Kirchen leid", "ich bin dabei"),
        source=_ART_9,
    ),
    Rule(
        name="their_traits_elsewhere",
        entity_type="PERSONAL_TRAIT",
        pattern=r"(?:\b(?:ist|est|es|está|è|é|is|jest)[ ]|,[ ]|[(;][ ]?)(?P<value>{TRAIT}){AND}",
        score=0.3,
        context=("{role:-en}", "{honorific:-en}$", "{years:-en}$"),
        needs_context=True,
        matches=(
            ("Bewerberin Samira, 29 Jahre, ledig, muslimisch, will", "muslimisch"),
            ("notre employée est enceinte.", "enceinte"),
            ("la paciente está embarazada y", "embarazada"),
            ("pacjentka jest w ciąży.", "w ciąży"),
        ),
        non_matches=("die Stelle ist evangelisch", "is het gescheiden?", "Kunde will, dass es evangelisch-lutherisch"),
        source=_ART_9,
    ),
)  # fmt: skip
