"""The short conversation that the page opens with: invented people, nothing private in it yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from .demo_team import Posted

# (channel, minutes ago, author, text)
_SAID = (
    ("general", 58, "jonas", "Lunch at **12:30**? The new place around the corner has dumplings."),
    ("general", 55, "priya", "Count me in!"),
    ("support", 24, "priya", "Kestrel Parts wrote in again: their order *still* hasn't shipped."),
    (
        "support",
        21,
        "jonas",
        "Let's have the assistant draft an apology. It needs:\n- what was ordered\n- what went wrong\n- how they can reach us",
    ),
    ("support", 20, "priya", "Maya has all of that in a chat from yesterday."),
    ("support", 4, "maya", "I do. One moment, I'll paste it here."),
)


def opening(ids: Iterator[str], now: datetime) -> list[Posted]:
    """Its messages, the oldest first, as if they had been written within the last hour."""
    return [
        Posted(next(ids), channel, author, text, at=now - timedelta(minutes=minutes)) for channel, minutes, author, text in _SAID
    ]
