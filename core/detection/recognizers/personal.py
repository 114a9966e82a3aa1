"""What people tell of themselves: birth dates, ages, health, origin, faith, pay (GDPR Art. 9 and what re-identifies)."""

from ...verdict import Evidence
from ..rule import Rule

_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.)?[ ](?:of[ ])?[^\W\d_]{3,10}\.?,?[ ](?:19|20)\d\d|"
    r"[^\W\d_]{3,10}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ](?:19|20)\d\d)"
)
_ILLNESS = (
    r"(?:type[ ][12][ ]diabetes|diabetes|multiple[ ]sclerosis|\bMS|cancer|leuk[a]?emia|(?:(?:non-)?hodgkin['’]?s?[ ])?lymphoma|pre-?diabetes|pcos|glaucoma|osteoporosis|gout|tuberculosis|pneumonia|jaundice|hiv|aids|hepatitis(?:[ ][abc])?|depression|"
    r"anxiety(?:[ ]disorder)?|bipolar(?:[ ]disorder)?|schizophrenia|adhd|autism|ptsd|epilepsy|asthma|arthritis|osteoarthritis|crohn['’]?s(?:[ ]disease)?|"
    r"endometriosis|lupus|parkinson['’]?s|alzheimer['’]?s|dementia|migraines?|hypertension|high[ ]blood[ ]pressure|heart[ ](?:disease|failure|condition)|"
    r"stroke(?![ ]of[ ])|copd|anorexia|bulimia|alcoholism|addiction|insomnia|ibs|psoriasis|eczema|fibromyalgia|infertility|miscarriage|covid(?:-19)?|"
    r"chronic[ ]\w+(?:[ ]\w+)?|tinnitus|sciatica|scoliosis|an(?:a)?emia|hypothyroidism|hyperthyroidism|celiac(?:[ ]disease)?|kidney[ ]\w+)"
)

RULES = (
    Rule(
        name="birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=rf"""\b(?:dob|d\.o\.b\.?|date[ _]of[ _]birth|birth[ _-]?(?:date|day)|born(?:[ ]on)?|geboren(?:[ ]am)?|geb\.|geburtsdatum|
            né(?:e)?[ ]le|date[ ]de[ ]naissance|nacid[oa][ ]el|fecha[ ]de[ ]nacimiento|nat[oa][ ]il|data[ ]di[ ]nascita|data[ ]de[ ]nascimento|
            geboortedatum|data[ ]urodzenia)["']?\s{{0,2}}(?:is|was|:|=|\||,)?\s{{0,3}}["'(]? (?P<value>{_DATE}) (?![\w-])""",
        score=0.85,
        keywords=("dob", "d.o.b", "birth", "born", "geb", "né", "nac", "nat", "nasc", "urodz"),
        evidence=Evidence.LABEL,
        matches=(
            ("DOB: 04/12/1987", "04/12/1987"),
            ("geboren am 3. Mai 1990", "3. Mai 1990"),
            ("born on March 3rd, 1979", "March 3rd, 1979"),
        ),
        non_matches=("released on 04/12/1987", "born in a hurry"),
    ),
    Rule(
        name="age_years_old",
        entity_type="AGE",
        pattern=r"""(?<![\w.]) (?P<value>\d{1,3}) [ -]? (?:years?|yrs?|yo|y/o|y\.o\.) (?:[ -]old|\b)(?![ ](?:ago|of|in|warranty|later|experience|contract|plan|from)) | (?<![\w.])(?:\d{1,3})(?=-year-old)""",
        score=0.45,
        context=("i am", "i'm", "aged", "age", "patient", "male", "female", "man", "woman", "son", "daughter", "year-old", "old"),
        needs_context=True,
        matches=(("I'm a 41-year-old nurse", "41"), ("patient is 67 years old", "67")),
        non_matches=("5 years ago", "a 3 year contract"),
    ),
    Rule(
        name="age_label",
        entity_type="AGE",
        pattern=r"""\b(?:age|aged|alter|âge|edad|età|idade|leeftijd|wiek)["']?\s?(?:is|:|=)?\s?["']?(?P<value>\d{1,3})(?![\w.:/-])""",
        score=0.5,
        keywords=("age", "alter", "âge", "edad", "età", "idade", "leeftijd", "wiek"),
        evidence=Evidence.LABEL,
        matches=(("Age: 52", "52"), ("a man aged 34", "34")),
        non_matches=("page 52", "age of empires"),
    ),
    Rule(
        name="own_age",
        entity_type="AGE",
        pattern=r"""\b(?:i['’]m|i[ ]am)[ ](?P<value>1\d|[2-9]\d)(?=,[ ](?:single|married|divorced|male|female|an?[ ]|and[ ]|from|living|non)|[ ](?:and[ ](?:i|an?|my|in|from)\b|now\b|today\b)|[.!]?$)""",
        score=0.5,
        keywords=("i'm", "i’m", "i am"),
        matches=(("I'm 47, from Fairfield", "47"), ("I live in Detroit, I'm 41", "41"), ("I am 71 and my knees hurt", "71")),
        non_matches=("I'm 90% sure", "I'm 20 minutes away", "I'm 50 and 50 on this"),
    ),
    Rule(
        name="age_behind_a_name",
        entity_type="AGE",
        pattern=r"""[A-Z][^\W\d_]+,[ ](?P<value>1\d|[2-9]\d),[ ](?:is|was|has|had|who|lives|lived|works|worked|an?|from|of|she|he|they|single|married|divorced)\b""",
        score=0.5,
        cased=True,
        matches=(("Omar Mallory, 61, is a retired welder", "61"), ("Ana Ruiz, 52, of Fairfield", "52")),
        non_matches=("in Section 4, 12, is meant", "On May 12, 34 people"),
    ),
    Rule(
        name="own_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:i[ ]have|i['’]ve[ ](?:got[ ]|had[ ])?|i[ ]suffer[ ]from|i[ ]was[ ](?:just[ ])?diagnosed[ ]with|diagnosed[ ]with|diagnosis(?:[ ]of|:|[ ]is)|
            my|suffer(?:s|ing)[ ]from|living[ ]with|treated[ ]for|history[ ]of|being[ ]treated[ ]for|undergoing[ ]treatment[ ]for|in[ ]remission[ ]from|recovering[ ]from|(?:woman|man|male|female|patient)[ ]with)[ ]
            (?:a[ ]|an[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|stage[ ]\w+[ ]|my[ ]|early[ ]|generalized[ ]){{0,3}} (?P<value>{_ILLNESS})\b""",
        score=0.6,
        matches=(
            ("i was just diagnosed with type 2 diabetes", "type 2 diabetes"),
            ("my anxiety is back", "anxiety"),
            ("I was undergoing treatment for Hodgkin's lymphoma", "Hodgkin's lymphoma"),
        ),
        non_matches=("what is diabetes?", "asthma in children: an overview"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="their_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:she|he|my[ ](?:mom|mum|mother|dad|father|wife|husband|son|daughter|brother|sister|kid|baby)|and)[ ](?:has|had|have)[ ](?:a[ ]|an[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|stage[ ]\w+[ ]){{0,2}}
            (?P<value>{_ILLNESS})\b""",
        score=0.55,
        keywords=(" has ", " had ", " have "),
        matches=(("she has type 2 diabetes", "type 2 diabetes"), ("I'm 41 and have MS", "MS")),
        non_matches=("who has time", "she has a cold brew", "he has MSN"),
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
        name="pay",
        entity_type="SALARY",
        pattern=r"""\b(?:(?:my|base|annual|current|yearly|monthly|her|his|their)[ ](?:annual[ ]|current[ ]|base[ ]|gross[ ]|net[ ])?(?:salary|income|pay|wage|gehalt)|salary|gehalt|salaire|sueldo|
            i[ ](?:make|earn))\b[^.\n\d]{0,30}?(?P<value>(?:[$€£][ ]?)?(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,9})(?:[.,]\d{2})?[ ]?(?:k\b|€|euros?|usd|gbp|dollars)?)""",
        score=0.5,
        keywords=("salary", "income", "pay", "wage", "gehalt", "salaire", "sueldo", "i make", "i earn"),
        evidence=Evidence.LABEL,
        matches=(("my salary is $84,300", "$84,300"), ("I earn 4200 euros", "4200 euros")),
        non_matches=("I make mistakes",),
    ),
    Rule(
        name="marital_status",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:marital[ ]status|religion|ethnicity|race|gender|sex|sexual[ ]orientation|nationality|familienstand|konfession)["']?\s?[:=]\s?["']?(?!(?:condition|field|column|option|optional|required|not|null|none|string|text|enum|varchar|int|bool|is|the|an?|this|that|see|todo|tbd|all|any|unknown|undefined|true|false)\b)(?P<value>[^\W\d_][\w/ -]{1,24})""",
        score=0.5,
        keywords=("status", "religion", "ethnicity", "race", "gender", "sex", "nationality", "familienstand", "konfession"),
        evidence=Evidence.LABEL,
        matches=(("Religion: Muslim", "Muslim"),),
        non_matches=("race condition", "Race: condition in it", "gender: string"),
        source="GDPR Art. 9",
    ),
)
