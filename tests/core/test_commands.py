"""The table of commands is what dispatch, help and "Did you mean …?" read."""

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.command_style import Spelling
from core.commands import USAGES, admins_only, resembling, usage_of, usages_of
from core.reply import Fields
from core.wording import help_text
from tests.scenarios.responders import a_responder


async def test_every_command_of_the_table_is_done_and_nothing_else(checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types, maintenance=False) as responder:
        assert responder._commands.all_handlers.keys() == {usage.name for usage in USAGES} | {""}


def test_help_shows_every_command() -> None:
    shown = [name for block in help_text().blocks if isinstance(block, Fields) for name, _ in block.pairs]
    assert all(usage.typed in shown for usage in USAGES)


def test_what_is_said_of_a_command_fits_every_platform() -> None:
    assert all(len(usage.about) <= 100 for usage in USAGES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("staus", "status"),
        ("status", "status"),
        ("hlep", "help"),
        ("puase 1h", "pause"),
        ("forget me", "forget-me"),
        ("forgetme", "forget-me"),
        ("pause the build please", "pause"),
        ("hello", ""),
        ("the status of it", ""),
        ("staus of the migration today", ""),
        ("status of the migration is that half of it is done", ""),
        ("", ""),
    ],
)
def test_a_short_text_resembles_the_command_that_it_nearly_begins_with(typed: str, meant: str) -> None:
    assert resembling(typed) == meant


def test_some_commands_are_for_admins_alone() -> None:
    assert admins_only("settings")
    assert not admins_only("reminders"), "everybody may list them"
    assert not admins_only("nonsense")
    assert [usage.admins for usage in usages_of("reminders")] == [False, True]


def test_unknown_words_are_no_usage() -> None:
    with pytest.raises(KeyError):
        usage_of("nonsense")


def test_a_command_is_spelled_as_the_platform_has_it() -> None:
    spelling = Spelling({"pause": "/privacy pause length:", "settings": "/admin settings"}, "/privacy-check text:")
    assert spelling.of("/privacy-check pause 1h") == "/privacy pause length:1h"
    assert spelling.of("/privacy-check pause") == "/privacy pause"
    assert spelling.of("/privacy-check settings") == "/admin settings"
    assert spelling.of("/privacy-check quiet off") == "/privacy-check text:quiet off"
    assert spelling.of("/privacy-check") == "/privacy-check"
    assert spelling.of("text:") == "text:"
    assert Spelling().of("/privacy-check pause 1h") == "/privacy-check pause 1h"
    assert list(spelling.pieces("say `/privacy-check pause 3d`, or not")) == [
        ("say ", False),
        ("/privacy pause length:3d", True),
        (", or not", False),
    ]
