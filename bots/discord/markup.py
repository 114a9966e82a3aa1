"""Discord's markdown and the core's Text, both ways. Pure: imports no client library.

Source: Discord developer documentation, "Message formatting", and its help page on Markdown text.
"""

import re
from collections.abc import Iterator

from core.text import Atom, Edit, Span, Text

_TOKEN = re.compile(
    r"(?P<mention><(?:@[!&]?|\#)\d{15,22}>|@everyone|@here|</[^<>:\n]{1,100}:\d{15,22}>|<id:[a-z]{3,20}>)"
    r"|(?P<emoji><a?:\w{2,32}:\d{15,22}>|(?<!\w):[a-z0-9_+-]{1,60}:(?!\w))"
    r"|(?P<time><t:-?\d{1,14}(?::[tTdDfFR])?>)"
    r"|(?P<place>https://(?:ptb\.|canary\.)?discord(?:app)?\.com/channels/(?:\d{15,22}|@me)(?:/\d{15,22}){1,2}|"
    r"https://discord(?:\.gg|(?:app)?\.com/invite)/[\w-]{2,40})"
    r"|(?P<angled><(?P<angled_url>https?://[^<>\s]{1,3000})>)"
    r"|(?P<masked>\[(?P<label>[^\[\]\n]{1,1000})\]\((?:<)?(?P<url>https?://[^()<>\s]{1,3000})(?:>)?\))"
    r"|(?P<escape>\\[*_~`|>\\<:#@\[\]()-])"
    r"|(?P<quote>^>(?:>>)? )"
    r"|(?P<heading>^\#{1,3} |^-\# )"
    r"|(?P<fence>```(?:[a-zA-Z0-9+-]{1,20}(?=\n))?)"
    r"|(?P<spoiler>\|\|(?=\S)|(?<=\S)\|\|)"
    r"|(?P<style>(?<![\w*_~`])(?:\*{1,3}|_{1,3}|~~|`{1,2})(?=[^\s*_~`])|(?<=[^\s*_~`])(?:\*{1,3}|_{1,3}|~~|`{1,2})(?![\w*_~`]))",
    re.MULTILINE,
)
_SPECIAL = re.compile(r"([\\*_~`|<@\[\]]|^(?:>|#{1,3} |-# ))", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z_]{1,30}_\d{1,6}\]")


def _edits(match: re.Match[str]) -> Iterator[Edit]:
    start, end = match.span()
    if match["mention"]:
        yield Edit(start, end, "#channel" if match[0].startswith("<#") else "@member", opaque=True)
    elif match["emoji"]:
        yield Edit(start, end, ":" + match[0].strip("<>").strip(":").removeprefix("a:").split(":")[0] + ":", opaque=True)
    elif match["time"] or match["place"]:
        yield Edit(start, end, "(time)" if match["time"] else "(link)", opaque=True)
    elif match["angled"]:
        yield Edit(start, end, match["angled_url"])
    elif match["masked"]:
        yield Edit(start, match.start("label"), "")
        yield Edit(match.end("label"), match.start("url"), " ")
        yield Edit(match.end("url"), end, "")
    elif match["escape"]:
        yield Edit(start, start + 1, "")
    elif match["quote"]:
        yield Edit(start, end, match[0], opaque=True)
    else:
        yield Edit(start, end, "")


def _atom(match: re.Match[str]) -> Atom | None:
    if match["masked"]:
        return Atom(match.start(), match.end(), touch=Span(match.end("label"), match.end()))
    return Atom(match.start(), match.end()) if match["angled"] else None


class DiscordMarkup:
    """Fulfils the core's Markup."""

    def decode(self, raw: str) -> Text:
        """What a person reads of Discord's markdown; ids, emoji and timestamps are opaque."""
        text = Text.plain(raw)
        matches = list(_TOKEN.finditer(text.raw))
        atoms = [atom for atom in map(_atom, matches) if atom]
        return text.edited([edit for match in matches for edit in _edits(match)], atoms)

    def encode(self, plain: str, following: str = "") -> str:
        """Escapes what Discord would read as markdown or a mention; placeholders stay as they are.

        A placeholder before a bracket would become a link, so that a zero-width space parts them.
        """
        if _PLACEHOLDER.fullmatch(plain):
            return f"{plain}\u200b" if following == "(" else plain
        return _SPECIAL.sub(r"\\\1", plain).replace("@", "@\u200b")
