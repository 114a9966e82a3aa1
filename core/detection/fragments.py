"""Parts of patterns that several rule files share; a pattern refers to one as {PART}."""

import re
from collections.abc import Mapping

_NAMED = re.compile(r"\{([A-Z][A-Z_]+)\}")
# For a class: letters of scripts whose words have no spaces between them, or that glue particles to a word.
UNSPACED = r"\u0e00-\u0eff\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# The same for scripts without capitals that do have spaces: Hebrew, Arabic, Devanagari to Malayalam.
SPACED = r"\u0591-\u05f4\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0900-\u0963\u0970-\u0d7f\u200c"
# Capital letters of Latin, Greek and Cyrillic script.
CAPITALS = r"A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-ЯҐ" + "".join(chr(c) for c in (*range(0x100, 0x180), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# Where a word begins and ends: scripts without spaces show neither.
# Compiled without case, as Python otherwise tries each of these letters.
WORD_START, WORD_END = rf"(?:(?<![^\W_])|(?=(?-i:[{UNSPACED}])))", rf"(?:(?![^\W_])|(?<=(?-i:[{UNSPACED}])))"
FRAGMENTS: Mapping[str, str] = {
    "WORD_START": WORD_START,
    "WORD_END": WORD_END,
    # Capitalised words, as in the name of a company or a school; only in patterns that do not ignore case.
    "ORGANISATION": r"[A-Z][\w&.'’-]*(?<![.'’-])(?:[ ](?:(?:of|and|&|for|the|de)[ ])?[A-Z][\w&.'’-]*(?<![.'’-])){0,5}",
    "CAPITALISED": r"(?-i:[A-ZÀ-Þ])[\w'’-]{1,24}",
    # A date in most spellings: 04/12/1987, 3rd of May 1990, May 3, 1990, 3 de mayo de 1990, 09-Aug-93.
    "DATE": r"(?:{DATE_IN_DIGITS}|{DATE_IN_WORDS}|{DATE_MONTH_FIRST}|\d{1,2}[ -]?{month_short}[a-z]{0,6}[ -]?(?:19|20)?\d\d)",
    "DATE_IN_DIGITS": r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\.[ ]\d{1,2}\.[ ]\d{1,2}\.?)",
    "DATE_IN_WORDS": r"\d{1,2}(?:st|nd|rd|th|\.)?[ ](?:(?:of|de)[ ])?[^\W\d_]{3,12}\.?,?[ ](?:de[ ])?(?:19|20)\d\d",
    "DATE_MONTH_FIRST": r"[^\W\d_]{3,10}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ](?:19|20)\d\d",
    # What stands between a label and its value, and what a value looks like.
    "MARK": r"(?:[ _-]?(?:id(?:entifier|entification)?|number|num|no\.?|nr\.?|n[°º]|\#|nummer|code|ref(?:erence)?|numéro|número|numero))",
    "AT": r"(?:[ ](?:at|for|from|with|to|in|on|there|of)[ ][^\n:.;]{1,60}?)?",
    "JOIN": r"""["']?\s{0,2}(?:{WHICH_IS}|{STILL_IS}|is|was|are|of|ist|lautet|est|es|è|é|jest|:|=|\#|\||,|\()?\s{0,3}["'(]{0,2}""",
    "WHICH_IS": r"(?:,?[ ](?:which|that)[ ](?:i[ ](?:think|believe)[ ])?|(?:i[ ]have|they[ ]gave[ ](?:me|us)|on[ ]file|listed)[ ])(?:is|was)",
    "STILL_IS": r"(?:here|still)[ ]is|remains|will[ ]be",
    # Between a name and the value that a program gives it: "=", ":=", "->", "] =", ": str =", "value=" of an XML attribute, ">" of an
    # element, "set to". What a comparison or a call compares or takes is SETS_LITERAL, and a literal in quotes.
    "SETS": r"""(?:{ELEMENT}|{TYPED}?['"]?\]?\s{0,3}(?:[:?.+]{0,3}=>?(?!=)|:(?!:)|<-|->|→|\|\|?(?!{COMMAND}))\s{0,3}|\s{is}\s:?\s?|\s(?:(?:got|was|is|been)\s)?(?:set|changed|reset)\sto\s|['"]\s{1,4}value\s?=)(?:b(?=['"]))?['"`«]?""",
    "TYPED": r"(?:\s?:?\s[A-Za-z][\w.\[\]?]{1,20}(?=\s{0,3}[:=]))",
    "ELEMENT": r"""['"]?(?:\s[^<>\n]{0,60})?>\s{0,24}(?=[^\s<>]{4,400}\s{0,24}</)""",
    "SETS_LITERAL": r"""['"]?\]?\s{0,2}(?:[=!]==?|\.(?:equals|to|eq)\w{0,16}\(|[,(]|(?<=\s))\s{0,2}(?:b(?=['"]))?(?=['"`])""",
    # What a password is for: "for the card", "von der Karte".
    "FOR": r"(?:for|of|to|on|at|f[üu]r|f[üu]rs|zu|zum|zur|von|vom|im|am|beim|ins|pour|du|de|des|para|del|della|dello|per|da|do|van|voor|от|od|za|na|ot|dlya|tou|tis|sto|gia|till|til|untuk|pentru|ka|для|к|на|від|до)",
    # Piped into a program, it is a command.
    "COMMAND": r"\s?(?:sha\d+sum|md5sum|base64|xxd|pbcopy|grep|openssl|jq|sed|awk|tee)\b",
    # Seven digits or more in groups, as on a card: "518 229 034", "65 070803 A 012".
    "GROUPS": r"[A-Z]{0,2}(?=\d(?:[ ]?(?:(?-i:[A-Z])[ ])?\d){6})\d{1,8}(?:[ ](?:(?-i:[A-Z])[ ])?\d{2,8}){1,7}(?:[ ](?-i:[A-Z]{1,2})|[ ]\d(?=[.,;)\n]|$))?(?![\w]|[.]\d)",
    "NUMBER": r"(?:{GROUPS}|\#?(?=[\w./-]{0,24}\d)[A-Z0-9][\w./-]{2,24}[\w])",
    "VALUE": r"(?P<value>{NUMBER})(?<![.])",
}


def insert(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with each ``{FRAGMENT}`` inserted, recursively; raises KeyError for an unknown one."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda named: fragments[named[1]], pattern)
    return pattern


def whole_word(pattern: str) -> str:
    """The pattern, no part of a longer word or of one with hyphens; in scripts without spaces, anywhere."""
    return rf"(?:(?<![\w-])|(?=[{UNSPACED}]))(?:{pattern})(?:(?![\w-])|(?<=[{UNSPACED}]))"
