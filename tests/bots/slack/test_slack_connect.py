"""Slack Connect: an event's outer team may be another organisation's; ours is the one that is authorised."""

import json

from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_absence import responder, slack
from .test_conversation import LEAK, button, server

__all__ = ["responder", "server", "slack"]


async def test_an_author_of_another_organisation_is_told_and_may_press(slack: SlackServer) -> None:
    slack.team_of_author = "T0ELSEWHERE"
    slack.shared.add("C0GENERAL")
    ts = slack.say("U1", LEAK, user_team="T0ELSEWHERE")
    await until(lambda: slack.told("U1"))
    slack.press("U1", button(slack, slack.told("U1")[0]["blocks"], "Why?"))
    await until(lambda: slack.answers["U1"])
    assert "passes its checksum" in json.dumps(slack.answers["U1"])
    slack.edit("C0GENERAL", ts, "mended")
    await until(lambda: not slack.unacknowledged)


async def test_home_and_arrival_are_ours_whatever_the_outer_team(slack: SlackServer) -> None:
    slack.team_of_author = "T0ELSEWHERE"
    slack.opens_home("U1")
    await until(lambda: "U1" in slack.homes)
    slack.add_bot("U0ADMIN")
    await until(lambda: slack.posts["C0GENERAL"])
    await until(lambda: not slack.unacknowledged)
