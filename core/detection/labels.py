"""What stands between a label and its value, and what such a value looks like: parts of patterns in verbose form."""

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
