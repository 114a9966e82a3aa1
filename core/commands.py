"""The commands that people type: what each is called, how it is used, what it does and who may use it. Pure.

Dispatch, help and "Did you mean …?" all read this one table; platforms that list commands themselves read it, too.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

NAME = "/privacy-check"
AS_TEXT = "text:"
_MOST_WORDS, _MOST_WORDS_MISSPELT, _MOST_CHARACTERS = 8, 3, 120
# How alike a misspelt name is, from 0 to 1; "hlep" and "help" are 0.75.
_ALIKE = 0.75


class Misused(Exception):
    """A command was typed in a way in which it cannot be used; the text says why in one line, or nothing."""


@dataclass(frozen=True, slots=True)
class Usage:
    """One way to use a command. Words: its fixed words. Argument: an example of what follows them, where something does.

    About: what it does, in a few words. Admins: it is for them alone.
    """

    words: str
    about: str
    argument: str = ""
    admins: bool = False

    @property
    def name(self) -> str:
        """The command's first word."""
        return self.words.partition(" ")[0]

    @property
    def typed(self) -> str:
        """As it is typed, in the form that ``Spelling`` turns into the platform's own."""
        return f"`{' '.join(filter(None, (NAME, self.words, self.argument)))}`"


USAGES = (
    Usage("help", "What I can do"),
    Usage("guide", "How to keep your chats out of an assistant's training", "ASSISTANT"),
    Usage("reminders", "What is posted when, and what you have yet to answer"),
    Usage("reminders", "A new reminder in this channel", "mondays 10:00 Europe/Berlin", admins=True),
    Usage("stats", "The team's numbers, never one person's"),
    Usage("status", "What I do in this channel"),
    Usage("pause", "No notices for a while, 30 days at most", "1h"),
    Usage("resume", "Ends a pause; so does pause off"),
    Usage("quiet", "No reminders during these hours", "22:00-08:00 Europe/Berlin"),
    Usage("quiet off", "Ends your quiet hours"),
    Usage("my-data", "What I keep about you"),
    Usage("allowlist", "What you marked as not a leak, and how to undo it"),
    Usage("forget-me", "Deletes everything stored about you; asks first"),
    Usage("settings", "How sensitive I am, and what happens next", admins=True),
    Usage("settings more", "Language, numbers, introductions", admins=True),
    Usage("settings modes", "What is on in which channel", admins=True),
    Usage("settings channel", "All settings of one channel", admins=True),
    Usage("channels", "Which public channels I am not in or do not check", admins=True),
    Usage("exempt", "Who and what is exempt", admins=True),
    Usage("exempt channel", "Exempts a channel; add off to end that", "CHANNEL", admins=True),
    Usage("exempt group", "Exempts a group of people; add off to end that", "GROUP", admins=True),
    Usage("history", "Searches older messages; here, or in all channels", "30d everywhere", admins=True),
    Usage("history pause", "Pauses a search; resume and stop do what they say", admins=True),
    Usage("privacy-channel", "Posts findings in this channel, without content", admins=True),
    Usage("privacy-channel off", "Stops posting findings", admins=True),
    Usage("forget-workspace", "Deletes everything stored about this workspace; asks first", admins=True),
)


def usages_of(name: str) -> Sequence[Usage]:
    """All ways to use a command."""
    return [usage for usage in USAGES if usage.name == name]


def usage_of(words: str) -> Usage:
    """The first way to use these words; raises KeyError where they are none."""
    found = next((usage for usage in USAGES if usage.words == words), None)
    if found is None:
        raise KeyError(words)
    return found


def nothing_behind(typed: str) -> None:
    """Raises Misused where words stand behind a command that takes none."""
    if typed:
        raise Misused


def admins_only(name: str) -> bool:
    """Whether every way to use a command is for admins alone."""
    known = usages_of(name)
    return bool(known) and all(usage.admins for usage in known)


def resembling(text: str) -> str:
    """The command that a short text was probably meant to be, or an empty string. Text: stripped, in lower case."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) > _MOST_CHARACTERS:
        return ""
    names = list(dict.fromkeys(usage.name for usage in USAGES))
    if words[0] in names:
        return words[0]
    if len(words) > _MOST_WORDS_MISSPELT:
        return ""
    return next(iter(difflib.get_close_matches(words[0], names, 1, _ALIKE)), "")
