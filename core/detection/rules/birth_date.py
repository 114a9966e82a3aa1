"""Birth dates, beside a word that says so."""

from ...finding import Evidence
from ..rule import Rule

_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\.[ ]\d{1,2}\.[ ]\d{1,2}\.?|\d{1,2}(?:st|nd|rd|th|\.)?[ ](?:of[ ])?[^\W\d_]{3,10}\.?,?[ ](?:19|20)\d\d|"
    r"[^\W\d_]{3,10}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ](?:19|20)\d\d|\d{1,2}[ ](?:de[ ])?[^\W\d_]{3,12}[ ](?:de[ ])?(?:19|20)\d\d|\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ -]?(?:19|20)?\d\d)"
)

RULES = (
    Rule(
        name="birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=rf"""\b(?:dob|d\.o\.b\.?|date[ _]of[ _]birth|birth[ _-]?(?:date|day)|born(?:[ ]on|[ ](?:in[ ])?(?-i:[A-ZÀ-Þ])[\w-]{{2,24}},?)?|geboren(?:[ ]am)?|geb\.|geburtsdatum|
            né(?:e)?(?:[ ]à[ ][\w-]{{2,30}})?[ ]le|date[ ]de[ ]naissance|nacid[oa](?:[ ]en[ ][\w-]{{2,30}})?[ ]el|fecha[ ]de[ ]nacimiento|nat[oa](?:[ ]ad?:?[ ][\w-]{{2,30}})?[ ]il|
            nac[ií][ ]el|sono[ ]nat[oa][ ]il|nasci[ ](?:em|a)|urodzi[łl][ea]m[ ]się|ich[ ]bin[ ]am(?=[^\n]{{6,24}}[ ]geboren)|data[ ]di[ ]nascita|data[ ]de[ ]nascimento|nascid[oa][ ](?:a|em)|geboren[ ](?:te[ ][\w-]{{2,30}}[ ])?op|geboortedatum|data[ ]urodzenia|ur\.|urodzon[ya])["']?\s{{0,2}}(?:is|was|:|=|\||,|\?\s{{0,3}}(?:\[[\d:, /.apm-]{{4,24}}\][ ])?(?:\w{{1,20}}(?:[ ]\w{{1,20}})?[:>])?)?\s{{0,3}}["'(]? (?:the[ ])? (?P<value>{_DATE}) (?![\w-])""",
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
