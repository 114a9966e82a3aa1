"""What people tell of their own lives: work, employer, school, marriage. Each is harmless; together they name a person.

All need a first person beside them, so that a question about a trade, a company or a university is none.
"""

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
_NAME = r"[A-Z][\w&.'’-]*(?<![.'’-])(?:[ ](?:(?:of|and|&|for|the|de)[ ])?[A-Z][\w&.'’-]*(?<![.'’-])){0,5}"
_RANK = r"(?:[ ](?:of|in|for)[ ]\w+(?:[ ](?:and[ ]|&[ ])?\w+){0,2}|[ ](?:I{1,3}|IV|V)\b|[ ]role|[ ]position|[ ]job)?"
_ME = ("i'm", "i’m", "i am", "i was", "i work", "i've", "i’ve", "i got", "i have", "i hold", "i received", "i earned", "i graduated", "i studied",
       "i study", "my name", "my role", "my job", "my degree", "my resume", "my cv", "my education", "name:", "i just", "i recently", "i completed", "work as", "working as", "worked as", "my time as", "my new role", "my current role", "my position", "my title",
       "my last day", "my first day", "promoted to")  # fmt: skip
_SCHOOLS = r"(?:University|College|Law[ ]School|Medical[ ]School|Business[ ]School|High[ ]School|Institute[ ]of[ ]Technology|Polytechnic)"

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
            [ ](?:the[ ])?(?P<value>{_NAME})""",
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
            (?:[ ](?:is[ ])?(?:called|named|is)|,|:)[ ]["'“‘]?(?P<value>{_NAME})""",
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
            [ ](?:at|from|with|by)[ ](?:the[ ])?(?P<value>{_NAME})""",
        score=0.5,
        keywords=("my ", "laid off", "quit", "resigned", "hired"),
        cased=True,
        matches=(("my first week at Kestrel Parts was long", "Kestrel Parts"), ("my layoff from Kestrel in May", "Kestrel")),
        non_matches=("my last day at work", "the last day at Kestrel"),
    ),
    Rule(
        name="their_trade_at",
        entity_type="EMPLOYER",
        pattern=rf"""\b(?:(?:is|['’]s|as)[ ](?:currently[ ])?(?:an?|the|our)|(?:promot(?:ed|ion)|moved)[ ]to)[ ](?:[\w-]+[ ]){{0,4}}?{_TRADES.replace("(?:", "(?i:", 1)}{_RANK}[ ](?:at|for|with)[ ](?:the[ ])?(?P<value>{_NAME})""",
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
        name="their_school",
        entity_type="EDUCATION",
        pattern=rf"""\b(?:(?:[Ss]?[Hh]e|who|and)[ ](?:has[ ]|had[ ])?(?:recently[ ]|just[ ])?graduated[ ]from|(?:[Hh]is|[Hh]er|after|since)[ ]graduat(?:ion|ing)[ ]from|
            (?:(?:holds?|earned|received|completed|with|got)[ ](?:an?|his|her|their|my)|[Mm]y)[ ](?:\w+[ ])?(?:degree|Ph\.?D\.?|J\.?D\.?|M\.?D\.?|MBA|[BM]SN|M\.?[AS]\.?|B\.?[AS]\.?|[Mm]aster['’]s|[Bb]achelor['’]s)(?:[ ]in[ ]\w+(?:[ ]\w+){{0,3}})?[ ](?:from|at))
            [ ](?:the[ ])?(?P<value>{_NAME})""",
        score=0.5,
        keywords=("graduat", "hold", "earned", "received", "completed", "with ", "got ", "my "),
        cased=True,
        matches=(
            ("She graduated from Fairfield State in May", "Fairfield State"),
            ("Ana holds a Ph.D. in Physics from Fairfield State.", "Fairfield State"),
            ("she earned a J.D. from Fairfield State", "Fairfield State"),
        ),
        non_matches=("the feature graduated from Beta", "graduated from it"),
    ),
    Rule(
        name="own_trade_at",
        entity_type="EMPLOYER",
        pattern=rf"""\b{_TRADES.replace("(?:", "(?i:", 1)}{_RANK}(?:,[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?['’”\"]?(?:[ ]with[ ]\d+\+?[ ]years[^.\n]{{0,50}}?)?[ ](?:at|for|with|@)[ ](?:the[ ])?(?P<value>{_NAME})""",
        score=0.5,
        context=_ME,
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
    Rule(
        name="own_school",
        entity_type="EDUCATION",
        pattern=rf"""\b(?:(?i:graduat(?:ed|e|ing)(?:[ ]with[ ][^.,\n]{{2,40}}?(?=[ ]from))?|degree|ph\.?d\.?(?:[ ]is)?|bsn|mba|alum(?:nus|na|ni)?)[ ](?:from|of|at)[ ](?:the[ ])?(?P<value>{_NAME}))""",
        score=0.5,
        context=_ME,
        needs_context=True,
        keywords=("graduat", "degree", "alum", "ph", "bsn", "mba"),
        cased=True,
        matches=(
            ("I graduated from Fairfield State in May", "Fairfield State"),
            ("I've graduated with a master's degree from Fairfield State in", "Fairfield State"),
            ("I am here, and my PhD is from Fairfield.", "Fairfield"),
        ),
        non_matches=("She graduated from Fairfield State", "I graduated from it"),
    ),
    Rule(
        name="pupil_at",
        entity_type="EDUCATION",
        pattern=r"""\b(?:(?:I|he|she|son|daughter|kids?|children)[ ](?:go(?:es)?|went)[ ]to|attend(?:s|ing|ed)?|came[ ]home[ ]from|(?:grade|grader|class|student|pupil|teach(?:er|es)?|principal)[ ](?:at|of|in)|PTA[ ]at)[ ](?:the[ ])?
            (?P<value>(?:[A-Z][\w.'’-]{1,20}[ ]){1,3}(?:High|Elementary|Middle|Primary|Academy|School|Grammar|Prep)(?:[ ]School)?)\b""",
        score=0.5,
        cased=True,
        matches=(
            ("I go to Northfield High and it", "Northfield High"),
            ("came home from Kestrel Elementary today", "Kestrel Elementary"),
        ),
        non_matches=("the Northfield High road", "I go to school", "attending a High court"),
    ),
    Rule(
        name="own_university",
        entity_type="EDUCATION",
        pattern=rf"""\b(?P<value>University[ ]of[ ](?:the[ ])?[A-Z][\w-]+(?:[ ][A-Z][\w-]+){{0,2}}|[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){{0,2}}[ ]{_SCHOOLS})\b""",
        score=0.5,
        context=_ME,
        needs_context=True,
        keywords=("universit", "college", "school", "institute", "polytechnic"),
        cased=True,
        matches=(
            ("I studied at the University of Fairfield", "University of Fairfield"),
            ("I was at Fairfield High School", "Fairfield High School"),
        ),
        non_matches=("the University of Fairfield has 3 libraries",),
    ),
    Rule(
        name="own_degree",
        entity_type="EDUCATION",
        pattern=r"""\b(?P<value>(?:(?:Bachelor|Master|Associate)(?:['’]?s)?(?:[ ](?:degree|of[ ][A-Z]\w+))?|B\.?A\.?|B\.?S\.?|B\.?Sc\.?|M\.?A\.?|M\.?S\.?|M\.?Sc\.?|MBA|Ph\.?D\.?|BSN|LL\.?M\.?|degree)
            [ ]in[ ][A-Z]\w+(?:[ ](?:and[ ])?[A-Z]\w+){0,2}|[Cc]lass[ ]of[ ](?:19|20)\d\d)""",
        score=0.5,
        context=_ME,
        needs_context=True,
        keywords=(" in ", "class of"),
        cased=True,
        matches=(("I have a B.A. in Visual Arts", "B.A. in Visual Arts"), ("I'm Ana, Class of 2015", "Class of 2015")),
        non_matches=("is a Master's in Physics worth it?",),
    ),
    Rule(
        name="told_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"""\b(?:(?:s?he(?:['’]s|[ ]is)|(?:i['’]m|i[ ]am)[ ]\d\d,)[ ](?:(?:happily|recently|now|still|newly)[ ])?
            (?P<value>single|married|divorced|widowed|engaged)(?=[.,;!)]|[ ](?:and|with|to)[ ]))""",
        score=0.5,
        keywords=("single", "married", "divorced", "widowed", "engaged"),
        matches=(
            ("she is divorced, he is not", "divorced"),
            ("I'm 44, widowed, and tired", "widowed"),
        ),
        non_matches=("it is single threaded", "she is single-minded", "he's engaged in talks"),
        source="GDPR Art. 9 and recital 26: what singles a person out",
    ),
    Rule(
        name="listed_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"""(?<=[.|,;][ ])(?:Married|Divorced|Widowed|Single)(?=[.,;|]|[ ](?:with|and)[ ])|(?<=\b[Ii]['’]m[ ]a[ ])married(?=[ ](?:father|mother|mom|dad|man|woman))""",
        score=0.5,
        keywords=("single", "married", "divorced", "widowed"),
        cased=True,
        matches=(("Ana Ruiz, accountant. Widowed, two cats", "Widowed"), ("I'm a married man now", "married")),
        non_matches=("Single sign-on", "the two. Married couples"),
        source="GDPR Art. 9 and recital 26: what singles a person out",
    ),
    Rule(
        name="own_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"""\b(?:i['’]m|i[ ]am|i['’]ve[ ]been|we['’]ve[ ]been|i[ ]got)[ ](?:(?:happily|recently|now|still|newly|just)[ ])?(?P<value>married|divorced|widowed|separated)\b""",
        score=0.5,
        keywords=("married", "divorced", "widowed", "separated"),
        matches=(("I'm happily married, two kids", "married"),),
        non_matches=("get married in Vegas", "comma separated"),
        source="GDPR Art. 9 and recital 26: what singles a person out",
    ),
)
