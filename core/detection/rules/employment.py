"""Where and as what people say they work. All need a first person beside them: a question about a company is none."""

from ..rule import Rule

PARTS = {
    "AN": r"(?:(?:an?|the|our)[ ])?",
    "I_AM_NOW": r"i(?:['’]m|[ ]am|[ ]was|['’]ve[ ]been)[ ](?:(?:currently|now|also|just|previously|working[ ]as|employed[ ]as|both)[ ]){0,2}(?:an?|the)[ ]",
    "I_WORK_AS": r"(?:i|and|have)[ ](?:(?:currently|previously|now)[ ])?work(?:ed|ing)?[ ]as[ ]{AN}|i[ ]was[ ](?:(?:just|recently)[ ])?promoted[ ]to[ ]",
    "MY_JOB": r"my[ ](?:(?:old|last)[ ])?job[ ]as[ ](?:an?|the)[ ]|my[ ](?:(?:new|current)[ ])?{job_label}[ ](?:is|was|:)[ ]{AN}|{job_label}[ ]?:[ ]?",
    "MADE": r"(?:promot(?:ed|ion)|appoint(?:ed|ment))(?:[ ]of[ ][^.,\n]{2,40}?)?",
    "RANK": r"(?:[ ](?:of|in|for)[ ]\w+(?:[ ](?:and[ ]|&[ ])?\w+){0,2}|[ ](?:I{1,3}|IV|V)\b|[ ]role|[ ]position|[ ]job)?",
    "I_WORK": r"[Ii](?:['’]ve|['’]m|[ ]am|[ ]have)?[ ](?:(?:currently|now|also|previously|still|been)[ ]){0,2}(?:work(?:ed|ing)?|employed|interned|teach)[ ](?:at|for|with|by)",
    "I_EARN": r"[Ii](?:['’]ve|[ ]have)?[ ](?:earn(?:ed)?|made|got(?:[ ]paid)?|was[ ]paid|am[ ]paid|receive[ds]?)[ ][£$€]?[ ]?\d[\d.,]{0,12}k?(?:[ ](?:a[ ]year|p\.?a\.?|gross|net|euros?|pounds|dollars))?[ ](?:from|at|with)",
    "EMPLOYER": r"[Mm]y[ ](?:employer|company)[ ]is|(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)[ ]employer,|[Ee]mployer:?(?=[ ][A-Z])",
    "WORKS_AT": r"[Cc]urrently[ ](?:works[ ])?at|[Nn]ew[ ]hire[ ]at|[Ww]orks[ ]at:?|[Mm]y[ ](?:\w+[ ])?(?:job|role|position|time|years|career|colleagues|internship)[ ](?:at|with)",
    "AT": r"[ ](?:at|for|with|@)[ ](?:the[ ])?",
}

RULES = (
    Rule(
        name="own_trade",
        entity_type="OCCUPATION",
        pattern=r"\b(?:{I_AM_NOW}|{I_WORK_AS}|{MY_JOB})(?P<value>(?:[\w&/.'’-]{1,20}[ ]){0,4}?{trade})\b",
        score=0.5,
        matches=(
            ("I'm a senior data analyst here", "senior data analyst"),
            ("i work as a nurse", "nurse"),
            ("Occupation: freelance writer", "freelance writer"),
            ("since I lost my job as a welder", "welder"),
        ),
        non_matches=("what does a data analyst do?", "the manager said no", "I'm late"),
    ),
    Rule(
        name="promotion",
        entity_type="OCCUPATION",
        pattern=r"\b{MADE}[ ](?:to|as)[ ]{AN}(?:new[ ])?(?P<value>(?:[A-Z][\w&/'’-]{1,20}[ ]){0,4}?(?i:{trade})(?:[ ]of[ ][A-Z]\w+(?:[ ](?:and[ ]|&[ ])?[A-Z]\w+)?)?)\b",
        score=0.5,
        cased=True,
        matches=(
            ("the promotion of Ana Ruiz to Deputy Night Editor", "Deputy Night Editor"),
            ("Omar was appointed as Director of Studies in May", "Director of Studies"),
        ),
        non_matches=("the build was promoted to production", "appointed to the board"),
    ),
    Rule(
        name="own_employer",
        entity_type="EMPLOYER",
        pattern=r"\b(?:{I_WORK}|{I_EARN}|{EMPLOYER}|{WORKS_AT})[ ](?:the[ ])?(?P<value>{ORGANISATION})",
        score=0.5,
        cased=True,
        matches=(
            ("I work at Kestrel Parts now", "Kestrel Parts"),
            ("a new hire at Kestrel", "Kestrel"),
            ("we will contact your employer, Kestrel Freight", "Kestrel Freight"),
            ("I've been working for the Bank of Example", "Bank of Example"),
            ("I earned £48,200 from Kestrel Media and", "Kestrel Media"),
        ),
        non_matches=("does it work at Kestrel?", "I work at home", "I made 3 points from Kestrel", "I got 200 from home"),
    ),
    Rule(
        name="contract_party",
        entity_type="EMPLOYER",
        pattern=r"(?i:contract|agreement|lease)[ ]between[ ][^\n;]{2,200}?[ ]and[ ](?P<value>(?:[A-Z][\w&.'’-]{1,20}[ ]){1,4}(?i:{company_form}))(?![\w-])",
        score=0.5,
        cased=True,
        keywords=("between",),
        matches=(("a contract between Ana Sousa, CPF 1, and Obras Vega Ltda for the roof", "Obras Vega Ltda"),),
        non_matches=("a contract between us and the Ltd",),
    ),
    Rule(
        name="our_company",
        entity_type="EMPLOYER",
        pattern=r"""\b(?:[Mm]y|[Oo]ur)[ ](?:(?:new|small|own|local)[ ]){0,2}{company}(?:[ ](?:is[ ])?(?:called|named|is)|,|:)[ ]["'“‘]?(?P<value>{ORGANISATION})""",
        score=0.5,
        cased=True,
        matches=(("ask at our bakery, Kestrel Bread, in", "Kestrel Bread"), ("my firm is called 'Kestrel'", "Kestrel")),
        non_matches=("our company, however", "the company, Kestrel"),
    ),
    Rule(
        name="own_employer_change",
        entity_type="EMPLOYER",
        pattern=r"""\b(?:[Mm]y[ ](?:(?:first|last)[ ](?:day|week|year)|layoff|internship|interview)|[Ll]aid[ ]off|[Ii](?:['’]ve)?[ ](?:(?:just|recently)[ ])?(?:quit|resigned|(?:got|was)[ ]hired))
            [ ](?:at|from|with|by)[ ](?:the[ ])?(?P<value>{ORGANISATION})""",
        score=0.5,
        cased=True,
        matches=(("my first week at Kestrel Parts was long", "Kestrel Parts"), ("my layoff from Kestrel in May", "Kestrel")),
        non_matches=("my last day at work", "the last day at Kestrel"),
    ),
    Rule(
        name="their_trade_at",
        entity_type="EMPLOYER",
        pattern=r"""\b(?:(?:is|['’]s|as)[ ](?:currently[ ])?(?:an?|the|our)|(?:promot(?:ed|ion)|moved)[ ]to)[ ](?:[\w-]+[ ]){0,4}?(?i:{trade}){RANK}{AT}(?P<value>{ORGANISATION})""",
        score=0.5,
        cased=True,
        matches=(
            ("Ana Ruiz is a senior nurse at Kestrel Hospital.", "Kestrel Hospital"),
            ("she's the director of sales at Kestrel", "Kestrel"),
        ),
        non_matches=("is there a nurse at Kestrel?", "the manager at Kestrel says no"),
    ),
    Rule(
        name="own_trade_at",
        entity_type="EMPLOYER",
        pattern=r"""\b(?i:{trade}){RANK}(?:,[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?['’”\"]?(?:[ ]with[ ]\d+\+?[ ]years[^.\n]{0,50}?)?{AT}(?P<value>{ORGANISATION})""",
        score=0.5,
        context=("{first_person}",),
        needs_context=True,
        cased=True,
        matches=(
            ("I'm a data analyst at Kestrel Parts", "Kestrel Parts"),
            ("I'm the Director of Marketing at Kestrel", "Kestrel"),
            ("my new role is Engineer II @ Kestrel", "Kestrel"),
            ("I'm the new Head of Product at Kestrel", "Kestrel"),
            ("I'm a nurse with 10 years of experience in oncology at Kestrel Hospital", "Kestrel Hospital"),
            ("I was promoted to 'Director of Sales, North America' at Kestrel", "Kestrel"),
        ),
        non_matches=("ask the manager at Kestrel Parts",),
    ),
)  # fmt: skip
