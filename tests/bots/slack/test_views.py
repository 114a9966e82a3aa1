"""The modal for longer text and files, and the app's own tab."""

import json

from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .test_conversation import LEAK, server, slack, told

__all__ = ["server", "slack"]


def view(server: SlackServer, user: str) -> str:
    return json.dumps(server.views.get(user, {}), ensure_ascii=False)


async def test_the_command_alone_opens_a_modal_whose_answer_takes_its_place(slack: SlackServer) -> None:
    slack.opens_form("U1")
    await until(lambda: "file_input" in view(slack, "U1"))
    slack.submits("U1", LEAK)
    await until(lambda: "[PERSON_1] paid with [CREDIT_CARD_1]" in view(slack, "U1"))
    assert "4111" not in view(slack, "U1")
    assert slack.told("U1") == []


async def test_the_global_shortcut_checks_a_file(slack: SlackServer) -> None:
    slack.global_shortcut("U1")
    await until(lambda: "file_input" in view(slack, "U1"))
    slack.submits("U1", "", [{"name": "people.csv", "size": 40, "url_private": f"{slack.url}/file"}])
    await until(lambda: "people.csv, row 2, column 2 (card): a payment card number" in view(slack, "U1"))


async def test_an_empty_modal_is_answered_in_the_modal(slack: SlackServer) -> None:
    slack.opens_form("U1")
    await until(lambda: "file_input" in view(slack, "U1"))
    slack.submits("U1", "  ")
    await until(lambda: not slack.unacknowledged)
    assert "file_input" in view(slack, "U1")


async def test_the_tab_shows_guides_numbers_and_what_is_kept_and_answers_there(slack: SlackServer) -> None:
    slack.opens_home("U1")
    await until(lambda: "U1" in slack.homes)
    shown = json.dumps(slack.homes["U1"], ensure_ascii=False)
    assert "Claude" in shown
    assert "Poe" not in shown, "a guide that is not confirmed is not asked for"
    assert "ChatGPT*\\nopen" in shown
    assert "Nothing." in shown
    assert "For admins" not in shown
    slack.presses_at_home("U1", "done||||chatgpt")
    await until(lambda: "✔ done" in json.dumps(slack.homes["U1"], ensure_ascii=False))
    await until(lambda: "Thank you, noted." in told(slack, "U1"))
    slack.presses_at_home("U1", "pause||||")
    await until(lambda: "You have paused notices until" in json.dumps(slack.homes["U1"]))
    slack.presses_at_home("U1", "forgetme||||")
    await until(lambda: "Delete everything about me" in view(slack, "U1"))
    assert "You have paused notices until" in json.dumps(slack.homes["U1"]), "nothing has been deleted before it is confirmed"
    slack.chooses_in_modal("U1", "forgetme||||yes")
    await until(lambda: "has been deleted" in view(slack, "U1"))
    slack.opens_home("U1")
    await until(lambda: "Notices are on for you" in json.dumps(slack.homes["U1"]))
    assert "ChatGPT*\\nopen" in json.dumps(slack.homes["U1"], ensure_ascii=False)


async def test_an_admin_s_tab_shows_reminders_and_numbers(slack: SlackServer) -> None:
    slack.command("U0ADMIN", "reminders mondays 10:00")
    await until(lambda: slack.answers["U0ADMIN"])
    slack.opens_home("U0ADMIN")
    await until(lambda: "U0ADMIN" in slack.homes)
    shown = json.dumps(slack.homes["U0ADMIN"], ensure_ascii=False)
    assert "Mondays at 10:00 (Europe/Berlin)" in shown
    assert "0 findings (in 0 messages) in 8 weeks" in shown
    assert "Findings by week" in shown


async def test_settings_are_changed_in_a_modal_and_audited(slack: SlackServer) -> None:
    slack.command_with_trigger("U0ADMIN", "settings")
    await until(lambda: "How sensitive I am" in view(slack, "U0ADMIN"))
    slack.chooses_in_modal("U0ADMIN", "set||||here.mode=dm")
    await until(lambda: '"initial_option": {"text": {"type": "plain_text", "text": "a direct message' in view(slack, "U0ADMIN"))
    slack.say("U1", LEAK)
    await until(lambda: slack.posts["DU1"])
    slack.say("U1", LEAK, "C0SUPPORT")
    await until(lambda: slack.ephemerals)
    assert slack.answers["U0ADMIN"] == []


async def test_who_is_no_admin_is_told_so_in_the_modal(slack: SlackServer) -> None:
    slack.command_with_trigger("U1", "settings more")
    await until(lambda: "Only admins can use" in view(slack, "U1"))


async def test_an_admin_chooses_a_channel_on_the_tab_and_sets_what_happens_there(slack: SlackServer) -> None:
    slack.opens_home("U0ADMIN")
    await until(lambda: "conversations_select" in json.dumps(slack.homes.get("U0ADMIN")))
    slack.chooses_channel_at_home("U0ADMIN", "C0SUPPORT")
    await until(lambda: "What happens on an alarm in this channel" in view(slack, "U0ADMIN"))
    slack.chooses_in_modal("U0ADMIN", "set||||here.mode=dm")
    await until(lambda: '"initial_option": {"text": {"type": "plain_text", "text": "a direct message' in view(slack, "U0ADMIN"))
    slack.say("U1", LEAK, "C0SUPPORT")
    await until(lambda: slack.posts["DU1"])
    assert slack.ephemerals == []


async def test_a_shared_message_is_looked_at_and_a_link_s_preview_is_not(slack: SlackServer) -> None:
    slack.say("U1", "see this", attachments=[{"is_share": True, "text": LEAK}])
    slack.say("U2", "see this", attachments=[{"is_msg_unfurl": True, "text": LEAK}])
    await until(lambda: slack.told("U1") and not slack.unacknowledged)
    assert "the shared message" in told(slack, "U1")
    assert slack.told("U2") == []
