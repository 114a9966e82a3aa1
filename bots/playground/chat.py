"""The playground as the core's port Chat."""

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime

from core.message import Attachment, Author, Message, MessageRef, Place
from core.ports import Capabilities, Home, Interaction, Listed, Pace, PastPage, Person, Post, Target, Undeliverable
from core.reply import Audience, Reply
from core.text import Text

from .demo_team import CHANNELS, MEMBERS, WORKSPACE, Posted, Room, Said, alone_in, channel, direct_messages, member
from .render import render

BOT = "privacy-check"


class PlaygroundChat:
    """Shows replies on the page and reads messages from it."""

    def __init__(self, room: Room, capabilities: Capabilities) -> None:
        """Room: the demo team."""
        self._room = room
        self._capabilities = capabilities

    @property
    def capabilities(self) -> Capabilities:
        """See Chat."""
        return self._capabilities

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """See Chat; the same key is the same place on the page."""
        if isinstance(to, Home):
            raise Undeliverable("no page of one's own")
        place = direct_messages(to.id) if isinstance(to, Person) else to.place if isinstance(to, Interaction) else to
        direct = alone_in(place.channel)
        seen_by = direct or (reader.id if reader and reply.audience is Audience.AUTHOR else "")
        about = key.rpartition(":")[2] if key.startswith("notice:") else ""
        name = reply.replaces or key
        shown_in = "" if direct else place.channel
        deleted = deleted_by(to.token) if isinstance(to, Interaction) else ""
        self._room.say(Said(name, shown_in, seen_by, list(render(reply)), about, deleted, self._room.now()))
        return MessageRef("playground", WORKSPACE, place.channel, name)

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        """See Chat."""
        instead_of = key.rpartition(":")[2] if key.startswith("redacted:") else ""
        posted = Posted(self._room.new_id(), place.channel, author.id, post.text, instead_of=instead_of, at=self._room.now())
        self._room.put(posted)
        return MessageRef("playground", WORKSPACE, place.channel, posted.id)

    async def withdraw(self, notice: MessageRef) -> None:
        """See Chat."""
        self._room.unsay(notice.id)

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        """See Chat."""
        return self._room.remove(ref.id)

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """See Chat."""
        return 0

    async def fetch(self, ref: MessageRef) -> Message | None:
        """See Chat."""
        posted = self._room.messages.get(ref.id)
        return message_of(posted) if posted else None

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        """See Chat; the page sends files with their content."""
        return file

    def located(self, place: Place) -> Place:
        """See Chat."""
        return place

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        """See Chat."""
        for posted in list(self._room.messages.values()):
            message = message_of(posted)
            if posted.channel == place.channel and message.ref.position > position:
                yield message

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        """See Chat; all in one page."""
        there = [posted for posted in self._room.messages.values() if posted.channel == place.channel and posted.at >= since]
        return PastPage(tuple(map(message_of, reversed(there))), "", await self.pace(place))

    async def pace(self, place: Place) -> Pace:
        """See Chat."""
        return Pace(1000)

    async def channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        async for listed in self.public_channels(workspace):
            yield listed

    async def is_admin(self, person: Person) -> bool:
        """See Chat."""
        known = member(person.id)
        return known is not None and known.admin

    async def manages(self, person: Person, place: Place) -> bool:
        """See Chat."""
        found = channel(place.channel)
        return found is not None and found.manager == person.id

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """See Chat."""
        return False

    async def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat."""
        for each in CHANNELS:
            yield Listed(each.place(), ours=True)

    async def join(self, place: Place) -> None:
        """See Chat; it is in all of them."""

    async def channel_id(self, workspace: str, written: str) -> str:
        """See Chat."""
        return written.removeprefix("#") if channel(written.removeprefix("#")) else ""

    async def group_id(self, workspace: str, written: str) -> str:
        """See Chat; there are no groups."""
        return ""

    async def zone(self, person: Person) -> str:
        """See Chat; the page does not know it."""
        return ""

    async def audience(self, place: Place) -> int | None:
        """See Chat."""
        return len(await self.members(place))

    async def members(self, place: Place) -> list[Person]:
        """See Chat."""
        alone = alone_in(place.channel)
        return [Person("playground", WORKSPACE, person.id) for person in MEMBERS if alone in ("", person.id)]

    async def admins(self, workspace: str) -> list[Person]:
        """See Chat."""
        return [Person("playground", WORKSPACE, person.id) for person in MEMBERS if person.admin]


def token_of(number: int, deleted: str = "") -> str:
    """A token for an interaction. Deleted: the id of the message that it is to delete."""
    return f"{number}:{deleted}"


def deleted_by(token: str) -> str:
    """The id of the message that an interaction was to delete, or an empty string."""
    return token.partition(":")[2]


def message_of(posted: Posted) -> Message:
    """A message of the page as the core sees it."""
    found = channel(posted.channel)
    place = found.place() if found else Place("playground", WORKSPACE, posted.channel)
    ref = MessageRef("playground", WORKSPACE, posted.channel, posted.id)
    return Message(ref, Author(posted.author), place, Text.plain(posted.text), posted.files, posted.edited)
