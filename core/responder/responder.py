"""What an adapter calls: the same few methods for every platform."""

import asyncio
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime

from ..fair_queue import Owner
from ..message import Message, MessageRef, Place
from ..ports import Chat, Person
from ..store.cursors import Gap
from ..text import Text
from .catchup import Catchup
from .maintenance import Maintenance
from .message_queue import MessageQueue, any_pending
from .requests import Command, Press, Question
from .services import Dependencies, Services, build_services
from .watermark import Watermark
from .work_queue import Lane, Priority

_REST_SECONDS = 10.0


def _nothing_to_do() -> asyncio.Future[None]:
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    done.set_result(None)
    return done


def _owner_of(person: Person) -> Owner:
    return Owner((person.platform, person.workspace), person.id)


class Responder:
    """What an adapter calls when something happened."""

    def __init__(self, given: Dependencies) -> None:
        """Given: from the composition root."""
        # For adapters: the time, what is counted, and what they store themselves.
        self.clock = given.clock
        self.metrics = given.metrics
        self.installations = given.store.installations
        self.consents = given.store.consents
        self.types = given.types
        self.download_seconds = given.files.seconds
        self.signing_key = given.key
        # The connected platforms, by name.
        self.chats: dict[str, Chat] = {}
        self._store = given.store
        self._settings = given.settings
        self._workers = given.workers
        self._long_text = given.load.long_text
        services = build_services(given, self.chats)
        self._alarms = services.handling.alarms
        self._alerts = services.handling.alerts
        self._recent_changes = services.handling.recent_changes
        self.checks = services.handling.checks
        self._commands = services.commands
        self._actions = services.actions
        self._home = services.home
        self._introductions = services.introductions
        self.joiner = services.joiner
        self.scheduler = services.reminding.scheduler
        self.watermark = Watermark()
        self._queue = MessageQueue(given.load, services.handling.messages, given.workers, self.watermark, given.metrics)
        # Platforms that are connected and whose cursors have begun.
        self.ready: set[str] = set()
        # Workspaces that have removed the bot, by platform and id: later messages from them are ignored.
        self._removed: set[tuple[str, str]] = set()
        self._erasing = asyncio.Lock()
        # By platform, since when some process has been listening: channels made later are read from their first message.
        self._listening: dict[str, datetime] = {}
        self.catchup = self._build_catchup(given)
        self.history = services.history.walker
        services.history.queue.submit = lambda job, owner, lane: self._queue.submit(Priority.HISTORY, job, owner, lane)
        self.maintenance = self._build_maintenance(given, services)

    def _build_catchup(self, given: Dependencies) -> Catchup:
        return Catchup(
            given.catchup,
            lambda message: self.take(message, Priority.CATCHUP),
            chats=self.chats,
            settings=given.settings,
            cursors=given.store.cursors,
            watermark=self.watermark,
            clock=given.clock,
            metrics=given.metrics,
            beat_seconds=given.store.sharing.beat_seconds,
        )

    def _build_maintenance(self, given: Dependencies, services: Services) -> Maintenance:
        return Maintenance(
            chats=self.chats,
            heartbeat=given.store.heartbeat,
            cursors=given.store.cursors,
            claims=given.store.claims,
            findings=given.store.findings,
            retention=given.store.retention,
            messages=services.handling.messages,
            batched=services.handling.batched,
            shadow=services.handling.shadow,
            past=services.history.notices,
            watermark=self.watermark,
            catchup=self.catchup,
            clock=given.clock,
            metrics=given.metrics,
            beat_seconds=given.store.sharing.beat_seconds,
        )

    async def connected(
        self,
        name: str,
        chat: Chat,
        places: Mapping[Place, int],
        workspaces: Iterable[str] = (),
        created: Mapping[Place, datetime] | None = None,
    ) -> None:
        """A platform is connected, or connected again. Places: all that the bot can see, with the position of the newest message.

        Workspaces: those that the bot is in, even if it sees no place of theirs yet. Created: when a place was made, where known.
        Cursors of new places begin at the newest message, or before the first where the place was made while nobody listened;
        what dead processes left unread is read from where they were.
        """
        if not self.ready:  # not before: a process that ends at once, without a token, need not begin others
            self._workers.start()
        self.chats[name] = chat
        there = {*workspaces, *(place.workspace for place in places)}
        async with self._erasing:  # what is erased now is not what is added next
            self._removed -= {(name, workspace) for workspace in there}
        seen, now = await self._store.heartbeat.last_seen(), self.clock.now()
        listening = self._listening.setdefault(name, min(seen, now) if seen else now)
        for place, position in places.items():
            known = self.watermark.knows(place.ids_only)
            self.watermark.begin(place.ids_only, position)
            if not known and created and created.get(place, listening) > listening:
                self.catchup.begin(place.ids_only, Gap(0))
        for workspace in there:
            await self._store.workspaces.add(name, workspace, "", self.clock.now())
        self.maintenance.begun.add(name)
        await self.maintenance.beat()
        self.ready.add(name)
        for workspace in there:
            await self.joiner.resume(name, workspace)
        await self.scheduler.changed()

    def use_chat(self, name: str, chat: Chat) -> bool:
        """A platform can be called although its places are not known yet. Returns whether it was connected before."""
        known = name in self.chats
        self.chats[name] = chat
        return known

    def reconnected(self, name: str, lost_at: datetime | None = None, workspaces: Container[str] | None = None) -> None:
        """A connection was restored, and no event has come since: every place is read from its cursor.

        Lost at: when, where the cursors may be older than that. Workspaces: those concerned; None is all.
        """
        for place in self.watermark.places(name):
            if workspaces is None or place.workspace in workspaces:
                position = self.watermark.position(place)
                self.catchup.begin(place, Gap(position.at, None if position.held_back else lost_at))

    def take(self, message: Message, priority: Priority = Priority.MESSAGE) -> asyncio.Future[None]:
        """Queues a new or edited message; the future ends when it is handled. Raises Overloaded. See ``MessageQueue.take``."""
        if (message.place.platform, message.place.workspace) in self._removed:
            return _nothing_to_do()
        return self._queue.take(message, priority)

    async def on_message(self, message: Message) -> None:
        """A new or edited message; returns when it is handled."""
        await self.take(message)

    async def on_delete(self, ref: MessageRef) -> None:
        """A message was deleted. Work on it that is under way learns of that at once."""
        self._recent_changes.add(ref)
        await self._queue.delete(ref)

    async def on_command(self, command: Command, text: Text) -> None:
        """``/privacy-check``; text is the command's text, decoded."""
        long = Lane.LONG if len(text.raw) > self._long_text else Lane.SHORT
        lane = Lane.FILES if any_pending(command.files) else long
        await self._queue.submit(
            Priority.PERSON, lambda: self._commands.on_command(command, text), _owner_of(command.person), lane
        )

    async def on_question(self, question: Question) -> None:
        """A message shortcut: somebody wants to know about a message."""
        await self._queue.submit(Priority.PERSON, lambda: self._commands.on_question(question), _owner_of(question.person))

    async def on_action(self, press: Press) -> None:
        """A button."""
        await self._queue.submit(Priority.PERSON, lambda: self._actions.on_action(press), _owner_of(press.person))

    async def on_home(self, person: Person) -> None:
        """Somebody opened their own page."""
        await self._queue.submit(Priority.PERSON, lambda: self._home.draw(person), _owner_of(person))

    async def on_blocked(self, ref: MessageRef, author: Person, entity_type: str) -> None:
        """The platform blocked a message by a rule that we installed there. Ref: a name for it, as there is no message."""
        await self._queue.submit(Priority.MESSAGE, lambda: self._alarms.on_blocked(ref, author, entity_type), _owner_of(author))

    async def on_removed(self, name: str, workspace: str) -> None:
        """A workspace removed the bot: all its data is deleted, also what is still being written about it."""
        self._removed.add((name, workspace))
        await self.catchup.stop(name, workspace)
        await self.history.stop(name, workspace)
        self.watermark.forget(name, workspace)
        for seconds in (0.0, _REST_SECONDS):
            await self._queue.rest(seconds)
            async with self._erasing:
                if (name, workspace) not in self._removed:
                    return  # it has added the bot again meanwhile
                await self._store.erasure.erase_workspace(name, workspace)
                self._settings.forget(name, workspace)

    async def on_left(self, place: Place) -> None:
        """The bot left a channel, or the channel was archived: its cursors and the records of notices there are deleted."""
        await self.catchup.leave(place.ids_only)
        await self._store.findings.notices_gone_in(place)

    def on_unarchived(self, place: Place, position: int) -> None:
        """A channel was unarchived: messages newer than the position are handled."""
        self.watermark.begin(place.ids_only, position)

    async def on_permissions_missing(self, name: str, workspace: str, lines: Sequence[str]) -> None:
        """Permissions are missing in a workspace; its admins are told once of each line."""
        await self._queue.submit(Priority.PERSON, lambda: self._alerts.on_permissions_missing(name, workspace, lines))

    async def on_permissions_restored(self, name: str, workspace: str, lines: Sequence[str]) -> None:
        """Permissions that were missing are there again; admins are told if they had been told that they were missing."""
        await self._queue.submit(Priority.PERSON, lambda: self._alerts.on_permissions_restored(name, workspace, lines))

    async def on_token_works(self, name: str, workspace: str, since: datetime) -> None:
        """The bot's token works there again; its admins are told. Since: when it stopped working."""
        await self._queue.submit(Priority.PERSON, lambda: self._alerts.on_token_works(name, workspace, since))

    async def on_joined(self, place: Place, inviter: Person | None = None, joined: str = "") -> None:
        """The bot was added to a place. Inviter: by whom, where known. Joined: when, where a workspace joins as a whole."""
        await self._queue.submit(Priority.PERSON, lambda: self._introductions.on_joined(place, inviter, joined))

    async def on_created(self, place: Place) -> None:
        """A public channel was made."""
        await self._queue.submit(Priority.PERSON, lambda: self.joiner.on_created(place))

    async def is_only_process(self) -> bool:
        """Whether no other process gets events instead of this one."""
        return await self._store.heartbeat.alone(self.clock.now())

    async def reencrypt_tokens(self) -> None:
        """Encrypts stored tokens with the newest key; raises ConfigError without a key, and if none fits."""
        await self._store.reencrypt_tokens()

    async def ensure_database(self) -> None:
        """Asks the database; raises where it does not answer."""
        await self._store.database.ping()

    def start(self) -> None:
        """Starts all periodic work; the processes for long texts start with the first platform."""
        self.maintenance.start()
        self.scheduler.start()
        self.history.start()

    async def close(self, seconds: float) -> None:
        """Finishes what is in flight within so many seconds, leaves the rest to other processes, and signs off."""
        await self.scheduler.close()
        await self.joiner.close()
        await self.catchup.close()
        await self.history.close()
        await self._queue.close(seconds)
        await self.maintenance.close()
        await self._workers.close()
