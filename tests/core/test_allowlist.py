"""For whom a mark of what is no leak holds, and who may make one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from config.entities import EntityTypes
from core.allowlist import Allowlist, AllowlistEntry, EntryScope, ValueFingerprint, by_press, choices
from core.message import Author, Message, MessageRef, Place
from core.text import Text
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
KEY = ValueFingerprint("aa", "API_KEY", "keys")
NAME = ValueFingerprint("bb", "PERSON", "names")
PERSON, CHANNEL, WORKSPACE = EntryScope


def said(author: str = "ann", channel: str = "c", **place: object) -> Message:
    where = replace(Place("p", "w", channel), **place)  # type: ignore[arg-type]
    return Message(MessageRef("p", "w", channel, "1"), Author(author), where, Text.plain("x"))


def entry(scope: EntryScope, subject: str, *, by_admin: bool = False) -> AllowlistEntry:
    return AllowlistEntry("1", KEY, scope, subject, "ann", by_admin, "c", NOW, NOW + timedelta(days=90))


def holds(made: AllowlistEntry, message: Message) -> bool:
    return bool(Allowlist([made]).in_force(message, NOW))


def test_a_member_s_entry_holds_for_their_posts_in_every_channel_and_for_nobody_else() -> None:
    made = entry(PERSON, "ann")
    assert holds(made, said("ann"))
    assert holds(made, said("ann", "d"))
    assert not holds(made, said("ben"))


def test_a_channel_s_entry_holds_for_everybody_there_and_in_what_lies_in_it() -> None:
    made = entry(CHANNEL, "c")
    assert holds(made, said("ben"))
    assert holds(made, said("ben", "thread", parents=("c",)))
    assert not holds(made, said("ben", "d"))


def test_everywhere_is_everywhere() -> None:
    assert holds(entry(WORKSPACE, "", by_admin=True), said("ben", "d"))


@pytest.mark.parametrize("strict", ["shared_with_outsiders", "for_assistants"])
def test_where_outsiders_or_ai_apps_read_only_an_admin_s_entry_for_others_holds(strict: str) -> None:
    message = said("ann", **{strict: True})
    assert not holds(entry(PERSON, "ann"), message)
    assert not holds(entry(PERSON, "ann", by_admin=True), message)
    assert not holds(entry(CHANNEL, "c"), message)
    assert holds(entry(CHANNEL, "c", by_admin=True), message)
    assert not holds(entry(PERSON, "ann"), replace(said("ann"), mentions_assistant=True))


def test_an_entry_ends() -> None:
    made = Allowlist([entry(PERSON, "ann")])
    assert made.in_force(said("ann"), NOW + timedelta(days=89))
    assert not made.in_force(said("ann"), NOW + timedelta(days=90))


def test_who_may_choose_what(types: EntityTypes) -> None:
    def may(message: Message, *values: ValueFingerprint, admin: bool = False, manager: bool = False) -> tuple[EntryScope, ...]:
        return choices(message, values, types, admin=admin, manager=manager)

    assert may(said(), NAME) == (PERSON,)
    assert may(said(), NAME, manager=True) == (PERSON, CHANNEL)
    assert may(said(), NAME, KEY, manager=True) == (PERSON,), "what is as bad as a key is for an admin to say"
    assert may(said(shared_with_outsiders=True), NAME, manager=True) == (PERSON,)
    assert may(said(), NAME, KEY, admin=True) == (PERSON, CHANNEL, WORKSPACE)
    assert may(said(private=True), NAME, admin=True) == (PERSON,)


def test_entries_are_grouped_by_press() -> None:
    first, second = entry(PERSON, "ann"), replace(entry(PERSON, "ann"), id="2")
    assert by_press([first, second, replace(first, value=NAME)]) == [[first, replace(first, value=NAME)], [second]]
