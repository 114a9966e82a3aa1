"""What is told of somebody's debts, of trouble at work, in court or at school, and of a pregnancy that few know of.

Whose matter it is, ``core.decision.illness`` asks: without somebody's full name beside it, it is nobody's.
"""

from ..fragments import CAPITALS, WORD_END, WORD_START
from ..rule import Rule

PARTS = {
    "START": rf"{WORD_START}(?<!-)",
    "END": WORD_END,
    "WORD": rf"(?-i:[{CAPITALS}])[\w'’-]{{1,24}}",
    "ONE": r"(?<!\w){WORD}(?:[ ][\w'’-]{1,24})?[ ]{WORD}",
    # A sum of three digits or more: colleagues owe each other smaller ones.
    "SUM": r"[$€£₹₪]?[ ]?(?:{HUNDREDS}|\d{1,3}k)(?:[.,]\d\d)?(?:[ ]?(?:[$€£₹₪]|{CURRENCY}(?!\w)))?",
    # The same, if it is money.
    "MONEY": r"(?:[$€£₹₪₽₴][ ]?{HUNDREDS}|{HUNDREDS}(?:[.,]\d\d)?[ ]?(?:[$€£₹₪₽₴]|{CURRENCY}(?!\w)|บาท|元|円|원))",
    "CURRENCY": r"(?:eur|euros?|usd|gbp|chf|pounds|dollars|zł|pln|kr|kč|ft|lei|tl|лв|грн|руб\w{0,5}|k)",
    "HUNDREDS": r"(?:\d{1,3}(?:[.,' \u202f]?\d{3})+|\d{3})",
    "NO_SUBJECT": r"(?![ -](?:training|polic|template|form|process|law|clause|vorlage|muster))",
}

RULES = (
    Rule(
        name="debt",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{owes}){END}[^.!?\n]{0,50}?(?<![\d.,])(?:{START}{rent}{END}|{MONEY})",
        score=0.45,
        matches=(
            ("Tom Wild owes us 1,200 € since May", "owes us"),
            ("zalega Pan 1 800 zł za lokal", "zalega Pan"),
            ("ви винні за оренду квартири", "винні"),
            ("debe tres meses de alquiler", "debe"),
            ("租客王小明拖欠房租", "拖欠"),
        ),
        non_matches=("he owes me a beer", "has not paid attention", "owes me 5 €"),
    ),
    Rule(
        name="unpaid_rent",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{rent}{END}[^.!?\n]{0,40}?{START}(?P<value>{owes}){END}",
        score=0.45,
        matches=(
            ("kiranız 2 aydır ödenmedi", "ödenmedi"),
            ("سه ماه اجاره نداده", "نداده"),
            ("ארנונה הוא חייב", "חייב"),
            ("die Miete noch nicht bezahlt", "nicht bezahlt"),
        ),
        non_matches=("the rent is due on Monday", "kira ödendi"),
    ),
    Rule(
        name="arrears",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{in_arrears}){END}",
        score=0.45,
        matches=(("ผู้เช่าค้างค่าเช่า", "ค้างค่าเช่า"), ("Mietrückstand von Herrn", "Mietrückstand"), ("loyers impayés", "loyers impayés")),
        non_matches=("the rent is paid",),
    ),
    Rule(
        name="tenant_owes",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{tenant}{END}[^!?\n]{0,110}?{START}(?P<value>{owes}){END}",
        score=0.45,
        matches=(("Le locataire du 3e, M. Karim Ayad, n'a pas payé", "n'a pas payé"), ("ο ενοικιαστής Νίκος Δήμας χρωστάει", "χρωστάει")),
        non_matches=("the tenant paid", "multi-tenant"),
    ),
    Rule(
        name="sanction_for",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{sanction}|{ends_contract}){NO_SUBJECT}{END}[^.!?\n]{0,30}?[ ]{against}[ ](?:(?:{honorific}|{title})\.?[ ])?{ONE}",
        score=0.45,
        matches=(
            ("Written warning for Ann Wild, third", "Written warning"),
            ("die Abmahnung an Frau Petra Lang geht", "Abmahnung"),
            ("carta de despido para Luis Gil Mora", "carta de despido"),
        ),
        non_matches=("disciplinary procedure for all staff", "harassment training for Ann Wild"),
    ),
    Rule(
        name="sanctioned",
        entity_type="PRIVATE_MATTER",
        pattern=r"{ONE}[^.!?\n]{0,60}?{START}{gets_sanction}{END}[^.!?\n]{0,40}?{START}(?P<value>{sanction}|{ends_contract}){NO_SUBJECT}{END}",
        score=0.45,
        matches=(
            ("Ann Wild got a final written warning", "final written warning"),
            ("Petra Lang bekommt am Freitag die Kündigung", "Kündigung"),
            ("Павел Котов получил выговор", "выговор"),
        ),
        non_matches=("the team got a written warning", "Ann Wild got a raise"),
    ),
    Rule(
        name="drafted_sanction",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{drafts}{END}[^.!?\n]{0,30}?{START}(?P<value>{sanction}){NO_SUBJECT}{END}",
        score=0.45,
        matches=(("Wer schreibt die Abmahnung?", "Abmahnung"), ("draft the dismissal letter", "dismissal letter")),
        non_matches=("write a disciplinary policy", "schreib die Kündigung"),
    ),
    Rule(
        name="sanction_without_capitals",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{sanction:ar,fa,he,hi,ja,ko,th,zh}){END}",
        score=0.45,
        matches=(("给王小明的书面警告", "书面警告"), ("מכתב פיטורים לדנה", "מכתב פיטורים")),
        non_matches=("警告", "מכתב ממשפחה"),
    ),
    Rule(
        name="bonus",
        entity_type="PRIVATE_MATTER",
        pattern=r"{ONE}[^.!?\n]{0,40}?{START}{gets_sanction}{END}[^.!?\n\d$€£₹₪]{0,20}(?P<value>{SUM}[ ]{bonus}(?![^\W_]|[ ]?(?:point|punkt))|{bonus}(?:[ ][^\W\d_]{1,8}){0,2}[ ]{SUM})",
        score=0.45,
        matches=(
            ("Ann Wild from the 3rd floor got £12k bonus", "£12k bonus"),
            ("Petra Lang bekommt eine Prämie von 3.000 €", "Prämie von 3.000 €"),
        ),
        non_matches=("the team got a bonus",),
    ),
    Rule(
        name="pregnant_and_not_renewed",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{pregnant}){END}[^.!\n]{0,60}?{START}(?:{not_renew}|{in_confidence}){END}",
        score=0.6,
        matches=(("está embarazada, ¿no renovar?", "embarazada"), ("is pregnant, she hasn't told the team", "pregnant")),
        non_matches=("is pregnant, congrats",),
    ),
    Rule(
        name="not_renewed_while_pregnant",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?:{not_renew}|{in_confidence}){END}[^.!\n]{0,60}?{START}(?P<value>{pregnant}){END}",
        score=0.6,
        matches=(("nicht verlängern, sie ist schwanger", "schwanger"),),
        non_matches=("nicht verlängern, sie ist neu",),
    ),
    Rule(
        name="pregnant_since",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{pregnant_since}){END}",
        score=0.6,
        matches=(("she is 14 weeks pregnant", "14 weeks pregnant"), ("enceinte de trois mois", "enceinte de trois mois")),
        non_matches=("pregnant women",),
    ),
    Rule(
        name="court",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{court_matter}){END}",
        score=0.45,
        matches=(("RE: adoption file Case 12", "adoption file"), ("Privatinsolvenz von Herrn", "Privatinsolvenz")),
        non_matches=("adoption of the tool", "court order"),
    ),
    Rule(
        name="caught",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?:{served}|{role}){END}[^!?\n]{0,80}?{START}(?P<value>{caught_with}){END}",
        score=0.45,
        matches=(("our pupil Ann Wild was caught with weed", "caught with"), ("Aluna Rita Melo do 8.º C foi apanhada com tabaco", "apanhada com")),
        non_matches=("the exception was caught with a log",),
    ),
    Rule(
        name="marks",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{exam_results}{END}[^\n\d]{0,40}?:?\s{ONE}[ :–-]{1,3}(?P<value>\d{1,3}(?:[.,]\d)?(?:[ ]?%)?(?:[ ][(]\w{2,12}[)])?)[^\n]{0,20}?[,;\n][ ]?{ONE}[ :–-]{1,3}\d",
        score=0.45,
        matches=(("exam results: Ann Wild 41 (fail), Tom Reed 88", "41 (fail)"),),
        non_matches=("exam results: 41, 88", "grades: A Team 3"),
    ),
)  # fmt: skip
