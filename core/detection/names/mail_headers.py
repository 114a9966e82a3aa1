"""Finds the people of a mail's head as it is pasted, without addresses: "From: Rooke, Imelda" above "To: Tom Li; Ana Reis"."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from config.lexicon import Lexicon

from ...finding import Evidence, Finding

SOURCE = "mail_headers"
_SCORE = 0.6
_HEAD = r"(?m)^[>*\s]{0,6}(?i:{mail_header})\*?[ ]?:\*?[ \t]*(?P<people>[^\n]{2,400})$"
_SUBJECT = r"(?m)^[>*\s]{0,6}(?i:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|předmět|sent|date|gesendet|envoyé)\b"
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
_NAME = rf"(?:(?:van|von|de|der|den|del|di|da|la|le|ten|bin|al)[ ]){{0,2}}{_WORD}(?:[ ](?:(?:van|von|de|der|den|del|di|da|la|le|ten|bin|al)[ ]){{0,2}}{_WORD}){{0,3}}"
# Behind a name its address, or where it works, may stand.
_LAST_FIRST = re.compile(rf"{_NAME},[ ]{_NAME}(?=\s*(?:[\"'<(\[;]|$))")
_PLAIN = re.compile(rf"{_NAME}(?=\s*(?:[\"'<(\[;,]|$))")
_BETWEEN = re.compile(r"[\s\"']*")
_NEXT = re.compile(r"[;,]")


class MailHeaders:
    """Thread-safe."""

    def __init__(self, lexicon: Lexicon, is_word: Callable[[str], bool]) -> None:
        """Is_word: whether a word is an ordinary one, or a product."""
        self._lexicon = lexicon
        self._is_word = is_word

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        return re.compile(self._lexicon.expand(_HEAD).replace("(?m)", ""), re.VERBOSE | re.MULTILINE)

    def find(self, text: str) -> Iterator[Finding]:
        """Findings of type PERSON, in a text with two lines of such a head, or one and a subject or a date."""
        if "\n" not in text or ":" not in text:
            return
        heads = list(self._heads.finditer(text))
        if not heads or (len(heads) < len(("from", "to")) and not re.search(_SUBJECT, text)):
            return
        for head in heads:
            yield from self._people(text, *head.span("people"))

    def _people(self, text: str, start: int, end: int) -> Iterator[Finding]:
        """Whoever stands between two places; a semicolon or quotes tell "Rooke, Imelda" from two people."""
        reversed_ = ";" in text[start:end] or '"' in text[start:end] or text.count(",", start, end) == 1
        while start < end:
            start = _BETWEEN.match(text, start, end).end()  # type: ignore[union-attr]
            match = (_LAST_FIRST.match(text, start, end) if reversed_ else None) or _PLAIN.match(text, start, end)
            if match and not all(self._is_word(word) for word in re.findall(r"[^\W\d_]+", match[0])):
                yield Finding(*match.span(), "PERSON", _SCORE, SOURCE, Evidence.MODEL)
            following = _NEXT.search(text, match.end() if match else start, end)
            start = following.end() if following else end
