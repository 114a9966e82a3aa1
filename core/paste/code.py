"""Tells commands, code and files of settings from what people say to each other. Pure."""

import re

_PROGRAMS = (
    "sudo|curl|wget|ssh|scp|rsync|git|docker|kubectl|helm|npm|npx|yarn|pip|python3?|node|java|bash|sh|psql|mysql|mongosh|redis-cli|"
    "aws|gcloud|az|terraform|ansible|echo|export|cd|chmod|chown|systemctl"
)
# A line that begins with a program and goes on as a command does: "make sure" and "go and test" are talk.
_COMMAND = rf"^[ \t]{{0,8}}(?:[$#>][ ])?(?:{_PROGRAMS})[ ][^\n]{{0,200}}?(?:[ ]-{{1,2}}\w|[/=$|@'\"\[\\])"
_CODE = re.compile(
    rf"""
    ``` | `[^`\n]{{1,300}}[ (=/.][^`\n]{{0,300}}` | {_COMMAND}
    | ^[ \t]{{0,8}}\$[ ]\S | (?<!\S)--[a-z][a-z-]{{1,30}}(?:[= ]\S)
    | ^[ \t]{{0,40}}(?:(?:export|set|const|let|var)[ ])?[A-Za-z_]\w{{0,60}}[ ]?=[ ]?\S
    | ^[ \t]{{0,40}}(?:def|class|function|func|fn|import|from|public|private|static)[ ]\w[^\n]{{0,200}}[(:{{;]
    | ^[ \t]{{0,40}}[}}\])]{{1,4}}[;,]?[ \t]*$ | [{{;][ \t]*\n[ \t]{{1,40}}\S | \w\([^\n()]{{0,200}}\)[ \t]*[;{{]
    | [{{,\[]\s{{0,40}}"[^"\n]{{1,60}}"[ ]?: | </[A-Za-z][\w:.-]{{0,60}}> | ^\#! | ^-----BEGIN[ ]
    | \b(?:SELECT|DELETE)\b[^;\n]{{1,200}}\bFROM\b | \bINSERT[ ]INTO\b | \bUPDATE[ ]\w{{1,60}}[ ]SET\b
    | \b(?!https?:|ftp:)[a-z][a-z0-9+]{{1,20}}://\S
    | ^[a-z_][\w.-]{{0,60}}:[ \t]*\n[ ]{{1,8}}(?:-[ ])?[A-Za-z_][\w.-]{{0,60}}:
    """,
    re.MULTILINE | re.VERBOSE,
)


def is_code(text: str) -> bool:
    """Whether it has a command, code or a file in it that no longer works once values in it are replaced."""
    return _CODE.search(text) is not None
