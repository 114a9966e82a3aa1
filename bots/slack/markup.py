"""Slack's mrkdwn and the core's Text, both ways. Pure: imports no client library.

Source: Slack developer documentation, "Formatting message text".
"""

import re
from collections.abc import Iterator, Mapping

from core.text import Atom, Edit, Span, Text

# Each begins with one of the characters in front: a search for these alone passes over all other text.
_TOKEN = re.compile(
    r"[<&:*_~`](?:"
    r"(?P<person>(?<=<)[@#!][^<>\n]{1,400}>)"
    r"|(?P<mail>(?<=<)mailto:(?P<address>[^|<>\n]{1,400})(?:\|(?P<mail_label>[^<>\n]{0,400}))?>)"
    r"|(?P<tel>(?<=<)tel:(?P<number>[^|<>\n]{1,100})(?:\|(?P<tel_label>[^<>\n]{0,400}))?>)"
    r"|(?P<link>(?<=<)(?P<url>[a-z][a-z0-9+.-]{1,20}:[^|<>\s]{1,4000})(?:\|(?P<label>[^<>\n]{0,4000}))?>)"
    r"|(?P<entity>(?<=&)(?:amp|lt|gt);)"
    r"|(?P<emoji>(?<=(?<!\w):)[a-z0-9_+'-]{1,60}:(?!\w))"
    r"|(?P<fence>(?<=`)``)"
    r"|(?P<style>(?<=(?<![\w*_~`])[*_~`])(?=[^\s*_~`])|(?<=[^\s*_~`][*_~`])(?![\w*_~`])))"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _mention(token: str) -> str:
    """What stands for a mention: never its id, which says nothing to a reader."""
    name = token[1:-1].partition("|")[2]
    return f"{token[1]}{name}" if name and token[1] != "!" else {"@": "@member", "#": "#channel"}.get(token[1], "@group")


def _atomic(match: re.Match[str], address: str, label: str | None) -> Iterator[Edit]:
    """A mail or phone link: what it says and where it leads are one thing."""
    plain = _unescaped(address)
    shown = _unescaped(label or address)
    extra = "" if shown.casefold() == plain.casefold() or not label else f" {plain}"
    yield Edit(match.start(), match.end(), shown + extra)


def _link(match: re.Match[str]) -> Iterator[Edit]:
    """A link reads as its address and its label; an automatic link, whose label is its address, as one of them."""
    url, label = match["url"], match["label"]
    bare = url.split("://", 1)[-1].rstrip("/")
    if label is None or label.rstrip("/") in (url.rstrip("/"), bare):
        yield Edit(match.start(), match.end(), _unescaped(url))
        return
    start, end = match.span("url")
    yield Edit(match.start(), start, "")
    yield from _entities(match.string, start, end)
    yield Edit(end, end + 1, " ")
    yield from _entities(match.string, *match.span("label"))
    yield Edit(match.end() - 1, match.end(), "")


def _entities(raw: str, start: int, end: int) -> Iterator[Edit]:
    for entity in re.finditer("&(?:amp|lt|gt);", raw[start:end]):
        yield Edit(start + entity.start(), start + entity.end(), _ENTITIES[entity[0]])


def _edits(match: re.Match[str]) -> Iterator[Edit]:
    kind = match.lastgroup
    start, end = match.span()
    if match["person"]:
        yield Edit(start, end, _mention(match[0]), opaque=True)
    elif match["mail"]:
        yield from _atomic(match, match["address"], match["mail_label"])
    elif match["tel"]:
        yield from _atomic(match, match["number"], match["tel_label"])
    elif match["link"]:
        yield from _link(match)
    elif kind == "entity":
        yield Edit(start, end, _ENTITIES[match[0]])
    elif kind == "emoji":
        yield Edit(start, end, match[0], opaque=True)
    elif kind in ("fence", "style"):
        yield Edit(start, end, "")


_PING = re.compile(
    r"<(?:@(?P<user>[A-Z0-9]{1,40})|!(?P<all>channel|here|everyone)|!subteam\^[A-Z0-9]{1,40})(?:\|(?P<name>[^<>\n]*))?>"
)
_QUIET = "\u200b"


def mentioned(raw: str) -> list[str]:
    """The ids of the people whom a text mentions without their names, each once."""
    return list(dict.fromkeys(match["user"] for match in _PING.finditer(raw) if match["user"] and not match["name"]))


def quiet(raw: str, names: Mapping[str, str]) -> str:
    """The text with what pings somebody written as a name that pings nobody. Names: of people, by id, as they read."""

    def named(match: re.Match[str]) -> str:
        known = names.get(match["user"] or "", "").translate(_ESCAPES)
        name = match["all"] or match["name"] or known or ("member" if match["user"] else "group")
        return f"@{_QUIET}{name.removeprefix('@')}"

    return _PING.sub(named, raw)


class SlackMarkup:
    """Fulfils the core's Markup."""

    def decode(self, raw: str) -> Text:
        """What a person reads of mrkdwn. Mail, phone and page links are replaced only as a whole."""
        edits: list[Edit] = []
        atoms: list[Atom] = []
        text = Text.plain(raw)
        for match in _TOKEN.finditer(text.raw):
            edits.extend(_edits(match))
            if match["mail"] or match["tel"]:
                atoms.append(Atom(match.start(), match.end()))
            elif match["link"]:
                whole = match["label"] is None or not match["label"]
                touch = None if whole else Span(match.start(), match.end("url") + 1)
                atoms.append(Atom(match.start(), match.end(), touch=touch))
        return text.edited(edits, atoms)

    def encode(self, plain: str, following: str = "") -> str:
        """Escapes what Slack would read as markup."""
        return plain.translate(_ESCAPES)
