"""Origin, faith, orientation and the like of people (GDPR Art. 9); in English and seven other languages."""

from ...finding import Evidence
from ..fragments import PEOPLE_ELSEWHERE
from ..rule import Rule

_TRAIT = (
    r"(?:ledig|verheiratet|geschieden|verwitwet|muslimisch|muslimin?|jüdisch|katholisch|evangelisch|schwanger|schwerbehindert|schwul|lesbisch|"
    r"célibataire|mariée?|divorcée?|veu(?:f|ve)|musulmane?|juif|juive|catholique|enceinte|handicapée?|homosexuelle?|"
    r"solter[oa]|casad[oa]|divorciad[oa]|viud[oa]|musulm[aá]na?|judí[oa]|católic[oa]|embarazada|discapacitad[oa]|lesbiana|"
    r"celibe|nubile|sposat[oa]|divorziat[oa]|vedov[oa]|musulman[oa]|ebre[oa]|cattolic[oa]|incinta|disabile|"
    r"solteir[oa]|divorciad[oa]|viúv[oa]|muçulman[oa]|judi[ao]|grávida|deficiente|"
    r"ongehuwd|gehuwd|gescheiden|moslima?|joods|katholiek|zwanger|"
    r"rozwiedzion[ya]|żonaty|zamężna|muzułmani?(?:n|nka)|katolick[ia]|w[ ]ciąży|niepełnosprawn[ya])"
)

RULES = (
    Rule(
        name="their_traits",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:he|she|applicant|candidate|client|customer|patient|tenant|employee|student|colleague|neighbou?r)(?:['’]s|[ ]is|[ ]was)[ ](?:\d{1,3}[ ](?:years[ ]old[ ])?and[ ]|an?[ ]|also[ ])?
            (?P<value>muslim|jewish|christian|catholic|hindu|sikh|buddhist|atheist|gay|lesbian|bisexual|trans(?:gender)?|queer|non-binary|undocumented|divorced|widowed|disabled)\b(?!-)""",
        score=0.5,
        keywords=(
            "muslim",
            "jewish",
            "christian",
            "catholic",
            "hindu",
            "sikh",
            "buddhist",
            "atheist",
            "gay",
            "lesbian",
            "bisexual",
            "trans",
            "queer",
            "non-binary",
            "undocumented",
            "divorced",
            "widowed",
            "disabled",
        ),
        matches=(("applicant is 52 and Muslim, probably", "Muslim"), ("she's a lesbian", "lesbian")),
        non_matches=("the button is disabled", "Christian is here", "he was trans-shipped"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="own_criminal_record",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\bi(?:['’]ve[ ]been|[ ]was|[ ]got)[ ](?P<value>(?:arrested|convicted|jailed|sentenced|indicted)(?:[ ](?:for|of|to)[ ]\w+)?)""",
        score=0.5,
        keywords=("arrested", "convicted", "jailed", "sentenced", "indicted"),
        matches=(("I was arrested for DUI near", "arrested for DUI"),),
        non_matches=("I was charged twice", "he was arrested"),
        source="GDPR Art. 10",
    ),
    Rule(
        name="criminal_record",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:applicant|candidate|tenant|employee|client|customer|patient|student)[ ](?:(?-i:[A-ZÀ-Þ])[\w-]+[ ]){0,2}(?:was|is|has[ ]been|got)[ ](?P<value>convicted(?:[ ](?:of|for)[ ]\w+)?|arrested(?:[ ]for[ ]\w+)?|jailed|imprisoned|sentenced[ ]to)\b""",
        score=0.5,
        keywords=("convicted", "arrested", "jailed", "imprisoned", "sentenced"),
        matches=(("our tenant Ana Ruiz was convicted of fraud", "convicted of fraud"),),
        non_matches=("Bankman was convicted", "the conviction that"),
        source="GDPR Art. 10",
    ),
    Rule(
        name="their_pregnancy",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:(?:her|your)[ ]|(?:she|(?-i:[A-ZÀ-Þ])[^\W\d_]{1,30})(?:['’]s[ ]|[ ]is[ ]|[ ]was[ ]|[ ]got[ ]))(?P<value>pregnan(?:cy|t)|miscarriage|abortion)\b""",
        score=0.5,
        keywords=("pregnan", "miscarriage", "abortion"),
        matches=(("lied about her pregnancy", "pregnancy"), ("Sandra is pregnant", "pregnant")),
        non_matches=("pregnancy in general", "the pregnant pause"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="own_traits",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:(?:i['’]?m|i[ ]am)[ ](?:an?[ ])?|as[ ]an?[ ])(?:\d{1,3}[- ]?(?:year[- ]old|yo|y/o)?[ ,]+)?(?:\w+[ ,]+){0,2}?
            (?P<value>(?:black|white|asian|hispanic|latin[oax]|african[ -]american|native[ ]american|caucasian|jewish|muslim|christian|catholic|hindu|
            buddhist|sikh|atheist|gay|lesbian|bisexual|transgender|trans|queer|non-binary|pregnant|divorced|widowed|undocumented|
            (?<=year-old[ ])(?:fe)?male|(?<=year-old[ ])(?:wo)?man|(?<=year[ ]old[ ])(?:fe)?male|(?<=year[ ]old[ ])(?:wo)?man|single[ ](?:mother|mom|father|dad|parent)|(?:father|mother|mom|dad|parent)(?=[ ]of[ ](?:\d|one|two|three|four|five|six)\b)|disabled|veteran)(?:[ ](?:woman|man|female|male|person|mother|father))?)\b""",
        score=0.5,
        matches=(("I'm a 41-year-old Hispanic woman in Detroit", "Hispanic woman"), ("As a gay man I", "gay man")),
        non_matches=("the black box", "white noise", "As grown women they", "I am a man tanning in peace"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="marital_status",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?<!param[ ])(?<!type[ ])(?:marital[ ]status|religion|ethnicity|race|gender|sex|sexual[ ]orientation|nationality|familienstand|konfession)["']?\s?[:=]\s?["']?(?!(?:condition|field|column|option|optional|required|not|null|none|string|text|enum|varchar|int|bool|is|the|an?|this|that|see|todo|tbd|all|any|unknown|undefined|true|false|str|masc|fem|neut)\b)(?P<value>[^\W\d_][\w/ -]{1,24})""",
        score=0.5,
        keywords=("status", "religion", "ethnicity", "race", "gender", "sex", "nationality", "familienstand", "konfession"),
        evidence=Evidence.LABEL,
        matches=(("Religion: Muslim", "Muslim"),),
        non_matches=("race condition", "Race: condition in it", "gender: string"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="own_trait",
        entity_type="PERSONAL_TRAIT",
        pattern=rf"""\b(?:ich[ ]bin|je[ ]suis|soy|estoy|sono|sou|estou|ik[ ]ben|jestem)[ ](?:\d\d(?:[ ]jahre(?:[ ]alt)?)?,[ ])?(?P<value>{_TRAIT}|bisexuell|trans|lesbienne|gays?|bisexuelle?|bisexual|autist(?:isch|in)?)(?=[,.;)\n]|[ ](?:und|et|y|e|en|i|oder|con|mit|aus)\b|$)""",
        score=0.5,
        keywords=("ich bin", "je suis", "soy", "estoy", "sono", "sou", "estou", "ik ben", "jestem"),
        matches=(("Ich bin 34, lesbisch und lebe", "lesbisch"), ("je suis enceinte, et", "enceinte")),
        non_matches=("ich bin katholische Kirchen leid", "ich bin dabei"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="trait",
        entity_type="PERSONAL_TRAIT",
        pattern=rf"""(?:\b(?:ist|est|es|está|è|é|is|jest)[ ]|,[ ]|[(;][ ]?)(?P<value>{_TRAIT})(?=[,.;)\n]|[ ](?:und|et|y|e|en|i|oder)\b|$)""",
        score=0.3,
        context=PEOPLE_ELSEWHERE,
        needs_context=True,
        matches=(
            ("Bewerberin Samira, 29 Jahre, ledig, muslimisch, will", "muslimisch"),
            ("notre employée est enceinte.", "enceinte"),
            ("la paciente está embarazada y", "embarazada"),
            ("pacjentka jest w ciąży.", "w ciąży"),
        ),
        non_matches=("die Stelle ist evangelisch", "is het gescheiden?", "Kunde will, dass es evangelisch-lutherisch"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="descent",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\bof[ ](?:mixed[ ])?(?P<value>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})(?=[ ](?:descent|heritage|ancestry|origin|ethnicity|extraction)\b)""",
        score=0.5,
        keywords=(" of ",),
        cased=True,
        matches=(("aged 7 and of Middle Eastern descent, came", "Middle Eastern"),),
        non_matches=("a wine of French terroir", "of unknown origin"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="own_origin",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:i['’]m|i[ ]am|as[ ]an?)[ ](?:an?[ ])?(?:\d{1,3}(?:[- ]year[- ]old|yo)?,?[ ])?(?:(?!in\b|at\b|on\b|from\b|with\b|for\b|the\b)[a-z]+,?[ ])?(?P<value>(?:(?:east|south|southeast|west|central)[ -]asian|middle[ -]eastern|arab|persian|kurdish|filipin[oa]|puerto[ ]rican|
            pacific[ ]islander|indigenous|aboriginal|first[ ]nations|māori|maori|romani|mixed[ -]race|biracial|ashkenazi(?:[ ]jewish)?|afro[ -]\w+|[a-z]{4,12}-(?:british|american|canadian|german|french|australian|dutch)|african[ ]american|trans[ ](?:wo)?man)
            (?:[ ](?:wo)?man|[ ](?:fe)?male)?)(?![\w-])""",
        score=0.5,
        matches=(("I'm Middle Eastern, if that matters", "Middle Eastern"), ("I'm a 45-year-old East Asian male, and", "East Asian male"), ("I'm 29, Filipino, and", "Filipino")),
        non_matches=("I'm in East Asian markets", "the Middle Eastern team"),
        source="GDPR Art. 9",
    ),
)  # fmt: skip
