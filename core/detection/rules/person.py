"""Names that a word beside them gives away: titles, labels, greetings, introductions."""

from ...finding import Evidence, Role
from ..rule import Rule

_PART = r"(?-i:(?:[DOL]['’](?=[A-ZÀ-Þ]))?[A-ZÀ-ÖØ-ÞĀŁŚŠŽČ](?:[a-zß-öø-ÿāăąćčďđēėęěğģīįıķļłńňņōőœřśšşţťūůűųźżž'’]+|\.)(?:-[A-ZÀ-Þ][^\W\d_]+)?)"
# A title is no name, nor a part of one.
_NAME = rf"(?!(?-i:Mr|Mrs|Ms|Dr|Prof|Mme|Sra?|Sig|Herr|Frau)\b){_PART}(?:[ ](?:(?-i:van|von|de|der|den|del|da|di|bin|al|el|la|le|ter|zu)[ ]){{0,2}}(?:(?-i:[dl])['’])?{_PART}){{0,3}}"

RULES = (
    Rule(
        name="machine_readable_name",
        entity_type="PERSON",
        pattern=r"""(?<![\w<])[PIACV][A-Z<][A-Z]{3}(?P<value>[A-Z]{2,30}(?:<[A-Z]{2,30}){0,3}<<[A-Z]{2,30}(?:<[A-Z]{2,30}){0,4})<*(?![\w<])""",
        score=0.9,
        cased=True,
        matches=(("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ERIKSSON<<ANNA<MARIA"),),
        non_matches=("a <<EOF", "P<INT<<X"),
        source="ICAO 9303, part 4",
    ),
    Rule(
        name="title",
        entity_type="PERSON",
        pattern=rf"""(?<![\w]) (?:(?:mr|mrs|ms|dr|prof|mme|sr|sra)\b\.?|miss|mister|professor|herr|herrn|frau|monsieur|madame|señor|señora|
            signor|signora|senhor|senhora|meneer|mevrouw|pan|pani|doctor|judge|officer)[ ](?:dr\.?[ ])? (?P<value>{_NAME})""",
        score=0.8,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(
            ("tell Mr. Okafor to wait", "Okafor"),
            ("ask Mrs O'Malley and Mr D’Angelo", "O'Malley"),
            ("Sehr geehrte Frau Dr. Weiß,", "Weiß"),
            ("dr Jane van der Berg said", "Jane van der Berg"),
        ),
        non_matches=("the dr is in", "pan fried", "I saw my doctor. My back hurts"),
    ),
    Rule(
        name="label",
        entity_type="PERSON",
        pattern=rf"""(?:^|[\s,;|{{("'\[<]) ["']? (?:(?:full|first|last|middle|given|family|sur|maiden|customer|client|patient|employee|contact|user|account[ ]holder|
            card[ ]?holder|cardholder|applicant|tenant|student|candidate|guest|passenger|insured|beneficiary|recipient|sender|owner|
            reporter|assignee|manager|doctor|lawyer|kunde|patient|cliente|client)?[ _-]?(?:'s[ ])?(?:full[ _-]?)?names?|
            customer|client|patient|tenant|applicant|passenger|cardholder|account[ ]holder|employee|reporter|assignee|signed|attn|attention|
            nachname|vorname|nom|prénom|nombre|apellidos?|cognome|nome|naam|achternaam|voornaam|imię|nazwisko|kunde|kundin|cliente|ansprechpartner)
            ["']?\s?[:=]\s{{0,3}} ["']? (?P<value>{_NAME}) (?=["']?\s*(?:$|[,;|<>(){{}}\]\n.]|\s[-–—]\s|\s\w+\s?[:=]))""",
        score=0.75,
        keywords=(":", "="),
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(
            ("Customer: Ngozi Okonkwo\nOrder: 12", "Ngozi Okonkwo"),
            ('{"full_name": "Li Wei", "age": 3}', "Li Wei"),
            ("last_name=Papadopoulos", "Papadopoulos"),
        ),
        non_matches=("filename: Makefile.am", "name: redis", "hostname=Server"),
    ),
    Rule(
        name="calendar",
        entity_type="PERSON",
        pattern=r"""^(?:ATTENDEE|ORGANIZER)[^:\n]{0,200}?;CN=["']?(?P<value>[^:;,"'\n]{2,60})(?=["']?[:;])""",
        score=0.75,
        keywords=("cn=",),
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("ATTENDEE;ROLE=CHAIR;CN=Mara Kovács:mailto:m@k.io", "Mara Kovács"),),
        non_matches=("CN=Kestrel Root CA",),
        source="RFC 5545, section 3.8.4.1",
    ),
    Rule(
        name="introduction",
        entity_type="PERSON",
        pattern=rf"""(?<![\w]) (?:my[ ]name[ ]is|my[ ]name's|i[ ]am[ ]called|mein[ ]name[ ]ist|ich[ ]heiße|je[ ]m['’]appelle|me[ ]llamo|mi[ ]chiamo|
            meu[ ]nome[ ]é|nazywam[ ]się|ik[ ]heet|mijn[ ]naam[ ]is|this[ ]is(?=[ ][^\n]{{2,40}}[ ]from[ ]|[ ][^\n]{{2,40}}[ ]speaking)) [ ] (?:(?:dr|prof|mr|mrs|ms)\b\.?[ ])? (?P<value>{_NAME})""",
        score=0.85,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("Hi, my name is Ana Souza.", "Ana Souza"), ("ich heiße Jörg", "Jörg")),
        non_matches=("my name is on the list", "this is Docker"),
    ),
    Rule(
        name="real_name",
        entity_type="PERSON",
        pattern=rf"""\b(?:his|her|their|dox(?:x?ed)?:?)[ ]real[ ]name(?:[ ]is|['’]s|:)?[ ](?:actually[ ])?(?P<value>{_NAME})""",
        score=0.8,
        keywords=("real name",),
        evidence=Evidence.CONTEXT,
        roles=(Role.REAL_NAME,),
        matches=(("her real name is Megan Price and", "Megan Price"), ("dox: real name Kevin O'Malley, 12", "Kevin O'Malley")),
        non_matches=("my real name is Megan", "is that his real name?"),
    ),
    Rule(
        name="called",
        entity_type="PERSON",
        pattern=r"""(?<![\w]) (?:(?:everyone|everybody|people|they|friends|you[ ]can|sometimes[ ]people)[ ](?:just[ ])?calls?[ ]me | call[ ]me(?=[ ](?-i:[A-ZÀ-Þ])) )
            [ ] (?P<value>(?!back\b|when\b|at\b|on\b|if\b|for\b|crazy\b|a\b|an\b|the\b|to\b|later\b|asap\b|by\b|in\b|names\b|today\b|tomorrow\b|now\b|maybe\b|old\b)[^\W\d_]{2,20}) (?=[\s,.!]|$)""",
        score=0.5,
        keywords=("call",),
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("but everyone calls me ottavia", "ottavia"), ("call me Ishmael.", "Ishmael")),
        non_matches=("call me back", "they call me at night", "call me crazy"),
    ),
    Rule(
        name="introduction_any_case",
        entity_type="PERSON",
        pattern=r"""(?<![\w]) my[ ]name[ ]is[ ] (?P<value>(?!(?:dr|mrs?|ms|prof)\b)[^\W\d_]{2,20}(?:[ ](?!and\b|i\b|from\b|but\b|on\b|in\b|at\b|with\b)[^\W\d_]{2,20})?) (?=[\s,.!]|$)""",
        score=0.35,
        keywords=("my name is",),
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("my name is ana souza and", "ana souza"),),
        non_matches=("the name is ana", "my name is Dr."),
    ),
    Rule(
        name="greeting",
        entity_type="PERSON",
        pattern=rf"""^[>\s]{{0,4}}(?:dear|hi|hello|hey|hallo|liebe|lieber|bonjour|cher|chère|hola|estimado|estimada|ciao|caro|cara|olá|oi|hoi|beste|cześć|
            good[ ](?:morning|afternoon|evening)|guten[ ](?:tag|morgen))[ ]
            (?!(?:diary|customers?|clients?|sir|madam|all|team|everyone|everybody|folks|guys|friends?|colleagues?|hiring|manager|support|santa|god|lord|chatgpt|claude|
            gemini|copilot|there|world|hr|neighbou?rs?|residents?|tenants?|parents?|students?|members?|applicants?|recruiters?|committee|editor|landlord|professor|doctor)\b)
            (?P<value>{_NAME}) (?=\s*[,!:]|\s*$)""",
        score=0.55,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("Dear Tomás Herrera,\nthanks", "Tomás Herrera"), ("Hi Priya!", "Priya")),
        non_matches=("hi all,", "hello world", "Dear Diary,", "Dear Hiring Manager,", "Hi Team!"),
    ),
    Rule(
        name="closing",
        entity_type="PERSON",
        pattern=rf"""^[>\s]{{0,4}}(?:(?:kind|best|warm|many)?[ ]?regards|best|cheers|sincerely|yours[ ](?:sincerely|faithfully|truly)|thanks|thank[ ]you|
            mit[ ]freundlichen[ ]grüßen|viele[ ]grüße|liebe[ ]grüße|mfg|lg|cordialement|bien[ ]à[ ]vous|saludos|atentamente|cordiali[ ]saluti|
            atenciosamente|met[ ]vriendelijke[ ]groet|pozdrawiam),?[ ]?(?:\n\s*|,[ ])(?P<value>{_NAME})[ ]*$""",
        score=0.7,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("Best regards,\nHelga Brandt\nACME", "Helga Brandt"), ("Viele Grüße\nUwe", "Uwe")),
        non_matches=("best practice", "regards to all"),
    ),
    Rule(
        name="relation",
        entity_type="PERSON",
        pattern=rf"""\b(?:my|our|his|her|their)[ ](?:wife|husband|son|daughter|brother|sister|mother|father|mom|dad|boss|manager|colleague|coworker|
            doctor|lawyer|landlord|client|patient|customer|friend|neighbou?r|therapist|supervisor|advisor|partner|ex),?[ ](?:(?:dr|prof|mrs?|ms)\b\.?[ ])?(?P<value>{_NAME})""",
        score=0.6,
        evidence=Evidence.LABEL,
        roles=(Role.INTRODUCED,),
        matches=(("my therapist Ursula Blom said", "Ursula Blom"), ("my landlord Mr. Papadakis wants", "Papadakis")),
        non_matches=("my boss says no", "our customer is king", "my therapist Dr. who"),
    ),
    Rule(
        name="mail_header",
        entity_type="PERSON",
        pattern=rf"""(?P<value>{_NAME})[ ]<(?=[\w.+-]{{1,64}}@)""",
        score=0.8,
        keywords=("@",),
        evidence=Evidence.FORMAT,
        matches=(("From: Kofi Mensah <kofi@firm.gh>", "Kofi Mensah"),),
        non_matches=("a <b>",),
        source="RFC 5322",
    ),
)  # fmt: skip
