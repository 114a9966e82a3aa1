"""Patterns that are compiled when they are first needed: to compile all takes half of the time until a command should answer."""

import re
from typing import cast


class _Lazy:
    """Stands for a compiled pattern. What was asked of it once is kept, so that it costs nothing later."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags | re.UNICODE

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lazy) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # a copy or a pickle asks for what no pattern has
            raise AttributeError(name)
        compiled = self.__dict__.get("compiled")
        if compiled is None:
            compiled = self.__dict__["compiled"] = re.compile(self.pattern, self.flags)
        found: object = getattr(compiled, name)
        self.__dict__[name] = found
        return found


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, which it calls on first use: only then, a broken pattern raises re.error."""
    return cast("re.Pattern[str]", _Lazy(pattern, int(flags)))
