"""What stands between a label and its value, and what such a value looks like: parts of patterns in verbose form."""

VALUE = r"(?P<value>\#?(?=[\w./-]{0,24}\d)[A-Z0-9][\w./-]{2,24}[\w])(?<![.])"
AT = r"(?:[ ](?:at|for|from|with|to|in|on|there|of)[ ][^\n:.;]{1,40}?)?"
JOIN = (
    r"""["']?\s{0,2}(?:,?[ ](?:which|that)[ ](?:i[ ](?:think|believe)[ ])?(?:is|was)|(?:i[ ]have|they[ ]gave[ ](?:me|us)|on[ ]file|listed)[ ](?:is|was)|is|was|are|of|"""
    r"""(?:here|still)[ ]is|remains|will[ ]be|ist|lautet|est|es|è|é|jest|:|=|\#|\||,|\()?\s{0,3}["'(]{0,2}"""
)
