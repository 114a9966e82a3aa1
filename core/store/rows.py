"""Ids as rows and back."""

from sqlalchemy import ColumnElement, RowMapping, Table, and_

from ..message import MessageRef, Place
from ..ports import Person


def of_ref(ref: MessageRef) -> dict[str, str]:
    """A message's ids by column."""
    return {"platform": ref.platform, "workspace": ref.workspace, "channel": ref.channel, "message": ref.id}


def at_ref(table: Table, ref: MessageRef) -> ColumnElement[bool]:
    """The condition that a row is about the message."""
    return and_(*(table.c[name] == value for name, value in of_ref(ref).items()))


def ref_of(row: RowMapping) -> MessageRef:
    """The message that a row is about."""
    return MessageRef(row["platform"], row["workspace"], row["channel"], row["message"])


def of_place(place: Place) -> dict[str, str]:
    """A place's ids by column."""
    return {"platform": place.platform, "workspace": place.workspace, "channel": place.channel, "thread": place.thread}


def in_workspace(table: Table, platform: str, workspace: str) -> ColumnElement[bool]:
    """The condition that a row belongs to the workspace."""
    return and_(table.c.platform == platform, table.c.workspace == workspace)


def of_person(table: Table, person: Person, column: str, *, everywhere: bool = False) -> ColumnElement[bool]:
    """The condition that a row is about the person, whose id stands in the column. Everywhere: in all workspaces."""
    place = table.c.platform == person.platform if everywhere else in_workspace(table, person.platform, person.workspace)
    return and_(place, table.c[column] == person.id)
