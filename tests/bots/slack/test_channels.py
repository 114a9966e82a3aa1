"""A channel that we left, or that was archived or deleted, is not looked after any more; one that is opened again is."""

import pytest

from core.message import Place
from core.responder import Responder
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_absence import responder, slack
from .test_conversation import LEAK, server

__all__ = ["responder", "server", "slack"]
PLACE = Place("slack", "T0TEAM", "C0GENERAL")


@pytest.mark.parametrize("kind", ["channel_left", "group_left", "channel_archive", "group_archive", "channel_deleted"])
async def test_cursors_of_a_channel_that_is_left_end_with_its_threads(
    slack: SlackServer, responder: Responder, kind: str
) -> None:
    parent = slack.say("U1", "any news?")
    slack.say("U2", LEAK, thread=parent)
    await until(lambda: slack.told("U2"))
    await responder.maintenance.save()
    slack._send({"type": kind, "channel": "C0GENERAL", "actor_id": "U1"})
    await until(lambda: not any(place.channel == "C0GENERAL" for place in responder.watermark.places("slack")))
    await until(lambda: not slack.unacknowledged)
    await responder.maintenance.save()
    assert responder.watermark.knows(Place("slack", "T0TEAM", "C0SUPPORT"))


async def test_a_channel_that_is_opened_again_is_looked_after(slack: SlackServer, responder: Responder) -> None:
    slack._send({"type": "channel_archive", "channel": "C0GENERAL", "user": "U1"})
    await until(lambda: not responder.watermark.knows(PLACE))
    slack._send({"type": "channel_unarchive", "channel": "C0GENERAL", "user": "U1"})
    await until(lambda: responder.watermark.knows(PLACE))
    slack.say("U1", LEAK)
    await until(lambda: slack.told("U1"))
