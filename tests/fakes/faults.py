"""What a platform's server does wrong on purpose."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

# discord.py gives up after five.
_MOST_IN_A_ROW = 3


@dataclass
class Faults:
    """Shares from 0 to 1; all zero is a good day."""

    limited: float = 0.0
    broken: float = 0.0
    doubled: float = 0.0
    shuffled: float = 0.0
    lost_answers: float = 0.0
    random: Random = field(default_factory=lambda: Random(7))
    _refused: Counter[str] = field(default_factory=Counter)

    def happens(self, share: float) -> bool:
        """Whether it happens this time."""
        return share > 0 and self.random.random() < share

    def limits(self, call: str) -> bool:
        """Whether a call is too much now. Who has waited three times for as long as told is let in, as the platforms do."""
        limited = self._refused[call] < _MOST_IN_A_ROW and self.happens(self.limited)
        self._refused[call] = self._refused[call] + 1 if limited else 0
        return limited

    def clear(self) -> None:
        """From now on all goes well."""
        self.limited = self.broken = self.doubled = self.shuffled = self.lost_answers = 0.0
