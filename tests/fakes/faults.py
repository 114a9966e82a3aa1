"""What a platform's server does wrong on purpose."""

from dataclasses import dataclass, field
from random import Random


@dataclass
class Faults:
    """Shares from 0 to 1; all zero is a good day."""

    limited: float = 0.0
    broken: float = 0.0
    doubled: float = 0.0
    shuffled: float = 0.0
    lost_answers: float = 0.0
    random: Random = field(default_factory=lambda: Random(7))

    def happens(self, share: float) -> bool:
        """Whether it happens this time."""
        return share > 0 and self.random.random() < share

    def clear(self) -> None:
        """From now on all goes well."""
        self.limited = self.broken = self.doubled = self.shuffled = self.lost_answers = 0.0
