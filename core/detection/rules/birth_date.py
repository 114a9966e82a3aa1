"""Birth dates, beside a word that says so."""

from ...finding import Evidence
from ..rule import Rule

PARTS = {
    # Between the label and the date: "is", a bar of a table, a colon; in a chat the next one's name.
    "JOIN": r"""["']?\s{0,2}(?:is|was|:|=|\||,|\?\s{0,3}(?:\[[\d:, /.apm-]{4,24}\][ ])?(?:\w{1,20}(?:[ ]\w{1,20})?[:>])?)?\s{0,3}["'(]?""",
    # "geboren am", "né à Paris le", "born in Mashhad".
    # As written in Chinese, Japanese and Korean: 1986年5月4日, 昭和61年5月4日, 1986년 5월 4일.
    "EAST_ASIAN": r"(?:{era})?\s?(?:\d{1,4}|元)\s?[年년]\s{0,2}\d{1,2}\s?[月월]\s{0,2}\d{1,2}\s?[日号일]?",
    # The year first, as in Hungarian: 1986. május 4.
    "YEAR_FIRST": r"(?:19|20)\d\d\.?[ ][^\W\d_]{3,12}[ ]\d{1,2}\.?",
    # Between a date and "born": "года", "4-én született", "tarihinde".
    "OF_YEAR": r"(?:-[^\W\d_]{2,3}(?![^\W\d_])|[\s\u200b]?(?:года?|г\.|року|р\.|г)(?![^\W\d_]))?",
    # Of somebody who lives: 02-12-1946, 4/6/71 in brackets, 1985年3月2日. Later days are as often those of papers.
    "BIRTH_YEAR": r"(?:19[2-9]\d|200\d|2010)",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])",
    "DAY_FIRST": r"(?:{DAY}\.{DAY}\.|{DAY}/{DAY}/|{DAY}-{DAY}-){BIRTH_YEAR}",
    "YEAR_BEFORE": r"{BIRTH_YEAR}(?:-{DAY}-{DAY}|\.{DAY}\.{DAY}|/{DAY}/{DAY}|\s?[年년]\s?{DAY}\s?[月월]\s?{DAY}\s?[日號号일])",
    "IN_BRACKETS": r"{DAY}[./]{DAY}[./][3-9]\d(?=\))",
    # What no birth date has behind it: the time of a day, or the day of somebody's death.
    "NO_LIFE": r"(?![\w:/]|[.,-]\d|\s?[-–—]\s?(?:{DATE_IN_DIGITS}|(?:19|20)\d\d(?!\d))|,?[ T]\d{1,2}:\d\d)",
    "BORN": r"{born}(?:[ ](?:à|en|ad?:?|te|in)[ ][\w'’-]{2,30}(?:[ ][\w'’-]{2,20}){0,2}?(?:[ ]\([A-Z]{2,3}\))?,?|[ ](?-i:[A-ZÀ-Þ])[\w-]{2,24},?)?(?:[ ]{on_day}\b)?",
}

RULES = (
    Rule(
        name="birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=r"\b(?:{birth_date}|{BORN}|b\.(?=[ ]?\d)|ich[ ]bin[ ]am(?=[^\n]{6,24}[ ]geboren)){JOIN}[ ]?(?:the[ ])?(?P<value>{DATE})(?![\w-])",
        score=0.85,
        keywords=("dob", "d.o.b", "birth", "born", "geb", "né", "nac", "nat", "nasc", "urodz", "ur.", "b."),
        evidence=Evidence.LABEL,
        matches=(
            ("DOB: 04/12/1987", "04/12/1987"),
            ("geboren am 3. Mai 1990", "3. Mai 1990"),
            ("born on March 3rd, 1979", "March 3rd, 1979"),
            ("born Mashhad 21.03.1990, Iranian", "21.03.1990"),
            ("born 1991. 08. 22., Hungarian", "1991. 08. 22."),
            ("Nato a: Ancona il 03/09/1977", "03/09/1977"),
            ("nata a Napoli il 3 maggio 1988, residente", "3 maggio 1988"),
            ("nata a Chioggia (VE) il 22.8.1963", "22.8.1963"),
            ("nacido en Toledo el 3 de mayo de 1988", "3 de mayo de 1988"),
            ("ur. 5 maja 1979", "5 maja 1979"),
            ("nací el 14/02/1991", "14/02/1991"),
            ("baby Ilse b. 3/2/2021, father", "3/2/2021"),
            ("DOB 09-Aug-1993, travelling", "09-Aug-1993"),
            ("your date of birth?\n[10:03] Kofi Mensah: 12 July 1988", "12 July 1988"),
        ),
        non_matches=("released on 04/12/1987", "born in a hurry", "lib. 3/2/2021", "b. 12 of them"),
    ),
    Rule(
        name="born_in_other_languages",
        entity_type="DATE_OF_BIRTH",
        pattern=r"(?<![\w-]){born:-de,en,es,fr,it,nl,pl,pt}:?(?:[ ]{on_day})?[ ]?(?P<value>{DATE}|{YEAR_FIRST})(?![\w-])",
        score=0.8,
        evidence=Evidence.LABEL,
        matches=(("født den 4. maj 1986 i Odense", "4. maj 1986"), ("lahir tanggal 04/05/1986", "04/05/1986"), ("народилася 04.05.1986", "04.05.1986")),
        non_matches=("lahir prematur", "født i maj"),
    ),
    Rule(
        name="born_behind",
        entity_type="DATE_OF_BIRTH",
        pattern=r"(?<![\w.-])(?P<value>{EAST_ASIAN}|{DATE}|{YEAR_FIRST}){OF_YEAR}[\s\u200b]{0,2}[(]?{born_behind}(?![a-zß-ɏ])",
        score=0.8,
        evidence=Evidence.LABEL,
        matches=(
            ("患者は 5.4.1986生まれで、", "5.4.1986"),
            ("昭和61年5月4日生まれの", "昭和61年5月4日"),
            ("1986年5月4日出生,", "1986年5月4日"),
            ("1986년 5월 4일생", "1986년 5월 4일"),
            ("17 Mart 1991 doğumlu", "17 Mart 1991"),
            ("17 марта 1991 года рождения", "17 марта 1991"),
            ("1986. május 4-én született", "1986. május 4"),
        ),
        non_matches=("2024年1月1日生效", "2024年5月4日生産", "2024년 5월 4일 생산", "04.05.1986 година"),
    ),
    # Kept only if a person's name is what it stands beside: spans/people.py.
    Rule(
        name="beside_a_name",
        entity_type="DATE_OF_BIRTH",
        pattern=r"(?<=[^\s\d.,;،、:!?(){}<>=/\\|\[\]\"'`_*\#@&+\u200b-])\u200b?(?:\s?[,;|،、\t]\s?|\s[-–—/·]\s|\s?\(\s?|\s(?={DAY_FIRST}))\u200b?(?!0?1[./-]0?1[./-]1970|1970-01-01)(?P<value>{DAY_FIRST}|{YEAR_BEFORE}|{IN_BRACKETS}){NO_LIFE}",
        score=0.4,
        evidence=Evidence.CONTEXT,
        matches=(
            ("Jacoba Wiersma, 02-12-1946, valt", "02-12-1946"),
            ("Mira Sandhu (14/03/1988) rang", "14/03/1988"),
            ("(Mira Sandhu, 4.6.71) rang", "4.6.71"),
            ("Otto Brand – 04.06.1971 – 6 Quarry Bank", "04.06.1971"),
            ("张桂兰,1955年10月2日", "1955年10月2日"),
        ),
        non_matches=("the release, 04.06.2024", "Otto (04.06.1931 - 1.2.1999)", "Otto Brand, 04.06.2009 12:30", "Otto Brand, 01.01.1970", "Mira, 4.6.71, 4.7"),
    ),
    # Kept only if a person's name is what it stands beside: spans/people.py.
    Rule(
        name="of_an_era_beside_a_name",
        entity_type="DATE_OF_BIRTH",
        pattern=r"(?<=[^\s\d(])\s?\(\s?(?P<value>[TSHR]\d{1,2}[./]\d{1,2}[./]\d{1,2})(?=\s?(?:生(?:まれ)?)?\s?\))",
        score=0.5,
        cased=True,
        evidence=Evidence.CONTEXT,
        matches=(("長男 蒼真(H29.6.3)のみ", "H29.6.3"), ("田中花子(S58.11.2生)", "S58.11.2")),
        non_matches=("(H29.6.3)", "H29.6.3", "蒼真(A29.6.3)"),
        source="Japanese eras by their initials: Taisho, Showa, Heisei, Reiwa",
    ),
    Rule(
        name="born_where_and_when",
        entity_type="DATE_OF_BIRTH",
        pattern=r"(?<![\w-]){born_where_and_when}[\s\u200b]{0,2}[:=]?[\s\u200b]{0,3}(?:[^\W\d_][^\d\n:]{1,40}?[,./ ][\s\u200b]?)?(?P<value>{DATE}|{YEAR_FIRST})(?![\w-])",
        score=0.85,
        evidence=Evidence.LABEL,
        matches=(
            ("Tempat/Tgl Lahir : BANDUNG, 12-07-1991", "12-07-1991"),
            ("Luogo e data di nascita: Bari, 4.5.1981", "4.5.1981"),
            ("Place and date of birth: Leeds, 4 May 1981", "4 May 1981"),
        ),
        non_matches=("Tempat/Tgl Lahir : BANDUNG", "TTL 3600"),
    ),
)  # fmt: skip
