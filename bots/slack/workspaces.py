"""All workspaces of the app as the core's port Chat: each call goes to the one that it is about."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from core.files.unread import Unread
from core.message import Attachment, Message, MessageRef, Place
from core.ports import Capabilities, Home, Interaction, Listed, Pace, PastPage, Person, Post, Target, Unavailable, Undeliverable
from core.reply import Reply

from . import CAPABILITIES, MODES
from .chat import SlackChat
from .recent_messages import Recent


def _workspace(to: Target) -> str:
    return to.person.workspace if isinstance(to, Home | Interaction) else to.workspace


class Teams:
    """The workspaces that we are installed in, by id."""

    def __init__(self, recent: Recent | None = None) -> None:
        """Starts with none. Recent: what events have told of messages.

        ``look_up`` is asked for one that is not known, by its id and its organisation's: another replica may have installed it.
        """
        self._chats: dict[str, SlackChat] = {}
        self.recent = recent
        self.look_up: Callable[[str, str], Awaitable[None]] | None = None

    @property
    def all(self) -> frozenset[str]:
        """The ids of all."""
        return frozenset(self._chats)

    def of_organisation(self, organisation: str) -> list[str]:
        """The ids of the workspaces for which an organisation has installed us."""
        return [team for team, chat in self._chats.items() if chat.organisation == organisation]

    @property
    def works(self) -> bool:
        """Whether the token of any of them works; one that is refused must not hide the others."""
        return not self._chats or any(not (chat.health and chat.health.error) for chat in self._chats.values())

    def add(self, team: str, chat: SlackChat) -> None:
        """A workspace was added, or its token is a new one."""
        self.remove(team)
        self._chats[team] = chat

    def remove(self, team: str) -> None:
        """It has removed us."""
        chat = self._chats.pop(team, None)
        if chat is not None and chat.health is not None:
            chat.health.close()

    def get(self, team: str) -> SlackChat | None:
        """The workspace's own, where we are installed there."""
        return self._chats.get(team)

    async def known(self, team: str, organisation: str = "") -> SlackChat | None:
        """The workspace's own, looked up where it is not here yet."""
        if team and team not in self._chats and self.look_up is not None:
            await self.look_up(team, organisation)
        return self.get(team)

    def of(self, team: str) -> SlackChat:
        """The same; raises Undeliverable."""
        chat = self.get(team)
        if chat is None:
            raise Undeliverable("not installed")
        return chat

    @property
    def capabilities(self) -> Capabilities:
        """What all of them allow."""
        all_of = [chat.capabilities for chat in self._chats.values()]
        if not all_of:
            return CAPABILITIES
        customize, delete = all(c.repost_as_author for c in all_of), all(c.delete_others for c in all_of)
        pages = {can.consent_page for can in all_of}
        modes = all_of[0].modes if all(c.modes == all_of[0].modes for c in all_of) else MODES
        return replace(CAPABILITIES, repost_as_author=customize, delete_others=delete, modes=modes, consent_page=min(pages))

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        return await self.of(_workspace(to)).deliver(reply, to, key, reader=reader, again=again)

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        return await self.of(place.workspace).post_as(author, place, post, key, again=again)

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        return 0

    async def withdraw(self, notice: MessageRef) -> None:
        await self.of(notice.workspace).withdraw(notice)

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        deleted = await self.of(ref.workspace).delete(ref, by)
        if deleted and self.recent:
            self.recent.gone(ref)
        return deleted

    async def fetch(self, ref: MessageRef) -> Message | None:
        known = await self.recent.find(ref) if self.recent else None
        return known or await self.of(ref.workspace).fetch(ref)

    def located(self, place: Place) -> Place:
        """See Chat."""
        return replace(place, private=place.channel.startswith("D"))

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        async for message in self.of(place.workspace).history(place, position, after):
            yield message

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        """See Chat; a workspace that is not here now may be another replica's, or be back soon."""
        chat = await self.known(place.workspace)
        if chat is None:
            raise Unavailable("not installed")
        return await chat.past(place, at, since)

    async def pace(self, place: Place) -> Pace:
        """See Chat."""
        return await self.of(place.workspace).pace(place)

    async def channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        async for listed in self.of(workspace).channels(workspace):
            yield listed

    async def is_admin(self, person: Person) -> bool:
        return await self.of(person.workspace).is_admin(person)

    async def manages(self, person: Person, place: Place) -> bool:
        return await self.of(place.workspace).manages(person, place)

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        return await self.of(person.workspace).in_groups(person, groups)

    async def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        async for listed in self.of(workspace).public_channels(workspace):
            yield listed

    async def join(self, place: Place) -> None:
        """See Chat."""
        await self.of(place.workspace).join(place)

    async def channel_id(self, workspace: str, written: str) -> str:
        """See Chat."""
        return await self.of(workspace).channel_id(workspace, written)

    async def group_id(self, workspace: str, written: str) -> str:
        """See Chat."""
        return await self.of(workspace).group_id(workspace, written)

    async def zone(self, person: Person) -> str:
        return await self.of(person.workspace).zone(person)

    async def audience(self, place: Place) -> int | None:
        return await self.of(place.workspace).audience(place)

    async def members(self, place: Place) -> list[Person]:
        return await self.of(place.workspace).members(place)

    async def admins(self, workspace: str) -> list[Person]:
        chat = self.get(workspace)
        return await chat.admins(workspace) if chat else []

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        chat = self.get(workspace)
        return await chat.download(file, workspace, most) if chat else replace(file, unread=Unread.DENIED)

    async def open_form(self, team: str, trigger: str, channel: str) -> bool:
        """Opens the modal; False where it did not work."""
        chat = self.get(team)
        return chat is not None and await chat.open_form(trigger, channel)

    async def open_answer(self, team: str, trigger: str, channel: str) -> str:
        """Opens a modal for an answer; its id, or an empty string where it did not work."""
        chat = self.get(team)
        return await chat.open_answer(trigger, channel) if chat else ""
