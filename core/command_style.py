"""How a platform spells our commands, and the code within a sentence. Pure.

A sentence of ours names a command in backticks, always as ``/privacy-check WORDS``; renderers show it as the platform has it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .commands import NAME

_CODE = re.compile(r"`([^`\n]{1,200})`")


@dataclass(frozen=True, slots=True)
class Spelling:
    """``own``: a command's words -> what is typed for them; one that ends with a colon names the option of the argument.

    ``otherwise``: what stands before words that have no command of their own.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = f"{NAME} "

    def of(self, code: str) -> str:
        """A command as it is typed on the platform; any other code as it is."""
        name, _, words = code.partition(" ")
        if name != NAME or not words:
            return code
        known = (each for each in sorted(self.own, key=len, reverse=True) if f"{words} ".startswith(f"{each} "))
        longest = next(known, None)
        if longest is None:
            return self.otherwise + words
        typed, argument = self.own[longest], words[len(longest) :].strip()
        if not typed.endswith(":"):
            return f"{typed} {argument}".strip()
        return typed + argument if argument else typed.rpartition(" ")[0]

    def pieces(self, sentence: str) -> Iterator[tuple[str, bool]]:
        """The parts of a sentence, with whether each is code."""
        at = 0
        for match in _CODE.finditer(sentence):
            if match.start() > at:
                yield sentence[at : match.start()], False
            yield self.of(match[1]), True
            at = match.end()
        if at < len(sentence):
            yield sentence[at:], False
