"""Street addresses and postcodes of the most frequent formats."""

from ...finding import Evidence, Role
from ..rule import Rule

_US_KIND = (
    r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|square|sq|way|terrace|ter|trail|trl|parkway|"
    r"pkwy|circle|cir|highway|hwy|crescent|cres|close|gardens|grove|mews|row|alley|walk|plaza|loop|quay|hill|wharf|chowk|nagar|marg)"
)
_UNIT = r"(?:,?[ ](?:apt|apartment|suite|ste|unit|flat|floor|fl|room|\#)\.?[ ]?[\w-]{1,6})?"
_WORD = r"[^\W\d_][\w.'’-]{0,24}"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞŁŚŻŹĆ])[\w.'’-]{0,24}"
_STREET = (
    r"(?:(?:de[ ]la|del|della|dell['’]|du|des|de|di|da|do|dos|la|le|les|los|las|l['’])[ ]?){0,2} "
    rf"{_CAPITAL} (?:[ ](?:(?:de[ ]la|du|des|de|di|da|do|la|le)[ ])?{_CAPITAL}){{0,3}}"
)
_POSTCODE = (
    r"(?:[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}|(?:[A-Z]{2}[ ])?[ABCEGHJ-NPRSTVXY]\d[A-Z][ ]\d[A-Z]\d|"
    r"(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)[ ]\d{4})(?![\w-])"
)
_NUMBER = r"\d{1,5}(?:[ ]?[a-z](?![\w]))?(?:[-/]\d{1,4})?"
_STATE = r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
# What makes an address somebody's own.
_HOME = ("my address", "my home", "home address", "my new address", "my current address", "my mailing address", "my shipping address",
         "my service address", "my house", "my apartment", "my new apartment", "my flat", "my place", "my front door", "i live at",
         "we live at", "i moved to", "we moved to", "lives at", "reside at", "resides at", "i'm at", "my street", "new address", "the address is", "ship to", "deliver to", "delivery address", "billing address", "lieferadresse",
         "rechnungsanschrift", "lives in", "her address", "his address", "wohnt in", "wohnt", "wohnhaft", "abita in", "vive en", "habite")  # fmt: skip

# A street with its number, or what stands for both, as a box or a barrack does.
_STREET_ROLES = (Role.ADDRESS, Role.STREET)

RULES = (
    Rule(
        name="told",
        entity_type="LOCATION",
        pattern=r"""\b(?:(?:(?:my|his|her|their|your|our|whose|the|new|current|home|mailing|postal|billing|shipping|delivery|forwarding|residential|private|permanent|street|registered|property|return|(?:mom|mum|dad|mother|father)['’]s)[ ]){1,3}
            address(?:[ ](?:for|of|on|in|to|while)[ ][^.:\n,;]{1,40}?)?(?:[ ](?:is|was|will[ ]be)|:|[ ]-)[ ]|\b(?:my|our)[ ](?:house|flat|apartment|home)[ ]is[ ](?:at[ ]|in[ ])?(?=[\w/-]{0,8}\d[^\n.;]{0,40},[ ](?-i:[A-ZÀ-Þ]))|(?<![\w-])address:?[ ](?=\d[^\n.;]{0,40},[ ](?-i:[A-ZÀ-Þ])))
            (?P<value>(?=[^\n;]{0,70}\d)(?=[^\n;]{0,60}(?-i:[A-ZÀ-Þ])[^\W\d_])(?!\d{1,3}\.\d|0x|https?|\S{1,60}@|\S*[0-9a-f]{2}:[0-9a-f]{2}:|\S{26})(?:\d|(?-i:[A-ZÀ-Þ]))(?:[^\n;"\u201c\u201d.]|(?<=[ ,](?-i:[A-Z][a-z]))\.|(?<=(?-i:[A-Z]))\.|(?<=(?-i:[A-Z][a-z]{2}))\.){5,110}?)
            (?=\.?(?:$|\s{2}|["\u201c\u201d;\n]|'(?!\w))|\.[ ]|,?[ ](?:and|but|my|with|phone|tel|e-?mail|mobile|contact|call|dob|born|i|i['’]m)\b)""",
        cue=r"(?:my|our)[ ](?:house|flat|apartment|home)[ ]is[ ](?:(?:at|in)[ ])?[\w/-]{0,6}|address(?:[ ](?:is|was|will|for|of|on|in|to|while)[ ]|:?[ ]\d|(?::|[ ]-)[ ]\w)",
        score=0.7,
        keywords=("address", "house", "flat", "apartment", "home"),
        evidence=Evidence.CONTEXT,
        roles=(*_STREET_ROLES, Role.OWN_ADDRESS),
        matches=(
            ("My mailing address is 1 Long Wall Museum, Lintong District, Xi'an, China, 710600. My", "1 Long Wall Museum, Lintong District, Xi'an, China, 710600"),
            ("My home address for billing is 1-1-2 Azuma, Sumida-ku, Tokyo 131-8634. Call", "1-1-2 Azuma, Sumida-ku, Tokyo 131-8634"),
            ("My house is B-112, Block 13-D, Example Town, Karachi. Please", "B-112, Block 13-D, Example Town, Karachi"),
            ("passport no Z33, address 14/2, 3rd Cross, Example Nagar 560038", "14/2, 3rd Cross, Example Nagar 560038"),
        ),
        non_matches=("the address is 10.0.0.1 for Ana", "my address is ana@kestrel.example", "the address is 0x7ffe12 in Ghidra", "the IP address is 4 Bytes", "the address is reserved per RFC 3513 2.5.6."),
    ),
    Rule(
        name="military",
        entity_type="LOCATION",
        pattern=r"""\b(?P<value>(?:(?:psc|cmr|unit)[ ]\d{1,5},?[ ]box[ ]\d{1,5}|us(?:nv|ns|cgc|s)[ ][^\W\d_]{2,20})[ ,\n]{1,2}(?:a|f|d)po[ ,]{1,2}a[aep][ ]\d{5})\b""",
        score=0.8,
        keywords=("apo", "fpo", "dpo"),
        roles=_STREET_ROLES,
        matches=(
            ("write to PSC 12, Box 34\nAPO AP 96301 please", "PSC 12, Box 34\nAPO AP 96301"),
            ("USS Example, FPO AA 34001", "USS Example, FPO AA 34001"),
        ),
        non_matches=("apo is Latin for nothing", "the PSC met in unit 3"),
        source="USPS Publication 28, section 238: military addresses",
    ),
    Rule(
        name="unit",
        entity_type="LOCATION",
        pattern=r"""\b(?P<value>(?:apt|apartment|suite|ste|unit|flat|p\.?o\.?[ ]?box)\.?[ ]\#?\d{1,5}[a-z]?(?:[ ]box[ ]\d{1,5})?(?:[ ,\n]{1,2}(?:d|f|a)po[ ,]{1,2}a[aep][ ]\d{5})?)\b(?![.:%]\d|[ ](?:tests?|of))""",
        score=0.5,
        keywords=("apt", "apartment", "suite", "ste", "unit", "flat", "box"),
        matches=(("take it to Suite 27b", "Suite 27b"), ("Unit 77 Box 8\nDPO AE 09001", "Unit 77 Box 8\nDPO AE 09001")),
        non_matches=("unit tests 12 of 14", "apt install", "unit 3 of 5"),
        source="USPS Publication 28, secondary unit designators and military addresses",
    ),
    Rule(
        name="number_first",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w.:,/-]) \d{{1,6}}(?:[-/]\d{{1,4}})?[a-z]?[ ] (?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}? {_US_KIND}\b\.?
            (?:[ ](?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?)? {_UNIT}
            (?:,?\s[A-Z][\w.'’ -]{{1,28}},?[ ](?-i:[A-Z]{{2}})[ ]{{1,2}}\d{{5}}(?:-\d{{4}})?)?""",
        score=0.6,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("ship to 1600 Pennsylvania Avenue NW", "1600 Pennsylvania Avenue NW"),
            ("I live at 742 Evergreen Terrace, Springfield, IL 62704.", "742 Evergreen Terrace, Springfield, IL 62704"),
            ("221b Baker Street", "221b Baker Street"),
        ),
        non_matches=("the 3 way merge",),
        source="USPS Publication 28",
    ),
    Rule(
        name="number_and_name",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w.:,/-])\d{{1,5}}[ ](?:[A-Z][\w'’-]{{1,20}}[ ]){{0,3}}[A-Z][\w'’-]{{1,20}},[ ](?:(?:Apt|Apartment|Unit|Suite|Ste|Flat|\#)\.?[ ]?[\w-]{{1,6}},[ ])?
            [A-Z][A-Za-z.'’ -]{{2,28}},[ ]{_STATE}[ ]\d{{5}}(?:-\d{{4}})?(?![\w-])""",
        score=0.7,
        cased=True,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("the flat at 77 Seabreeze, Unit 12, Springfield, IL 62704 is", "77 Seabreeze, Unit 12, Springfield, IL 62704"),
            ("send it to 4100 Camino Alto, Springfield, IL 62704.", "4100 Camino Alto, Springfield, IL 62704"),
        ),
        non_matches=("12 Apples, Pears, OK 1234", "in 2024 Springfield, IL grew"),
        source="USPS Publication 28",
    ),
    Rule(
        name="number_to_postcode",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w.:,/-])\d{{1,4}}[a-z]?(?:-\d{{1,4}})?[ ](?:[A-Z][\w'’-]{{1,20}}[ ]){{0,3}}[A-Z][\w'’-]{{1,20}},\s(?:[A-Z][\w'’ -]{{2,30}},?\s){{0,2}}{_POSTCODE}""",
        cue=_POSTCODE,
        score=0.7,
        cased=True,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("for 12 Harbour View, Brighton BN2 5WA is", "12 Harbour View, Brighton BN2 5WA"),
            ("at 88 Old Mill, Guelph, ON N1H 3X7.", "88 Old Mill, Guelph, ON N1H 3X7"),
            ("to 4 The Esplanade, Cairns QLD 4870", "4 The Esplanade, Cairns QLD 4870"),
        ),
        non_matches=("12 Apples, Pears AB1", "3 Builds, Runs on X1 2Y3 and"),
        source="Royal Mail PAF guide; Canada Post; Australia Post AS4590",
    ),
    Rule(
        name="house_to_postcode",
        entity_type="LOCATION",
        context=_HOME,
        pattern=r"""(?<![\w-])(?:The[ ])?(?:[A-Z][\w'’-]{1,20}[ ]){1,3}(?:Rectory|House|Cottage|Farm|Lodge|Barn|Court|Mill|Hall|Manor|Vicarage|Bungalow|Lane|Road|Street|Close|Avenue|Drive|Way),[ ]
            (?:[A-Z][\w'’ -]{2,30},[ ]){0,2}(?:[A-Z][\w'’-]{2,20}[ ]){1,2}[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?![\w-])""",
        cue=r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?![\w-])",
        score=0.7,
        cased=True,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(("for The Old Rectory, Church Lane, Wells BA5 2QT, call", "The Old Rectory, Church Lane, Wells BA5 2QT"),),
        non_matches=("The White House, then Wells", "Court, Wells BA5 2QT"),
        source="Royal Mail PAF guide",
    ),
    Rule(
        name="broadway",
        entity_type="LOCATION",
        context=_HOME,
        pattern=r"""(?<![\w.:,/-])\d{1,5}[ ](?:[NSEW]\.?[ ])?Broadway(?![\w-])(?:,?[ ][A-Z][\w.'’ -]{1,28},?[ ](?-i:[A-Z]{2})[ ]\d{5}(?:-\d{4})?)?""",
        score=0.6,
        cased=True,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(("meet me at 812 Broadway, Springfield, IL 62704.", "812 Broadway, Springfield, IL 62704"),),
        non_matches=("2 Broadway-style shows", "the 12 broadway plays"),
        source="USPS Publication 28",
    ),
    Rule(
        name="kind_last_joined",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w]) (?:[^\W\d_][\w'’-]{{1,30}}(?:straße|strasse|str\.) | (?-i:[A-ZÄÖÜÅØ])[\w'’-]{{1,30}}(?:weg|gasse|allee|platz|ring|damm|ufer|
            chaussee|straat|laan|plein|gracht|kade|dijk|gatan|vägen|vej|gade|veien|gata|katu|tie|utca))[ ] {_NUMBER} (?![\w:.]\w)
            (?:,?\s\d{{4,5}}(?:[ ][A-Z]{{2}})?[ ][^\W\d_][\w-]{{2,25}})?""",
        score=0.6,
        keywords=("str", "weg", "gasse", "allee", "platz", "ring", "damm", "ufer", "chaussee", "laan", "plein", "gracht",
                  "kade", "dijk", "gatan", "vägen", "vej", "gade", "veien", "gata", "katu", "tie", "utca"),
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("Lieferung an Hauptstraße 12, 10115 Berlin bitte", "Hauptstraße 12, 10115 Berlin"),
            ("Keizersgracht 123", "Keizersgracht 123"),
        ),
        non_matches=("string 12", "unterwegs um 12"),
        source="DIN 5008",
    ),
    Rule(
        name="number_then_postcode",
        entity_type="LOCATION",
        context=_HOME,
        pattern=r"""(?<![\w.-])(?:[A-ZÀ-ÖØ-ÞŁŚŻ][\w.'’-]{1,24}[ ]){1,3}\d{1,4}[ ]?[a-z]?(?:/\d{1,3})?(?:,[ ]?|[ ]?\n[ ]?|[ ][-–][ ])(?:[A-Z]{1,2}-)?(?:\d{5}|\d\d[ -]\d{3}|(?!19|20)\d{4}(?:[ ][A-Z]{2})?)[ ][A-ZÀ-ÖØ-ÞŁŚŻ][^\W\d_]{2,24}(?:[ -][A-ZÀ-ÖØ-ÞŁŚŻ][^\W\d_]{2,24}){0,2}""",
        score=0.6,
        cased=True,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("to Am Markt 3, 28195 Bremen today", "Am Markt 3, 28195 Bremen"),
            ("Długa 14/3, 80-827 Gdańsk", "Długa 14/3, 80-827 Gdańsk"),
            ("Damrak 1, 1012 LG Amsterdam", "Damrak 1, 1012 LG Amsterdam"),
        ),
        non_matches=("Release 3, 2024 Roadmap", "Build 12, 40000 tests", "On May 3, 28195 people"),
        source="DIN 5008; UPU S42",
    ),
    Rule(
        name="kind_first",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w]) (?:\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ])? (?:rue|avenue|boulevard|impasse|chemin|allée|quai|place|cours|calle|avenida|
            avda\.?|paseo|plaza|carrer|camino|ronda|viale|piazza|corso|largo|vicolo|rua|travessa|praça|ul\.|ulic[aęy]|alej[ai]|al\.|os\.|osiedl[eu])[ ]
            {_STREET}
            (?:,?[ ](?:nº|n°|n\.|no\.)?[ ]?\d{{1,4}}(?![\w]))? (?:,?\s\d{{2}}-?\d{{3}}[ ][^\W\d_][\w-]{{2,25}})?""",
        score=0.35,
        keywords=("rue ", "avenue ", "boulevard ", "impasse ", "chemin ", "allée ", "quai ", "cours ", "calle ", "avenida ", "avda",
                  "paseo ", "plaza ", "carrer ", "camino ", "ronda ", "viale ", "piazza ", "corso ", "largo ", "vicolo ",
                  "rua ", "travessa ", "praça ", "ul.", "ulic", "alej", "al.", "os.", "osiedl"),
        context_roles=(*_STREET_ROLES, Role.OWN_ADDRESS),
        matches=(("przy ulicy Polnej 8 w Radomiu", "ulicy Polnej 8"), ("12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris")),
        non_matches=("residue of it",),
        source="AFNOR NF Z10-011",
    ),
    Rule(
        name="via",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w]) via[ ] {_STREET} ,?[ ](?:n\.[ ]?)?\d{{1,4}}(?![\w:.]\w) (?:,?\s\d{{5}}[ ][^\W\d_][\w-]{{2,25}})?""",
        score=0.4,
        keywords=("via ",),
        context_roles=(*_STREET_ROLES, Role.OWN_ADDRESS),
        matches=(("abita in via Roma 12, 00184 Roma", "via Roma 12, 00184 Roma"), ("Via della Rosa 7", "Via della Rosa 7")),
        non_matches=("connect via DHCP", "via CLI on port 22", "And Layer Via Copy."),
        source="Poste Italiane: a street's name and its number",
    ),
    Rule(
        name="uk_postcode",
        entity_type="LOCATION",
        pattern=r"""(?<![\w-]) (?:[A-Z]{1,2}\d[A-Z\d]?|GIR)[ ]\d[ABD-HJLNP-UW-Z]{2} (?![\w-])""",
        score=0.5,
        cased=True,
        matches=(("London SW1A 1AA", "SW1A 1AA"),),
        non_matches=("USB3 2GB",),
        source="Royal Mail PAF guide",
    ),
    Rule(
        name="ca_postcode",
        entity_type="LOCATION",
        pattern=r"""(?<![\w#-]) [ABCEGHJ-NPRSTVXY]\d[A-Z][ ]?\d[A-Z]\d (?![\w-])""",
        score=0.4,
        cased=True,
        matches=(("Ottawa K1A 0B1", "K1A 0B1"),),
        non_matches=("D1A 0B1",),
        source="Canada Post",
    ),
    Rule(
        name="us_state_zip",
        entity_type="LOCATION",
        pattern=rf"""(?<![\w]) (?:[A-Z][a-z'’.-]+[ ]?){{1,3}},[ ] (?!OK\b(?![ ]\d)){_STATE}(?:[ ]\d{{5}}(?:-\d{{4}})?)? (?![\w])""",
        score=0.5,
        cased=True,
        matches=(("moved to Springfield, IL 62704 in May", "Springfield, IL 62704"), ("from Detroit, MI.", "Detroit, MI")),
        non_matches=("Hello, world", "OK, IL", "Oh, OK."),
        source="USPS Publication 28",
    ),
    Rule(
        name="po_box",
        entity_type="LOCATION",
        pattern=r"""(?<![\w]) (?:p\.?[ ]?o\.?[ ]box|postfach|boîte[ ]postale|apartado)[ ] \d{1,7} (?![\w])""",
        score=0.6,
        keywords=("box", "postfach", "postale", "apartado"),
        roles=_STREET_ROLES,
        matches=(("PO Box 1234", "PO Box 1234"),),
        non_matches=("box 1234",),
    ),
    Rule(
        name="indian",
        entity_type="LOCATION",
        context=_HOME,
        pattern=r"""(?<![\w/-]) (?:(?:house|plot|flat|door|shop|h)\.?[ ]?(?:no\.?)?[ ]?[A-Z]?-?\d{1,4}[a-z]? | [A-Z]{1,2}-?\d{1,4}(?:/\d{1,4})?) , [ \n]
            (?:(?-i:[A-Z])[^\n,;:]{1,30},[ \n]){1,4} (?-i:[A-Z])[^\n,;:\d]{1,30} [ ]?[-–]?[ ]? [1-9]\d{2}[ ]?\d{3} (?!\w|\.\d|-)""",
        score=0.6,
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("at B-12, Sector 62, Noida, Uttar Pradesh 201301 now", "B-12, Sector 62, Noida, Uttar Pradesh 201301"),
            ("House No. 23, Gandhi Nagar, Jaipur - 302015", "House No. 23, Gandhi Nagar, Jaipur - 302015"),
        ),
        non_matches=("A-12, see page 4, line 302015", "flat 3, two rooms, no 12"),
        source="India Post: PIN codes",
    ),
    Rule(
        name="spanish_short",
        entity_type="LOCATION",
        context=_HOME,
        pattern=rf"""(?<![\w]) c/[ ]? (?:(?:de[ ]la|del|de|la|el|los|las)[ ]){{0,2}} {_CAPITAL} (?:[ ](?:de[ ]la[ ]|del[ ]|de[ ])?{_CAPITAL}){{0,3}} ,?[ ] \d{{1,4}} (?!\w)(?:,?[ ]\d{{1,2}}[ºª°oa]?[ ]?(?:[A-Z]|izq|dcha)?\b\.?)?(?:,?[ ]\d{{5}}[ ]{_CAPITAL})?""",
        score=0.6,
        keywords=("c/",),
        roles=_STREET_ROLES,
        context_roles=(Role.OWN_ADDRESS,),
        matches=(
            ("vive en C/ Hermanos Pinzón 14 ahora", "C/ Hermanos Pinzón 14"),
            ("c/ Alcalá 120 2ºB, 28009 Madrid, tel", "c/ Alcalá 120 2ºB, 28009 Madrid"),
        ),
        non_matches=("see src/c/ Main 3x", "C/C++ 17"),
        source="Correos: abbreviations of kinds of streets",
    ),
    Rule(
        name="told_with_number",
        entity_type="LOCATION",
        pattern=rf"""(?: \b(?:lives?|living|reside[sd]?|located|office[ ]is|offices[ ]are|restaurant[ ]is|shop[ ]is|meet[ ](?:me|you|us)|side[ ]of|drops[ ]you[ ]off)[ ](?:at|on|in)?[ ]? |
            \b(?:return|send|sent|deliver(?:ed)?|ship(?:ped)?|moved?)[ ](?:it[ ]|this[ ]|them[ ])?to[ ] | \b(?:address)(?:[ ]is)?:?\s{{1,2}} )
            (?P<value>(?:\d{{1,6}}[ ])? {_CAPITAL} (?:[ ]{_WORD}){{0,3}} [ ] \d{{1,5}}[a-z]? ) (?![\w%:]|[.,]\d|[ ](?:am|pm|days?|hours?|minutes?|years?|euros?|dollars|people|times)\b)""",
        score=0.5,
        keywords=("live", "living", "reside", "located", "office", "restaurant", "shop", "meet", "side of", "drops", "return", "sen", "deliver", "ship", "move", "address"),
        evidence=Evidence.LABEL,
        matches=(
            ("she lives at Juan Ocampo 2117 now", "Juan Ocampo 2117"),
            ("please send it to 44 Hohe Wies 12, thanks", "44 Hohe Wies 12"),
        ),
        non_matches=("it lives in Redis 7.2", "send it to all 12 of them", "we meet at 12"),
    ),
    Rule(
        name="university_of",
        entity_type="LOCATION",
        pattern=r"""\b(?:university|city|town|municipality|port|mayor|bishop|archbishop|province)[ ]of[ ](?P<value>(?-i:[A-ZÀ-Þ][\w'’-]{2,24}(?:[ ][A-ZÀ-Þ][\w'’-]{2,24}){0,2}))""",
        score=0.4,
        keywords=(" of ",),
        matches=(("at the University of Lower Hutt in", "Lower Hutt"), ("the mayor of ESPERANCE said", "ESPERANCE")),
        non_matches=("university of life", "the city of tomorrow"),
    ),
    Rule(
        name="travels_to",
        entity_type="LOCATION",
        pattern=r"""\b(?:flew|flies|flying|fly|travell?ed|travell?ing|returned|drove|sailed|flight|train|trip)[ ](?:back[ ])?to[ ](?P<value>(?-i:[A-ZÀ-Þ][\w'’-]{2,24}(?:[ ][A-ZÀ-Þ][\w'’-]{2,24}){0,2}))""",
        score=0.4,
        keywords=("flew", "fl", "travel", "return", "drove", "sail", "train", "trip"),
        matches=(("she flew to TIMARU on Monday", "TIMARU"), ("our trip to Lower Hutt was", "Lower Hutt")),
        non_matches=("it returned to normal", "train to win"),
    ),
    Rule(
        name="town_behind_an_age",
        entity_type="LOCATION",
        pattern=r"""(?<!\w)[A-ZÀ-Þ][^\W\d_]{1,30}[ ][A-ZÀ-Þ][^\W\d_]{1,30},[ ](?:aged[ ])?(?:1[4-9]|[2-9]\d),[ ](?P<value>[A-ZÀ-Þ][^\W\d_]{2,20}(?:[ -][A-ZÀ-Þ][^\W\d_]{2,20})?)(?=[.,;])""",
        score=0.5,
        cased=True,
        matches=(("our candidate: Aisha Rahman, 29, Leeds, a", "Leeds"),),
        non_matches=("in Sections Four, 29, and", "Ana Ruiz, 29, Leeds won"),
    ),
    Rule(
        name="lives_in",
        entity_type="LOCATION",
        pattern=r"""\b(?: (?:i|we|he|she|they|who)[ ](?:currently[ ])?(?:live|lives|lived|living|reside|resides|grew[ ]up)[ ]in | (?:i['’]?m|i[ ]am|she['’]?s|he['’]?s|she[ ]is|he[ ]is|originally)[ ](?:originally[ ])?from |
            (?:based|residing|resident)[ ]in | (?:moved|relocated|moving)[ ]to | ich[ ]wohne[ ]in | wohnhaft[ ]in | j['’]habite[ ]à | vivo[ ]en | abito[ ]a | moro[ ]em |
            (?:my|our|his|her|their)[ ](?:customer|client|patient|colleague|friend|boss|neighbou?r|tenant|student)[ ](?-i:[A-ZÀ-Þ])[\w'’-]+[ ](?:(?-i:[A-ZÀ-Þ])[\w'’-]+[ ])?(?:from|in|of) )
            [ ](?P<value>(?-i:[A-ZÀ-Þ])[\w'’-]{2,20}(?:[ ](?-i:[A-ZÀ-Þ])[\w'’-]{2,20}){0,2})""",
        score=0.6,
        keywords=("live", "reside", "grew", "from", "based", "born", "residing", "resident", "moved", "relocated", "moving", "wohn", "habite", "vivo", "abito", "moro",
                  " in ", " of "),
        evidence=Evidence.LABEL,
        roles=(Role.ADDRESS,),
        matches=(("I live in Lower Hutt with", "Lower Hutt"), ("our customer Ngozi Okafor from Jos wrote", "Jos")),
        non_matches=("based in part", "moved to trash"),
    ),
    Rule(
        name="born_in",
        entity_type="LOCATION",
        pattern=r"""\bborn[ ]in[ ](?P<value>(?-i:[A-ZÀ-Þ])[\w'’-]{2,20}(?:[ ](?-i:[A-ZÀ-Þ])[\w'’-]{2,20}){0,2})""",
        score=0.5,
        keywords=("born in",),
        evidence=Evidence.LABEL,
        matches=(("she was born in Lower Hutt in", "Lower Hutt"),),
        non_matches=("born in a hurry", "born in 1867"),
    ),
    Rule(
        name="zip_after_label",
        entity_type="LOCATION",
        pattern=r"""\b(?:zip(?:[ _-]?code)?|post(?:al)?[ _-]?code|plz|postleitzahl|code[ _]?postal|cap|cep)["']?\s?(?:is|:|=)?\s?["']?
            (?P<value>\d{2}-\d{3}|\d{4,5}(?:-\d{3,4})?)(?!\w|\.\d)""",
        score=0.6,
        keywords=("zip", "post", "plz", "cap", "cep"),
        evidence=Evidence.LABEL,
        roles=(Role.ADDRESS,),
        matches=(("zip code: 90210", "90210"), ("PLZ 10115", "10115"), ('"zip":"80-831"', "80-831")),
        non_matches=("zip file 1",),
    ),
)  # fmt: skip
