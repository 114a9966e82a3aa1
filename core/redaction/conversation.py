"""Placeholders for a whole conversation, given out message by message: the same person has the same one in all of them."""

from collections import defaultdict
from collections.abc import Mapping

from ..detection.spans.people import handles_of
from .placeholders import Placeholders, name_tokens, part_of

_MOST_NAMESAKES = 50
Tokens = tuple[str, ...]


class ConversationPlaceholders(Placeholders):
    """What later messages say is not known yet, so that whoever is named first counts: "Dora", and then "Dora Novak", are one.

    A shorter form of two people's names stays with the first. ``base``: of people who are known in all conversations, such as a
    workspace's members; their numbers are the same everywhere.
    """

    def __init__(self, base: "ConversationPlaceholders | None" = None) -> None:
        super().__init__("", ())
        self._base = base
        self._homes: dict[str, list[Tokens]] = defaultdict(list)
        self._fullest: dict[Tokens, Tokens] = {}
        if base:
            self._numbers.update(base.numbers())

    def give(self, entity_type: str, value: str) -> str:
        """See Placeholders."""
        key = self.key(entity_type, value)
        shared = self._base.given(key) if self._base else None
        if shared is not None:
            return shared
        if key not in self._given:
            self._given[key] = self._next(entity_type)
        return self._given[key]

    def _key(self, entity_type: str, value: str) -> tuple[str, str]:
        tokens = name_tokens(value) if entity_type == "PERSON" else ()
        return (entity_type, " ".join(self._person(tokens))) if tokens else super()._key(entity_type, value)

    def _person(self, tokens: Tokens) -> Tokens:
        """The form under which a person was named first."""
        known = self.known(tokens)
        if known is not None:
            return known
        near = {home for token in tokens if len(token) > 1 for home in self.near(token)}
        fits = {self.known(home) or home for home in near if part_of(tokens, home) or part_of(home, tokens)}
        first = fits.pop() if len(fits) == 1 else tokens
        self._fullest[tokens] = first
        for token in set(tokens):
            self._homes[token].append(tokens)
        for handle in handles_of(tokens[0], tokens[-1]) if len(tokens) > 1 else ():
            self._fullest.setdefault((handle,), first)
        return first

    def numbers(self) -> Mapping[str, int]:
        """How many placeholders of each type have been given out."""
        return self._numbers

    def given(self, key: tuple[str, str]) -> str | None:
        """The placeholder of a key, if it has one."""
        return self._given.get(key)

    def known(self, tokens: Tokens) -> Tokens | None:
        """The form under which a person of exactly this name was named first."""
        return self._fullest.get(tokens) or (self._base.known(tokens) if self._base else None)

    def near(self, token: str) -> list[Tokens]:
        """The names with this word; a word that many names have identifies nobody."""
        homes = [*self._homes.get(token, ()), *(self._base.near(token) if self._base else ())]
        return homes if len(homes) <= _MOST_NAMESAKES else []
