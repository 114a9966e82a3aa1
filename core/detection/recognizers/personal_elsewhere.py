"""What people tell of others in German, French, Spanish, Italian, Portuguese, Dutch and Polish: age, origin, faith, pay, health."""

from ...verdict import Evidence
from ..rule import Rule

_TRAIT = (
    r"(?:ledig|verheiratet|geschieden|verwitwet|muslimisch|muslimin?|jüdisch|katholisch|evangelisch|schwanger|schwerbehindert|schwul|lesbisch|"
    r"célibataire|mariée?|divorcée?|veu(?:f|ve)|musulmane?|juif|juive|catholique|enceinte|handicapée?|homosexuelle?|"
    r"solter[oa]|casad[oa]|divorciad[oa]|viud[oa]|musulm[aá]na?|judí[oa]|católic[oa]|embarazada|discapacitad[oa]|lesbiana|"
    r"celibe|nubile|sposat[oa]|divorziat[oa]|vedov[oa]|musulman[oa]|ebre[oa]|cattolic[oa]|incinta|disabile|"
    r"solteir[oa]|divorciad[oa]|viúv[oa]|muçulman[oa]|judi[ao]|grávida|deficiente|"
    r"ongehuwd|gehuwd|gescheiden|moslima?|joods|katholiek|zwanger|"
    r"rozwiedzion[ya]|żonaty|zamężna|muzułmani?(?:n|nka)|katolick[ia]|w[ ]ciąży|niepełnosprawn[ya])"
)
_SICK = (
    r"(?:bandscheibenvorfall|schlaganfall|herzinfarkt|lungenentzündung|knochenbruch|burn-?out|depression(?:en)?|krebs|corona|op|"
    r"hernie[ ]discale|infarctus|avc|pneumonie|dépression|cancer|hernia[ ]discal|infarto|ictus|neumonía|depresión|cáncer|"
    r"ernia[ ]del[ ]disco|polmonite|depressione|cancro|hérnia|enfarte|pneumonia|depressão|câncer|hartaanval|longontsteking|"
    r"depressie|kanker|zawał|udar|depresja|rak)"
)
_WHO = (
    "bewerber", "kandidat", "mitarbeiter", "angestellte", "kollegin", "patient", "mieter", "kunde", "kundin", "candidat", "salarié",
    "employé", "locataire", "client", "empleado", "empleada", "paciente", "inquilin", "dipendente", "paziente", "funcionári",
    "sollicitant", "werknemer", "huurder", "klant", "pracowni", "pacjent", "klient", "frau$", "herr$", "herrn$", "mme$", "señora",
    "sig.ra", "pani$", "mevrouw", "jahre$", "ans$", "años$", "anni$", "anos$", "jaar$", "lat$",
)  # fmt: skip

RULES = (
    Rule(
        name="own_age",
        entity_type="AGE",
        pattern=r"""\b(?:ich[ ]bin[ ](?:jetzt[ ])?(?=\d\d(?:,|[ ](?:und|jahre)\b))|(?:j['’]ai|tengo|ho|tenho|ik[ ]ben|mam)[ ](?=\d\d[ ](?:ans|años|anni|anos|jaar|lata?)\b))(?P<value>1\d|[2-9]\d)""",
        score=0.45,
        keywords=("ich bin", "ai ", "tengo", "ho ", "tenho", "ik ben", "mam "),
        matches=(("Ich bin 34, lesbisch und lebe", "34"), ("j'ai 52 ans et", "52")),
        non_matches=("ich bin 10 Minuten zu spät", "j'ai 34 tests"),
    ),
    Rule(
        name="own_trait",
        entity_type="PERSONAL_TRAIT",
        pattern=rf"""\b(?:ich[ ]bin|je[ ]suis|soy|estoy|sono|sou|estou|ik[ ]ben|jestem)[ ](?:\d\d(?:[ ]jahre(?:[ ]alt)?)?,[ ])?(?P<value>{_TRAIT}|bisexuell|trans|lesbienne|gays?|bisexuelle?|bisexual|autist(?:isch|in)?)(?=[,.;)\n]|[ ](?:und|et|y|e|en|i|oder|con|mit|aus)\b|$)""",
        score=0.5,
        keywords=("ich bin", "je suis", "soy", "estoy", "sono", "sou", "estou", "ik ben", "jestem"),
        matches=(("Ich bin 34, lesbisch und lebe", "lesbisch"), ("je suis enceinte, et", "enceinte")),
        non_matches=("ich bin katholische Kirchen leid", "ich bin dabei"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="trait",
        entity_type="PERSONAL_TRAIT",
        pattern=rf"""(?:\b(?:ist|est|es|está|è|é|is|jest)[ ]|,[ ]|[(;][ ]?)(?P<value>{_TRAIT})(?=[,.;)\n]|[ ](?:und|et|y|e|en|i|oder)\b|$)""",
        score=0.3,
        context=_WHO,
        needs_context=True,
        matches=(
            ("Bewerberin Samira, 29 Jahre, ledig, muslimisch, will", "muslimisch"),
            ("notre employée est enceinte.", "enceinte"),
            ("la paciente está embarazada y", "embarazada"),
            ("pacjentka jest w ciąży.", "w ciąży"),
        ),
        non_matches=("die Stelle ist evangelisch", "is het gescheiden?", "Kunde will, dass es evangelisch-lutherisch"),
        source="GDPR Art. 9",
    ),
    Rule(
        name="age",
        entity_type="AGE",
        pattern=r"""(?:(?<!\w)(?-i:[A-ZÀ-Þ])[^\W\d_]{1,30}(?:,[ ]|[ ]\())(?P<value>[1-9]\d)[ ](?:jahre|ans|años|anni|anos|jaar|lata?)(?=[,.;)]|[ ](?:alt|oud)\b)""",
        score=0.5,
        keywords=("jahre", "ans", "años", "anni", "anos", "jaar", "lat"),
        matches=(("Bewerberin Samira Haddad, 29 Jahre, ledig", "29"), ("a paciente Dandara Souza (34 anos) está", "34")),
        non_matches=("Am Markt, 29 Jahre lang", "Max (12 Jahrespläne)"),
    ),
    Rule(
        name="pay_asked_for",
        entity_type="SALARY",
        pattern=r"""\b(?:will|verlangt|fordert|möchte|demande|veut|pide|quiere|chiede|vuole|pede|quer|vraagt|wil|chce|żąda)[ ](?P<value>€?[ ]?\d{2,3}(?:[.,'  ]\d{3}|[ ]?k)(?:[ ]?(?:€|euros?|zł))?)(?![\w%])""",
        score=0.2,
        context=(
            *_WHO[:2],
            "candidat",
            "sollicitant",
            "kandydat",
            "gehalt",
            "salaire",
            "sueldo",
            "stipendio",
            "salário",
            "salaris",
        ),
        needs_context=True,
        matches=(
            ("Bewerberin Samira, 29, will 48k – zu teuer", "48k"),
            ("la candidate Aïcha demande 45 000 €", "45 000 €"),
        ),
        non_matches=("er will 48k Zeilen lesen", "la candidate demande 45 minutes"),
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
        name="code_of_a_door",
        entity_type="PASSWORD",
        pattern=r"""\b(?:(?:tür|tresor|safe|tor|haustür|garagen|alarm|schlüsseltresor)-?code(?:[ ]ist)?|(?:código|code|codice|kod)[ ](?:[\w'’]+[ ]){0,5}(?:caja[ ]fuerte|alarma|portal|puerta|garaje|coffre(?:-fort)?|portail|porte|immeuble|garage|alarme|cassaforte|cancello|portone|
            allarme|cofre|portão|porta|kluis|voordeur|poort|sejfu|bramy|domofonu)(?:[ ](?:es|est|è|é|is|to))?)[ ]?:?[ ]{1,2}(?P<value>\#?\d{3,8})(?!\w|\.\d)""",
        score=0.5,
        keywords=("code", "código", "codice", "kod"),
        evidence=Evidence.LABEL,
        matches=(
            ("Código de acceso de la caja fuerte: 4821, la llave", "4821"),
            ("le code du portail est 2209", "2209"),
            ("Türcode ist 4711", "4711"),
        ),
        non_matches=("code de la porte: voir Max", "Türcode: 12"),
    ),
)
