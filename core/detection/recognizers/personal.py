"""What people tell of themselves and of others: birth dates, ages, origin, faith, pay (GDPR Art. 9 and what re-identifies)."""

from ...verdict import Evidence
from ..rule import Rule

_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.)?[ ](?:of[ ])?[^\W\d_]{3,10}\.?,?[ ](?:19|20)\d\d|"
    r"[^\W\d_]{3,10}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ](?:19|20)\d\d)"
)

RULES = (
    Rule(
        name="birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=rf"""\b(?:dob|d\.o\.b\.?|date[ _]of[ _]birth|birth[ _-]?(?:date|day)|born(?:[ ]on)?|geboren(?:[ ]am)?|geb\.|geburtsdatum|
            né(?:e)?[ ]le|date[ ]de[ ]naissance|nacid[oa][ ]el|fecha[ ]de[ ]nacimiento|nat[oa][ ]il|data[ ]di[ ]nascita|data[ ]de[ ]nascimento|
            geboortedatum|data[ ]urodzenia)["']?\s{{0,2}}(?:is|was|:|=|\||,|\?\s{{0,3}}(?:\w{{1,12}}:)?)?\s{{0,3}}["'(]? (?:the[ ])? (?P<value>{_DATE}) (?![\w-])""",
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
        name="pay_in_a_list",
        entity_type="SALARY",
        pattern=r"""(?-i:[A-ZÀ-Þ])[^\W\d_]+(?:[ ](?-i:[A-ZÀ-Þ])[^\W\d_]+)?[ :-]{1,3}(?P<value>[$€£]?\d{2,3}(?:[.,' ]\d{3}|[ ]?k)\b)""",
        score=0.2,
        context=("salaries$", "gehälter$", "wages$", "payroll", "salary list", "raises$", "bonuses$", "salaires$", "sueldos$"),
        needs_context=True,
        matches=(("Salaries: Ben 84,000; Ana", "84,000"),),
        non_matches=("Ben 84,000", "salaries in 2024"),
    ),
    Rule(
        name="their_pay",
        entity_type="SALARY",
        pattern=r"""\b(?:raise[ ]to|(?:earns|makes|gets[ ]paid|is[ ]paid|salary[ ]of|paid)[ ](?:about[ ]|around[ ])?(?=[$€£]?\d[\d.,' ]*k?[ ]?(?:€|euros?|usd|gbp|dollars)?[ ]?(?:an?[ ]|per[ ])(?:year|month|hour)))[ ]?(?P<value>[$€£]?\d{1,3}(?:[.,' ]\d{3}|k)?)\b""",
        score=0.5,
        keywords=("raise to", "earns", "makes", "paid", "salary of"),
        matches=(("she wants a raise to 95k, she", "95k"), ("he makes $84,000 a year", "$84,000")),
        non_matches=("it makes 200k requests", "paid 20 for lunch"),
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
