"""Labels and their values: what stands between them, what a value looks like (in verbose form), and the rule for both."""

from ..finding import Evidence
from .rule import Rule

# Seven digits or more in groups, as on a card: "518 229 034", "65 070803 A 012".
_GROUPS = (
    r"[A-Z]{0,2}(?=\d(?:[ ]?(?:(?-i:[A-Z])[ ])?\d){6})\d{1,8}(?:[ ](?:(?-i:[A-Z])[ ])?\d{2,8}){1,7}"
    r"(?:[ ](?-i:[A-Z]{1,2})|[ ]\d(?=[.,;)\n]|$))?(?![\w]|[.]\d)"
)
NUMBER = rf"(?:{_GROUPS}|\#?(?=[\w./-]{{0,24}}\d)[A-Z0-9][\w./-]{{2,24}}[\w])"
VALUE = rf"(?P<value>{NUMBER})(?<![.])"
AT = r"(?:[ ](?:at|for|from|with|to|in|on|there|of)[ ][^\n:.;]{1,60}?)?"
JOIN = (
    r"""["']?\s{0,2}(?:,?[ ](?:which|that)[ ](?:i[ ](?:think|believe)[ ])?(?:is|was)|(?:i[ ]have|they[ ]gave[ ](?:me|us)|on[ ]file|listed)[ ](?:is|was)|is|was|are|of|"""
    r"""(?:here|still)[ ]is|remains|will[ ]be|ist|lautet|est|es|è|é|jest|:|=|\#|\||,|\()?\s{0,3}["'(]{0,2}"""
)
_MARK = (
    r"(?:[ _-]?(?:id(?:entifier|entification)?|number|num|no\.?|nr\.?|n[°º]|\#|nummer|code|ref(?:erence)?|numéro|número|numero))"
)


def labelled_number(
    name: str,
    entity_type: str,
    words: str,
    keywords: tuple[str, ...],
    sample: tuple[str, str],
    *,
    score: float = 0.6,
    bare: bool = False,
    digits: int = 1,
    more: tuple[tuple[str, str], ...] = (),
) -> Rule:
    """A number that its label alone gives away.

    Words: the label, as an alternation. Bare: without "number" or "ID" behind it, too. Digits: at least so many.
    Sample: a text and its value; more: further ones.
    """
    number = _MARK + ("{0,2}" if bare else "{1,2}")
    return Rule(
        name=name,
        entity_type=entity_type,
        pattern=rf"\b(?<!SPDX-)(?:{words})(?:['’]s(?=[ ]id))?{number}(?:(?<=\#)|(?![^\W\d_])){AT}{JOIN}(?=(?:[\w./\#-]{{0,14}}?[ ]?\d){{{digits}}}){VALUE}",
        score=score,
        keywords=keywords,
        evidence=Evidence.LABEL,
        matches=(sample, *more),
        non_matches=(f"{sample[0].split()[0]} something else",),
    )
