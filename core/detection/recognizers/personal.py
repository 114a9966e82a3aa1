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
    r"stroke(?![ ](?:of|width|colou?r|style|weight|path|order)\b)|copd|anorexia|bulimia|alcoholism|addiction|insomnia|ibs|psoriasis|eczema|fibromyalgia|infertility|miscarriage|covid(?:-19)?|"
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
        name="age_and_town_behind_a_name",
        entity_type="AGE",
        pattern=r"""[A-ZÀ-Þ][^\W\d_]+[ ][A-ZÀ-Þ][^\W\d_]+,[ ](?:age[d]?[ ])?(?P<value>1[4-9]|[2-9]\d)(?=,[ ](?:[A-ZÀ-Þ][^\W\d_]{2,20}[.,;]|verheiratet|ledig|geschieden|verwitwet|mariée?|célibataire|casad[oa]|solter[oa]|sposat[oa]|celibe|nubile))""",
        score=0.5,
        cased=True,
        matches=(("our candidate: Aisha Rahman, 29, Leeds, a", "29"), ("von Jan Petersen, 34, verheiratet, 2 Kinder", "34")),
        non_matches=("Google Maps, 12, Berlin is", "in Sections Four, 29, and"),
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
        name="named_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""(?:(?-i:[A-ZÀ-Þ])[\w'’-]+,?|\b(?:patient|employee|client|customer|colleague|child|kid|she|he))[ ]
            (?:has|had|suffers[ ]from|suffered[ ]from|lives[ ]with|was[ ](?:just[ ]|recently[ ])?diagnosed[ ]with|is[ ](?:being[ ])?treated[ ]for|got)[ ]
            (?:a[ ]|an[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|early[ ]|stage[ ]\w+[ ]){{0,3}} (?P<value>{_ILLNESS})\b(?![ ](?:office|word|excel|teams|sql|edge|access|for[ ]|of[ ]|about[ ]|patients?|research|groups?|awareness))""",
        score=0.5,
        keywords=(" has ", " had ", "suffer", "lives with", "diagnosed", "treated", " got "),
        matches=(
            ("Mr. Okonkwo, has stage 2 lymphoma", "lymphoma"),
            ("Ben Carter was recently diagnosed with epilepsy.", "epilepsy"),
        ),
        non_matches=("Ana has MS Office", "people who have diabetes", "the build has cancer jokes"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="off_sick_for",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:(?:sick[ ]leave|off[ ]sick|signed[ ]off|on[ ]leave|hospitali[sz]ed|in[ ](?:the[ ])?(?:hospital|rehab|therapy|treatment)|medication|therapy|surgery|treatment|krankgeschrieben|chemo(?:therapy)?)[ ]
            (?:again[ ])?(?:for|because[ ]of|due[ ]to|with|after|wegen)[ ](?:his[ ]|her[ ]|a[ ]|an[ ]|the[ ]|severe[ ])?|
            (?:tests?|tested|results?)[ ](?:came[ ]back[ ])?(?:positive[ ]|negative[ ])?for[ ])(?P<value>{_ILLNESS})\b(?![ ](?:patients?|research))""",
        score=0.5,
        keywords=(
            "sick",
            "leave",
            "hospital",
            "rehab",
            "therapy",
            "treatment",
            "medication",
            "surgery",
            "chemo",
            "krank",
            "test",
            "result",
            "signed off",
        ),
        matches=(
            ("he was on sick leave for depression again", "depression"),
            ("your test for HIV came back negative", "HIV"),
            ("she tested positive for hepatitis B", "hepatitis B"),
        ),
        non_matches=("unit tests for stroke width", "tests for the parser", "treatment for all"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="drug_allergy",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""\b(?:allergic[ ]to|allergy[ ]to|allergisch[ ]gegen|allergique[ ]à|alérgic[oa][ ]a)[ ](?P<value>penicillin|amoxicillin|ibuprofen|aspirin|codeine|morphine|sulfa(?:[ ]drugs)?|latex|insulin|an(?:a)?esthetics?|antibiotics?|penizillin|pénicilline|penicilina)\b""",
        score=0.5,
        keywords=("aller", "alér"),
        matches=(("is allergic to penicillin", "penicillin"),),
        non_matches=("allergic to meetings", "allergic to nuts"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="their_pregnancy",
        entity_type="PERSONAL_TRAIT",
        pattern=r"""\b(?:(?:her|your)[ ]|(?:she|(?-i:[A-ZÀ-Þ])[^\W\d_]+)(?:['’]s[ ]|[ ]is[ ]|[ ]was[ ]|[ ]got[ ]))(?P<value>pregnan(?:cy|t)|miscarriage|abortion)\b""",
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
        name="pay",
        entity_type="SALARY",
        pattern=r"""\b(?:(?:my|base|annual|current|yearly|monthly|her|his|their)[ ](?:annual[ ]|current[ ]|base[ ]|gross[ ]|net[ ])?(?:salary|income|pay|wage|gehalt)|salary|gehalt|salaire|sueldo|
            i[ ](?:make|earn)|gehaltswunsch|gehaltsvorstellung|salary[ ]expectations?|prétentions[ ]salariales)\b[^.\n\d]{0,30}?(?P<value>(?:[$€£][ ]?)?(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,9})(?:[.,]\d{2})?[ ]?(?:k\b|€|euros?|usd|gbp|dollars)?)""",
        score=0.5,
        keywords=("salary", "income", "pay", "wage", "gehalt", "salaire", "sueldo", "i make", "i earn", "prétentions"),
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
