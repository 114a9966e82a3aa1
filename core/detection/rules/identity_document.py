"""What was read from pictures of driving licences and tax forms: numbered fields, without words that name them."""

from ...finding import Evidence, Role
from ..rule import Rule

PARTS = {
    "NAME": r"(?-i:[A-ZÀ-ÖØ-ÞĀŁŚŠŽČ])[^\W\d_]{1,24}(?:[ '’-][^\W\d_]{1,24}){0,3}",
    "NEXT": r"[ \t]{0,3}(?:\n[ \t]{0,3})?",
    # Fields 1 to 3 of a driving licence: family name, given names, date of birth.
    "FIRST": r"(?<![\w.])1\.?[ ]{1,2}",
    "SECOND": r"2\.?[ ]{1,2}",
    "THIRD": r"3\.?[ ]{1,2}(?:dob[ :]{1,2})?",
    "BORN": r"\d{1,2}[./-]\d{1,2}[./-](?:(?:19[2-9]|20[01])\d|\d\d)(?!\d)",
    "TO_DATE": r"{THIRD}{BORN}",
    # Until field 4a, 4b or 4d: an ordinary list has none.
    "TO_FOURTH": r"[^\n]{0,50}(?:\n[^\n]{0,80})?\b4[abcd]\b",
    "WAGE_FORM": r"\b(?:w-?2[ ](?:wage|form)|wage[ ]and[ ]tax[ ]statement|form[ ]w-?2)\b[^\0]{0,400}?",
    "AMOUNT": r"\d{1,3}(?:,\d{3}){0,2}\.\d\d",
}
_LICENCE = "Directive 2006/126/EC, annex I; AAMVA DL/ID card design standard"

RULES = (
    Rule(
        name="licence_family_name",
        entity_type="PERSON",
        pattern=r"{FIRST}(?P<value>{NAME}){NEXT}(?={SECOND}{NAME}{NEXT}{TO_DATE}{TO_FOURTH})",
        score=0.75,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("1. OSTERHAUS 2. WENDELL RAY\n3. DOB 06/17/1979 4d DL OS417-882-309", "OSTERHAUS"), ("1. Mustafi\n2. Lena\n3. 12.08.84 Hannover\n4a. 03.02.13", "Mustafi")),
        non_matches=("1. Anna 2. Ben 3. Carla", "1. Kickoff 2. Review 3. 12.08.84"),
        source=_LICENCE,
    ),
    Rule(
        name="licence_birth_date",
        entity_type="DATE_OF_BIRTH",
        pattern=r"{FIRST}{NAME}{NEXT}{SECOND}{NAME}{NEXT}{THIRD}(?P<value>{BORN})(?={TO_FOURTH})",
        score=0.8,
        evidence=Evidence.LABEL,
        matches=(("1. Mustafi\n2. Lena\n3. 12.08.84 Hannover\n4a. 03.02.13", "12.08.84"),),
        non_matches=("1. Kickoff 2. Review 3. 12.08.84",),
        source=_LICENCE,
    ),
    Rule(
        name="licence_number",
        entity_type="DRIVER_LICENSE",
        pattern=r"\b4[abc]\.?[ ][^\n]{4,40}(?:\n[^\n]{0,40}){0,2}?(?<![\w.])5\.[ ]{1,2}(?P<value>(?=[A-Z]{0,8}\d)[A-Z0-9]{6,18}(?:[ ][A-Z0-9]{2,4})?)(?!\w)",
        score=0.65,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(("4a. 19.01.2013 4b. 18.01.2023 4c. DVLA\n5. MORGA753116SM9IJ 35", "MORGA753116SM9IJ 35"), ("4a. 03.02.13 5. B072RRE2I55", "B072RRE2I55")),
        non_matches=("5. B072RRE2I55", "4a. done\n5. REVIEW"),
        source=_LICENCE,
    ),
    Rule(
        name="wages",
        entity_type="SALARY",
        pattern=r"{WAGE_FORM}(?<![\w.,])1[ ]{1,2}(?P<value>{AMOUNT})(?![\w,])",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(("W-2 Wage and Tax Statement 2025\n1 58,312.44  2 6,120.09", "58,312.44"),),
        non_matches=("1 58,312.44  2 6,120.09", "W-2 form is missing"),
        source="IRS, form W-2: box 1",
    ),
    Rule(
        name="withheld",
        entity_type="SALARY",
        pattern=r"{WAGE_FORM}(?<![\w.,])1[ ]{1,2}{AMOUNT}\s{1,4}2[ ]{1,2}(?P<value>{AMOUNT})(?![\w,])",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(("W-2 Wage and Tax Statement 2025\n1 58,312.44  2 6,120.09", "6,120.09"),),
        non_matches=("1 58,312.44  2 6,120.09",),
        source="IRS, form W-2: box 2",
    ),
)  # fmt: skip
