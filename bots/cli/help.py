"""What `--help` shows: plain text, and examples of each command."""

import re
import sys
from collections.abc import Mapping

from typer import Context
from typer.core import TyperCommand

from .terminal import PipeClosed

EXIT_CODES = """Exit codes: 0 fine, 1 `scan` found something alarming, 2 wrong usage or something failed,
3 `scan` or `redact -o` did not read everything, and nothing alarming was found, 70 an error of ours, 130 Ctrl-C,
141 nobody reads the output."""

# Command -> (what is typed, what for).
EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("privacy-check scan chat.txt", "what is in a file"),
        ("privacy-check redact chat.txt", "the redacted text"),
        ("privacy-check run playground", "a demo chat in your browser"),
    ),
    "scan": (
        ("privacy-check scan chat.txt prod.env", "two files"),
        ("privacy-check scan . --exclude 'tests/'", "a folder, without what .gitignore names"),
        ("privacy-check scan 'logs/**/*.log' --quiet", "a pattern; only what was found"),
        ("git diff | privacy-check scan --format sarif", "standard input, for a code host"),
        ("privacy-check scan slack-export.zip --format html -o report.html", "an export of chats, as a page"),
    ),
    "redact": (
        ("privacy-check redact chat.txt > safe.txt", "with placeholders such as [PERSON_1]"),
        ("privacy-check redact --map k.json chat.txt > safe.txt", "restore can undo it"),
        ("privacy-check redact offer.pdf -o safe.pdf", "a copy in the same format; of a folder, too"),
        ("pbpaste | privacy-check redact --style fake", "from the clipboard, with invented values"),
        ("privacy-check redact slack-export.zip -o safe/", "a copy of an export of chats"),
    ),
    "restore": (
        ("privacy-check restore --map k.json answer.txt", "an assistant's answer"),
        ("pbpaste | privacy-check restore --map k.json", "the same from the clipboard"),
    ),
    "run": (
        ("privacy-check run playground", "a demo chat in your browser; needs no token"),
        ("privacy-check run slack", "the bot on Slack"),
        ("privacy-check run all", "on every platform that has its tokens"),
    ),
    "remind": (
        ("privacy-check remind --list", "when reminders come next"),
        ("privacy-check remind --dry-run --language de", "what they say"),
    ),
    "status": (("privacy-check status", "processes, places and the week's numbers"),),
    "tune": (("privacy-check tune", "which recognizers people call wrong"),),
    "audit": (
        ("privacy-check audit --since 30d", "the last thirty days, one JSON object a line"),
        ("privacy-check audit --since 2026-11-01 --format csv", "for a spreadsheet"),
    ),
    "settings": (
        ("privacy-check settings", "every setting and its value"),
        ("privacy-check settings --explain", "also what it means, and its default"),
    ),
    "backup": (
        ("privacy-check backup today.gz", "save the database"),
        ("privacy-check backup --restore today.gz", "fill an empty database"),
    ),
    "doctor": (("privacy-check doctor", "is everything as it should be?"),),
    "slack manifest": (("privacy-check slack manifest > manifest.yaml", "to paste where the app is made"),),
    "discord invite": (("privacy-check discord invite --client-id 123456789012345678", "the link for a server's admin"),),
    "service print": (("privacy-check service print --user", "what would be written"),),
    "service install": (("privacy-check service install --user", "for this user alone"),),
}
_TYPE = re.compile(r" <(?:list\[)?(?:str|path)\]?>(?=  |\n)")


def epilog(command: str) -> str:
    """The examples of a command, and for the program the exit codes too."""
    width = max(len(typed) for typed, _ in EXAMPLES[command])
    lines = [f"  {typed:<{width}}  {aim}" for typed, aim in EXAMPLES[command]]
    shown = "Examples:\n\n\b\n" + "\n".join(lines)  # \b: no line is filled up
    return shown if command else f"{shown}\n\n\b\n{EXIT_CODES}"


class Command(TyperCommand):
    """Says nothing of an argument's type, which its name tells, and knows a closed pipe."""

    def get_help(self, ctx: Context) -> str:  # type: ignore[override]
        return _TYPE.sub("", super().get_help(ctx))

    def invoke(self, ctx: Context) -> object:  # type: ignore[override]
        """Raises PipeClosed, which typer would end with code 1, and that is `scan`'s for something alarming."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise PipeClosed from None
        return code
