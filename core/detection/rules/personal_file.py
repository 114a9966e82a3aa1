"""What schools, employers and unions write down about somebody; it counts only beside a full name."""

from ..fragments import CAPITALS, WORD_END, WORD_START
from ..rule import Rule

PARTS = {
    "START": rf"{WORD_START}(?<!-)",
    "END": WORD_END,
    "NO_SUBJECT": r"(?![ -](?:training|polic|template|form|process|law|workshop|webinar|awareness|week|campaign|guid))",
    "NAMED": rf"(?-i:[{CAPITALS}])[\w'’-]{{1,24}}",
}

RULES = (
    Rule(
        name="school_matter",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{school_matter}){NO_SUBJECT}{END}",
        score=0.5,
        matches=(
            ("LADO ref made re Kayden S", "LADO ref"),
            ("Ema Š. šikanovaná, řeší OSPOD", "šikanovaná"),
            ("חשד להזנחה, דווח לרווחה", "חשד להזנחה"),
            ("père incarcéré à Fresnes", "père incarcéré"),
        ),
        non_matches=("bullying awareness week", "the bull market"),
    ),
    Rule(
        name="work_matter",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{work_matter}){NO_SUBJECT}{END}",
        score=0.5,
        matches=(("has not met expectations in three areas", "has not met expectations in three"), ("小郑这次绩效打C，", "绩效打C")),
        non_matches=("run pip install", "a harassment complaint policy", "it met expectations"),
    ),
    Rule(
        name="violent_partner",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{violent_partner}){END}",
        score=0.5,
        matches=(("il convivente la minacciava con un coltello", "la minacciava con"),),
        non_matches=("the bug hits me with errors",),
    ),
    Rule(
        name="held_against",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{held_against}){END}",
        score=0.5,
        context=("{interviewed}",),
        needs_context=True,
        matches=(("cand. #3 is sharp, but wears hijab", "wears hijab"),),
        non_matches=("the app is too old", "she wears hijab"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="union_members",
        entity_type="PRIVATE_MATTER",
        pattern=r"{START}(?P<value>{union_list}){END}[^\n:]{0,30}:\s{0,2}{NAMED}",
        score=0.5,
        matches=(("people who signed the union cards: Luz Arrieta, Amina", "signed the union cards"),),
        non_matches=("the European union: a history", "union members meet today"),
        source="GDPR Art. 9",
    ),
)  # fmt: skip
