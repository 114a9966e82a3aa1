"""Which of our commands have a slash command of their own here, and how it is typed. Pure.

What has none is typed behind ``/privacy-check``, whose option is called ``text``.
"""

from collections.abc import Mapping

from core.command_style import Spelling

PLAIN, ADMIN = "privacy", "privacy-admin"
# Words of the core's commands that take no argument here, by the group that they stand in.
IN_GROUPS: Mapping[str, tuple[str, ...]] = {
    PLAIN: ("help", "status", "stats", "reminders", "resume", "my-data", "forget-me"),
    ADMIN: (
        "settings more",
        "settings modes",
        "settings channel",
        "privacy-channel",
        "privacy-channel off",
        "channels",
        "forget-workspace",
    ),
}
_WITH_OPTIONS = {
    "guide": f"/{PLAIN} guide assistant:",
    "allowlist": f"/{PLAIN} allowlist page:",
    "pause": f"/{PLAIN} pause length:",
    "quiet": f"/{PLAIN} quiet hours:",
    "reminders": f"/{PLAIN} reminders",
    "history": f"/{ADMIN} history days:",
    "settings": f"/{ADMIN} settings",
    "exempt": f"/{ADMIN} exempt",
    "exempt channel": f"/{ADMIN} exempt channel:",
    "exempt group": f"/{ADMIN} exempt role:",
}


def name_of(words: str) -> str:
    """The name of the slash command of these words, within its group."""
    return words.replace(" ", "-")


SPELLING = Spelling(
    {words: f"/{group} {name_of(words)}" for group, all_words in IN_GROUPS.items() for words in all_words} | _WITH_OPTIONS,
    "/privacy-check text:",
)
