"""What Bolt hands on: an event is acknowledged when it has been handled, what a person does at once."""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.async_app import AsyncAck

from core import wording
from core.responder import Overloaded

from .events import Events
from .render import ACTION, FORM, result

_log = structlog.get_logger("slack")
SHORTCUT, GLOBAL_SHORTCUT = "check_privacy", "check_text"


def listen_to_events(app: AsyncApp, events: Events) -> None:
    """Messages, arrivals and removals."""

    @app.event("message")
    async def message(body: Mapping[str, Any]) -> None:
        await events.on_message(body)

    @app.event("member_joined_channel")
    async def joined(body: Mapping[str, Any]) -> None:
        await events.on_joined(body)

    @app.event("channel_created")
    async def created(body: Mapping[str, Any]) -> None:
        await events.on_created(body)

    @app.event("channel_left")
    @app.event("group_left")
    @app.event("channel_archive")
    @app.event("group_archive")
    @app.event("channel_deleted")
    async def left(body: Mapping[str, Any]) -> None:
        await events.on_left(body)

    @app.event("channel_unarchive")
    @app.event("group_unarchive")
    async def opened(body: Mapping[str, Any]) -> None:
        await events.on_unarchived(body)

    @app.event("app_uninstalled")
    async def uninstalled(body: Mapping[str, Any]) -> None:
        await events.on_removed(body)

    @app.event("tokens_revoked")
    async def revoked(body: Mapping[str, Any]) -> None:
        await events.on_removed(body)

    @app.event("team_access_granted")
    async def granted(body: Mapping[str, Any]) -> None:
        await events.on_granted(body)

    @app.event("team_access_revoked")
    async def withdrawn(body: Mapping[str, Any]) -> None:
        await events.on_withdrawn(body)

    @app.event("app_home_opened")
    async def home_opened(body: Mapping[str, Any]) -> None:
        await events.on_home(body)

    app.error(_failed)


async def _failed(error: Exception) -> None:
    if not isinstance(error, Overloaded):  # of which the queue tells, in fewer lines
        _log.warning("not_acknowledged", error=type(error).__name__)


def listen_to_people(app: AsyncApp, events: Events) -> None:
    """Commands, shortcuts, buttons and the modal."""

    @app.command("/privacy-check")
    async def command(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_command(body)

    @app.action({"action_id": re.compile(f"^{ACTION}")})
    async def action(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_action(body)

    @app.view(FORM)
    async def submitted(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        problems = events.complaint(body)
        if problems:
            await ack(response_action="errors", errors=problems)
            return
        await ack(response_action="update", view=result(wording.said("Checking …")))
        await events.on_submit(body)

    @app.shortcut(GLOBAL_SHORTCUT)
    async def form(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_form(body)

    @app.shortcut(SHORTCUT)
    async def shortcut(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_shortcut(body)
