"""Marriages and divorces that people tell of themselves."""

from ..rule import Rule

_SOURCE = "GDPR Art. 9 and recital 26: what singles a person out"

RULES = (
    Rule(
        name="told_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"""\b(?:s?he(?:['’]s|[ ]is)|(?:i['’]m|i[ ]am)[ ]\d\d,)[ ](?:(?:happily|recently|now|still|newly)[ ])?(?P<value>{marital_state:en})(?=[.,;!)]|[ ](?:and|with|to)[ ])""",
        score=0.5,
        matches=(
            ("she is divorced, he is not", "divorced"),
            ("I'm 44, widowed, and tired", "widowed"),
        ),
        non_matches=("it is single threaded", "she is single-minded", "he's engaged in talks"),
        source=_SOURCE,
    ),
    Rule(
        name="listed_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"(?<=[.|,;][ ])(?=[A-Z])(?i:{marital_state:en})(?=[.,;|]|[ ](?:with|and)[ ])|(?<=\b[Ii]['’]m[ ]a[ ])married(?=[ ](?:father|mother|mom|dad|man|woman))",
        score=0.5,
        cased=True,
        matches=(("Ana Ruiz, accountant. Widowed, two cats", "Widowed"), ("I'm a married man now", "married")),
        non_matches=("Single sign-on", "the two. Married couples"),
        source=_SOURCE,
    ),
    Rule(
        name="own_marriage",
        entity_type="MARITAL_STATUS",
        pattern=r"\b(?:i['’]m|i[ ]am|(?:i|we)['’]ve[ ]been|i[ ]got)[ ](?:(?:happily|recently|now|still|newly|just)[ ])?(?P<value>married|divorced|widowed|separated)\b",
        score=0.5,
        matches=(("I'm happily married, two kids", "married"),),
        non_matches=("get married in Vegas", "comma separated"),
        source=_SOURCE,
    ),
)  # fmt: skip
