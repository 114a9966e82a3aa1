"""Where and as what people say they work. All need a first person beside them: a question about a company is none."""

from ..fragments import FIRST_PERSON, ORGANISATION
from ..rule import Rule

_TRADES = (
    r"(?:engineer|developer|programmer|manager|director|nurse|teacher|tutor|professor|lecturer|scientist|analyst|designer|consultant|"
    r"attorney|lawyer|paralegal|accountant|auditor|architect|writer|editor|journalist|student|intern|doctor|physician|surgeon|pharmacist|"
    r"therapist|counsel(?:or|lor)|psychologist|technician|administrator|assistant|associate|coordinator|supervisor|officer|executive|"
    r"representative|recruiter|researcher|postdoc|electrician|plumber|mechanic|driver|pilot|chef|cook|barista|cashier|freelancer|founder|"
    r"ceo|cto|cfo|coo|specialist|strategist|marketer|photographer|artist|musician|actor|librarian|paramedic|firefighter|soldier|dentist|"
    r"hygienist|veterinarian|realtor|broker|banker|advis(?:or|er)|planner|trainer|coach|clerk|receptionist|secretary|undergraduate|"
    r"generalist|practitioner|team[ ]lead|vp|vice[ ]president|president|resident|trainee|apprentice|bartender|nanny|sergeant|lieutenant|[a-z]{3,12}(?:ologist|iatrist|iatrician|ographer)|instructor|principal|"
    r"carpenter|welder|farmer|translator|interpreter|biologist|chemist|physicist|economist|statistician|caregiver|social[ ]worker|"
    r"head[ ]of[ ]\w+|fellow|small[ ]business[ ]owner|entrepreneur|contractor|buyer|seller|agent|inspector|operator)"
)
_RANK = r"(?:[ ](?:of|in|for)[ ]\w+(?:[ ](?:and[ ]|&[ ])?\w+){0,2}|[ ](?:I{1,3}|IV|V)\b|[ ]role|[ ]position|[ ]job)?"

RULES = (
    Rule(
        name="own_trade",
        entity_type="OCCUPATION",
        pattern=rf"""\b(?:i(?:['’]m|[ ]am|[ ]was|['’]ve[ ]been)[ ](?:(?:currently|now|also|just|previously|working[ ]as|employed[ ]as|both)[ ]){{0,2}}(?:an?|the)[ ]|
            (?:i|and|have)[ ](?:(?:currently|previously|now)[ ])?work(?:ed|ing)?[ ]as[ ](?:an?[ ]|the[ ])?|my[ ](?:old[ ]|last[ ])?job[ ]as[ ](?:an?[ ]|the[ ])|my[ ](?:new[ ]|current[ ])?(?:role|job|title|job[ ]title|position|occupation|profession)[ ](?:is|was|:)[ ](?:an?[ ]|the[ ])?|
            i[ ]was[ ](?:just[ ]|recently[ ])?promoted[ ]to[ ]|(?:job[ ])?(?:title|occupation|profession|current[ ]role)[ ]?:[ ]?)
            (?P<value>(?:[\w&/.'’-]{{1,20}}[ ]){{0,4}}?{_TRADES})\b""",
        score=0.5,
        keywords=("i'm", "i’m", "i am", "i was", "i've", "i’ve", "work", "my ", "title", "occupation", "profession", "role"),
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
        pattern=rf"""\b(?:promot(?:ed|ion)(?:[ ]of[ ][^.,\n]{{2,40}}?)?|appoint(?:ed|ment)(?:[ ]of[ ][^.,\n]{{2,40}}?)?)[ ](?:to|as)[ ](?:an?[ ]|the[ ]|our[ ])?(?:new[ ])?
            (?P<value>(?:[A-Z][\w&/'’-]{{1,20}}[ ]){{0,4}}?{_TRADES.replace("(?:", "(?i:", 1)}(?:[ ]of[ ][A-Z]\w+(?:[ ](?:and[ ]|&[ ])?[A-Z]\w+)?)?)\b""",
        score=0.5,
        keywords=("promot", "appoint"),
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
        pattern=rf"""\b(?:[Ii](?:['’]ve|['’]m|[ ]am|[ ]have)?[ ](?:(?:currently|now|also|previously|still|been)[ ]){{0,2}}(?:work(?:ed|ing)?|employed|interned)[ ](?:at|for|with|by)|
            [Mm]y[ ](?:employer|company)[ ]is|(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)[ ]employer,|[Cc]urrently[ ](?:works[ ])?at|[Nn]ew[ ]hire[ ]at|[Ww]orks[ ]at:?|[Ee]mployer:?(?=[ ][A-Z])|[Mm]y[ ](?:\w+[ ])?(?:job|role|position|time|years|career|colleagues|internship)[ ](?:at|with))
            [ ](?:the[ ])?(?P<value>{ORGANISATION})""",
        score=0.5,
        keywords=("work", "employ", "intern", "company is", "new hire", "my ", "currently"),
        cased=True,
        matches=(
            ("I work at Kestrel Parts now", "Kestrel Parts"),
            ("a new hire at Kestrel", "Kestrel"),
            ("we will contact your employer, Kestrel Freight", "Kestrel Freight"),
            ("I've been working for the Bank of Example", "Bank of Example"),
        ),
        non_matches=("does it work at Kestrel?", "I work at home"),
    ),
    Rule(
        name="our_company",
        entity_type="EMPLOYER",
        pattern=rf"""\b(?:[Mm]y|[Oo]ur)[ ](?:(?:new|small|own|local)[ ]){{0,2}}(?:company|firm|start-?up|agency|studio|shop|business|bakery|restaurant|practice|clinic|non-?profit|organi[sz]ation|employer)
            (?:[ ](?:is[ ])?(?:called|named|is)|,|:)[ ]["'“‘]?(?P<value>{ORGANISATION})""",
        score=0.5,
        keywords=("my ", "our "),
        cased=True,
        matches=(("ask at our bakery, Kestrel Bread, in", "Kestrel Bread"), ("my firm is called 'Kestrel'", "Kestrel")),
        non_matches=("our company, however", "the company, Kestrel"),
    ),
    Rule(
        name="own_employer_change",
        entity_type="EMPLOYER",
        pattern=rf"""\b(?:[Mm]y[ ](?:(?:first|last)[ ](?:day|week|year)|layoff|internship|interview)|[Ll]aid[ ]off|[Ii](?:['’]ve)?[ ](?:just[ ]|recently[ ])?(?:quit|resigned|got[ ]hired|was[ ]hired))
            [ ](?:at|from|with|by)[ ](?:the[ ])?(?P<value>{ORGANISATION})""",
        score=0.5,
        keywords=("my ", "laid off", "quit", "resigned", "hired"),
        cased=True,
        matches=(("my first week at Kestrel Parts was long", "Kestrel Parts"), ("my layoff from Kestrel in May", "Kestrel")),
        non_matches=("my last day at work", "the last day at Kestrel"),
    ),
    Rule(
        name="their_trade_at",
        entity_type="EMPLOYER",
        pattern=rf"""\b(?:(?:is|['’]s|as)[ ](?:currently[ ])?(?:an?|the|our)|(?:promot(?:ed|ion)|moved)[ ]to)[ ](?:[\w-]+[ ]){{0,4}}?{_TRADES.replace("(?:", "(?i:", 1)}{_RANK}[ ](?:at|for|with)[ ](?:the[ ])?(?P<value>{ORGANISATION})""",
        score=0.5,
        keywords=(" at ", " for ", " with "),
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
        pattern=rf"""\b{_TRADES.replace("(?:", "(?i:", 1)}{_RANK}(?:,[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?['’”\"]?(?:[ ]with[ ]\d+\+?[ ]years[^.\n]{{0,50}}?)?[ ](?:at|for|with|@)[ ](?:the[ ])?(?P<value>{ORGANISATION})""",
        score=0.5,
        context=FIRST_PERSON,
        needs_context=True,
        keywords=(" at ", " for ", " with ", " @ "),
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
