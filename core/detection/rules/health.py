"""What people tell of their own and of others' health (GDPR Art. 9); a question about an illness is none."""

from config.lexicon import load_lexicon

from ..rule import Rule

_LEXICON = load_lexicon()
_ELSEWHERE_CODES = ("de", "fr", "es", "it", "pt", "nl", "pl")
_ILLNESS = _LEXICON.alternation("illnesses", "en")
# What is an illness only where somebody says that they have it.
_OWN_ILLNESS = (
    rf"(?:{_ILLNESS}|\bMS|stroke(?![ ](?:of|width|colou?r|style|weight|path|order)\b)|chronic[ ]\w+(?:[ ]\w+)?|kidney[ ]\w+)"
)
_ELSEWHERE = _LEXICON.alternation("illnesses", *_ELSEWHERE_CODES)
_SICK = rf"(?:{_ELSEWHERE}|{_LEXICON.alternation('sick_leave', 'de')})"
_SOMEBODY = (
    "i'm$", "i’m$", "i am$", "i've$", "i have", "i was", "my$", "me$", "she", "he$", "her$", "his$", "patient", "pupil", "grandm", "grandp", "grandfather", "mother", "father",
    "mom", "mum", "dad", "wife", "husband", "son$", "daughter", "brother", "sister", "mrs", "mr$", "passed away", "survived by", "died$", "he's", "she's", "member",
    "employee", "tenant", "student",
)  # fmt: skip

RULES = (
    Rule(
        name="other_languages",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:hat|haben|habe|leidet[ ](?:an|unter)|erkrankt[ ]an|wegen|diagnose|befund|a|ai|avec|suivie?[ ]pour|traitée?[ ]pour|souffre[ ](?:de|d')|atteinte?[ ](?:de|d')|tiene|tengo|con|padece|sufre[ ]de|diagnosticad[oa][ ](?:de|con)|diagnostiquée?|choruję[ ]na|
            ha|ho|soffre[ ]di|affett[oa][ ]da|tem|tenho|sofre[ ]de|com|diagnóstico|diagnosi|diagnostic|heeft|heb|lijdt[ ]aan|ma|mam|choruje[ ]na|rozpoznanie)\b:?[ ]
            (?:einen?r?[ ]|une?[ ]|de[ ](?:la[ ])?|un[oa']?[ ]?|il[ ]|la[ ]|el[ ]|o[ ]|os[ ]|een[ ]|schwere[rn]?[ ]|chronische[rn]?[ ]|du[ ]|le[ ]|l['’])?(?P<value>{_ELSEWHERE})(?![\w-])""",
        score=0.5,
        matches=(
            ("Carmen Ortega, con VIH positivo, vive", "VIH positivo"),
            ("Herr Krüger hat Krebs und", "Krebs"),
            ("il signor Rossi ha il diabete", "diabete"),
            ("suivi pour un diabète de type 2, puis", "diabète de type 2"),
            ("M. Lefèvre souffre de dépression.", "dépression"),
            ("mevrouw De Boer heeft kanker", "kanker"),
            ("Wilk choruje na depresję", "depresję"),
            ("m'a diagnostiqué une sclérose en plaques.", "sclérose en plaques"),
            ("O meu filho tem asma e vai", "asma"),
        ),
        non_matches=("hat Krebsforschung", "con diabetes-app", "la lutte contre le cancer", "a bipolar-junction"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="own_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:i[ ]have|i['’]ve[ ](?:got[ ]|had[ ])?|i[ ]suffer[ ]from|i[ ]was[ ](?:just[ ])?diagnosed[ ]with|diagnosed[ ]with|diagnosis(?:[ ]of|:|[ ]is)|
            my|suffer(?:s|ing)[ ]from|living[ ]with|treated[ ]for|history[ ]of|presented[ ]with|presents[ ]with|complains[ ]of|being[ ]treated[ ]for|undergoing[ ]treatment[ ]for|in[ ]remission[ ]from|recovering[ ]from|(?:woman|man|male|female|patient)[ ]with)[ ]
            (?:a[ ]|an[ ]|the[ ]|severe[ ]|mild[ ]|really[ ]|bad[ ]|persistent,?[ ]|registered[ ]|diagnosis[ ]of[ ]|chronic[ ]|stage[ ]\w+[ ]|my[ ]|early[ ]|generalized[ ]){{0,3}} (?P<value>{_OWN_ILLNESS})\b""",
        score=0.6,
        matches=(
            ("she presented with type 2 diabetes", "type 2 diabetes"),
            ("i was just diagnosed with type 2 diabetes", "type 2 diabetes"),
            ("my anxiety is back", "anxiety"),
            ("I was undergoing treatment for Hodgkin's lymphoma", "Hodgkin's lymphoma"),
        ),
        non_matches=("what is diabetes?", "asthma in children: an overview"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="their_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""(?:(?<![\w'’-])(?-i:[A-ZÀ-Þ])[\w'’-]{{1,30}},?|\)|\b(?:she|he|and|patient|employee|client|customer|colleague|child|kid|baby|wife|husband|son|daughter|
            brother|sister|mom|mum|mother|dad|father|tenant|applicant|candidate|student))[ ]
            (?:just[ ]|recently[ ]|also[ ]|probably[ ])?(?:has|had|have|suffers[ ]from|suffered[ ]from|lives[ ]with|was[ ](?:just[ ]|recently[ ])?diagnosed[ ]with|is[ ](?:being[ ])?treated[ ]for|got)[ ]
            (?:a[ ]|an[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|early[ ]|stage[ ]\w+[ ]){{0,3}} (?P<value>{_OWN_ILLNESS})\b(?![ ](?:office|word|excel|teams|sql|edge|access|for[ ]|of[ ]|about[ ]|patients?|research|groups?|awareness))""",
        score=0.55,
        keywords=(" has ", " had ", " have ", "suffer", "lives with", "diagnosed", "treated", " got "),
        matches=(
            ("she has type 2 diabetes", "type 2 diabetes"),
            ("I'm 41 and have MS", "MS"),
            ("Mr. Okonkwo, has stage 2 lymphoma", "lymphoma"),
            ("Ben Carter was recently diagnosed with epilepsy.", "epilepsy"),
        ),
        non_matches=(
            "who has time",
            "she has a cold brew",
            "he has MSN",
            "Ana has MS Office",
            "people who have diabetes",
            "the build has cancer jokes",
        ),
        source="GDPR Art. 9",
    ),
    Rule(
        name="clinical",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""(?:\b(?:(?:presented|presents|presenting|admitted|hospitali[sz]ed)[ ](?:with|for)|hospitalisée?[ ]pour|ingresad[oa][ ]por|ricoverat[oa][ ]per|internad[oa][ ]por|
            opgenomen[ ](?:met|voor)|aufgenommen[ ]wegen)[ ]|\b(?:diagnosis|diagnose|diagnostic|diagnóstico|diagnosi|rozpoznanie|befund|dx):[ ]{1,2})(?P<value>[^\W\d_][^.;:\n()]{3,60}?)(?=[.;:\n()]|,[ ]|$)""",
        score=0.45,
        context=(
            "patient",
            "mrn$",
            "dob$",
            "ward$",
            "hospital",
            "clinic",
            "arztbrief",
            "geb$",
            "paciente",
            "paziente",
            "pacjent",
            "patiënt",
            "né le",
            "née le",
        ),
        needs_context=True,
        keywords=(
            "present",
            "admitted",
            "hospitali",
            "ingresad",
            "ricoverat",
            "internad",
            "opgenomen",
            "aufgenommen",
            "diagn",
            "rozpoznanie",
            "befund",
            "dx",
        ),
        matches=(
            ("Patient R. Okonkwo presented with chest pain and fever.", "chest pain and fever"),
            ("Patientin, geb. 1951, Diagnose: Mammakarzinom, seit Mai", "Mammakarzinom"),
        ),
        non_matches=("the API was presented with a token.", "she presented with slides"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="away_with",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:(?:leaving|left|quit|resigned|absent|fired)[ ](?:\w+[ ]){{0,3}}?(?:because[ ]of|due[ ]to)|(?:on[ ](?:sick[ ])?leave|signed[ ]off|off[ ]sick)[ ](?:with|for|because[ ]of|due[ ]to))[ ](?:her[ ]|his[ ]|a[ ]|severe[ ]|chronic[ ]){{0,2}}(?P<value>{_OWN_ILLNESS})\b""",
        score=0.5,
        keywords=("leaving", "left", "quit", "resigned", "absent", "leave", "signed off", "off sick", "fired"),
        matches=(("Sven is leaving because of burnout", "burnout"), ("she was on sick leave for depression", "depression")),
        non_matches=("people leave because of burnout", "the left pane with rash code"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="hiv_positive",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""\bhiv[ -]positive\b(?![ ](?:people|persons?|patients|individuals|women|men|mothers|population))""",
        score=0.45,
        keywords=("hiv",),
        matches=(("yes, HIV positive, poor guy", "HIV positive"), ("Tom is HIV positive", "HIV positive")),
        non_matches=("HIV positive people live", "HIV research"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="state_of_health",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""(?:\b(?:he|she|i|patient|client|applicant|candidate|employee|tenant)|(?<![\w-])(?-i:[A-ZÀ-Þ])[\w-]{1,30})(?:['’](?:s|m)|[ ](?:is|was|am))[ ](?:also[ ]|probably[ ]|clearly[ ])?
            (?:an[ ](?=alcoholic|addict))?(?P<value>bipolar|schizophrenic|autistic|diabetic|epileptic|anorexic|bulimic|(?<=an[ ])alcoholic|(?<=an[ ])addict|suicidal|terminally[ ]ill|in[ ]rehab|on[ ]dialysis)\b""",
        score=0.5,
        keywords=(
            "bipolar",
            "hiv",
            "schizo",
            "autistic",
            "diabetic",
            "epileptic",
            "anorexic",
            "bulimic",
            "alcoholic",
            "addict",
            "suicidal",
            "terminal",
            "rehab",
            "dialysis",
        ),
        matches=(("she's bipolar (Karen from sales)", "bipolar"), ("Tom is an alcoholic", "alcoholic")),
        non_matches=("bipolar transistors", "an autistic child's day", "the diabetic menu"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="medication",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""(?<!you[ ])\b(?:on|takes?|taking|took|prescribed|prescription:|prescription[ ]for|mg[ ]of|refill(?:[ ]of)?)[ ](?:my[ ]|her[ ]|his[ ])?(?:\d{1,4}[ ]?mg[ ](?:of[ ])?)?
            (?P<value>lithium(?!-|[ ](?:ion|batter))|prozac|zoloft|xanax|ritalin|adderall|methadone|lexapro|metformin|sertraline|fluoxetine|citalopram|escitalopram|quetiapine|seroquel|
            valium|diazepam|oxycontin|oxycodone|truvada|antidepressants|antipsychotics|chemotherapy|insulin)(?:[ ]\d{1,4}[ ]?mg)?\b""",
        score=0.5,
        keywords=(
            "lithium",
            "prozac",
            "zoloft",
            "xanax",
            "ritalin",
            "adderall",
            "methadone",
            "lexapro",
            "metformin",
            "sertraline",
            "fluoxetine",
            "citalopram",
            "quetiapine",
            "seroquel",
            "valium",
            "diazepam",
            "oxyco",
            "truvada",
            "antidepressants",
            "antipsychotics",
            "chemotherapy",
            "insulin",
        ),
        matches=(("she is on lithium", "lithium"), ("prescribed 50 mg sertraline", "sertraline")),
        non_matches=("runs on lithium-ion", "lithium prices", "on lithium batteries", "Are you on ritalin?"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="listed_health",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""(?<!\w)(?-i:[A-ZÀ-Þ][a-zß-ÿ'’])[^\W\d_]{{0,30}}[ ](?-i:[A-ZÀ-Þ][a-zß-ÿ'’])[^\W\d_]{{0,30}}(?:[ ,;:|-]{{1,3}}(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,3}}))?[ ,;:|-]{{1,3}}(?P<value>{_OWN_ILLNESS})(?=[ ]*(?:[.,;|\n)]|$))""",
        score=0.45,
        matches=(("Emma Brown 2009-05-12 asthma; Noah", "asthma"), ("Noah Clark: ADHD", "ADHD")),
        non_matches=("Kestrel Health: asthma in children", "read Emma Brown on asthma"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="off_sick_for",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:(?:sick[ ]leave|off[ ]sick|signed[ ]off|on[ ]leave|hospitali[sz]ed|in[ ](?:the[ ])?(?:hospital|rehab|therapy|treatment)|medication|therapy|surgery|treatment|krankgeschrieben|chemo(?:therapy)?)[ ]
            (?:again[ ])?(?:for|because[ ]of|due[ ]to|with|after|wegen)[ ](?:his[ ]|her[ ]|a[ ]|an[ ]|the[ ]|severe[ ])?|
            (?:(?:your|his|her|their|my|['’]s)[ ](?:\w+[ ])?(?:tests?|results?)|tested)[ ]for[ ]|(?:positive|negative)[ ]for[ ]|(?:absen(?:t|ce)|fehlt|fehltage)[^.\n]{{0,25}}[ (]{{1,2}}(?:due[ ]to[ ]|with[ ]|for[ ]|wegen[ ])?)(?P<value>{_OWN_ILLNESS})\b(?![ ](?:patients?|research))""",
        score=0.5,
        keywords=(
            "sick",
            "leave",
            "hospital",
            "rehab",
            "therapy",
            "treatment",
            "medication",
            "surgery",
            "chemo",
            "krank",
            "test",
            "result",
            "signed off",
            "positive",
            "negative",
            "absen",
            "fehlt",
        ),
        matches=(
            ("he was on sick leave for depression again", "depression"),
            ("your test for HIV came back negative", "HIV"),
            ("she tested positive for hepatitis B", "hepatitis B"),
            ("biopsy positive for cancer", "cancer"),
            ("Absent 22 days (depression).", "depression"),
        ),
        non_matches=("unit tests for stroke width", "tests for the parser", "treatment for all", "he invented a test for cancer"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="drug_allergy",
        entity_type="MEDICAL_CONDITION",
        pattern=r"""\b(?:allergic[ ]to|allergy[ ]to|allergisch[ ]gegen|allergique[ ]à|alérgic[oa][ ]a)[ ](?P<value>penicillin|amoxicillin|ibuprofen|aspirin|codeine|morphine|sulfa(?:[ ]drugs)?|latex|insulin|an(?:a)?esthetics?|antibiotics?|penizillin|pénicilline|penicilina)\b""",
        score=0.5,
        keywords=("aller", "alér"),
        matches=(("is allergic to penicillin", "penicillin"),),
        non_matches=("allergic to meetings", "allergic to nuts"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="sick_note",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""\b(?:krankmeldung|krankgeschrieben|krankenschein|arrêt[ ]maladie|baja[ ](?:médica|laboral)|malattia|baixa[ ]médica|atestado|ziekmelding|ziekgemeld|zwolnieni[eu])\b[^\n]{{0,80}}?\b(?P<value>{_SICK})(?![\w-])""",
        score=0.5,
        keywords=("krank", "arrêt maladie", "baja ", "malattia", "baixa", "atestado", "ziek", "zwolnien"),
        matches=(
            ("Krankmeldung: Petra Lang fällt 6 Wochen aus, Bandscheibenvorfall", "Bandscheibenvorfall"),
            ("M. Petit est en arrêt maladie (dépression)", "dépression"),
        ),
        non_matches=("Krankmeldung bitte per Mail", "malattia: modulo da compilare"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="told_illness",
        entity_type="MEDICAL_CONDITION",
        pattern=rf"""(?<!people[ ])(?<!who[ ])(?<!patients[ ])(?<!those[ ])(?<!children[ ])(?<!adults[ ])(?<!women[ ])(?<!men[ ])\b(?:has|have|had|having|died[ ](?:of|from)|succumbed[ ]to|lost[ ](?:his|her|my|the)[ ](?:\w+[ ])?to|diagnosed[ ]with|because[ ]of|due[ ]to|leave[ ](?:for|with)|about|
            (?:lower|manage|treat|control)(?:[ ]my|[ ]her|[ ]his)|(?:fight|fighting|battle|battling|struggle|struggling|struggles|cop(?:e|es|ing)|deal(?:s|ing)?|journey|history|living|lives|suffer(?:s|ing)?|diagnosis|signs|traits|treated|medications?)[ ](?:with|against|from|of|for))[ ]
            (?:a[ ]|an[ ]|my[ ]|his[ ]|her[ ]|the[ ]|severe[ ]|mild[ ]|chronic[ ]|early[ ]|stage[ ]\w+[ ]){{0,3}}(?P<value>{_ILLNESS})\b(?![ ](?:patients?|research|care|awareness|office|in[ ](?:general|children|adults|women|men|dogs|cats)))""",
        cue=rf"[ ]{_ILLNESS}\b",
        score=0.45,
        context=_SOMEBODY,
        needs_context=True,
        matches=(
            ("he passed away after a long fight with lung cancer.", "lung cancer"),
            ("My mother is 87, has Parkinson's and lives", "Parkinson's"),
            ("she was disciplined after taking leave for depression", "depression"),
            ("I was just diagnosed with bipolar II", "bipolar II"),
            ("her father died of melanoma at 60", "melanoma"),
            ("trying to lower my cholesterol", "cholesterol"),
        ),
        non_matches=("What is cholesterol?", "campaigns about asthma", "people who have diabetes and their doctors"),
        source="GDPR Art. 9",
    ),
)  # fmt: skip
