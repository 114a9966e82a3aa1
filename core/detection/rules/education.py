"""Where and what people say they studied. All need a first person beside them: a question about a university is none."""

from ..rule import Rule

PARTS = {
    # "My master's degree in physics from", "holds an MBA from".
    "HAS_DEGREE": r"(?:(?:holds?|earned|received|completed|with|got)[ ](?:an?|his|her|their|my)|[Mm]y)[ ](?:\w+[ ])?(?:degree|{DEGREE})(?:[ ]in[ ]\w+(?:[ ]\w+){0,3})?[ ](?:from|at)",
    "DEGREE": r"(?i:{degree_title})(?![\w])",
    "GRADUATED": r"(?:(?:[Ss]?[Hh]e|who|and)[ ](?:ha[sd][ ])?(?:(?:recently|just)[ ])?graduated|(?:[Hh]is|[Hh]er|after|since)[ ]graduat(?:ion|ing))[ ]from",
    "NAMES": r"(?:[A-Z][\w.'’-]{1,20}[ ]){1,3}",
}
_SELF = ("{first_person}",)

RULES = (
    Rule(
        name="their_school",
        entity_type="EDUCATION",
        pattern=r"\b(?:{GRADUATED}|{HAS_DEGREE})[ ](?:the[ ])?(?P<value>{ORGANISATION})",
        score=0.5,
        cased=True,
        matches=(
            ("She graduated from Fairfield State in May", "Fairfield State"),
            ("Ana holds a Ph.D. in Physics from Fairfield State.", "Fairfield State"),
            ("she earned a J.D. from Fairfield State", "Fairfield State"),
        ),
        non_matches=("the feature graduated from Beta", "graduated from it"),
    ),
    Rule(
        name="own_school",
        entity_type="EDUCATION",
        pattern=r"\b(?i:graduat(?:ed|e|ing)(?:[ ]with[ ][^.,\n]{2,40}?(?=[ ]from))?|degree|ph\.?d\.?(?:[ ]is)?|bsn|mba|[bm]\.?sc\.?|alum(?:nus|na|ni)?)[ ](?:from|of|at)[ ](?:the[ ])?(?P<value>{ORGANISATION})",
        score=0.5,
        context=_SELF,
        needs_context=True,
        cased=True,
        matches=(
            ("I graduated from Fairfield State in May", "Fairfield State"),
            ("I've graduated with a master's degree from Fairfield State in", "Fairfield State"),
            ("I am here, and my PhD is from Fairfield.", "Fairfield"),
        ),
        non_matches=("She graduated from Fairfield State", "I graduated from it"),
    ),
    Rule(
        name="school_in_a_list",
        entity_type="EDUCATION",
        pattern=r",[ ](?i:bsc|msc|ba|ma|mba|bs|ms|phd)[ ]from[ ](?P<value>[A-Z]{2,6})(?=[,.;\n]|$)",
        score=0.5,
        cased=True,
        keywords=("from",),
        matches=(("engineer in Leeds, 8 years, MSc from ETZ, now", "ETZ"),),
        non_matches=("an MSc from ETZ is worth it", "cars, ms from A to B"),
    ),
    Rule(
        name="pupil_at",
        entity_type="EDUCATION",
        pattern=r"\b(?:(?:I|he|she|{kinship:en})[ ](?:go|went)[ ]to|goes[ ]to|attend(?:s|ing|ed)?|came[ ]home[ ]from|(?:grade|grader|class|student|pupil|teach(?:er|es)?|principal)[ ](?:at|of|in)|PTA[ ]at)[ ](?:the[ ])?(?P<value>{NAMES}(?i:{school_for_children})(?:[ ]School)?)\b",
        score=0.5,
        cased=True,
        matches=(
            ("I go to Northfield High and it", "Northfield High"),
            ("came home from Kestrel Elementary today", "Kestrel Elementary"),
            ("Ethan Marsh, 14, goes to Kestrel Middle School in", "Kestrel Middle School"),
        ),
        non_matches=("the Northfield High road", "I go to school", "attending a High court"),
    ),
    Rule(
        name="own_university",
        entity_type="EDUCATION",
        pattern=r"\b(?P<value>University[ ]of[ ](?:the[ ])?[A-Z][\w-]+(?:[ ][A-Z][\w-]+){0,2}|{NAMES}(?=[A-Z])(?i:{school}))\b",
        score=0.5,
        context=_SELF,
        needs_context=True,
        cased=True,
        matches=(
            ("I studied at the University of Fairfield", "University of Fairfield"),
            ("I was at Fairfield High School", "Fairfield High School"),
        ),
        non_matches=("the University of Fairfield has 3 libraries",),
    ),
    Rule(
        name="own_degree",
        entity_type="EDUCATION",
        pattern=r"\b(?P<value>(?:(?i:{degree_title})(?:[ ](?:degree|of[ ][A-Z]\w+))?|degree)[ ]in[ ][A-Z]\w+(?:[ ](?:and[ ])?[A-Z]\w+){0,2}|[Cc]lass[ ]of[ ](?:19|20)\d\d)",
        score=0.5,
        context=_SELF,
        needs_context=True,
        cased=True,
        matches=(("I have a B.A. in Visual Arts", "B.A. in Visual Arts"), ("I'm Ana, Class of 2015", "Class of 2015")),
        non_matches=("is a Master's in Physics worth it?",),
    ),
)  # fmt: skip
