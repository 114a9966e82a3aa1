"""Words that a name model takes for names, and that are none where they stand alone: days, titles, products, fields."""

STOPWORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday montag dienstag mittwoch
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    hi hello hey hallo thanks thank thx ok okay lol yes no please user assistant human system bot ai chatgpt claude gemini copilot gpt slack discord
    teams zoom github gitlab google microsoft apple linux ubuntu debian windows macos android ios python java javascript typescript docker
    kubernetes redis postgres mysql nginx apache error warning info debug true false null none undefined english german french spanish italian portuguese dutch polish chinese japanese russian arabic hindi korean turkish latin media omitted high low medium critical urgent order customer client patient name email
    mw dhr mej ceo cto cfo coo cio cmo vp svp evp gpu cpu ram ssd
    pr mr ci cd qa ui ux db ttl lts sla kpi okr gps rsvp faq ppo hmo phd bachelor bachelors diary dear mr mrs ms dr prof whatsapp telegram signal
    frau herr herrn monsieur madame mme mlle señor señora senor senora signor signora senhor senhora meneer mevrouw pan pani sir madam
    lady lord professor doctor doktor miss mister officer judge captain president senator uncle aunt saint hola ciao bonjour
    liebe lieber beste ihr ihre ihren ihnen konto kunde kundin kunden vertrag rechnung passwort bewerbung anfrage nachricht anruf termin
    attendee organizer vevent vcard informe informes popraw podsumuj szanowna szanowny szanowni państwo drodzy estimados estimadas prezados prezado prezada queridos queridas chers chères feliz navidad
    olá oi preciso quero tenho gostaria queria quiero necesito tengo hoy mañana ayer ahora aquí vorrei buongiorno buonasera salve oggi
    domani proszę dzień dobry dziękuję jutro dzisiaj goedemorgen goedendag morgen vandaag bonsoir merci aujourd demain reha pflegegrad
    medico médico terapia therapie polisa dottore dott sig
    joyeux noël gobierno comisión adjunto adjunta recordad estimado estimada caro cara beste geachte arztbrief
    phone address city country state street todo fixme re fw fwd aw wg am pm utc gmt est pst cet http https json yaml xml html sql api url id ssn dob iban cvv
    """.split()  # noqa: SIM905 - a table of 150 quoted words would not be read
)
