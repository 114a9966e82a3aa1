"""The message headers of chat tools, one row per format: regular expressions with placeholders for names, dates and times.

The samples in ``tests/core/paste/test_log_formats.py`` show which tool and language each row is for.
"""

import re
from dataclasses import dataclass

from ..lazy_pattern import lazy

# Before and after a time: Korean, Chinese, Japanese; English and Spanish, Finnish, Greek, Turkish, Vietnamese, Arabic, Persian.
_BEFORE = "(?:오전|오후|上午|下午|凌晨|清晨|早上|中午|晚上|午前|午後|[AP]M) ?"
_AFTER = r"[ \u202f]?(?:[AaPp]\.? ?[Mm]\.?|[ai]p\.|[πμ]\.?μ\.?|ÖÖ|ÖS|SA|CH|[صم]|ق\.ظ|ب\.ظ|Uhr)"
_CLOCK = rf"(?:{_BEFORE})?\d{{1,2}}(?:[:.h]| h )\d{{2}}(?:[:.]\d{{2}})?(?:{_AFTER})?"
_CLOCK_12 = r"\d{1,2}:\d{2}(?::\d{2})?[ \u202f]?[AaPp]\.?[Mm]\.?"
_NUMBERS = r"\d{1,4}(?:[./-]|\. )\d{1,2}(?:[./-]|\. )\d{2,4}\.?(?: ?г\.)?"
_CJK = r"\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY_FIRST = rf"\d{{1,2}}\.?[ -](?:de )?{_MONTH},?(?:[ -](?:de )?\d{{2,4}})?"
_MONTH_FIRST = rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?"
_DATE = rf"(?:{_NUMBERS}|{_CJK}|{_DAY_FIRST}|{_MONTH_FIRST})"
_DAY = (
    r"(?:[Tt]oday|[Yy]esterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Hh]eute|[Gg]estern|[Aa]ujourd['’]hui|[Hh]ier|[Hh]oy|"
    r"[Aa]yer|[Hh]oje|[Oo]ntem|[Oo]ggi|[Ii]eri|[Vv]andaag|[Gg]isteren|[Dd]ziś|[Dd]zisiaj|[Ww]czoraj|[Сс]егодня|[Вв]чера|[Сс]ьогодні|"
    r"[Вв]чора|今日|今天|昨日|昨天|오늘|어제|[Ii] ?dag|[Ii] ?går|[Tt]änään|[Ee]ilen|[Bb]ugün|[Dd]ün|[Dd]nes|"
    r"[Vv]čera|[Hh]ôm nay|[Hh]ôm qua|"
    r"\d{1,2}[./]\d{1,2}\.?)"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,? )?"
_AT = r"(?:,| -|،)? {0,2}(?:(?:at|um|klo|kl\.?|à|a las?|às|alle|om|o|u|в|о|saat|lúc|de) )?"
_DATED = rf"(?:{_WEEKDAY}{_DATE}{_AT}{_CLOCK}|{_CLOCK}, ?{_DATE})"
_WHEN = rf"(?:{_DATED}|{_DAY}{_AT}{_CLOCK}|{_CLOCK})"
_STAMP = r"(?:\d{4}-\d\d-\d\d[ T]|[A-Z][a-z]{2} \d{1,2} )?\d{1,2}:\d{2}(?::\d{2})?"
_CUE = r"\d{1,2}:\d{1,2}(?::\d{1,2})?[.,]\d{1,3} --> [^\n]{5,60}"

_PARTS = {
    "{name}": r"(?P<name>[^\W\d_](?:[^\n:<>\[\]|]{0,48}[\w.)!\u2600-\u27bf\U0001f000-\U0001faff])?)",
    "{words}": r"(?P<name>[^\W\d_][\w.'’-]{0,30}(?: [\w(][\w.'’()-]{0,30}){0,4})",
    "{capital}": r"(?P<name>(?![a-z])[^\W\d_][\w.'’-]{0,30}(?: [\w(][\w.'’()-]{0,30}){0,4})",
    "{handle}": r"(?P<name>[\w][\w.\-\[\]{}^`|\\]{0,30})",
    "{nick}": r"[@+%~&!]?(?P<name>\w[\w.\-\[\]{}^`|\\]{0,30})",
    # Processes have dots in their names ("web.1 | started"), nicks have not.
    "{dotless}": r"[@+%~&!]?(?P<name>\w[\w\-\[\]{}^`\\]{0,30})",
    "{when}": rf"(?P<stamp>{_WHEN})",
    "{dated}": rf"(?P<stamp>{_DATED})",
    "{date}": _DATE,
    "{clock}": _CLOCK,
    "{clock12}": _CLOCK_12,
    "{stamp}": _STAMP,
    "{cue}": _CUE,
    # The line ends, and the next one has text.
    "{said}": r"[ \t\r]*$(?=\n+[^\n\[])",
}
CLOCK = re.compile(r"\d{1,2}(?:[:.h]| h )\d")
CLOCKED_LINE = re.compile(CLOCK.pattern + r"[^\n]*")
# LINE's first line, or the line that begins a day.
_LINE_DAY = (
    r"(?m)^\[LINE\]|^\d{4}[/.]\d{1,2}[/.]\d{1,2} ?(?:\([^\n)]{1,5}\)|[^\W\d_]{1,12}$)|^[^\W\d_]{2,4}, \d{1,2}/\d{1,2}/\d{4}"
)


@dataclass(frozen=True, slots=True)
class LogFormat:
    """A tool's name and the pattern of a message header; group ``name`` is the speaker.

    Strong: two messages of one person are enough. Recurs: a speaker has to appear twice, which tells a chat from a list.
    Clock: the header contains a time. Needs, unless: what the text must contain besides, and what it must not.
    """

    tool: str
    pattern: re.Pattern[str]
    strong: bool = False
    recurs: bool = False
    clock: bool = True
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def may_be(self, text: str) -> bool:
        """Whether the text as a whole allows this format."""
        return not (self.needs and not self.needs.search(text)) and not (self.unless and self.unless.search(text))


def _format(
    tool: str,
    head: str,
    *,
    strong: bool = False,
    recurs: bool = False,
    clock: bool = True,
    needs: str | None = None,
    unless: str | None = None,
) -> LogFormat:
    for part, pattern in _PARTS.items():
        head = head.replace(part, pattern)
    whole = lazy(r"^(?:[>|] ?)?\u200e?" + head, re.MULTILINE)
    wanted, banned = (lazy(word) if word else None for word in (needs, unless))
    return LogFormat(tool, whole, strong, recurs, clock, wanted, banned)


_FROM = "(?:[Ff]rom|Von|De|Da|Van|Från|Fra|Od|От|Від|来自|來自|開始)"
_TO = "(?:to|an|à|a|para|till|til|naar|do|кому|до|宛先|收件人|到|至)"

FORMATS = (
    _format("whatsapp", r"\[ ?{dated} ?\] ~?\s?{name} ?: ", strong=True),
    _format("whatsapp", r"{dated} - ~?\s?{name} ?: ", strong=True),
    _format("whatsapp", r"{date} - {clock}; {name}: ", strong=True),
    _format("whatsapp", r"{dated}: {name}: ", strong=True),
    _format("telegram", r"{name}, \[{dated}\]:?$", strong=True),
    _format("zoom", rf"\t?{{clock}}\s+{_FROM}\s+{{name}}\s+{_TO}\s+[^\n:]{{1,60}}: ?", strong=True),
    _format("zoom", rf"\t?{{clock}}\s+{_FROM}\s+{{name}}\s{{0,3}}: ?", strong=True),
    _format("zoom", r"{clock}\t{name}:\t", strong=True),
    _format("zoom", rf"{_FROM} {{words}} {_TO} [^\n:]{{1,60}}:\s{{1,8}}{{clock}}$", strong=True),
    _format("zoom", r"{words} to (?:Everyone|Me|You)(?: \([^\n)]{1,30}\))? {clock}$", strong=True),
    _format("transcript", r"{cue}\n<v(?:\.[\w.]{1,30})? {name}>", strong=True),
    _format("transcript", r"{cue}\n(?:- ?|>> ?|[\[(])?{words}[\])]?: ", recurs=True),
    _format("transcript", r"{cue}\n{words}{said}", recurs=True),
    _format("teams", r"\[(?:{when})\] {name}{said}", recurs=True),
    _format("teams", r"\[{clock12}\] {name}{said}"),
    _format("teams", r"\[(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|[Yy]esterday|[Tt]oday) {clock}\] {name}$"),
    _format("teams", r"{words}, {when}$"),
    _format("teams", r"{name}, {clock}$"),
    _format("discord", r"\[{clock}\] ?{handle}: "),
    _format("discord", r"{name}(?:\s+(?:APP|BOT))?\s{1,2}—\s{1,2}{when}$", strong=True),
    _format("discordchatexporter", r"\[{dated}\] {handle}(?: \(pinned\))?$"),
    _format("slack", r"{name} \[[UWB][A-Z0-9]{5,12}\] @ {dated}", strong=True),
    _format("slack", r"{name}(?:[ \t]+APP)?(?: {1,3}\[|  |\t| ?[•·] ?){when}\]?$"),
    _format("slack", r"{name}(?: +APP)? \[?(?:Today|Yesterday|[A-Z][a-z]{2,8}(?: \d{1,2}(?:st|nd|rd|th)?)?) at {clock}\]?$"),
    _format("slack", r"{words}(?: +APP)? {clock}{said}", recurs=True),
    _format("slack", r"{name}\n\s{0,4}APP\s{1,2}{clock}$", strong=True),
    _format("slack", r"{name}\n(?:[ \t]{1,4}|:[\w+-]{1,40}:[ ]{1,2}){clock12}{said}"),
    _format("slack", r"{name}\n[ \t]{0,4}{when}{said}", recurs=True),
    _format("slack", r"\[{clock}\] {name}: "),
    _format("kakaotalk", r"\[{name}\] \[{clock}\] ", strong=True),
    _format("kakaotalk", r"{dated}, {name} ?: ", strong=True),
    _format("kakaotalk", r"{clock}, {name} : "),
    _format("line", r"{clock}\t{name}\t", needs=_LINE_DAY),
    _format("signal", r"From: {words}(?: \([^\n)]{1,40}\))?\nType: (?:incoming|outgoing)$", strong=True, clock=False),
    _format("imessage", r"{dated}(?: \([^\n)]{1,80}\))?\n{name}{said}", recurs=True),
    _format("qq", r"{dated} {words}(?:\(\d{5,12}\)|<[^\s<>]{3,60}>)$", strong=True),
    _format("pidgin", r"\({when}\) {name}: "),
    _format("irc", r"[\[(]?{stamp}[\])]? {1,12}< {0,16}{nick}>\s"),
    _format("irc", r"{stamp}\t[@+%~&]?{handle}\t"),
    _format("irc", r"{stamp}\s{1,24}{dotless} {0,16}[|│┃] "),
    _format("irc", r"< {0,16}{nick}> (?=\S)", recurs=True, clock=False, unless=r"</[A-Za-z]"),
    _format("chat", r"\[?{clock}\]? {name}: "),
    _format("chat", r"{dated} {capital}: ", recurs=True),
)
