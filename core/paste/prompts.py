"""Whether a text is a prompt for an assistant: what it asks for, and whether it contains the text to work on.

One asks colleagues the same things as assistants: "can you create an account for Ana?". A short request is a prompt only if it
contains the text that it is about.
"""

from config.lexicon import shipped_lexicon

from ..lazy_pattern import lazy

_WORDS = shipped_lexicon()


def _with_words(pattern: str) -> str:
    """The pattern with the lists of the lexicon that it names; where a prompt is written, case says nothing."""
    return "(?i)" + _WORDS.expand(pattern)


_VERBS_OF_TEXT = _WORDS.expand("{verb_about_text}")
# Nobody would say this to a colleague.
_TO_AN_ASSISTANT = lazy(
    _with_words(
        r"^\W{0,4}(?:prompt\W{0,3}:|(?:(?:hi|hey|hello|hallo|bonjour|hola|ciao|olá|cześć)\W+(?:chatgpt|claude|gemini|copilot|"
        r"gpt)|{to_an_assistant})\b)"
    )
)
_ABOUT_A_TEXT = lazy(
    _with_words(
        r"^\W{0,4}(?:{polite_request} )?(?:please |por favor |stp |s'il te plaît )?(?:[^.?!\n]{0,40}\b)?{verb_about_text}"
    )
)
# What one has an assistant write: "a polite e-mail", "eine freundliche Mahnung".
_A_PIECE = _WORDS.expand(r"(?:me |mir |moi |-moi )?(?:{writing_article} )?(?:[\w'’-]+ ){0,3}{piece_of_writing}\w*")
_COMPOSE = lazy(
    _with_words(r"^\W{0,4}(?:please |bitte )?(?:{verb_of_writing:en}|(?:{verb_of_writing:-en}|{verb_before_piece})\w*) ")
    + _A_PIECE
)
_START = lazy(
    _with_words(
        r"^\W{0,4}(?:(?:can|could|would) you (?:please )?(?:write|draft|help me|explain|generate|create|analy[sz]e|improve)|"
        r"(?:please )?(?:{verb_of_writing:en}|explain|analy[sz]e|extract|classify|convert|improve|outline|suggest|"
        r"brainstorm|help me)\b|(?:bitte )?(?:{verb_of_writing:-en}|fasse|écris)\w*\b)"
    )
)
# A longer text that begins like this contains what it is about.
_AT_ONCE = lazy(_with_words(r"^\W{0,4}(?:please |bitte )?(?:(?:{verb_of_writing:en}|convert|proofread)\b|{verb_of_writing:-en})"))
_ASKS = r"(?i)\b(?:can you|could you|please|help me|i need (?:to|you to|help)|i want to)\s+(?:\w+\s+){0,2}"
_LATER_ABOUT_A_TEXT = lazy(
    rf"{_ASKS}(?:summari[sz]e|rewrite|rephrase|translate|(?:re)?phrase|reword|polish|condense|shorten|proofread|transcribe|"
    r"(?:put|turn|take|pull|combine) (?:this|that|it|these|them|my|the))\b|\bmake (?:it|this|that) sound\b|\bhow (?:does|"
    r"would) (?:that|this|it) sound\b"
)
_LATER_COMPOSE = lazy(rf"{_ASKS}(?:write|draft|generate|create|compose|craft) {_A_PIECE}")
# After the text that it is about, without a "please": "Write a termination letter."
_THEN_COMPOSE = lazy(
    r"(?:[.!?:]\s{1,3}|\n)(?:Write|Draft|Compose) (?:me |an? |the |my )?(?:[\w'’-]+ ){0,3}(?:e-?mail|letter|reply|"
    r"response|apology|complaint|report|review|speech|statement|notice|eulogy|grievance)\b"
)
_LATER = lazy(
    rf"{_ASKS}(?:write|draft|generate|create|compose|explain|improve|(?:re)?format|craft|outline|brainstorm|categori[sz]e|"
    r"plot|map out|adapt|expand|structure|organi[sz]e|phrase|calculate|design|plan (?:a|an|my|the|out))\b|"
    r"\bhow (?:do|should|can|would) i (?:write (?:to|this|the|an?)|tell (?:him|her|them|my|the)|word|phrase|"
    r"bring (?:this|it) up (?:with|to|without)|respond|reply|answer)\b|"
    r"\bwhat (?:must|should) i (?:do|say|answer|write|reply)\b|\bwhat do i owe\b"
)
_ASKS_ELSEWHERE = lazy(_with_words(r"\b{request_to_assistant}\b"))
_LATER_ELSEWHERE = lazy(
    _with_words(r"\b{request_to_assistant}\b[^.?!\n]{0,60}\b(?:{verb_about_text}|{to_write})"),
)
# What people have assistants write about themselves and others.
_OF_A_LIFE = lazy(
    r"(?i)\b(?:need|want|writing|drafting|creating|preparing|updating|building|setting up|working on|crafting|write|draft|"
    r"create|prepare|update|need help with)\s+(?:an?|my|the|some)\s+(?:[\w'’-]+,?\s+){0,5}(?:bio|biography|résumé|resume|cv|"
    r"cover letter|obituary|eulogy|voicemail|personal statement|job posting|statement of (?:purpose|interest)|"
    r"letter of recommendation|recommendation letter|alumni (?:profile|newsletter|magazine|portal|network)|(?:linkedin|"
    r"upwork|freelancer|dating|speaker|author|personal|professional|instagram|website) (?:profile|summary|"
    r"introduction)|profile for (?:an?|the|my|our))\b|\babout me['’”\"]? (?:page|section)\b|"
    r"\bmy profile on (?:the )?(?-i:[A-Z])|\b(?:need|want) help (?:writing|drafting|"
    r"wording|phrasing)\b|\bwant (?:the tone|it|this|my \w+) to (?:be|sound|come across)\b|\bspice (?:this|it) up\b|"
    r"\bhelp me (?:structure|transform|describe|phrase|polish|shorten|word|organi[sz]e)\b|\b(?:snippet|section|excerpt|"
    r"paragraph|bullet point|line) (?:is )?from my (?:old |current )?(?:cv|resume|résumé|bio|profile)\b|\b(?:application|"
    r"membership form|questionnaire) asks (?:for|about)\b|\bsection that asks about my\b|\bfill(?:ing)? (?:out|in) (?:an?|my|"
    r"the|this) (?:[\w'’-]+ ){0,5}(?:application|form|questionnaire)\b|\bapplying to be an? volunteer\b|"
    r"\b(?:putting together|need|provide|like to write|submitting|writing|submit|send) an? (?:short |brief |new |quick )?(?:bio|"
    r"cv|intro(?:duction)? for (?:my|the next)|introductory (?:e-?mail|post) (?:to|for) my|update for the [\w ]{2,40} alumni)\b|"
    r"\Amy name is (?-i:[A-Z]).{0,200}\bi am applying\b|\A\W{0,3}(?:this is a |dear )?(?:journal|diary)\b|\bannounc(?:e|"
    r"ing) (?:my|a) (?:new (?:job|role|position)|career change|promotion)\b|\bprofile on (?:upwork|linkedin|fiverr|xing|"
    r"bumble|tinder|hinge)\b|\b(?:post|intro(?:duction)?) for my (?:new )?(?:[\w'’-]+ ){0,3}(?:facebook|linkedin|instagram|"
    r"website|neighborhood)\b"
)
# The text to work on: quoted, below the request, or after its colon.
_QUOTED = lazy(r"(?<!\w)[\"'“‘«„](?=\w)[^\n\"“”»]{40}|\n\s*\S[^\n]{20}")
_BEHIND_A_COLON = lazy(
    r":\s{0,3}\S[^\n]{30}|(?i:\b(?:following|below|folgend|suivant|ci-dessous|siguiente|seguente|seguinte|volgende|poniż))"
)
# If a passage is quoted, the request is about it, whatever it asks.
_PASSAGE = lazy(r"(?:\A|[\s:(])[\"'“‘«„](?=\w)(?:[^\n\"“”»]|[\"“][^\n\"“”»]{1,30}[\"”]){80}")
# A passage's first quotation mark, which is faster to search for.
_OPENED = lazy(r"(?s)[\"'“‘«„](?<![^\s:(].)(?=\w)")
_ASKS_AT_ALL = lazy(
    r"(?i)\b(?:can you|could you|would you|help me|i need (?:to|you to|help|a)|i want to|i copied this|here(?:'s| is| are)|"
    r"this is an? (?:weird )?(?:snippet|section|excerpt|paragraph|quote|draft|text|message|email)|i (?:got|received|"
    r"wrote) this)\b"
)
# Every request contains one of these, which are faster to search for.
_ASKING_WORDS = (
    "can you",
    "could you",
    "would you",
    "help me",
    "i need",
    "i want",
    "i copied",
    "here",
    "this is a",
    "i got",
    "i received",
    "i wrote",
)
# The text addresses a colleague.
_MENTION = lazy(r"\A\W{0,3}[@<][@!]?\w")
_LEAST, _LEAST_LATER, _LEAST_AT_ONCE, _LONG = 60, 120, 140, 200
# For the prefilter: every prompt contains one of these, or a passage. Kept simple, since every message is checked.
CUES = (
    _TO_AN_ASSISTANT,
    lazy(rf"(?i)\b{_VERBS_OF_TEXT}"),
    _START,
    _AT_ONCE,
    _THEN_COMPOSE,
    _LATER_ABOUT_A_TEXT,
    _LATER,
    _ASKS_ELSEWHERE,
    _OF_A_LIFE,
)


def may_bring_a_passage(text: str) -> bool:
    """Whether a text without any of these cues may still be a prompt."""
    if len(text) <= _LEAST_LATER or not _OPENED.search(text):
        return False
    lowered = text.lower()
    return any(words in lowered for words in _ASKING_WORDS) and bool(_PASSAGE.search(text))


def is_prompt(text: str) -> bool:
    """Whether a visible text is a prompt. Linear in its length."""
    if len(text) < _LEAST:
        return False
    if _TO_AN_ASSISTANT.match(text):
        return True
    long = len(text) >= _LONG
    if not long and _MENTION.match(text):
        return False
    return bool(_COMPOSE.match(text)) or _of_a_text(text, long=long) or _of_a_life(text, long=long)


def _of_a_text(text: str, *, long: bool) -> bool:
    """Whether it asks for something, and contains the text that this is about."""
    brings = long or bool(_QUOTED.search(text))
    if _ABOUT_A_TEXT.match(text) and (brings or _BEHIND_A_COLON.search(text)):
        return True
    if len(text) >= _LEAST_AT_ONCE and _AT_ONCE.match(text):
        return True
    return brings and bool(_START.match(text))


def _of_a_life(text: str, *, long: bool) -> bool:
    """Whether it first tells something and then asks for something."""
    if len(text) <= _LEAST_LATER:
        return False
    if any(cue.search(text) for cue in (_LATER_ABOUT_A_TEXT, _LATER_COMPOSE, _THEN_COMPOSE, _OF_A_LIFE)):
        return True
    if _ASKS_AT_ALL.search(text) and _PASSAGE.search(text):
        return True
    return (long or bool(_QUOTED.search(text))) and any(cue.search(text) for cue in (_LATER, _LATER_ELSEWHERE))
