"""Slack's events as the core's types: translate, await the responder, done."""

import asyncio
import re
import time
from collections.abc import Awaitable, Sequence
from dataclasses import replace

import structlog
from slack_bolt.request.internals import extract_team_id

from core.message import MessageRef, Place
from core.ports import Interaction, Person
from core.reply import Verb
from core.responder import Command, Press, Question, Responder

from .files import attachment_of
from .markup import SlackMarkup
from .messages import EPHEMERAL, VIEW, Event, is_posted, message_of, said
from .render import FILES, FORM, FORM_INPUT
from .workspaces import Teams

_log = structlog.get_logger("slack")
_MARKUP = SlackMarkup()
_PATIENCE_SECONDS = 2.0
_IN_A_MODAL = re.compile(r"settings(?: more| channel)?|reminders")


def _team_of(body: Event) -> str:
    """The workspace in which we are installed, as Bolt knows it for its authorization.

    In Slack Connect an event's outer ``team_id`` may be another organisation's: ``authorizations`` says whose event it is. Where
    an organisation has installed us, only the person's workspace may be named.
    """
    return str(extract_team_id(dict(body)) or "")


def _form_command(body: Event) -> Event:
    """A sent form, as the command that it stands for."""
    values = body.get("state", {}).get("values", {})
    text = str(values.get(FORM, {}).get(FORM_INPUT, {}).get("value") or "")
    ids = {"team_id": _team_of(body), "channel_id": body.get("channel", {}).get("id", ""), "user_id": body["user"]["id"]}
    return ids | {"text": text, "response_url": body.get("response_url") or ""}


class Events:
    """What Bolt calls."""

    def __init__(self, responder: Responder, teams: Teams, assistants: Sequence[str] = ()) -> None:
        """Teams: the workspaces that we are installed in. Assistants: user ids of AI apps."""
        self._responder = responder
        self._teams = teams
        self._assistants = tuple(f"<@{user}" for user in assistants)
        self._running: set[asyncio.Task[None]] = set()

    async def on_message(self, body: Event) -> None:
        """New, changed or deleted. Returns within two seconds, so that Slack is answered in time.

        Raises Overloaded, or what failed: then the event stays unacknowledged and Slack sends it again.
        """
        event, team = body["event"], _team_of(body)
        channel = str(event["channel"])
        if event.get("subtype") == "message_deleted":
            ref = MessageRef("slack", team, channel, str(event["deleted_ts"]))
            if self._teams.recent:
                self._teams.recent.gone(ref)
            await self._responder.on_delete(ref)
            return
        outsiders = bool(body.get("is_ext_shared_channel"))
        at = float(event.get("event_ts") or event["ts"])
        if self._teams.recent and event.get("subtype") == "message_changed":
            self._teams.recent.changed(MessageRef("slack", team, channel, str(event["message"]["ts"])), at)
        if event.get("subtype") != "message_changed":
            await self._message(event, team, channel, at, outsiders=outsiders)
        elif said(event["message"]) != said(event.get("previous_message") or {}):  # else a link's preview came
            # Where a file was taken away, Slack does not call the message edited.
            await self._message({"edited": {}} | event["message"], team, channel, at, outsiders=outsiders)

    async def _message(self, event: Event, team: str, channel: str, at: float, *, outsiders: bool) -> None:
        chat = await self._teams.known(team)
        if not is_posted(event, chat.bot if chat else ""):
            return
        message = await chat.message(event, channel) if chat else message_of(event, team, channel)
        place = replace(message.place, shared_with_outsiders=outsiders)
        to_assistant = any(mention in message.text.raw for mention in self._assistants)
        named = chat is not None and f"<@{chat.me}>" in message.text.raw
        message = replace(message, place=place, mentions_assistant=to_assistant, mentions_us=named)
        if self._teams.recent:
            self._teams.recent.keep(message, at)
        done = self._responder.take(message)
        try:
            await asyncio.wait_for(asyncio.shield(done), _PATIENCE_SECONDS)
        except TimeoutError:
            # The cursor stays before it, so it may be acknowledged once that is in the database.
            await self._responder.maintenance.save()

    async def on_joined(self, body: Event) -> None:
        """We were added to a channel, or came by ourselves."""
        event = body["event"]
        place = Place("slack", _team_of(body), str(event["channel"]))
        if event.get("user") != self._teams.of(place.workspace).me:
            return
        inviter = Person("slack", place.workspace, str(event["inviter"])) if event.get("inviter") else None
        await self._responder.on_joined(place, inviter)

    async def on_left(self, body: Event) -> None:
        """We were taken out of a channel, or it was archived or deleted."""
        await self._responder.on_left(Place("slack", _team_of(body), str(body["event"]["channel"])))

    async def on_unarchived(self, body: Event) -> None:
        """An archived channel is open again."""
        event = body["event"]
        at = int(float(event.get("event_ts") or time.time()) * 1_000_000)
        self._responder.on_unarchived(Place("slack", _team_of(body), str(event["channel"])), at)

    async def on_created(self, body: Event) -> None:
        """A public channel was made."""
        channel = body["event"]["channel"]
        await self._responder.on_created(Place("slack", _team_of(body), str(channel["id"])))

    async def on_removed(self, body: Event) -> None:
        """A workspace or an organisation has removed the app, or its token: everything of it goes; or people their own."""
        team, tokens = _team_of(body), body["event"].get("tokens") or {}
        for user in tokens.get("oauth", ()):
            await self._responder.consents.remove(Person("slack", team, str(user)))
        if tokens and not tokens.get("bot"):
            return
        organisation = str(body.get("enterprise_id") or "")
        owned = self._teams.of_organisation(organisation) if organisation else []
        await self._remove([*owned, organisation] if team in (*owned, organisation) else [team])

    async def on_granted(self, body: Event) -> None:
        """An organisation that has installed us has added workspaces."""
        for team in body["event"]["team_ids"]:
            await self._teams.known(str(team), str(body.get("enterprise_id") or ""))

    async def on_withdrawn(self, body: Event) -> None:
        """It has taken us out of workspaces."""
        await self._remove([str(team) for team in body["event"]["team_ids"]])

    async def _remove(self, teams: Sequence[str]) -> None:
        for team in teams:
            # First the token: a message that is sent again now must not bring the workspace back.
            await self._responder.installations.remove("slack", team)
            self._teams.remove(team)
            self._behind(self._responder.on_removed("slack", team))
            _log.info("removed", platform="slack")

    async def on_command(self, body: Event) -> None:
        """``/privacy-check``: acknowledged at once, answered by its response address."""
        place = Place("slack", _team_of(body), str(body["channel_id"]))
        person = Person("slack", place.workspace, str(body["user_id"]))
        raw = str(body.get("text") or "")
        if not raw.strip() and body.get("trigger_id") and await self._form(place.workspace, body, place.channel):
            return
        token = str(body["response_url"])
        if _IN_A_MODAL.fullmatch(raw.strip().casefold()) and body.get("trigger_id"):
            view = await self._teams.open_answer(place.workspace, str(body["trigger_id"]), place.channel)
            token = f"{VIEW}{view}" if view else token
        command = Command(place, person, raw, Interaction(place, person, token))
        self._behind(self._responder.on_command(command, _MARKUP.decode(raw)))

    async def _on_channel(self, body: Event, person: Person, channel: str, words: str) -> None:
        """A channel was chosen on the person's own page: a command is run there, and answered in a modal."""
        view = await self._teams.open_answer(person.workspace, str(body["trigger_id"]), channel)
        place = Place("slack", person.workspace, channel)
        waiting = Interaction(place, person, f"{VIEW}{view}" if view else "")
        self._behind(self._responder.on_command(Command(place, person, words, waiting), _MARKUP.decode(words)))

    async def on_form(self, body: Event) -> None:
        """The global shortcut: the modal, from wherever somebody is."""
        await self._form(_team_of(body), body, "")

    async def _form(self, team: str, body: Event, channel: str) -> bool:
        return await self._teams.open_form(team, str(body["trigger_id"]), channel)

    @staticmethod
    def complaint(body: Event) -> dict[str, str]:
        """What is wrong with a modal that was sent in, by block."""
        values = body["view"]["state"]["values"]
        text = str(values.get(FORM, {}).get(FORM_INPUT, {}).get("value") or "").strip()
        files = values.get(FILES, {}).get(FILES, {}).get("files")
        return {} if text or files else {FORM: "Paste a text, or choose a file below."}

    async def on_submit(self, body: Event) -> None:
        """A modal was sent in; its answer takes its place."""
        view = body["view"]
        values = view["state"]["values"]
        raw = str(values.get(FORM, {}).get(FORM_INPUT, {}).get("value") or "")
        sent = values.get(FILES, {}).get(FILES, {}).get("files") or ()
        place = Place("slack", _team_of(body), str(view.get("private_metadata") or ""))
        person = Person("slack", place.workspace, str(body["user"]["id"]))
        waiting = Interaction(place, person, f"{VIEW}{view['id']}")
        command = Command(place, person, raw, waiting, tuple(map(attachment_of, sent)))
        self._behind(self._responder.on_command(command, _MARKUP.decode(raw)))

    async def on_home(self, body: Event) -> None:
        """Somebody opened the app's own tab."""
        event = body["event"]
        if event.get("tab") == "home":
            await self._responder.on_home(Person("slack", _team_of(body), str(event["user"])))

    async def on_action(self, body: Event) -> None:
        """A button or a choice."""
        action, view = body["actions"][0], body.get("view") or {}
        container = body.get("container", {})
        channel = str((body.get("channel") or {}).get("id") or view.get("private_metadata") or "")
        place = Place("slack", _team_of(body), channel)
        person = Person("slack", place.workspace, str(body["user"]["id"]))
        if action.get("selected_conversation"):
            words = str(action["action_id"]).rpartition(":")[2]
            await self._on_channel(body, person, str(action["selected_conversation"]), words)
            return
        if action.get("block_id") != FORM and action.get("value") == FORM:
            await self.on_command(_form_command(body))
            return
        code = str(action.get("value") or action.get("selected_option", {}).get("value", ""))
        ts = str(container.get("message_ts") or "")
        notice = f"{EPHEMERAL}{ts}" if container.get("is_ephemeral") else ts
        token = f"{VIEW}{view['id']}" if view.get("type") == "modal" else str(body.get("response_url") or "")
        press = Press(code, place, person, Interaction(place, person, token), notice)
        on_page = view.get("type") == "home"
        if on_page and code.startswith(Verb.FORGET_ME):  # it asks first, and a page has no place for a question
            modal = await self._teams.open_answer(place.workspace, str(body["trigger_id"]), channel)
            press, on_page = replace(press, interaction=Interaction(place, person, f"{VIEW}{modal}" if modal else "")), False
        self._behind(self._on_page(press) if on_page else self._responder.on_action(press))

    async def _on_page(self, press: Press) -> None:
        """A press on the person's own page, which shows what came of it."""
        await self._responder.on_action(press)
        await self._responder.on_home(press.person)

    async def on_shortcut(self, body: Event) -> None:
        """Somebody chose "Check privacy" on a message."""
        team, channel = _team_of(body), str(body["channel"]["id"])
        place, person = Place("slack", team, channel), Person("slack", team, str(body["user"]["id"]))
        interaction = Interaction(place, person, str(body.get("response_url") or ""))
        seen, chat = body["message"], self._teams.get(team)
        ref = MessageRef("slack", team, channel, str(seen["ts"]))

        async def work() -> None:
            # What Slack shows with it is enough, and all that there is where the bot is no member.
            shown = await chat.message(seen, channel) if chat and is_posted(seen, chat.bot) else None
            await self._responder.on_question(Question(ref, person, interaction, shown))

        self._behind(work())

    def _behind(self, work: Awaitable[None]) -> None:
        async def run() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - a command or press must never stop the bot
                _log.error("not_answered", error=type(error).__name__)

        task = asyncio.create_task(run())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
