"""What people marked as not a leak: keyed fingerprints of values, for whom a mark holds and until when. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from config.entities import EntityTypes

from .message import Message

SEVERE = ("high", "critical")


class EntryScope(StrEnum):
    """Whose posts an entry is about."""

    PERSON = "person"
    CHANNEL = "channel"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class ValueFingerprint:
    """A value that was found, without the value: its keyed fingerprint, its type, and the recognizer that had found it."""

    fingerprint: str
    entity_type: str
    source: str


@dataclass(frozen=True, slots=True)
class AllowlistEntry:
    """One value that somebody marked as not a leak. All entries of one press share their id.

    ``subject``: the id of the person or channel that the scope is about. ``by_admin``: whether an admin made it.
    ``channel``: where it was made.
    """

    id: str
    value: ValueFingerprint
    scope: EntryScope
    subject: str
    actor: str
    by_admin: bool
    channel: str
    at: datetime
    expires_at: datetime


class Allowlist:
    """The entries of one workspace, by whose posts they are about."""

    def __init__(self, entries: Iterable[AllowlistEntry] = ()) -> None:
        """Entries: those that may be in force."""
        self._by_subject: dict[tuple[EntryScope, str], list[AllowlistEntry]] = {}
        for entry in entries:
            self._by_subject.setdefault((entry.scope, entry.subject), []).append(entry)

    def in_force(self, message: Message, now: datetime) -> list[AllowlistEntry]:
        """The entries that hold for a message.

        Where outsiders or AI apps read along only an admin's entries for the channel or everywhere do: what leaves the team
        is not for one member to decide.
        """
        place, strict = message.place, leaves_the_team(message)
        subjects = [(EntryScope.CHANNEL, each) for each in (place.channel, *place.parents)] + [(EntryScope.WORKSPACE, "")]
        subjects += [] if strict else [(EntryScope.PERSON, message.author.id)]
        entries = (entry for subject in subjects for entry in self._by_subject.get(subject, ()))
        return [entry for entry in entries if entry.expires_at > now and (entry.by_admin or not strict)]


def leaves_the_team(message: Message) -> bool:
    """Whether people from outside or an AI app read the message."""
    place = message.place
    return place.shared_with_outsiders or place.for_assistants or message.mentions_assistant


def severe(values: Iterable[ValueFingerprint], types: EntityTypes) -> bool:
    """Whether any of them may be marked for others by an admin alone: keys, passwords, cards and whatever else is as bad."""
    return any(types[value.entity_type].severity in SEVERE for value in values)


def choices(
    message: Message, values: Sequence[ValueFingerprint], types: EntityTypes, *, admin: bool, manager: bool
) -> tuple[EntryScope, ...]:
    """The scopes that the message's author may choose for its values; the narrowest first.

    Manager: whether they look after the channel.
    """
    if message.place.private:
        return (EntryScope.PERSON,)
    if admin:
        return tuple(EntryScope)
    here = manager and not severe(values, types) and not leaves_the_team(message)
    return (EntryScope.PERSON, EntryScope.CHANNEL) if here else (EntryScope.PERSON,)


def subject_of(scope: EntryScope, message: Message) -> str:
    """The id of whom an entry for a message is about; empty where it is about everybody."""
    return {EntryScope.PERSON: message.author.id, EntryScope.CHANNEL: message.place.channel, EntryScope.WORKSPACE: ""}[scope]


def by_press(entries: Iterable[AllowlistEntry]) -> list[list[AllowlistEntry]]:
    """The entries of each press together, in the order in which they come."""
    presses: dict[str, list[AllowlistEntry]] = {}
    for entry in entries:
        presses.setdefault(entry.id, []).append(entry)
    return list(presses.values())
