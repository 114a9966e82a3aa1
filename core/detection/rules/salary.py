"""What people say that they or others earn; in English and seven other languages."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    "NAME": r"(?<!\w)(?-i:[A-ZÀ-Þ])[^\W\d_]{1,30}(?:[ ](?-i:[A-ZÀ-Þ])[^\W\d_]{1,30})?",
    "MONTH": r"(?:jan|feb|m[aä]r|apr|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zéû]{2,8}[ :-]",
    # 84,000; $92k.
    "THOUSANDS": r"[$€£₹]?[ ]?\d{1,3}(?:[.,'  ]\d{3}|[ ]?(?:k|lakh))",
    "AMOUNT": r"(?:[$€£₹][ ]?)?(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,9})(?:[.,]\d{2})?[ ]?(?:k\b|{CURRENCY})?",
    # As in a list of pay: 4 150 €, 45.000 TL, 8500, 51k, 38tr, 17tr5, 32万円; no day, no time, no share.
    "PAID": r"(?:[$€£₹¥₩][ ]?)?(?:\d{1,3}(?:[.,' \u00a0\u202f]\d{3}){1,2}(?:[.,]\d\d)?|{PLAIN}|{IN_THOUSANDS})(?:[ \u200b]{0,2}{MONEY})?(?![^\W_]|[.,:/-]\d|[ ]?%)",
    "MONEY": r"(?:{CURRENCY}|{currency}|[€$£₽₴₺₫₪₹]|kr|kn|ft)",
    "PLAIN": r"(?!(?:19|20)[0-3]\d(?!\d|[ ]?{MONEY}))\d{4,9}(?:[.,]\d\d)?(?!{OTHER_THING})",
    "IN_THOUSANDS": r"\d{1,3}(?:[.,]\d{1,2})?[ \u200b]?(?:k|lakh|lpa|tr|triệu|jt|juta|mln|тыс|т\.\s?р\.?|万|萬|만)\d?",
    # A heading, and what leads from it to the first amount of its list.
    "PAY_HEADING": r"{WORD_START}(?:{pay_list}|{pay_heading}){WORD_END}[^\n]{0,60}?(?:\n[^\n\d]{0,40}?)?(?<=[^\s\d])",
    "NAME_IN_ROW": r"(?-i:[A-ZÀ-Þ])[^\W\d_]{1,24},?[ ](?-i:[A-ZÀ-Þ])[^\W\d_]{0,24}\.?",
    # "1500 steps": what is counted, and not paid.
    "OTHER_THING": r"[ ](?!(?:brutto|netto|bruto|brut|gross|net|nett|lordo|{currency}|{CURRENCY}|kr|ft|kč|kn)(?!\w))[^\W\d_]{2,}",
    # Between the name and the pay in a row: a tab, a colon, a level.
    "ROW_GAP": r"(?:[ \t]{0,3}[\t,:;|=–—-]{0,2}[ \t]{0,3})",
    "LEVEL": r"(?:(?-i:[LEPTMS]|IC)\d{1,2}[a-z]?)",
    "CURRENCY": r"(?:€|euros?|usd|gbp|eur|chf|dollars|zł)",
    "A_YEAR": r"(?=[$€£]?\d[\d.,' ]*k?[ ]?{CURRENCY}?[ ]?(?:an?|per)[ ](?:year|month|hour))",
    "ABOUT": r"(?:(?:about|around|roughly|over|almost|only)[ ])?",
    "EARNS": r"(?:(?:he|she|who|and|i|currently|{kinship:en})[ ](?:currently[ ])?(?:makes?|earns?|made|earned|making|earning)|earning)",
    "MY_PAY": r"(?:my|base|annual|current|yearly|monthly|her|his|their)[ ](?:(?:previous|last|old|starting|annual|current|base|gross|net|desired)[ ])?{pay}",
    "NO_RANGE": r"(?!\w|[.,]\d|[ ]?[-–][ ]?[$€£]?\d)",
}

RULES = (
    Rule(
        name="pay_in_a_list_beside_a_person",
        entity_type="SALARY",
        pattern=r"(?!{MONTH}){NAME}[ :-]{1,3}(?P<value>{THOUSANDS}\b(?:[ ](?:->|→|to)[ ]{THOUSANDS}\b)?)",
        score=0.2,
        context=("{pay_list}$",),
        needs_context=True,
        matches=(("Salaries: Ben 84,000; Ana", "84,000"),),
        non_matches=("Ben 84,000", "salaries in 2024", "Salaries: March 84,000"),
    ),
    # Kept only if a person's name is what it stands beside: spans/people.py. The rest of the list: spans/row_mates.py.
    Rule(
        name="row_beside_a_person",
        entity_type="SALARY",
        pattern=r"{PAY_HEADING}[ \t]{0,2}[\t,:;|=–—-]{0,2}[ \t\u200b]{1,2}(?P<value>{PAID})",
        score=0.6,
        evidence=Evidence.CONTEXT,
        matches=(
            ("Palkat\nMatti Virtanen 4 200 €", "4 200 €"),
            ("Bảng lương T1\nNgân\t17tr5\n", "17tr5"),
            ("Zarobki: Anna Nowak 8500, Piotr", "8500"),
            ("maaş listesi\nAyşe Demir 45.000 TL", "45.000 TL"),
        ),
        non_matches=("Matti Virtanen 4 200 €", "Palkat: Matti 12 %", "palkat Matti 12:30", "Salaries day! Ben 1500 steps", "gaji Budi 2024-01-31"),
    ),
    Rule(
        name="pay_of_a_level",
        entity_type="SALARY",
        pattern=r"^[ \t]{0,3}{NAME_IN_ROW}{ROW_GAP}{LEVEL}{ROW_GAP}(?:base[ ]|pay[ ]|gehalt[ ]|fix[ ])?(?P<value>{PAID})",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("Gupta, Rohan\tL5\t$182,400\t18%", "$182,400"), ("Priya Shah E4 base 165k bonus", "165k")),
        non_matches=("L5 180k base", "Room E4 1200", "Google L5 180k"),
    ),
    Rule(
        name="base_pay",
        entity_type="SALARY",
        pattern=r"\bbase(?:[ ]pay)?[ :]{1,2}(?P<value>[$€£]?\d{2,3}(?:,\d{3}|k))(?=[^\n]{0,60}\b(?:rsus?|sign-?on|bonus|equity|ote|stock|options)\b)",
        score=0.5,
        keywords=("base",),
        evidence=Evidence.LABEL,
        matches=(("Mia Chen - base $142,000, sign-on $15,000", "$142,000"), ("base 165k + bonus", "165k")),
        non_matches=("base $142,000", "base 64k of memory", "base pay is fair, bonus too"),
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
