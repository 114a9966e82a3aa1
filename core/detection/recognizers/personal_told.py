"""What people tell of their families, their health and their pay in running text: "my mother is 87", "of Middle Eastern descent"."""

from ...verdict import Evidence
from ..rule import Rule

_FAMILY = (
    r"(?:grand|step)?(?:mother|father|son|daughter|child)|grandma|grandpa|granny|nan|nana|mom|mum|dad|wife|husband|partner|spouse|"
    r"fianc[ée]e?|boyfriend|girlfriend|brother|sister|sibling|twins?|baby|toddler|kid|boy|girl|aunt|uncle|niece|nephew|cousin|ex"
)
_NAMED = r"(?:,?[ ](?-i:[A-ZÀ-Þ])[\w'’-]{1,24}){0,2}"
_BODY = r"(?:wrist|leg|arm|hip|ankle|rib|collarbone|nose|foot|hand|finger|toe|elbow|shoulder|knee|jaw|spine)"
_ILLNESS = (
    r"(?:high[ ]cholesterol|cholesterol|ocd|bpd|borderline(?:[ ]personality(?:[ ]disorder)?)?|bipolar(?:[ ](?:disorder|i{1,2}|[12]))?|panic[ ](?:disorder|attacks?)|"
    r"eating[ ]disorders?|psychosis|self-harm|suicidal[ ]thoughts|substance[ ]abuse|opioid[ ]\w+|erectile[ ]dysfunction|chlamydia|gonorrh(?:o)?ea|herpes|syphilis|hpv|uti|"
    r"ha?emorrhoids|ulcerative[ ]colitis|colitis|gerd|sleep[ ]apn(?:o)?ea|narcolepsy|cerebral[ ]palsy|down['’]?s?[ ]syndrome|cystic[ ]fibrosis|sickle[ ]cell(?:[ ]\w+)?|"
    r"ha?emophilia|(?:graves|hashimoto)['’]?s?(?:[ ]disease)?|rosacea|vitiligo|alopecia|jock[ ]itch|shingles|lyme(?:[ ]disease)?|long[ ]covid|aneurysm|arrhythmia|atrial[ ]fibrillation|"
    r"melanoma|angina|sepsis|cirrhosis|fatty[ ]liver|pancreatitis|hernia(?:ted[ ]dis[ck])?|gum[ ]disease|tourette['’]?s(?:[ ]syndrome)?|autism[ ]spectrum(?:[ ]disorder)?|asperger['’]?s|"
    r"hearing[ ]loss|macular[ ]degeneration|cataracts?|retinopathy|neuropathy|huntington['’]?s(?:[ ]disease)?|motor[ ]neurone[ ]disease|muscular[ ]dystrophy|spina[ ]bifida|"
    r"(?:(?:breast|lung|prostate|skin|colon|bowel|ovarian|brain|liver|pancreatic|testicular|cervical|bladder|throat|stomach|kidney)[ ])?cancer|leuka?emia|lymphoma|(?:brain[ ])?tumou?r|parkinson['’]?s(?:[ ]disease)?|"
    r"alzheimer['’]?s(?:[ ]disease)?|dementia|depression|anxiety|schizophrenia|epilepsy|multiple[ ]sclerosis|type[ ][12][ ]diabetes|diabetes|asthma|hypertension|endometriosis|pcos|hiv|"
    r"hepatitis(?:[ ][abc])?|lupus|fibromyalgia|arthritis|crohn['’]?s(?:[ ]disease)?|adhd|autism|ptsd|dyslexia|anorexia|bulimia|alcoholism|addiction|infertility|"
    rf"(?:knee|hip)[ ]replacement|(?:broken|fractured|torn|sprained)[ ](?:\w+[ ])?{_BODY})"
)
_SOMEBODY = (
    "i'm$", "i’m$", "i am$", "i've$", "i have", "i was", "my$", "me$", "she", "he$", "her$", "his$", "patient", "pupil", "grandm", "grandp", "grandfather", "mother", "father",
    "mom", "mum", "dad", "wife", "husband", "son$", "daughter", "brother", "sister", "mrs", "mr$", "passed away", "survived by", "died$", "he's", "she's", "member",
    "employee", "tenant", "student",
)  # fmt: skip

RULES = (
    Rule(
        name="own_age_first",
        entity_type="AGE",
        pattern=r"""\b(?:i['’]m|i[ ]am)[ ](?P<value>1\d|[2-9]\d)(?=,[ ](?!\d|maybe|or\b|if\b|give|so\b|but\b)[^\W\d_]|[ ](?:years|yrs)\b)""",
        score=0.45,
        keywords=("i'm", "i’m", "i am"),
        matches=(("I'm 29, Filipino, and", "29"), ("i am 61 years and", "61")),
        non_matches=("I'm 20, 30 minutes late", "I'm 90% sure", "I'm 12, or 13 commits behind"),
    ),
    Rule(
        name="age_in_the_family",
        entity_type="AGE",
        pattern=rf"""\b(?:{_FAMILY}){_NAMED},?[ ](?:who[ ])?(?:is|was|turns?|turned|just[ ]turned|will[ ]be|aged)[ ](?:only[ ]|almost[ ]|nearly[ ]|now[ ])?(?P<value>\d{{1,3}})(?=[ ](?:years?|yrs?|and|now|today|on|in|this|next|has|who|lives)\b|[,.;!)]|$)""",
        score=0.45,
        keywords=(" is ", " was ", " turn", " will be ", " aged "),
        matches=(("My grandmother Rosa is 87, has", "87"), ("my wife, she is 52, my son turns 9 in May", "9")),
        non_matches=("my son is 20 minutes late", "the girl is 90% done"),
    ),
    Rule(
        name="birthday_age",
        entity_type="AGE",
        pattern=r"""\b(?:(?:he|she)[ ](?:turns?|turned|is[ ]turning|will[ ]be)[ ](?P<value>[1-9]\d?)(?=[ ](?:on|in|this|next|today|tomorrow)\b|[,.!]))""",
        score=0.4,
        keywords=(" turn", " will be "),
        matches=(("she turns 52 on Friday", "52"),),
        non_matches=("it turns 52 on", "he turns 90 degrees"),
    ),
    Rule(
        name="age_in_brackets",
        entity_type="AGE",
        pattern=r"""(?<!\w)[A-ZÀ-Þ][^\W\d_]{1,24}[ ]\((?:age[d]?[ ])?(?P<value>\d{1,2})(?:[ ]?(?:yo|y/o|years(?:[ ]old)?))?(?=\)|,[ ][a-z])""",
        score=0.45,
        context=("kids", "children", "son$", "sons$", "daughter", "pupil", "child", "family", "mother", "father", "husband", "wife", "parents", "brother", "sister", "babysit", "grand", "patient", "student"),
        needs_context=True,
        cased=True,
        matches=(("Our kids are Ivy (9) and", "9"), ("one of my pupils, Tomas (8), told", "8"), ("Kids: Otis (5, allergic to", "5")),
        non_matches=("Python (3) and", "see Table (4)"),
    ),
    Rule(
        name="age_and_sex",
        entity_type="AGE",
        pattern=r"""(?:^|(?<=[.?!(][ ])|(?<=\()|(?<=\bI[ ]\()|(?<=[Mm]y[ ]))(?P<value>1[3-9]|[2-9]\d)[ ]?[MF](?=,[ ][^\W\d]|\))""",
        score=0.45,
        cased=True,
        matches=(("Is it dangerous? 52M, Irish", "52"), ("my boss (41F) is", "41")),
        non_matches=("we raised 20M, and", "it was 30M/s of data", "(20MB)"),
    ),
    Rule(
        name="age_at_death",
        entity_type="AGE",
        pattern=r"""\b(?:died|passed[ ]away|passed|deceased|verstorben|décédée?|falleció)\b[^.\n]{0,60}?[ ](?:at[ ](?:the[ ]age[ ]of[ ])?|aged[ ])(?P<value>\d{2,3})(?![\w:%]|[.]\d)""",
        score=0.45,
        keywords=("died", "passed", "deceased"),
        matches=(("passed away in May in Duluth at 91 after", "91"),),
        non_matches=("the job died at 10:42", "it died at 90%"),
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
    Rule(
        name="told_illness",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""(?<!people[ ])(?<!who[ ])(?<!patients[ ])(?<!those[ ])(?<!children[ ])(?<!adults[ ])(?<!women[ ])(?<!men[ ])\b(?:has|have|had|having|died[ ](?:of|from)|succumbed[ ]to|lost[ ](?:his|her|my|the)[ ](?:\w+[ ])?to|diagnosed[ ]with|because[ ]of|due[ ]to|leave[ ](?:for|with)|about|
            (?:lower|manage|treat|control)(?:[ ]my|[ ]her|[ ]his)|(?:fight|fighting|battle|battling|struggle|struggling|struggles|cop(?:e|es|ing)|deal(?:s|ing)?|journey|history|living|lives|suffer(?:s|ing)?|diagnosis|signs|traits|treated|medications?)[ ](?:with|against|from|of|for))[ ]
            (?:a[ ]|an[ ]|my[ ]|his[ ]|her[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|early[ ]|stage[ ]\w+[ ]){{0,3}}(?P<value>{_ILLNESS})\b(?![ ](?:patients?|research|care|awareness|office|in[ ](?:general|children|adults|women|men|dogs|cats)))""",
        cue=rf"[ ]{_ILLNESS}\b",
        score=0.45,
        context=_SOMEBODY,
        needs_context=True,
        matches=(
            ("he passed away after a long fight with lung cancer.", "lung cancer"),
            ("My mother is 87, has Parkinson's and lives", "Parkinson's"),
            ("she was disciplined after taking leave for depression", "depression"),
            ("I was just diagnosed with bipolar II", "bipolar II"),
            ("her father died of melanoma at 60", "melanoma"),
            ("trying to lower my cholesterol", "cholesterol"),
        ),
        non_matches=("What is cholesterol?", "campaigns about asthma", "people who have diabetes and their doctors"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="told_pay",
        entity_type="SALARY",
        pattern=r"""\b(?:(?:he|she|who|and|i|currently|husband|wife|partner)[ ](?:currently[ ])?(?:makes?|earns?|made|earned|mak(?:e|ing)|earning)|earning)[ ](?:about[ ]|around[ ]|roughly[ ]|over[ ]|almost[ ]|only[ ])?(?P<value>[$€£₹][ ]?\d{1,3}(?:[.,]\d{3}|[ ]?(?:k|lakh))\b|\d{2,3}k[ ](?:usd|eur|gbp|chf|dollars|euros?)\b)""",
        score=0.45,
        keywords=("make", "earn", "making"),
        matches=(("He works there and makes about $94,000.", "$94,000"), ("currently making 62k EUR, looking", "62k EUR"), ("an architect earning ₹42 lakh a year", "₹42 lakh")),
        non_matches=("it makes $94,000 requests", "and makes 62 calls"),
    ),
    Rule(
        name="take_home",
        entity_type="SALARY",
        pattern=r"""\b(?:take[- ]home|monthly|net|gross)[ ](?:take[- ]home[ ])?(?:pay|income|salary)[ ](?:is|of|was)[ ](?:about[ ]|around[ ])?(?P<value>[$€£₹]?[ ]?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|[$€£₹][ ]?\d{3,6})(?!\w|[.,]\d)""",
        score=0.45,
        keywords=("take", "monthly", "net", "gross"),
        matches=(("My monthly take-home pay is $3,800.", "$3,800"),),
        non_matches=("net income is up", "gross pay is 5"),
    ),
    Rule(
        name="security_word",
        entity_type="PASSWORD",
        pattern=r"""\b(?:my|his|her|their|your|the)[ ](?:security[ ](?:word|answer)|memorable[ ](?:word|name)|safe[ ]?word|secret[ ]word|mother['’]s[ ]maiden[ ]name)[ ](?:is|was|:)[ ]["'“‘]?(?P<value>(?!the\b|an?\b|not\b|in\b|too\b|required|needed|that\b|your\b|my\b|case\b|wrong|missing|correct)[^\W_][\w!@#$%^&*+-]{2,30})""",
        score=0.5,
        keywords=("word", "answer", "name"),
        evidence=Evidence.LABEL,
        matches=(("and my security word is 'periwinkle'.", "periwinkle"), ("my mother's maiden name is Kestrel", "Kestrel")),
        non_matches=("the security answer is not stored", "my secret word is missing"),
    ),
)  # fmt: skip
