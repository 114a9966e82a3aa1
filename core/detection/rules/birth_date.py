"""Birth dates, beside a word that says so."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    # Between the label and the date: "is", a bar of a table, a colon; in a chat the next one's name.
    "JOIN": r"""["']?\s{0,2}(?:is|was|:|=|\||,|\?\s{0,3}(?:\[[\d:, /.apm-]{4,24}\][ ])?(?:\w{1,20}(?:[ ]\w{1,20})?[:>])?)?\s{0,3}["'(]?""",
    # "geboren am", "né à Paris le", "born in Mashhad".
    "BORN": r"{born}(?:[ ](?:à|en|ad?:?|te|in)[ ][\w-]{2,30}|[ ](?-i:[A-ZÀ-Þ])[\w-]{2,24},?)?(?:[ ]{on_day}\b)?",
}

RULES = (
    Rule(
        name="birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=r"\b(?:{birth_date}|{BORN}|ich[ ]bin[ ]am(?=[^\n]{6,24}[ ]geboren)){JOIN}[ ]?(?:the[ ])?(?P<value>{DATE})(?![\w-])",
        score=0.85,
        keywords=("dob", "d.o.b", "birth", "born", "geb", "né", "nac", "nat", "nasc", "urodz", "ur."),
        evidence=Evidence.LABEL,
        matches=(
            ("DOB: 04/12/1987", "04/12/1987"),
            ("geboren am 3. Mai 1990", "3. Mai 1990"),
            ("born on March 3rd, 1979", "March 3rd, 1979"),
            ("born Mashhad 21.03.1990, Iranian", "21.03.1990"),
            ("born 1991. 08. 22., Hungarian", "1991. 08. 22."),
            ("Nato a: Ancona il 03/09/1977", "03/09/1977"),
            ("nata a Napoli il 3 maggio 1988, residente", "3 maggio 1988"),
            ("nacido en Toledo el 3 de mayo de 1988", "3 de mayo de 1988"),
            ("ur. 5 maja 1979", "5 maja 1979"),
            ("nací el 14/02/1991", "14/02/1991"),
            ("DOB 09-Aug-1993, travelling", "09-Aug-1993"),
            ("your date of birth?\n[10:03] Kofi Mensah: 12 July 1988", "12 July 1988"),
        ),
        non_matches=("released on 04/12/1987", "born in a hurry"),
    ),
)  # fmt: skip
