"""What is told of somebody's health and family in confidence, or as the reason why they are away from work.

Such words tell that it is somebody whom people here know, so a first name suffices: see ``core.decision.illness``.
"""

from ..fragments import WORD_END, WORD_START
from ..rule import Rule

# Languages in other scripts, which have rules of their own: one pattern for all languages is too large for the prefilter.
_OTHERS = "ar,bg,el,fa,he,hi,ja,ko,ru,th,uk,zh"
PARTS = {
    "START": rf"{WORD_START}(?<!-)",
    "END": WORD_END,
    "CONDITION": rf"(?:{{degree:en}}[ ]){{0,2}}(?:{{health_matter:-{_OTHERS}}}|{{illness:-{_OTHERS},hu}}){{NOT_ABOUT}}{{MORE}}",
    # Some of their illnesses are parts of common words: がん of がんばる, 암 of 암호.
    "CONDITION_OTHERS": rf"(?:{{health_matter:{_OTHERS}}}|{{illness:ar,bg,el,fa,he,hi,hu,ru,th,uk,zh}}){{NO_PRODUCT}}{{MORE}}",
    "FAMILY": rf"{{family_matter:-{_OTHERS}}}{{NOT_ABOUT}}",
    "FAMILY_OTHERS": rf"{{family_matter:{_OTHERS}}}",
    # Behind the condition: it is a subject or a product.
    "NOT_ABOUT": r"(?!-|[ ](?:[\w-]{1,12}[ ])?(?:apps?|modules?|machines?|firmware|devices?|pumps?|kits?|helpline|hotline|webinar|{NO_NEWS})\b|[ ]in[ ](?:the|kernel))",
    "NO_NEWS": r"era|research|campaigns?|data\w*|images?|models?|classifiers?|stud(?:y|ies)|screening|charity|fund\w*|trials?|cent(?:er|re)|demos?|drugs?|batter\w+|awareness",
    "NO_PRODUCT": r"(?!の?検診|の?予防|検査キット|用?アプリ|[ ]?[Aa]pp|应用|项目|筛查|患者|研究|[ ]?예방|[ ]?앱|[ ]?치료제|[ ]?연구)",
    # "anxiety + panic attacks"
    "MORE": r"(?:[ ]?[+&/、＋][ ]?[^\W\d_][\w’-]{2,24}(?:[ ](?:attacks?|disorder|syndrome?|störung))?)?",
    "KEPT": rf"(?:{{in_confidence:-{_OTHERS}}}|{{off_work:-{_OTHERS}}})",
    "KEPT_OTHERS": rf"(?:{{in_confidence:{_OTHERS}}}|{{off_work:{_OTHERS}}})",
    # To the next line at most: a letter begins with the request.
    "GAP": r"[^\n]{0,110}?(?:\n{1,2}[^\n]{0,90}?)?",
    "OF": r"(?:(?:the|an?|his|her|their|de|du|la|le|il|el|o|een|eine?|die|das|den|det)[ ]){0,2}",
    # A code of ICD-10, and what it stands for.
    "ICD": r"(?-i:[A-TV-Z])\d\d(?:\.\d{1,2})?",
    "MEANING": r"(?:[ ][(]?[^\W\d_][\w-]{2,24}(?:[ ][^\W\d_][\w-]{2,24}){0,2}[)]?(?=[ ]*(?:[,.;\n]|$)))?",
    "KEY": r"(?:allerg(?:y|ies)|diagnos[ei]s|medications?|(?:medical|health)_?(?:conditions?|history|notes?)|disabilit(?:y|ies))",
    "NO_TYPE": r"(?!(?:string|text|none|null|nil|n/a|tbd|todo|unknown|example|object|array|varchar)\b)",
}
_GDPR = "GDPR Art. 9"

RULES = (
    Rule(
        name="health_behind_request",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{START}{KEPT}{END}{GAP}{START}(?P<value>{CONDITION}){END}",
        score=0.65,
        matches=(
            ("between us, Carl starts chemo on the ninth", "chemo"),
            ("Saoirse signed off 4 wks, GP says severe anxiety + panic attacks", "severe anxiety + panic attacks"),
            ("jangan bilang, Mbak Ratih positif TBC", "positif TBC"),
            ("Keep this between us:\nIvo is in rehab again", "rehab"),
        ),
        non_matches=("between us, the release is late", "signed off on the budget"),
        source=_GDPR,
    ),
    Rule(
        name="health_before_request",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{START}(?P<value>{CONDITION}){END}{GAP}{START}{KEPT}{END}",
        score=0.65,
        matches=(
            ("Burnout + Klinik. Bitte nach außen nur sagen", "Burnout + Klinik"),
            ("medelsvår depression. Säg inget till Göran", "medelsvår depression"),
        ),
        non_matches=("the anxiety of release day, nobody cares",),
        source=_GDPR,
    ),
    Rule(
        name="health_behind_request_in_other_scripts",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{START}{KEPT_OTHERS}{END}{GAP}{START}(?P<value>{CONDITION_OTHERS}){END}",
        score=0.65,
        matches=(("แอบบอกนะ เป็นมะเร็งปากมดลูก", "มะเร็งปากมดลูก"), ("别告诉她，试管失败", "试管"), ("Никому не говори, у Светы рак", "рак")),
        non_matches=("言わないで、がんばって", "말하지 마 암호를"),
        source=_GDPR,
    ),
    Rule(
        name="health_before_request_in_other_scripts",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{START}(?P<value>{CONDITION_OTHERS}){END}{GAP}{START}{KEPT_OTHERS}{END}",
        score=0.65,
        matches=(("適応障害で診断書が出ました", "適応障害"), ("우울증이라 병가래", "우울증")),
        non_matches=("がんばって、言わないで", "암호를 말하지 마"),
        source=_GDPR,
    ),
    Rule(
        name="family_behind_request",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{KEPT}{END}{GAP}{START}(?P<value>{FAMILY}){END}",
        score=0.65,
        matches=(("don't tell anyone, Tom is getting divorced", "getting divorced"), ("entre nous, il est en instance de divorce", "en instance de divorce")),
        non_matches=("the divorce lawyer's ad", "between us, the cake is a lie"),
    ),
    Rule(
        name="family_before_request",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{FAMILY}){END}{GAP}{START}{KEPT}{END}",
        score=0.65,
        matches=(("Familieretshuset har møde. I ved intet ok?", "Familieretshuset"),),
        non_matches=("the family court drama is on tonight",),
    ),
    Rule(
        name="family_behind_request_in_other_scripts",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}{KEPT_OTHERS}{END}{GAP}{START}(?P<value>{FAMILY_OTHERS}){END}",
        score=0.65,
        matches=(("아무한테도 말하지 마, 이혼한대", "이혼"),),
        non_matches=("아무한테도 말하지 마, 생일이래",),
    ),
    Rule(
        name="family_before_request_in_other_scripts",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{FAMILY_OTHERS}){END}{GAP}{START}{KEPT_OTHERS}{END}",
        score=0.65,
        matches=(("奥さんとも別居中なので飲み会誘わないで", "別居中"),),
        non_matches=("誕生日なので誘わないで",),
    ),
    Rule(
        name="treatment",
        entity_type="MEDICAL_CONDITION",
        pattern=r"{START}{undergoes}[ ]{OF}(?P<value>{health_matter:-ja,ko,th,zh}){NOT_ABOUT}{END}",
        score=0.5,
        matches=(("he stopped taking the lithium", "lithium"), ("Dominik bere Ritalin po obědě", "Ritalin"), ("she starts chemo", "chemo")),
        non_matches=("runs on lithium-ion", "the chemo ward"),
        source=_GDPR,
    ),
    Rule(
        name="coded_diagnosis",
        entity_type="MEDICAL_CONDITION",
        pattern=r"(?<![\w.-])(?P<value>{ICD}{MEANING})(?![\w-])",
        score=0.5,
        context=("icd", "icd-10", "sick note$", "fit note$", "läkarintyg", "sjukskriv", "krankmeldung", "krankschreib", "au-bescheinigung",
                 "arrêt maladie", "baja médica", "{patient}", "diagnosis$", "diagnose$", "diagnoza", "diagnóstico", "диагноз",
                 "診断", "诊断", "진단", "medelsvår", "attest$", "{illness:-ja,ko}"),
        needs_context=True,
        matches=(("Läkarintyget: F32.1 medelsvår depression", "F32.1 medelsvår depression"), ("sick note says C50.9", "C50.9")),
        non_matches=("room F32.1 is free", "version B12.1", "F32.1"),
        source=_GDPR,
    ),
    Rule(
        name="health_key",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""["']{KEY}["']\s?:\s?\[?\s{0,4}["']{NO_TYPE}(?P<value>[^\W\d_][^"'\n]{2,60})["']""",
        score=0.5,
        context=("firstname", "first_name", "fullname", "full_name", "lastname", "last_name", "patient", "pupil", "student", "child"),
        needs_context=True,
        matches=(('{"firstName":"Ann","allergies":["peanut - carries EpiPen"]}', "peanut - carries EpiPen"),),
        non_matches=('{"firstName":"Ann","allergies":["string"]}', '{"product":"bar","allergies":["peanut"]}'),
        source=_GDPR,
    ),
)  # fmt: skip
