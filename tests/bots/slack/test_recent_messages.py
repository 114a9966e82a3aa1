"""What an event told is kept for ten minutes, so that a button needs no call; never an older version, never shown anywhere."""

import json

from bots.slack.markup import SlackMarkup
from bots.slack.recent_messages import KEPT_FOR, MOST_BYTES, MOST_MESSAGES, Recent
from core.message import Attachment, Author, Message, MessageRef, Place
from tests.fakes.clock import FakeClock
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_absence import responder, slack
from .test_conversation import LEAK, button, server

__all__ = ["responder", "server", "slack"]
AT = FakeClock().now().timestamp()


def message(words: str, number: int = 1, *files: Attachment) -> Message:
    ref = MessageRef("slack", "T1", "C1", str(number))
    return Message(ref, Author("U1"), Place("slack", "T1", "C1"), SlackMarkup().decode(words), files)


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def test_a_button_right_after_a_notice_needs_no_read(slack: SlackServer) -> None:
    parent = slack.say("U9", "any news?")
    ts = slack.say("U1", LEAK, thread=parent)
    await until(lambda: slack.told("U1"))
    buttons = slack.told("U1")[0]["blocks"]
    before = slack.calls.count("conversations.replies")
    slack.press("U1", button(slack, buttons, "Why?"))
    await until(lambda: slack.answers["U1"])
    assert "passes its checksum" in json.dumps(slack.answers["U1"])
    assert slack.calls.count("conversations.replies") == before
    slack.press("U1", button(slack, buttons, "Delete my message"))
    await until(lambda: len(slack.answers["U1"]) == 2)
    words = json.dumps(slack.answers["U1"][1])
    assert (
        f"https://team.slack.com/archives/C0GENERAL/p{ts.replace('.', '')}?thread_ts={parent}&amp;cid=C0GENERAL|the message"
        in words
    )


async def test_after_an_edit_or_a_deletion_the_older_version_is_not_served(slack: SlackServer) -> None:
    ts = slack.say("U1", LEAK)
    await until(lambda: slack.told("U1"))
    buttons = slack.told("U1")[0]["blocks"]
    slack.edit("C0GENERAL", ts, "Alice Smith has gone")
    await until(lambda: not slack.unacknowledged)
    slack.shortcut("U2", ts)
    await until(lambda: slack.answers["U2"])
    assert "has gone" in json.dumps(slack.answers["U2"])
    assert "CREDIT_CARD" not in json.dumps(slack.answers["U2"])
    slack.delete("C0GENERAL", ts)
    await until(lambda: not slack.unacknowledged)
    slack.press("U1", button(slack, buttons, "Why?"))
    await until(lambda: slack.answers["U1"])
    assert "no longer exists" in json.dumps(slack.answers["U1"])


async def test_an_older_version_that_comes_late_does_not_come_back() -> None:
    recent = Recent(FakeClock(), yes)
    recent.keep(message("edited"), AT)
    recent.keep(message("before"), AT - 5)
    found = await recent.find(message("").ref)
    assert found is not None
    assert found.text.raw == "edited"
    recent.gone(message("").ref)
    recent.keep(message("edited"), AT)
    assert await recent.find(message("").ref) is None
    recent.keep(message("sent again after a minute", 2), AT - 60)
    assert await recent.find(message("", 2).ref) is None
    recent.keep(message("before", 3), AT)
    recent.changed(message("", 3).ref, AT + 1)
    assert await recent.find(message("", 3).ref) is None


async def test_it_is_bounded_in_time_number_and_bytes() -> None:
    clock = FakeClock()
    recent = Recent(clock, yes)
    for number in range(MOST_MESSAGES + 10):
        recent.keep(message("x", number), AT)
    assert repr(recent) == f"Recent({MOST_MESSAGES} messages)"
    recent.keep(message("x" * (MOST_BYTES - 100), 5_000), AT)
    recent.keep(message("x", 5_001, Attachment("a", 200, b"x" * 200)), AT)
    assert repr(recent) == "Recent(1 messages)"
    recent.keep(message("x" * (MOST_BYTES + 1), 5_002), AT)
    assert await recent.find(message("", 5_002).ref) is None
    clock.passes(seconds=KEPT_FOR.total_seconds() + 1)
    assert await recent.find(message("", 5_001).ref) is None
    assert repr(recent) == "Recent(0 messages)"


async def test_it_is_not_used_beside_other_processes_nor_after_a_gap() -> None:
    recent = Recent(FakeClock(), no)
    recent.keep(message("secret"), AT)
    assert await recent.find(message("").ref) is None
    own = Recent(FakeClock(), yes)
    own.keep(message("secret"), AT)
    assert "secret" not in repr(own) + repr(vars(own))
    own.forget()
    assert await own.find(message("").ref) is None
