"""What people say that they or others earn; in English and seven other languages."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "NAME": r"(?<!\w)(?-i:[A-ZÀ-Þ])[^\W\d_]{1,30}(?:[ ](?-i:[A-ZÀ-Þ])[^\W\d_]{1,30})?",
    # 84,000; $92k.
    "THOUSANDS": r"[$€£₹]?[ ]?\d{1,3}(?:[.,'  ]\d{3}|[ ]?(?:k|lakh))",
    "AMOUNT": r"(?:[$€£₹][ ]?)?(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,9})(?:[.,]\d{2})?[ ]?(?:k\b|{CURRENCY})?",
    "CURRENCY": r"(?:€|euros?|usd|gbp|eur|chf|dollars|zł)",
    "A_YEAR": r"(?=[$€£]?\d[\d.,' ]*k?[ ]?{CURRENCY}?[ ]?(?:an?|per)[ ](?:year|month|hour))",
    "ABOUT": r"(?:(?:about|around|roughly|over|almost|only)[ ])?",
    "EARNS": r"(?:(?:he|she|who|and|i|currently|{kinship:en})[ ](?:currently[ ])?(?:makes?|earns?|made|earned|making|earning)|earning)",
    "MY_PAY": r"(?:my|base|annual|current|yearly|monthly|her|his|their)[ ](?:(?:previous|last|old|starting|annual|current|base|gross|net|desired)[ ])?{pay}",
    "NO_RANGE": r"(?!\w|[.,]\d|[ ]?[-–][ ]?[$€£]?\d)",
}

RULES = (
    Rule(
        name="pay_in_a_list",
        entity_type="SALARY",
        pattern=r"{NAME}[ :-]{1,3}(?P<value>{THOUSANDS}\b(?:[ ](?:->|→|to)[ ]{THOUSANDS}\b)?)",
        score=0.2,
        context=("{pay_list}$",),
        needs_context=True,
        matches=(("Salaries: Ben 84,000; Ana", "84,000"),),
        non_matches=("Ben 84,000", "salaries in 2024"),
    ),
    Rule(
        name="their_pay",
        entity_type="SALARY",
        pattern=r"""\b(?:raise[ ]to|(?:asks|asking|asked)[ ]for(?=[ ]{THOUSANDS}(?:[ ]?{CURRENCY}|\b))|(?:earns|makes|gets[ ]paid|is[ ]paid|salary[ ]of|paid)[ ]{ABOUT}{A_YEAR})
            [ ]?(?P<value>[$€£]?\d{1,3}(?:[.,' ]\d{3}|k)?)\b""",
        score=0.5,
        matches=(
            ("strong, asks for €92k, needs a visa", "€92k"),
            ("she wants a raise to 95k, she", "95k"),
            ("he makes $84,000 a year", "$84,000"),
        ),
        non_matches=("it makes 200k requests", "paid 20 for lunch"),
    ),
    Rule(
        name="pay",
        entity_type="SALARY",
        pattern=r"""\b(?:{MY_PAY}|{pay_alone}|(?<=[,;:][ ])income(?=[ :][ ]?[$€£])|i[ ](?:make|earn))\b(?:[^.\n\d]|(?<=Inc|Ltd)\.){0,30}?(?P<value>{AMOUNT}){NO_RANGE}""",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(
            ("my salary is $84,300", "$84,300"),
            ("My previous salary at 'Kestrel Inc.' was $88,000", "$88,000"),
            ("I earn 4200 euros", "4200 euros"),
        ),
        non_matches=("I make mistakes", "salary: 80-95k", "salary 80,000 – 95,000"),
    ),
    Rule(
        name="pay_asked_for",
        entity_type="SALARY",
        pattern=r"\b{wants:-en}[ ](?P<value>€?[ ]?\d{2,3}(?:[.,'  ]\d{3}|[ ]?k)(?:[ ]?{CURRENCY})?)(?![\w%])",
        score=0.2,
        context=("{role:-en}", "{pay_alone:-en}"),
        needs_context=True,
        matches=(
            ("Bewerberin Samira, 29, will 48k – zu teuer", "48k"),
            ("la candidate Aïcha demande 45 000 €", "45 000 €"),
        ),
        non_matches=("er will 48k Zeilen lesen", "la candidate demande 45 minutes"),
    ),
    Rule(
        name="told_pay",
        entity_type="SALARY",
        pattern=r"(?:\b{EARNS}[ ]{ABOUT}|\bat[ ](?-i:[A-Z])[\w&.-]{1,30}[ ]on[ ](?=\S?\d{2,3}k))(?P<value>[$€£₹][ ]?\d{1,3}(?:[.,]\d{3}|[ ]?(?:k|lakh))\b|\d{2,3}k[ ]{CURRENCY}\b|(?:(?<=[ ]on[ ])|(?<=earns[ ])|(?<=earned[ ])|(?<=earning[ ]))\d{2,3}k\b)",
        score=0.45,
        matches=(("He works there and makes about $94,000.", "$94,000"), ("a buyer at Target on 92k, hates it", "92k"), ("currently making 62k EUR, looking", "62k EUR"), ("she earns 64k and", "64k"), ("an architect earning ₹42 lakh a year", "₹42 lakh")),
        non_matches=("it makes $94,000 requests", "and makes 62 calls"),
    ),
    Rule(
        name="take_home",
        entity_type="SALARY",
        pattern=r"\b(?:take[- ]home|monthly|net|gross)[ ](?:take[- ]home[ ])?{pay:en}[ ](?:is|of|was)[ ](?:(?:about|around)[ ])?(?P<value>[$€£₹]?[ ]?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|[$€£₹][ ]?\d{3,6})(?!\w|[.,]\d)",
        score=0.45,
        matches=(("My monthly take-home pay is $3,800.", "$3,800"),),
        non_matches=("net income is up", "gross pay is 5"),
    ),
    Rule(
        name="set_in_sql",
        entity_type="SALARY",
        pattern=r"""\bset\s["`]?(?:\w{1,12}_)?(?:{pay:en}|{bonus:en})["`]?\s?=\s?(?P<value>\d{4,7}(?:\.\d\d)?)\b(?=\s[^;\n]{0,30}\bwhere\b[^;\n]{0,20}(?:mail|name|user))""",
        score=0.5,
        matches=(("UPDATE employees SET salary=58300 WHERE email='a@b.example'", "58300"),),
        non_matches=("SET salary=58300 WHERE grade=4", "SET retries=5000 WHERE name='x'"),
    ),
    Rule(
        name="raised_to",
        entity_type="SALARY",
        pattern=r"\b(?:{pay_list}|{pay_alone})(?![^\W_])[^\n]{0,120}?(?<!\w)(?-i:[A-ZÀ-Þ])[^\W\d_]{1,24}[ ](?-i:[A-ZÀ-Þ])[^\W\d_]{1,24}[ ]to[ ](?P<value>{THOUSANDS}|\d{5,6})(?![\w.,]\d)",
        score=0.5,
        matches=(("SET salary=58300; and Ann Wild to 61000, he", "61000"),),
        non_matches=("Ann Wild to 61000", "salary of the port forwarded to 61000"),
    ),
)  # fmt: skip
